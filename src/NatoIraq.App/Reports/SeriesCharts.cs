using NatoIraq.App.Charts;

namespace NatoIraq.App.Reports;

/// <summary>
/// A series as small multiples on shared axes. Branches that do not know it, or that follow the baseline, are only
/// named.
/// </summary>
/// <param name="Drawn">A chart a branch, the baseline's first.</param>
/// <param name="Axes">The axes that the charts share.</param>
/// <param name="ChangeAxes">Those of the differences; null when none is drawn.</param>
/// <param name="AsBaseline">The branches that follow the baseline.</param>
/// <param name="Unknown">The branches that do not know the series.</param>
internal sealed record SeriesCharts(
    IReadOnlyList<Drawn> Drawn, FanAxes Axes, FanAxes? ChangeAxes, IReadOnlyList<Told> AsBaseline,
    IReadOnlyList<Told> Unknown)
{
    /// <summary>The charts of a series or output.</summary>
    /// <param name="brief">The branches.</param>
    /// <param name="name">The series or output.</param>
    /// <param name="number">Its place among those drawn; it makes the ids of the charts.</param>
    public static SeriesCharts Of(Brief brief, string name, int number)
    {
        List<Told> known = [.. brief.Branches.Where(b => b.Knows(name))];
        List<Told> told = [.. known.Where(b => b.IsBaseline || brief.Baseline is null || b.Differs(name)
            || !brief.Baseline.Knows(name))];
        Fan? baseline = brief.Baseline is { } b && told.Contains(b) ? b.FanOf(name) : null;
        Drawn[] drawn = [.. told.Select(t => Reports.Drawn.Of(brief, t, name, baseline, $"chart-{number}-{t.Number}"))];
        var axes = FanAxes.Of([.. drawn.Select(d => d.Panel.Fan)], [.. drawn.SelectMany(d => d.Panel.Past)]);
        Fan[] changes = [.. drawn.Select(d => d.Change?.Fan).OfType<Fan>()];
        return new SeriesCharts(
            drawn, axes, changes.Length > 0 ? FanAxes.Of(changes, steps: 3) with { First = axes.First } : null,
            [.. known.Except(told)], [.. brief.Branches.Except(known)]);
    }
}
