using System.Text.Json.Serialization;

namespace NatoIraq.App.Backtests;

/// <summary>How well branches foretold what followed, as scripts read it: arrays in the order of branch and truth.</summary>
/// <param name="Truth">The truth file's name.</param>
/// <param name="Title">Its title.</param>
/// <param name="KnownOn">The day by which nothing may have been published; null for each branch's own fork.</param>
/// <param name="Draws">How many draws a branch.</param>
/// <param name="RandomSeed">The random seed.</param>
/// <param name="LogFloor">Chances below this are scored as this by the logarithmic score.</param>
/// <param name="Branches">The branches.</param>
/// <param name="Scores">A line for each branch and kind of truth of which any was scored.</param>
/// <param name="Truths">A line for each branch and truth.</param>
public sealed record BacktestView(
    string Truth, string Title, DateOnly? KnownOn, int Draws, ulong RandomSeed, double LogFloor,
    IReadOnlyList<BacktestedView> Branches, IReadOnlyList<ScoreView> Scores, IReadOnlyList<TruthScoreView> Truths);

/// <summary>A branch that was scored.</summary>
/// <param name="Branch">Its name.</param>
/// <param name="Title">Its title.</param>
/// <param name="Fork">The day of its fork.</param>
/// <param name="Cut">What was published on or before this day it may have known.</param>
/// <param name="Informed">The assumptions it rests on that knew what followed; with any it has neither skill nor rank.</param>
/// <param name="Scored">How many truths it was scored on.</param>
/// <param name="LeftOut">Why others were left out, and how many.</param>
/// <param name="Brier">The Brier score of all its yes-or-no forecasts in parts; null without any.</param>
/// <param name="Pit">The shares of its truths' places in ten bins; null without any.</param>
/// <param name="Says">What it comes to, in plain sentences.</param>
public sealed record BacktestedView(
    string Branch, string Title, DateOnly Fork, DateOnly Cut, IReadOnlyList<string> Informed, int Scored,
    IReadOnlyList<LeftOutView> LeftOut, BrierView? Brier, IReadOnlyList<double>? Pit, IReadOnlyList<string> Says);

/// <summary>How many truths were left out for one reason.</summary>
public sealed record LeftOutView(string Reason, int Truths);

/// <summary>The mean Brier score in Murphy's parts.</summary>
/// <param name="Forecasts">How many yes-or-no forecasts it is of: each state of a machine is one, each event is one.</param>
/// <param name="Score">The mean: reliability - resolution + uncertainty + within.</param>
/// <param name="Reliability">How far chances were from how often things came true.</param>
/// <param name="Resolution">How well they told apart what came true.</param>
/// <param name="Uncertainty">How hard it was.</param>
/// <param name="Within">What is left of grouping chances by tenths.</param>
/// <param name="Points">The groups.</param>
public sealed record BrierView(
    int Forecasts, double Score, double Reliability, double Resolution, double Uncertainty, double Within,
    IReadOnlyList<ReliabilityView> Points);

/// <summary>Forecasts of about the same chance, and how often they came true.</summary>
public sealed record ReliabilityView(double Forecast, double Observed, double Forecasts);

/// <summary>A branch's scores on one kind of truth: means over the truths, lower is better but for coverage and skill.</summary>
/// <param name="Branch">The branch.</param>
/// <param name="Kind">levels, events or states.</param>
/// <param name="Truths">How many were scored.</param>
/// <param name="Crps">CRPS, in persons or the quantity's unit for levels, in days for events.</param>
/// <param name="Wis">The weighted interval score, in the same unit.</param>
/// <param name="Log">The logarithmic score.</param>
/// <param name="Brier">The Brier score.</param>
/// <param name="Coverage50">The share of truths within the span of 50 %.</param>
/// <param name="Coverage80">The share within that of 80 %.</param>
/// <param name="Coverage90">The share within that of 90 %.</param>
/// <param name="Skill">Skill against persistence; null for an informed branch, and where there is nothing to compare.</param>
/// <param name="Rank">Its place among the branches that are not informed, on the truths that all of them foretell.</param>
public sealed record ScoreView(
    string Branch, string Kind, int Truths, MeanView? Crps, MeanView? Wis, MeanView Log, MeanView? Brier,
    [property: JsonPropertyName("coverage50")] MeanView? Coverage50,
    [property: JsonPropertyName("coverage80")] MeanView? Coverage80,
    [property: JsonPropertyName("coverage90")] MeanView? Coverage90,
    SkillView? Skill, int? Rank);

