using NatoIraq.App.Branches;
using NatoIraq.App.History;
using NatoIraq.App.Projections;
using NatoIraq.Cli.Charts;
using NatoIraq.Core.Projections;

namespace NatoIraq.Cli.Pages;

/// <summary>What the demonstration did.</summary>
/// <param name="Import">What was imported.</param>
/// <param name="Applied">What was applied.</param>
/// <param name="View">The branches compared.</param>
/// <param name="Charted">The same draws month by month.</param>
/// <param name="Report">Where the report was written.</param>
/// <param name="StoreOption">The option that names the store in commands to try next.</param>
internal sealed record Demo(
    ImportView Import, IReadOnlyList<AppliedView> Applied, ProjectedView View, Projection Charted, string Report,
    string StoreOption);

/// <summary>What the demonstration did, and what came of it.</summary>
internal static class DemoPage
{
    private const int SparklineWidth = 12;

    public static void Write(Page page, Demo demo)
    {
        BranchResult[] branches = ProjectionPage.Ordered(demo.View.Projection);
        Done(page, demo, branches.Length);
        string[] series = [.. branches[0].Levels.Where(l => !l.IsOutput).Select(l => l.Series).Distinct()];
        DateOnly[] dates = [.. branches[0].Levels.Select(l => l.Date).Distinct().Order()];
        page.Heading($"Persons in {series[0]}");
        page.Note(
            "Median (span of eight draws in ten), and the mean difference from "
            + $"{demo.View.Projection.Baseline}, draw by draw.");
        page.Add(ByDate(page, demo, branches, series[0], dates));
        page.Heading($"Medians on {Say.Day(dates[^1])}, by nation/mission/place");
        page.Note(ProjectionPage.WhyUnknown);
        page.Add(BySeries(branches, series, dates[^1]));
        ProjectionPage.Blocked(page, branches);
        ProjectionPage.Conditions(page, demo.View, branches);
        page.Heading("Report");
        page.Say($"{demo.Report} has the charts, what is assumed, and how to get these numbers again.");
        ProjectionPage.Footer(page, demo.View);
        Next(page, demo, branches, series[0], dates[^1]);
    }

    private static void Done(Page page, Demo demo, int branches)
    {
        ImportView import = demo.Import;
        string pack = $"{import.Pack}: {Say.Count(import.Claims, "claim")}, {Say.Count(import.Events, "event")}";
        page.Say(import.Added > 0
            ? $"Imported the pack {pack}."
            : $"The store holds the pack {pack}; nothing was imported.");
        page.Say(demo.Applied.Count > 0
            ? $"Applied {Say.Count(demo.Applied.Count, "scenario")}; {Say.Count(branches)} branches are compared."
            : $"Every shipped scenario was applied already; {Say.Count(branches)} branches are compared.");
    }

    private static Grid ByDate(Page page, Demo demo, BranchResult[] branches, string series, DateOnly[] dates)
    {
        (string? baseline, Projection charted) = (demo.View.Projection.Baseline, demo.Charted);
        Dictionary<string, string> lines = page.IsRich && !page.IsAscii ? Sparklines(charted, series) : [];
        string[] shape = lines.Count > 0 ? [$"??{Say.Day(dates[0])[..4]} to {Say.Day(dates[^1])[..4]}"] : [];
        var grid = new Grid(
        [
            "branch", .. shape,
            .. dates.SelectMany(d => new[] { Spare(d, dates) + Say.Day(d), Spare(d, dates) + "mean diff" }),
        ]);
        foreach (BranchResult branch in branches)
        {
            bool isBaseline = branch.Branch == baseline;
            grid.Row([
                new Cell(branch.Branch, isBaseline ? Tone.Strong : Tone.Plain),
                .. shape.Select(_ => new Cell(lines[branch.Branch], Tone.Band)),
                .. dates.SelectMany(d => Cells(LevelOf(branch, series, d), isBaseline)),
            ]);
        }
        return grid;
    }

    /// <summary>The last date stays longest: it is what the branches come to.</summary>
    private static string Spare(DateOnly date, DateOnly[] dates) => date == dates[^1] ? "#" : "?#";

    private static IEnumerable<Cell> Cells(LevelResult level, bool isBaseline)
    {
        Band band = level.Band;
        string span = Say.Span(band.P10, band.P90) is var s && s == Say.Value(band.P50) ? "" : $" ({s})";
        string unknown = band.Unknown > 0 ? $" unknown in {Say.Share(band.Unknown)}" : "";
        yield return band.P50 is null
            ? new Cell("unknown", Tone.Dim)
            : new Cell($"{Say.Value(band.P50)}{span}{unknown}", Short: Say.Value(band.P50));
        yield return isBaseline ? "" : level.Difference is { } d ? Say.Signed(d.Mean) : "-";
    }

    /// <summary>The medians over time of each branch, all from zero to the same top.</summary>
    private static Dictionary<string, string> Sparklines(Projection charted, string series)
    {
        var medians = charted.Branches.ToDictionary(
            b => b.Branch, b => b.Levels.Where(l => l.Series == series).Select(l => l.Band.P50).ToList());
        double top = medians.Values.SelectMany(m => m).Max() ?? 0;
        return medians.ToDictionary(
            m => m.Key, m => Sparkline.Of(Sparkline.Thinned(m.Value, SparklineWidth), top));
    }

    private static Grid BySeries(BranchResult[] branches, string[] series, DateOnly date)
    {
        var grid = new Grid(["branch", .. series.Select(s => $"#{s}")]);
        foreach (BranchResult branch in branches)
        {
            IEnumerable<double?> medians = series.Select(s => LevelOf(branch, s, date).Band.P50);
            Cell[] cells = [.. medians.Select(m => new Cell(Say.Value(m), m is null ? Tone.Dim : Tone.Plain))];
            grid.Row([branch.Branch, .. cells]);
        }
        return grid;
    }

    private static LevelResult LevelOf(BranchResult branch, string series, DateOnly date) =>
        branch.Levels.First(l => l.Series == series && l.Date == date);

    /// <summary>Commands to go on with, about the branch that differs most.</summary>
    private static void Next(Page page, Demo demo, BranchResult[] branches, string series, DateOnly date)
    {
        BranchResult farthest = branches.MaxBy(b => Math.Abs(LevelOf(b, series, date).Difference?.Mean ?? 0))!;
        var fork = DateOnly.FromDayNumber(demo.View.Plans.First(p => p.Name == branches[0].Branch).ForkDay);
        page.Heading("Next");
        page.Command($"natoiraq compare {farthest.Branch} --baseline {branches[0].Branch}{demo.StoreOption}");
        page.Command($"natoiraq branch show {farthest.Branch}{demo.StoreOption}");
        page.Command($"natoiraq state --known-on {Say.Day(fork)}{demo.StoreOption}");
        page.Command("natoiraq --help");
    }
}
