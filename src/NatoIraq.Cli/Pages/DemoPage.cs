using NatoIraq.App.Branches;
using NatoIraq.App.History;
using NatoIraq.App.Projections;
using NatoIraq.Core.Projections;

namespace NatoIraq.Cli.Pages;

/// <summary>What the demonstration did, and what came of it.</summary>
internal static class DemoPage
{
    public static void Write(
        Page page, ImportView import, IReadOnlyList<AppliedView> applied, ProjectedView view, string report)
    {
        BranchResult[] branches = ProjectionPage.Ordered(view.Projection);
        page.Say(import.Added > 0
            ? $"Imported {import.Pack}: {Say.Count(import.Claims, "claim")}, {Say.Count(import.Events, "event")}."
            : $"The store holds {import.Pack} already: {Say.Count(import.Claims, "claim")}, {Say.Count(import.Events, "event")}.");
        page.Say(applied.Count > 0
            ? $"Applied {Say.Count(applied.Count, "scenario")}; {Say.Count(branches.Length)} branches are compared."
            : $"Every shipped scenario was applied already; {Say.Count(branches.Length)} branches are compared.");
        string series = branches[0].Levels[0].Series;
        page.Heading($"Persons in {series}, by branch and date");
        page.Note(
            $"Median (eight draws in ten) and the median difference from {view.Projection.Baseline}, draw by draw.");
        page.Add(Table(branches, series, view.Projection.Baseline));
        ProjectionPage.Blocked(page, branches);
        foreach (BranchResult branch in branches) ProjectionPage.Conditions(page, view, branch);
        page.Heading("Report");
        page.Say($"{report} has charts, what was assumed, and what every number rests on.");
        ProjectionPage.Footer(page, view);
        page.Heading("Next");
        page.Item($"natoiraq branch show {branches[^1].Branch}");
        page.Item($"natoiraq compare {branches[1].Branch} --baseline {view.Projection.Baseline}");
        page.Item("natoiraq state --known-on 2020-02-12");
        page.Item("natoiraq --help");
    }

    private static Grid Table(BranchResult[] branches, string series, string? baseline)
    {
        DateOnly[] dates = [.. branches[0].Levels.Select(l => l.Date).Distinct().Order()];
        var grid = new Grid(["branch", .. dates.SelectMany(d => new[] { $"#~{Say.Day(d)}", "#change" })]);
        foreach (BranchResult branch in branches)
        {
            bool isBaseline = branch.Branch == baseline;
            grid.Row([
                new Cell(branch.Branch, isBaseline ? Tone.Strong : Tone.Plain),
                .. dates.SelectMany(d => Cells(branch.Levels.First(l => l.Series == series && l.Date == d), isBaseline)),
            ]);
        }
        return grid;
    }

    private static IEnumerable<Cell> Cells(LevelResult level, bool isBaseline)
    {
        Band band = level.Band;
        string unknown = band.Unknown > 0 && band.P50 is not null ? $" unknown in {Say.Share(band.Unknown)}" : "";
        yield return band.P50 is null
            ? new Cell("unknown", Tone.Dim)
            : $"{Say.Value(band.P50)} ({Say.Span(band.P10, band.P90)}){unknown}";
        yield return level.Difference is { } d ? Say.Signed(d.P50) : isBaseline ? "" : "-";
    }
}
