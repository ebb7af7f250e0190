namespace NatoIraq.Core.Machines;

public static partial class AllMachines
{
    /// <summary>
    /// The enlargement of a mission. It may be decided while the mission is suspended, but no step is taken then.
    /// </summary>
    public static Machine Expansion { get; } = Machine
        .Named("expansion", SubjectKind.Mission, "How far the enlargement of a mission has come; more may follow.")

        .State("none", "No enlargement is on the table.")
        .State("in-principle", "It is wanted, not decided.")
        .State("delayed", "It is held up and must be taken up or agreed again.")
        .State("agreed", "It is decided; no step has been taken.")
        .State("ramping", "At least one step has been taken.")
        .State("complete")
        .State("shelved", "It was given up, and may be taken up again.")

        .Trigger("expansion-agreed-in-principle", enters: "in-principle")
        .Trigger("expansion-delayed", enters: "delayed")
        .Trigger("expansion-agreed", enters: "agreed", Guard.MissionExists, Guard.HostStands)
        .Trigger(
            "expansion-step",
            enters: "ramping",
            Guard.MissionExists,
            Guard.HostStands,
            Guard.NotSuspended,
            Guard.ExpansionDecided)
        .Trigger("expansion-completed", enters: "complete")
        .Trigger("expansion-shelved", enters: "shelved")

        .Configure("none", "in-principle", "delayed", "complete", "shelved")
            .Permit("expansion-agreed-in-principle", "in-principle")
        .Configure("none", "in-principle", "delayed", "agreed", "ramping", "complete", "shelved")
            .PermitIf("expansion-agreed", "agreed", Guard.MissionExists, Guard.HostStands)
        .Configure("in-principle", "delayed", "agreed", "ramping")
            .Permit("expansion-delayed", "delayed")
            .Permit("expansion-shelved", "shelved")
        .Configure("agreed", "ramping")
            .PermitIf("expansion-step", "ramping", Guard.MissionExists, Guard.HostStands, Guard.NotSuspended)
            .Permit("expansion-completed", "complete")
        .Build();
}
