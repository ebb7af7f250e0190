namespace NatoIraq.Core.Machines;

public static partial class AllMachines
{
    /// <summary>
    /// The pressure on a place. An incident raises it by one level or by two; time eases it by one. Both ends hold:
    /// more than critical and less than low are not told apart, so a late easing of a low pressure is no error.
    /// </summary>
    public static Machine Pressure { get; } = Machine
        .Named("pressure", SubjectKind.Place, "How hard recent incidents press on a place.")

        .State("low")
        .State("elevated")
        .State("critical")

        .Trigger("raised", enters: "elevated")
        .Trigger("raised-twice", enters: "critical")
        .Trigger("eased", enters: "low")

        .Configure("low")
            .Permit("raised", "elevated")
        .Configure("elevated", "critical")
            .Permit("raised", "critical")
        .Configure("low", "elevated", "critical")
            .Permit("raised-twice", "critical")
        .Configure("low", "elevated")
            .Permit("eased", "low")
        .Configure("critical")
            .Permit("eased", "elevated")
        .Build();
}
