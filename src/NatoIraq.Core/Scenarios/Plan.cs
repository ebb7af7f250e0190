using NatoIraq.Core.Dice;
using NatoIraq.Core.Expressions;
using NatoIraq.Core.History;
using NatoIraq.Core.Replay;
using NatoIraq.Core.Sampling;
using NatoIraq.Core.Worlds;

namespace NatoIraq.Core.Scenarios;

/// <summary>A branch ready to draw: the history up to the fork, and the whole plan with what it inherits.</summary>
/// <param name="Scenario">The scenario that authors the branch.</param>
/// <param name="Timeline">The history.</param>
/// <param name="ForkStep">The last step of the history that the branch shares.</param>
/// <param name="ForkDay">The day of forking from the history, as <see cref="DateOnly.DayNumber"/>.</param>
/// <param name="UntilDay">The horizon, inclusive.</param>
/// <param name="Assumptions">The assumptions, in order of their numbers.</param>
/// <param name="Initial">What starts at a stated value.</param>
/// <param name="Entries">The plan's entries, in file order, inherited ones first.</param>
/// <param name="Outputs">Named expressions to report.</param>
/// <param name="Warnings">What the author should know.</param>
public sealed record Plan(
    Scenario Scenario,
    Timeline Timeline,
    int ForkStep,
    int ForkDay,
    int UntilDay,
    IReadOnlyList<PlanAssumption> Assumptions,
    IReadOnlyList<PlanInitial> Initial,
    IReadOnlyList<Entry> Entries,
    IReadOnlyList<PlanOutput> Outputs,
    IReadOnlyList<string> Warnings)
{
    /// <summary>
    /// The most occurrences of one hazard or reaction in a draw; more means that a plan feeds on itself.
    /// </summary>
    public const int MostOccurrences = 20_000;

    /// <summary>The branch's name.</summary>
    public string Name => Scenario.Name;

    /// <summary>The rank correlations between assumptions, in the order in which they are tied.</summary>
    public IReadOnlyList<PlanCorrelation> Correlations { get; init; } = [];

    /// <summary>What ties the correlated assumptions; null for none.</summary>
    public Copula? Copula { get; init; }

    /// <summary>The entry of that id in force at the horizon, or null.</summary>
    public Entry? Find(string id) => Entries.LastOrDefault(e => e.Id == id && e.UntilDay == int.MaxValue);
}

/// <summary>An assumption of a plan.</summary>
/// <param name="Source">As the scenario states it.</param>
/// <param name="Value">What is drawn.</param>
/// <param name="Text">What is drawn, as written.</param>
/// <param name="Owner">The scenario it comes from.</param>
public sealed record PlanAssumption(Assumption Source, Sampled Value, string Text, string Owner)
{
    /// <summary>Which scenario of the chain is the first to have it, from 0 for the eldest.</summary>
    public int Generation { get; init; }
}

/// <summary>Two assumptions that go along with each other.</summary>
/// <param name="A">The one that is drawn first.</param>
/// <param name="B">The other.</param>
/// <param name="Rank">Spearman's rank correlation, from -1 to 1.</param>
/// <param name="Owner">The scenario it comes from.</param>
public sealed record PlanCorrelation(string A, string B, double Rank, string Owner);

/// <summary>A starting value of a plan.</summary>
/// <param name="Target">As written.</param>
/// <param name="Level">The cell, or -1 for a cap.</param>
/// <param name="Mission">The mission of a cap, or -1.</param>
/// <param name="Value">What is drawn, in persons.</param>
/// <param name="Text">What is drawn, as written.</param>
public sealed record PlanInitial(string Target, int Level, int Mission, Sampled Value, string Text)
{
    /// <summary>Which scenario of the chain is the first to have it, from 0 for the eldest.</summary>
    public int Generation { get; init; }
}

/// <summary>A named expression to report.</summary>
public sealed record PlanOutput(string Name, BoundExpression<Moment> Value);

/// <summary>What makes an entry happen.</summary>
public enum EntryKind
{
    /// <summary>A planned event: at most once, at once or as a ramp.</summary>
    Planned,

    /// <summary>A rule of the scenario: each time its condition becomes true or another entry occurs.</summary>
    Reaction,

    /// <summary>A Poisson process.</summary>
    Hazard,
}

/// <summary>One entry of a plan, compiled.</summary>
public sealed class Entry
{
    /// <summary>Its place in the plan; it decides between events of one day.</summary>
    public required int Index { get; init; }

    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>What makes it happen.</summary>
    public required EntryKind Kind { get; init; }

