namespace NatoIraq.Core.Machines;

public static partial class AllMachines
{
    /// <summary>
    /// A resolution, from the table to what became of it. Whether it binds is often not told: only a known no stops it.
    /// </summary>
    public static Machine Resolution { get; } = Machine
        .Named("resolution", SubjectKind.Resolution, "What became of a resolution.")

        .State("tabled")
        .State("passed")
        .State("transmitted", "It was sent to those who must carry it out.")
        .State("executed")
        .State("ignored", "It was not acted on; it may still be.")
        .State("superseded", "Another decision took its place.")

        .Trigger("resolution-tabled", enters: "tabled")
        .Trigger("resolution-passed", enters: "passed")
        .Trigger("resolution-transmitted", enters: "transmitted")
        .Trigger("resolution-executed", enters: "executed", Guard.MayBind)
        .Trigger("resolution-ignored", enters: "ignored")
        .Trigger("resolution-superseded", enters: "superseded")

        .Configure("tabled")
            .Permit("resolution-passed", "passed")
        .Configure("passed")
            .Permit("resolution-transmitted", "transmitted")
        .Configure("passed", "transmitted")
            .Permit("resolution-ignored", "ignored")
        .Configure("passed", "transmitted", "ignored")
            .PermitIf("resolution-executed", "executed", Guard.MayBind)
        .Configure("tabled", "passed", "transmitted", "executed", "ignored")
            .Permit("resolution-superseded", "superseded")
        .Build();
}
