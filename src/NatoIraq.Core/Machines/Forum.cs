namespace NatoIraq.Core.Machines;

public static partial class AllMachines
{
    /// <summary>A meeting. It may be scheduled anew until it is held.</summary>
    public static Machine Forum { get; } = Machine
        .Named("forum", SubjectKind.Forum, "Whether a meeting is still to come or has taken place.")

        .State("scheduled")
        .State("held")

        .Trigger("forum-scheduled", enters: "scheduled")
        .Trigger("forum-held", enters: "held")

        .Configure("scheduled")
            .Permit("forum-scheduled", "scheduled")
            .Permit("forum-held", "held")
        .Build();
}
