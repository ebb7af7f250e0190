namespace NatoIraq.Core.Machines;

public static partial class AllMachines
{
    /// <summary>The life of a mission. It only goes forward: a mission set up anew is another mission.</summary>
    public static Machine Lifecycle { get; } = Machine
        .Named("lifecycle", SubjectKind.Mission, "How far a mission has come, from a proposal to its end.")

        .State("none", "Nobody has proposed the mission.")
        .State("proposed")
        .State("approved-in-principle", "It is wanted; its details and its start are open.")
        .State("established")
        .State("closing", "Its end is decided and under way.")
        .State("closed")

        .Trigger("mission-proposed", enters: "proposed")
        .Trigger("mission-approved-in-principle", enters: "approved-in-principle")
        .Trigger("mission-established", enters: "established")
        .Trigger("mission-closing", enters: "closing")
        .Trigger("mission-closed", enters: "closed")

        .Configure("none", "proposed")
            .Permit("mission-proposed", "proposed")
            .Permit("mission-approved-in-principle", "approved-in-principle")
        .Configure("none", "proposed", "approved-in-principle")
            .Permit("mission-established", "established")
        .Configure("established")
            .Permit("mission-closing", "closing")
        .Configure("established", "closing")
            .Permit("mission-closed", "closed")
        .Build();
}
