using NatoIraq.Core.History;

namespace NatoIraq.Core.Scenarios;

/// <summary>
/// A scenario file: it authors a branch. Expressions are kept as written; compiling a plan parses them.
/// </summary>
/// <param name="Name">The branch's name, kebab-case.</param>
/// <param name="Title">A title for people.</param>
/// <param name="From">The parent: <c>history</c> or another scenario's name.</param>
/// <param name="Fork">A date, an event's id or a step number of the history.</param>
/// <param name="Until">The horizon, inclusive.</param>
/// <param name="Note">What the author wants to say; null when nothing.</param>
/// <param name="Assumptions">Uncertain values, in file order.</param>
/// <param name="Initial">Starting levels and caps where the ledger has only bounds, or nothing.</param>
/// <param name="Events">Planned events, in file order.</param>
/// <param name="Rules">Reactions, in file order.</param>
/// <param name="Hazards">Random incidents, in file order.</param>
/// <param name="Drop">Ids of inherited entries that this branch denies.</param>
/// <param name="Outputs">Named expressions reported like series; a child does not inherit them.</param>
public sealed record Scenario(
    string Name,
    string Title,
    string From,
    string Fork,
    DateOnly Until,
    string? Note,
    IReadOnlyList<Assumption> Assumptions,
    IReadOnlyList<Initial> Initial,
    IReadOnlyList<PlannedEvent> Events,
    IReadOnlyList<Reaction> Rules,
    IReadOnlyList<Hazard> Hazards,
    IReadOnlyList<Located> Drop,
    IReadOnlyList<Output> Outputs)
{
    /// <summary>The parent's name for the trunk.</summary>
    public const string Trunk = "history";

    /// <summary>Where the file names the parent, so that an error can point at it.</summary>
    public Located FromPlace { get; init; } = new("");

    /// <summary>Where the file names the fork.</summary>
    public Located ForkPlace { get; init; } = new("");

    /// <summary>Which assumptions go along with each other; they add to the parent's, or replace them.</summary>
    public IReadOnlyList<Correlation> Correlations { get; init; } = [];

    /// <summary>Ids of entries, own or inherited, that an analyst left out after the file was applied.</summary>
    public IReadOnlyList<string> Skipped { get; init; } = [];
}

/// <summary>Text and where it stands in the file, so that any later error can point at it.</summary>
/// <param name="Text">The text as written.</param>
/// <param name="Line">From 1; 0 when it comes from no file.</param>
/// <param name="Column">From 1.</param>
public sealed record Located(string Text, int Line = 0, int Column = 0)
{
    /// <inheritdoc/>
    public override string ToString() => Text;
}

/// <summary>An uncertain value, drawn once a draw.</summary>
/// <param name="Name">Kebab-case; expressions use it.</param>
/// <param name="Value">An expression or distribution, with an optional unit of time.</param>
/// <param name="Wide">The wide prior used by <c>--priors wide</c>; null keeps <paramref name="Value"/>.</param>
/// <param name="Unit">What it counts.</param>
/// <param name="FromSeed">Whether it rests on a source (<c>basis: seed</c>) or is assumed.</param>
/// <param name="Cites">Claims behind it.</param>
/// <param name="Informed">Whether it knows what followed the fork; never scored as skill.</param>
/// <param name="Note">How the value follows from what was known.</param>
/// <param name="At">Where it stands in the file.</param>
public sealed record Assumption(
    string Name,
    Located Value,
    Located? Wide,
    string? Unit,
    bool FromSeed,
    IReadOnlyList<string> Cites,
    bool Informed,
    string? Note,
    Located At);

/// <summary>A rank correlation between assumptions, each with each.</summary>
/// <param name="Between">The assumptions' names, at least two.</param>
/// <param name="Rank">Spearman's rank correlation, from -1 to 1.</param>
/// <param name="At">Where the number stands in the file.</param>
public sealed record Correlation(IReadOnlyList<Located> Between, double Rank, Located At);

/// <summary>A starting value: of a series, or of a mission's cap as <c>cap(MISSION)</c>.</summary>
public sealed record Initial(Located Target, Located Value);

/// <summary>One entry of a scenario's plan: a planned event, a reaction or a hazard.</summary>
/// <param name="Id">Unique in the plan, kebab-case.</param>
/// <param name="Data">The event; its amounts may be formulas.</param>
/// <param name="Formulas">Where each formula of <paramref name="Data"/> stands, by field name.</param>
public abstract record PlanEntry(Located Id, EventData Data, IReadOnlyDictionary<string, Located> Formulas);

/// <summary>A planned event.</summary>
/// <param name="Id">Unique in the plan, kebab-case.</param>
/// <param name="On">The day it is due; null when it follows another.</param>
/// <param name="After">What it follows; null when it has a day.</param>
/// <param name="Chance">The probability that it happens; null for one.</param>
/// <param name="If">A condition evaluated on the day; null for none.</param>
/// <param name="Over">How long a ramp takes; null for an event at once.</param>
/// <param name="Steps">How many steps the ramp has; null for one a month.</param>
/// <param name="For">When set, the opposite event is scheduled this long after.</param>
/// <param name="Data">The event; its amounts may be formulas.</param>
/// <param name="Formulas">Where each formula of <paramref name="Data"/> stands, by field name.</param>
public sealed record PlannedEvent(
    Located Id,
    Located? On,
    After? After,
    Located? Chance,
    Located? If,
    Located? Over,
    Located? Steps,
    Located? For,
    EventData Data,
    IReadOnlyDictionary<string, Located> Formulas) : PlanEntry(Id, Data, Formulas);

/// <summary>What a planned event follows.</summary>
/// <param name="Event">The id of an entry, or <c>fork</c>.</param>
/// <param name="Delay">How long after; null for the same day.</param>
/// <param name="Unless">Whether it follows the other's not happening.</param>
/// <param name="Start">Whether it follows the first step of a ramp rather than its last.</param>
public sealed record After(Located Event, Located? Delay, bool Unless, bool Start)
{
    /// <summary>The name of the moment of forking.</summary>
    public const string Fork = "fork";
}

/// <summary>
/// A rule of a scenario: an event that follows from a condition or from each occurrence of another entry.
/// </summary>
/// <param name="Id">Unique in the plan.</param>
/// <param name="When">Fires when this becomes true, again only after it was false.</param>
/// <param name="On">Fires at each occurrence of this entry or hazard.</param>
/// <param name="Chance">The probability of each firing; null for one.</param>
/// <param name="For">
/// When set, the opposite event is scheduled this long after; overlapping spans end with the last.
/// </param>
/// <param name="Data">The event.</param>
/// <param name="Formulas">Where each formula of <paramref name="Data"/> stands.</param>
public sealed record Reaction(
    Located Id,
    Located? When,
    Located? On,
    Located? Chance,
    Located? For,
    EventData Data,
    IReadOnlyDictionary<string, Located> Formulas) : PlanEntry(Id, Data, Formulas);

/// <summary>An event that strikes at random, as a Poisson process from the fork to the horizon.</summary>
/// <param name="Id">Unique in the plan.</param>
/// <param name="Rate">How often, as <c>1.5 per month</c>; the number may be an expression.</param>
/// <param name="Data">The event.</param>
/// <param name="Formulas">Where each formula of <paramref name="Data"/> stands.</param>
public sealed record Hazard(
    Located Id,
    Located Rate,
    EventData Data,
    IReadOnlyDictionary<string, Located> Formulas) : PlanEntry(Id, Data, Formulas);

/// <summary>A named expression reported like a series.</summary>
public sealed record Output(Located Name, Located Expression);
