namespace NatoIraq.Core.Machines;

public static partial class AllMachines
{
    /// <summary>An office and whether somebody holds it; who, is in the world.</summary>
    public static Machine Office { get; } = Machine
        .Named("office", SubjectKind.Office, "Whether somebody holds an office.")

        .State("vacant")
        .State("held")

        .Trigger("office-taken", enters: "held")
        .Trigger("office-vacated", enters: "vacant")

        .Configure("vacant", "held")
            .Permit("office-taken", "held")
        .Configure("held")
            .Permit("office-vacated", "vacant")
        .Build();
}
