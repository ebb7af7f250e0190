namespace NatoIraq.Core.Machines;

public static partial class AllMachines
{
    /// <summary>The host's consent to a mission. The host's last word counts, until it has withdrawn.</summary>
    public static Machine Consent { get; } = Machine
        .Named("consent", SubjectKind.Mission, "What the host last said about the presence of a mission.")

        .State("unknown", "Nothing is told.")
        .State("invited", "The host asked for the mission, or it is present on the host's invitation.")
        .State("questioned", "The host has put its presence in question.")
        .State("reaffirmed", "The host has confirmed that it may stay.")
        .State("withdrawn", "The host wants it gone; only a new request or invitation reopens the matter.")
        .State("exit-window", "The host wants it gone and has given it notice, which still runs.")

        .Trigger("host-requested", enters: "invited")
        .Trigger("host-invited", enters: "invited")
        .Trigger("host-questioned", enters: "questioned")
        .Trigger("host-reaffirmed", enters: "reaffirmed")
        .Trigger("host-withdrew", enters: "withdrawn")
        .Trigger("host-withdrew-with-notice", enters: "exit-window")

        .Configure("unknown", "invited", "questioned", "reaffirmed", "withdrawn")
            .Permit("host-requested", "invited")
            .Permit("host-invited", "invited")
        .Configure("unknown", "invited", "questioned", "reaffirmed")
            .Permit("host-questioned", "questioned")
            .Permit("host-withdrew-with-notice", "exit-window")
        .Configure("unknown", "invited", "questioned", "reaffirmed", "exit-window")
            .Permit("host-reaffirmed", "reaffirmed")
            .Permit("host-withdrew", "withdrawn")
        .Build();
}
