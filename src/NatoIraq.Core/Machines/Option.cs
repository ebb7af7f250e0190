namespace NatoIraq.Core.Machines;

public static partial class AllMachines
{
    /// <summary>
    /// A policy option on its way to a decision. Steps may be skipped, as sources see only some of them.
    /// </summary>
    public static Machine Option { get; } = Machine
        .Named("option", SubjectKind.Option, "How far a policy option has come on its way to a decision.")

        .State("requested")
        .State("drafted")
        .State("submitted", "It lies with the one who decides.")
        .State("discussed")
        .State("endorsed", "Somebody who counts has backed it; talk of it goes on.")
        .State("presented", "It was laid before a meeting.")
        .State("agreed")
        .State("implemented")
        .State("rejected")
        .State("lapsed", "It ended without being carried out or turned down.")

        .Trigger("option-requested", enters: "requested")
        .Trigger("option-drafted", enters: "drafted")
        .Trigger("option-submitted", enters: "submitted")
        .Trigger("option-discussed", enters: "discussed")
        .Trigger("option-endorsed", enters: "endorsed")
        .Trigger("option-presented", enters: "presented")
        .Trigger("option-agreed", enters: "agreed")
        .Trigger("option-implemented", enters: "implemented")
        .Trigger("option-rejected", enters: "rejected")
        .Trigger("option-lapsed", enters: "lapsed")

        .Configure("requested")
            .Permit("option-drafted", "drafted")
        .Configure("requested", "drafted")
            .Permit("option-submitted", "submitted")
        .Configure("requested", "drafted", "submitted", "discussed")
            .Permit("option-discussed", "discussed")
        .Configure("endorsed")
            .PermitReentry("option-discussed")
        .Configure("requested", "drafted", "submitted", "discussed", "endorsed")
            .Permit("option-endorsed", "endorsed")
        .Configure("requested", "drafted", "submitted", "discussed", "endorsed", "presented")
            .Permit("option-presented", "presented")
            .Permit("option-agreed", "agreed")
            .Permit("option-rejected", "rejected")
        .Configure("requested", "drafted", "submitted", "discussed", "endorsed", "presented", "agreed")
            .Permit("option-implemented", "implemented")
            .Permit("option-lapsed", "lapsed")
        .Build();
}
