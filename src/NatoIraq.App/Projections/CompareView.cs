using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using NatoIraq.App.Views;
using NatoIraq.App.Wording;
using NatoIraq.Core.Projections;

namespace NatoIraq.App.Projections;

/// <summary>
/// A projection as scripts read it: arrays in the order of branch, series and date, never the command line's.
/// </summary>
/// <param name="Baseline">The branch the others are compared with; null for a projection without one.</param>
/// <param name="Draws">How many draws a branch.</param>
/// <param name="RandomSeed">The random seed.</param>
/// <param name="Results">Series and outputs at the report dates.</param>
/// <param name="Events">The entries of each plan.</param>
/// <param name="Blocked">What was blocked.</param>
/// <param name="Noted">What took effect against a rule that only notes.</param>
/// <param name="States">The states of the machines.</param>
/// <param name="Stale">The branches whose history before the fork has changed since they were applied, by name.</param>
/// <param name="Quantiles">How the quantiles are computed.</param>
/// <param name="Hash">SHA-256 over everything before it.</param>
public sealed record CompareView(
    string? Baseline,
    int Draws,
    ulong RandomSeed,
    IReadOnlyList<ResultView> Results,
    IReadOnlyList<HappensView> Events,
    IReadOnlyList<BlockedView> Blocked,
    IReadOnlyList<NotedView> Noted,
    IReadOnlyList<StateShareView> States,
    IReadOnlyList<string> Stale,
    string Quantiles,
    string Hash)
{
    /// <summary>How the inputs were spread over the draws; left out for plain sampling.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SamplingView? Sampling { get; init; }

    /// <summary>
    /// What the draws say beside these figures, where somebody asked. It follows from the same draws, and is no part of
    /// the hash: their figures have the same hash with it and without.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AnalysisView? Analysis { get; init; }

    /// <summary>The same in words, where somebody asked; it says nothing new, and is no part of the hash.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public WordsView? Words { get; init; }

    /// <summary>
    /// Those of its branches that are archived, by name; left out when none is, and no part of the hash: the figures
    /// are the same.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Archived { get; init; }

    /// <summary>The view of a projection, some of whose branches may be stale.</summary>
    /// <param name="projection">The projection.</param>
    /// <param name="stale">Those branches.</param>
    /// <param name="apart">Inputs whose luck the branches do not share though their names are the same.</param>
    public static CompareView Of(
        Projection projection, IReadOnlyList<string> stale, IReadOnlyList<string>? apart = null)
    {
        BranchResult[] branches = [.. projection.Branches.OrderBy(b => b.Branch, StringComparer.Ordinal)];
        var view = new CompareView(
            projection.Baseline, projection.Draws, projection.RandomSeed,
            [.. branches.SelectMany(b => b.Levels
                .OrderBy(l => l.Series, StringComparer.Ordinal).ThenBy(l => l.Date)
                .Select(l => ResultView.Of(b.Branch, l)))],
            [.. branches.SelectMany(b => b.Events.Select(e => HappensView.Of(b.Branch, e)))],
            [.. branches.SelectMany(b => b.Blocked.Select(x =>
                new BlockedView(b.Branch, x.Event, x.Rule, x.Name, x.Share, x.Undone)))],
            [.. branches.SelectMany(b =>
                b.Noted.Select(x => new NotedView(b.Branch, x.Event, x.Rule, x.Name, x.Share)))],
            [.. branches.SelectMany(b => b.States.Select(s =>
                new StateShareView(b.Branch, s.Machine, s.Subject, s.Date, s.State, s.Share)))],
            stale,
            Core.Projections.Quantiles.Method,
            "")
        {
            Sampling = SamplingView.Of(projection.Sampling, apart ?? []),
        };
        return view with
        {
            Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Json.Write(view)))),
            Analysis = AnalysisView.Of(projection),
        };
    }
}

/// <summary>A series or output of a branch at a date.</summary>
public sealed record ResultView(
    string Branch,
    string Series,
    DateOnly Date,
    double? Mean,
    [property: JsonPropertyName("p5")] double? P5,
    [property: JsonPropertyName("p10")] double? P10,
    [property: JsonPropertyName("p25")] double? P25,
    [property: JsonPropertyName("p50")] double? P50,
    [property: JsonPropertyName("p75")] double? P75,
    [property: JsonPropertyName("p90")] double? P90,
    [property: JsonPropertyName("p95")] double? P95,
    double Unknown,
    Difference? Difference)
{
    internal static ResultView Of(string branch, LevelResult l) => new(
        branch, l.Series, l.Date, l.Band.Mean, l.Band.P5, l.Band.P10, l.Band.P25, l.Band.P50, l.Band.P75, l.Band.P90,
        l.Band.P95, l.Band.Unknown, l.Difference);
}

/// <summary>How often an entry happens, when first, and why not.</summary>
public sealed record HappensView(
    string Branch,
    string Event,
    double Happens,
    double PerDraw,
    [property: JsonPropertyName("p10")] DateOnly? P10,
    [property: JsonPropertyName("p50")] DateOnly? P50,
    [property: JsonPropertyName("p90")] DateOnly? P90,
    IReadOnlyDictionary<string, double> WhyNot)
{
    internal static HappensView Of(string branch, EventResult e) => new(
        branch, e.Event, e.Happens, e.PerDraw, e.P10, e.P50, e.P90,
        e.WhyNot.ToDictionary(p => $"{p.Key}".ToLowerInvariant(), p => p.Value));
}

/// <summary>
/// An entry that a rule blocked: the share of draws in which any step was, and the persons left unmoved on average.
/// </summary>
public sealed record BlockedView(string Branch, string Event, string Rule, string RuleName, double Share,
    double Undone);

/// <summary>An entry that took effect and was noted under a rule: the share of draws in which any step was.</summary>
public sealed record NotedView(string Branch, string Event, string Rule, string RuleName, double Share);

/// <summary>The probability of a machine's state.</summary>
public sealed record StateShareView(string Branch, string Machine, string Subject, DateOnly Date, string State,
    double Share);
