using NatoIraq.App.Branches;
using NatoIraq.App.History;
using NatoIraq.App.Projections;
using NatoIraq.Core.Projections;

namespace NatoIraq.Cli.Pages;

/// <summary>What the demonstration did.</summary>
/// <param name="Import">What was imported.</param>
/// <param name="Applied">What was applied.</param>
/// <param name="View">The branches compared.</param>
/// <param name="Report">Where the report was written.</param>
/// <param name="StoreOption">The option that names the store in commands to try next.</param>
internal sealed record Demo(
    ImportView Import, IReadOnlyList<AppliedView> Applied, ProjectedView View, string Report, string StoreOption);

/// <summary>What the demonstration did, and what came of it.</summary>
internal static class DemoPage
{
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
        page.Add(ByDate(branches, series[0], dates, demo.View.Projection.Baseline));
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

    private static Grid ByDate(BranchResult[] branches, string series, DateOnly[] dates, string? baseline)
    {
        var grid = new Grid(["branch", .. dates.SelectMany(d => new[] { $"#~{Say.Day(d)}", "#diff" })]);
        foreach (BranchResult branch in branches)
        {
            bool isBaseline = branch.Branch == baseline;
            grid.Row([
                new Cell(branch.Branch, isBaseline ? Tone.Strong : Tone.Plain),
                .. dates.SelectMany(d => Cells(LevelOf(branch, series, d), isBaseline)),
            ]);
        }
        return grid;
    }

    private static IEnumerable<Cell> Cells(LevelResult level, bool isBaseline)
    {
        Band band = level.Band;
        string span = Say.Span(band.P10, band.P90) is var s && s == Say.Value(band.P50) ? "" : $" ({s})";
        string unknown = band.Unknown > 0 ? $" unknown in {Say.Share(band.Unknown)}" : "";
        yield return band.P50 is null ? new Cell("unknown", Tone.Dim) : $"{Say.Value(band.P50)}{span}{unknown}";
        yield return isBaseline ? "" : level.Difference is { } d ? Say.Signed(d.Mean) : "-";
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
        page.Item($"natoiraq compare {farthest.Branch} --baseline {branches[0].Branch}{demo.StoreOption}");
        page.Item($"natoiraq branch show {farthest.Branch}{demo.StoreOption}");
        page.Item($"natoiraq state --known-on {Say.Day(fork)}{demo.StoreOption}");
        page.Item("natoiraq --help");
    }
}