    /// <summary>The scenario it comes from.</summary>
    public required string Owner { get; init; }

    /// <summary>The day its owner forked: it happens on or after it, and <c>after: fork</c> counts from it.</summary>
    public required int SinceDay { get; init; }

    /// <summary>The last day on which it may happen: a later fork denied or replaced it.</summary>
    public int UntilDay { get; set; } = int.MaxValue;

    /// <summary>
    /// The entry of the same id in force after every fork of the chain: itself, unless a later fork replaced it.
    /// </summary>
    public Entry Heir
    {
        get => field ?? this;
        set;
    }

    /// <summary>Whether a later fork replaced it: it may still happen as its heir.</summary>
    public bool IsReplaced => Heir != this;

    /// <summary>
    /// The planned events of the same id that earlier or later forks put in its place: one of them happens.
    /// </summary>
    public Entry[] Namesakes { get; set; } = [];

    /// <summary>The event.</summary>
    public required EventData Data { get; init; }

    /// <summary>The event as the engine applies it, its amount still to be drawn.</summary>
    public required Op Op { get; init; }

    /// <summary>
    /// The event that ends this one: the opposite that <see cref="For"/> schedules, or the withdrawal of consent when a
    /// notice is over; null without one.
    /// </summary>
    public (EventData Data, Op Op)? Opposite { get; init; }

    /// <summary>The day it is due; -1 when it follows something.</summary>
    public int OnDay { get; init; } = -1;

    /// <summary>Whether it follows the fork.</summary>
    public bool AfterFork { get; init; }

    /// <summary>The entry it follows or reacts to; null for none.</summary>
    public Entry? Antecedent { get; set; }

    /// <summary>Whether what it follows was dropped, so that it waits for ever.</summary>
    public bool AntecedentDropped { get; set; }

    /// <summary>Whether it follows the other's not happening.</summary>
    public bool Unless { get; init; }

    /// <summary>Whether it follows the other's first step.</summary>
    public bool FromStart { get; init; }

    /// <summary>How long after, in days; null for the same day.</summary>
    public Sampled? Delay { get; init; }

    /// <summary>The probability that it happens; null for one.</summary>
    public BoundExpression<Moment>? Chance { get; init; }

    /// <summary>The key of the chance's luck.</summary>
    public required DiceKey ChanceKey { get; init; }

    /// <summary>A condition evaluated on the day; null for none.</summary>
    public BoundExpression<Moment>? If { get; init; }

    /// <summary>A reaction's condition; null for none.</summary>
    public BoundExpression<Moment>? When { get; init; }

    /// <summary>How long its ramp takes, in days; null for an event at once.</summary>
    public Sampled? Over { get; init; }

    /// <summary>How many steps its ramp has; null for one a month.</summary>
    public Sampled? Steps { get; init; }

    /// <summary>After how many days the opposite event follows; null for none.</summary>
    public Sampled? For { get; init; }

    /// <summary>A hazard's occurrences a day; null for other kinds.</summary>
    public Sampled? Rate { get; init; }

    /// <summary>The key of a hazard's waiting times.</summary>
    public required DiceKey GapKey { get; init; }

    /// <summary>The event's amount; null when it has none or it is a fact of the record.</summary>
    public Sampled? Amount { get; init; }

    /// <summary>Whether the amount counts days rather than persons.</summary>
    public bool AmountIsDays { get; init; }

    /// <summary>The assumptions its texts name.</summary>
    public required IReadOnlyList<string> Assumptions { get; init; }

    /// <summary>The entries that follow this one.</summary>
    public List<Entry> Followers { get; } = [];

    /// <summary>What its texts name and ask, each text by what it decides.</summary>
    internal IEnumerable<(string Text, IEnumerable<Node<Moment>> Leaves)> Texts()
    {
        if (Chance is not null) yield return ("chance", Chance.Leaves);
        if (If is not null) yield return ("condition", If.Leaves);
        if (When is not null) yield return ("condition", When.Leaves);
        if (Delay is not null) yield return ("delay", Delay.Leaves);
        if (Amount is not null) yield return (AmountIsDays ? "length" : "count", Amount.Leaves);
        if (Over is not null) yield return ("length", Over.Leaves);
        if (Steps is not null) yield return ("steps", Steps.Leaves);
        if (For is not null) yield return ("length", For.Leaves);
        if (Rate is not null) yield return ("rate", Rate.Leaves);
    }
}
