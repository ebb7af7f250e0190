using System.Text.Json.Serialization;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Statistics;

namespace NatoIraq.App.Projections;

/// <summary>What the draws of a comparison say beside their bands, in the order of branch, series and date.</summary>
/// <param name="Confidence">In which share of repetitions an interval covers.</param>
/// <param name="Replicates">How often the weights of a test of dominance are thrown.</param>
/// <param name="Prefer">Which end of a level is better, for regret; null for no regret.</param>
/// <param name="Results">A line for each level that is known in some draw.</param>
public sealed record AnalysisView(
    double Confidence, int Replicates, Preference? Prefer, IReadOnlyList<LevelAnalysisView> Results)
{
    /// <summary>What spreading the inputs does to the intervals; left out for plain sampling.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Note { get; init; }

    /// <summary>The view of a projection's analysis; null where nobody asked for one.</summary>
    internal static AnalysisView? Of(Projection projection) => projection.Analysed is not { } asked ? null : new(
        ConfidenceInterval.Usual, Dominance.Replicates, asked.Prefer,
        [
            .. projection.Branches.OrderBy(b => b.Branch, StringComparer.Ordinal).SelectMany(b => b.Levels
                .Where(l => l.Analysis is not null)
                .OrderBy(l => l.Series, StringComparer.Ordinal).ThenBy(l => l.Date)
                .Select(l => LevelAnalysisView.Of(b.Branch, l, l.Analysis!))),
        ])
    {
        Note = SamplingView.NoteOf(projection.Sampling),
    };
}

/// <summary>What the draws say of a level of a branch at a date.</summary>
public sealed record LevelAnalysisView(
    string Branch,
    string Series,
    DateOnly Date,
    SampledFigure Mean,
    SampledQuantiles Quantiles,
    Tails Tails,
    DifferenceAnalysis? Difference,
    Regret? Regret)
{
    internal static LevelAnalysisView Of(string branch, LevelResult level, LevelAnalysis a) =>
        new(branch, level.Series, level.Date, a.Mean, a.Quantiles, a.Tails, a.Difference, a.Regret);
}
