namespace NatoIraq.Core.Machines;

public static partial class AllMachines
{
    /// <summary>
    /// A mission's mandate. Its one state says that there is one; activities and zones are in the world,
    /// and whom it trains stays in the event's record.
    /// </summary>
    public static Machine Mandate { get; } = Machine
        .Named("mandate", SubjectKind.Mission, "Whether a mission has a known mandate; what it holds is kept aside.")

        .State("in-force")

        .Trigger("mandate-amended", enters: "in-force")

        .Configure("in-force")
            .PermitReentry("mandate-amended")
        .Build();
}
