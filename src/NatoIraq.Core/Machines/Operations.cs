namespace NatoIraq.Core.Machines;

public static partial class AllMachines
{
    /// <summary>The operations of a mission. Suspensions may overlap; none resumes without the host.</summary>
    public static Machine Operations { get; } = Machine
        .Named("operations", SubjectKind.Mission, "Whether a mission works as usual, under limits, or not at all.")

        .State("active")
        .State("limited", "It does part of what its mandate holds.")
        .State("suspended", "It does nothing of what its mandate holds; its troops may stay.")

        .Trigger("operations-suspended", enters: "suspended")
        .Trigger("operations-limited", enters: "limited")
        .Trigger("operations-resumed", enters: "active", Guard.HostStands)

        .Configure("active", "limited", "suspended")
            .Permit("operations-suspended", "suspended")
        .Configure("active", "limited")
            .Permit("operations-limited", "limited")
        .Configure("suspended")
            .PermitIf("operations-limited", "limited", Guard.HostStands)
        .Configure("limited", "suspended")
            .PermitIf("operations-resumed", "active", Guard.HostStands)
        .Build();
}
