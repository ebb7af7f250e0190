namespace NatoIraq.Core.Machines;

public static partial class AllMachines
{
    /// <summary>
    /// A claim among other claims. A repeat is not corroboration and does not settle a contradiction; nor does a
    /// second voice.
    /// </summary>
    public static Machine Claim { get; } = Machine
        .Named("claim", SubjectKind.Claim, "How a claim stands among the others.")

        .State("reported")
        .State("repeated", "The same source family says it again.")
        .State("corroborated", "An independent source says it too.")
        .State("contradicted", "Another source says otherwise; that stays so whoever else says it.")
        .State("superseded", "A later wording took its place.")
        .State("retracted", "The pack no longer holds it.")

        .Trigger("claim-reported", enters: "reported")
        .Trigger("claim-repeated", enters: "repeated")
        .Trigger("claim-corroborated", enters: "corroborated")
        .Trigger("claim-contradicted", enters: "contradicted")
        .Trigger("claim-revised", enters: "superseded")
        .Trigger("claim-retracted", enters: "retracted")

        .Configure("retracted")
            .Permit("claim-reported", "reported")
        .Configure("reported", "repeated")
            .Permit("claim-repeated", "repeated")
        .Configure("corroborated", "contradicted")
            .PermitReentry("claim-repeated")
        .Configure("reported", "repeated", "corroborated")
            .Permit("claim-corroborated", "corroborated")
        .Configure("contradicted")
            .PermitReentry("claim-corroborated")
        .Configure("reported", "repeated", "corroborated", "contradicted")
            .Permit("claim-contradicted", "contradicted")
        .Configure("reported", "repeated", "corroborated", "contradicted", "superseded")
            .Permit("claim-revised", "superseded")
            .Permit("claim-retracted", "retracted")
        .Build();
}
