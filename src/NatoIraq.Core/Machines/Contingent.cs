namespace NatoIraq.Core.Machines;

public static partial class AllMachines
{
    /// <summary>
    /// A nation's troops in one mission and one place. The state names the last move; the ledger says who is left, so
    /// a contingent that has begun to leave may go on leaving, change its mission or move.
    /// </summary>
    public static Machine Contingent { get; } = Machine
        .Named("contingent", SubjectKind.Contingent, "What a nation's troops in one mission and place last did.")

        .State("planned", "Troops were offered; nobody has moved or been counted.")
        .State("deployed")
        .State("rebadged", "Some or all of them went over to another mission where they stand.")
        .State("relocated", "Some or all of them moved to another place.")
        .State("withdrawn", "Some or all of them went home.")

        .Trigger("transfer-offered", enters: "planned")
        .Trigger("troops-reported", enters: "deployed")
        .Trigger("contingent-identified", enters: "deployed")
        .Trigger("troops-deployed", enters: "deployed")
        .Trigger("troops-received", enters: "deployed")
        .Trigger("troops-rebadged", enters: "rebadged")
        .Trigger("troops-relocated", enters: "relocated")
        .Trigger("troops-withdrawn", enters: "withdrawn")

        .Configure("planned", "deployed")
            .Permit("contingent-identified", "deployed")
        .Configure("rebadged", "relocated")
            .PermitReentry("contingent-identified")
            .PermitReentry("troops-reported")
        .Configure("planned", "deployed", "withdrawn")
            .Permit("troops-reported", "deployed")
        .Configure("planned", "deployed", "rebadged", "relocated", "withdrawn")
            .PermitReentry("transfer-offered")
            .Permit("troops-deployed", "deployed")
            .Permit("troops-received", "deployed")
            .Permit("troops-rebadged", "rebadged")
            .Permit("troops-relocated", "relocated")
            .Permit("troops-withdrawn", "withdrawn")
        .Build();
}