/// <summary>A mean over truths; those known only within bounds count once at their best and once at their worst.</summary>
/// <param name="Best">The mean where bounds are taken in the branch's favour.</param>
/// <param name="Worst">The mean where they are taken against it.</param>
/// <param name="Truths">How many truths it rests on: one with an open end has no worst, and is left to the log score.</param>
public sealed record MeanView(double Best, double Worst, int Truths);

/// <summary>Skill against persistence, on truths that are one value.</summary>
/// <param name="Value">1 without error, 0 no better than persistence, below 0 worse.</param>
/// <param name="Low">The lower end of its interval of 90 %; null with too few truths.</param>
/// <param name="High">The upper end.</param>
/// <param name="Truths">How many truths it rests on.</param>
public sealed record SkillView(double Value, double? Low, double? High, int Truths);

/// <summary>A branch's forecast beside one truth.</summary>
/// <param name="Branch">The branch.</param>
/// <param name="Truth">The truth's place in the file.</param>
/// <param name="Kind">level, event or state.</param>
/// <param name="Date">The day it is about.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Told">What was so.</param>
/// <param name="Source">Who tells it.</param>
/// <param name="Published">When.</param>
/// <param name="Cites">Claims behind it.</param>
/// <param name="LeftOut">Why it was not scored; null when it was.</param>
/// <param name="Forecast">What the branch said, in words.</param>
/// <param name="Band">What it said of a level, as quantiles.</param>
/// <param name="Unknown">The share of draws that say nothing.</param>
/// <param name="Chance">The share of draws, of those that say something, that are true.</param>
/// <param name="Crps">The CRPS.</param>
/// <param name="Wis">The weighted interval score.</param>
/// <param name="Log">The logarithmic score.</param>
/// <param name="Brier">The Brier score.</param>
/// <param name="Pit">Where the truth lies in the forecast.</param>
/// <param name="Persistence">What was last known on the day of the cut; null when nothing was.</param>
public sealed record TruthScoreView(
    string Branch, int Truth, string Kind, DateOnly Date, string Subject, string Told, string Source,
    DateOnly Published, IReadOnlyList<string> Cites, string? LeftOut, string? Forecast, BandView? Band, double? Unknown,
    double? Chance, BoundsView? Crps, BoundsView? Wis, double? Log, BoundsView? Brier, PitView? Pit,
    string? Persistence)
{
    /// <summary>The least and greatest that the number was; null for other truths, and for an open end.</summary>
    public KnownView? Known { get; init; }
}

/// <summary>Quantiles of a forecast.</summary>
public sealed record BandView(
    [property: JsonPropertyName("p5")] double P5, [property: JsonPropertyName("p10")] double P10,
    [property: JsonPropertyName("p25")] double P25, [property: JsonPropertyName("p50")] double P50,
    [property: JsonPropertyName("p75")] double P75, [property: JsonPropertyName("p90")] double P90,
    [property: JsonPropertyName("p95")] double P95);

/// <summary>A score at the best and at the worst value within a truth's bounds; no worst where an end is open.</summary>
public sealed record BoundsView(double Best, double? Worst);

/// <summary>The least and the greatest that a number was; null is open.</summary>
public sealed record KnownView(double? Low, double? High);

/// <summary>A stretch from 0 to 1.</summary>
public sealed record PitView(double Low, double High);
