using NatoIraq.Core.Machines;

namespace NatoIraq.App.Charts;

/// <summary>
/// The tints of machines' states. They follow what a state means, in every machine alike: what stopped or was refused
/// is never of the colour of what goes on. Names and patterns say the same to those who see no colours.
/// </summary>
public static class StateTints
{
    /// <summary>Begun, and nothing decided: blue.</summary>
    public const int Open = 0;

    /// <summary>In doubt, limited or late: amber.</summary>
    public const int Doubt = 1;

    /// <summary>At work, agreed or at rest: green.</summary>
    public const int Going = 2;

    /// <summary>Stopped, refused or under the hardest pressure: red.</summary>
    public const int Stopped = 3;

    /// <summary>Further on, and still not decided: violet.</summary>
    public const int Nearer = 5;

    /// <summary>Over, or nothing: grey.</summary>
    public const int Over = 6;

    /// <summary>A state's tint; null for a state that no machine has.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="state">One of its states.</param>
    public static int? Of(string machine, string state) => (machine, state) switch
    {
        ("operations", "active") or ("pressure", "low") or ("mandate", _) => Going,
        ("lifecycle", "established") or ("expansion", "agreed" or "complete") => Going,
        ("consent", "invited" or "reaffirmed") or ("option", "agreed" or "implemented") => Going,
        ("resolution", "executed") or ("contingent", "deployed") or ("office" or "forum", "held") => Going,
        ("claim", "corroborated") => Going,

        ("operations", "limited") or ("pressure", "elevated") or ("consent", "questioned") => Doubt,
        ("lifecycle", "closing") or ("expansion", "delayed") or ("claim", "contradicted") => Doubt,

        ("operations", "suspended") or ("pressure", "critical") => Stopped,
        ("consent", "withdrawn" or "exit-window") or ("option", "rejected") or ("claim", "retracted") => Stopped,

        ("lifecycle", "none" or "closed") or ("expansion", "none" or "shelved") or ("consent", "unknown") => Over,
        ("option", "lapsed") or ("resolution", "ignored" or "superseded") or ("contingent", "withdrawn") => Over,
        ("office", "vacant") or ("claim", "superseded") => Over,

        ("lifecycle", "approved-in-principle") or ("expansion", "ramping") => Nearer,
        ("option", "endorsed" or "presented") or ("resolution", "passed" or "transmitted") => Nearer,
        ("contingent", "rebadged" or "relocated") => Nearer,

        ("lifecycle", "proposed") or ("expansion", "in-principle") or ("resolution", "tabled") => Open,
        ("option", "requested" or "drafted" or "submitted" or "discussed") => Open,
        ("contingent", "planned") or ("forum", "scheduled") or ("claim", "reported" or "repeated") => Open,
        _ => null,
    };

    /// <summary>
    /// Which pattern a state has: its place in its machine, so that neighbours differ without colour.
    /// </summary>
    /// <param name="machine">The machine; null for one that is not known.</param>
    /// <param name="state">One of its states.</param>
    public static int PatternOf(Machine? machine, string state) =>
        Math.Max(0, machine?.States.ToList().IndexOf(state) ?? 0);
}
