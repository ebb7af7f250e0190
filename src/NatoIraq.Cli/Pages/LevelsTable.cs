using NatoIraq.Core.Projections;

namespace NatoIraq.Cli.Pages;

/// <summary>The projected levels, a line for each series, date and branch.</summary>
internal static class LevelsTable
{
    public static void Write(Page page, Projection projection, IReadOnlyList<BranchResult> branches)
    {
        bool isCompared = projection.Baseline is not null;
        bool isUnknown = branches.Any(b => b.Levels.Any(l => l.Band.Unknown > 0));
        string[] branchColumn = branches.Count > 1 ? ["branch"] : [];
        string[] unknownColumn = isUnknown ? ["#unknown"] : [];
        string[] last = isCompared ? ["#difference", "#8 in 10", "#lower", "#higher"] : ["#mean"];
        var grid = new Grid(["series", "date", .. branchColumn, "#median", "#8 in 10", .. unknownColumn, .. last]);
        var lines = branches.SelectMany(b => b.Levels.Select(l => (b.Branch, Level: l)));
        string[] order = [.. lines.Select(l => l.Level.Series).Distinct()];
        (string Series, DateOnly Date) before = ("", default);
        foreach ((string branch, LevelResult level) in lines
            .OrderBy(l => Array.IndexOf(order, l.Level.Series)).ThenBy(l => l.Level.Date))
        {
            bool isSame = before == (level.Series, level.Date);
            grid.Row([
                before.Series == level.Series ? "" : new Cell(level.Series, Tone.Strong),
                isSame ? "" : Say.Day(level.Date),
                .. branches.Count > 1 ? [branch] : Array.Empty<Cell>(),
                .. Band(level, isUnknown),
                .. isCompared ? Difference(level) : Mean(level),
            ]);
            before = (level.Series, level.Date);
        }
        page.Add(grid);
    }

    private static IEnumerable<Cell> Band(LevelResult level, bool isUnknown)
    {
        Band band = level.Band;
        yield return new Cell(Say.Value(band.P50, level.IsOutput), band.P50 is null ? Tone.Dim : Tone.Strong);
        yield return band.P50 is null ? "" : Say.Span(band.P10, band.P90, level.IsOutput);
        if (isUnknown) yield return band.Unknown > 0 ? Say.Share(band.Unknown) : "";
    }

    private static IEnumerable<Cell> Mean(LevelResult level) => [Say.Value(level.Band.Mean, level.IsOutput)];

    private static IEnumerable<Cell> Difference(LevelResult level)
    {
        if (level.Difference is not { } d) return ["", "", "", ""];
        return
        [
            new Cell(Say.Signed(d.P50, level.IsOutput), Tone.Strong), Span(d, level.IsOutput), Say.Share(d.Lower), Say.Share(d.Higher),
        ];
    }

    private static string Span(Difference d, bool isOutput)
    {
        (string low, string high) = (Say.Signed(d.P10, isOutput), Say.Signed(d.P90, isOutput));
        return low == high ? low : $"{low}..{high}";
    }
}
