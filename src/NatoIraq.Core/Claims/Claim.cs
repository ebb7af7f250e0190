namespace NatoIraq.Core.Claims;

/// <summary>
/// One statement in one source: who says it, what, when it held, when it was said, when it was reported.
/// </summary>
/// <param name="Id">The pack's id, for example <c>F0-09</c>.</param>
/// <param name="Source">The id of the source document.</param>
/// <param name="Paragraph">The paragraph, from 1: a paragraph is one non-blank physical line.</param>
/// <param name="Attribution">Who says it.</param>
/// <param name="Family">
/// The source family: claims of one family are one voice, a repeat within it is not corroboration.
/// </param>
/// <param name="Statement">What is said, in the pack author's own words.</param>
/// <param name="Type">The pack's kind of statement, for example <c>deployment-level</c>.</param>
/// <param name="Valid">When it held (a state) or the window in which it happened (an event).</param>
/// <param name="Said">
/// The day it was said; null when the source does not tell, then <paramref name="Reported"/> stands.
/// </param>
/// <param name="Reported">The day the source was published.</param>
/// <param name="Tier">How it is used.</param>
/// <param name="Actors">Actor ids.</param>
/// <param name="Measure">The quantity stated, if any.</param>
/// <param name="DuplicateOf">The claims this one repeats.</param>
/// <param name="Conflicts">The conflicts it takes part in.</param>
/// <param name="Premises">The claims it is derived from; empty when the source says it itself.</param>
/// <param name="Evidence">Tokens of at most three words that the paragraph must contain.</param>
/// <param name="Note">How the dates or figures were read; null when nothing needs saying.</param>
public sealed record Claim(
    string Id,
    string Source,
    int Paragraph,
    string Attribution,
    string Family,
    string Statement,
    string Type,
    Validity Valid,
    DateOnly? Said,
    DateOnly Reported,
    Tier Tier,
    IReadOnlyList<string> Actors,
    Measure? Measure,
    IReadOnlyList<string> DuplicateOf,
    IReadOnlyList<string> Conflicts,
    IReadOnlyList<string> Premises,
    IReadOnlyList<string> Evidence,
    string? Note)
{
    /// <summary>The day from which the claim is known by the clock, inclusive.</summary>
    public DateOnly KnownFrom(Clock clock) => clock == Clock.Said ? Said ?? Reported : Reported;

    /// <summary>
    /// The last day the claim speaks for, inclusive: the end of its validity, or when open the day it was reported.
    /// </summary>
    public DateOnly SpeaksUntil => Valid.To is { } to && to < Reported ? to : Reported;
}

/// <summary>How a claim is used: A drives the simulator, B is context, C rhetoric, D a repeat.</summary>
public enum Tier
{
    /// <summary>Drives the simulator: cited by at least one event.</summary>
    A,

    /// <summary>Context.</summary>
    B,

    /// <summary>Rhetoric.</summary>
    C,

    /// <summary>A repeat of another claim.</summary>
    D,
}

/// <summary>Which of a claim's dates decides when it was known.</summary>
public enum Clock
{
    /// <summary>When the source was published.</summary>
    Reported,

    /// <summary>When the statement was made; the reported date where that is not told.</summary>
    Said,
}

/// <summary>When a claim held or happened.</summary>
/// <param name="From">First day, inclusive; null when not told.</param>
/// <param name="To">Last day, inclusive; null when open.</param>
/// <param name="Precision">How exact the source is.</param>
/// <param name="Kind">A window in which something changed, or a period over which a state held.</param>
public sealed record Validity(DateOnly? From, DateOnly? To, Precision Precision, ValidityKind Kind);

/// <summary>How exact a date is.</summary>
public enum Precision
{
    /// <summary>The day is known.</summary>
    Day,

    /// <summary>Known to the week.</summary>
    Week,

    /// <summary>Known to the month.</summary>
    Month,

    /// <summary>Known to the year.</summary>
    Year,
}

/// <summary>What a validity's two dates mean.</summary>
public enum ValidityKind
{
    /// <summary>The change happened on one day within the dates.</summary>
    Window,

    /// <summary>The state held on every day within the dates.</summary>
    Holding,
}

/// <summary>A quantity as a source states it; a bound is never stored as a point.</summary>
/// <param name="Quantity">What is measured, for example <c>strength</c> or <c>duration</c>.</param>
/// <param name="Low">Lower bound, in <paramref name="Unit"/>.</param>
/// <param name="Point">Stated value.</param>
/// <param name="High">Upper bound.</param>
/// <param name="LowExclusive">Whether the lower bound itself is excluded ("more than").</param>
/// <param name="HighExclusive">Whether the upper bound itself is excluded ("less than").</param>
/// <param name="Qualifier">The source's hedge in our words, for example <c>up to</c>.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Method">How it was counted; null when not stated.</param>
/// <param name="Geography">Where; null when not stated.</param>
public sealed record Measure(
    string Quantity,
    double? Low,
    double? Point,
    double? High,
    bool LowExclusive,
    bool HighExclusive,
    string? Qualifier,
    string? Unit,
    string? Method,
    string? Geography);
