using NatoIraq.Core.Projections;

namespace NatoIraq.Cli.Pages;

/// <summary>The projected levels: a block for each series, in it a line for each date and branch.</summary>
internal sealed class LevelsTable
{
    private readonly bool _isCompared;
    private readonly bool _hasBranches;
    private readonly bool _isUnknown;
    private readonly Grid _grid;

    private LevelsTable(Projection projection, IReadOnlyList<BranchResult> branches)
    {
        _isCompared = projection.Baseline is not null;
        _hasBranches = branches.Count > 1;
        _isUnknown = branches.Any(b => b.Levels.Any(l => l.Band is { Unknown: > 0, P50: not null }));
        string[] subject = _hasBranches ? ["~series, branch"] : ["series", "date"];
        string[] unknown = _isUnknown ? ["#unknown"] : [];
        string[] difference = _isCompared ? ["#mean diff", "?#8 in 10", "??#lower", "??#higher"] : [];
        _grid = new Grid([.. subject, "#median", "?#8 in 10", "???#mean", .. unknown, .. difference]);
    }

    /// <summary>Writes the table.</summary>
    public static void Write(Page page, Projection projection, IReadOnlyList<BranchResult> branches)
    {
        var table = new LevelsTable(projection, branches);
        var lines = branches.SelectMany(b => b.Levels.Select(l => (b.Branch, Level: l))).ToList();
        foreach (string series in lines.Select(l => l.Level.Series).Distinct())
        {
            table.Block(series, [.. lines.Where(l => l.Level.Series == series).OrderBy(l => l.Level.Date)]);
        }
        page.Add(table._grid);
    }

    private void Block(string series, IReadOnlyList<(string Branch, LevelResult Level)> lines)
    {
        DateOnly before = default;
        foreach ((string branch, LevelResult level) in lines)
        {
            bool isNewDay = level.Date != before;
            if (_hasBranches && isNewDay) _grid.Row(new Cell($"{series} on {Say.Day(level.Date)}", Tone.Strong));
            Cell[] subject = _hasBranches
                ? [$"  {branch}"]
                : [new Cell(before == default ? series : "", Tone.Strong), Say.Day(level.Date)];
            _grid.Row([.. subject, .. Band(level), .. _isCompared ? Difference(level) : []]);
            before = level.Date;
        }
    }

    private IEnumerable<Cell> Band(LevelResult level)
    {
        Band band = level.Band;
        bool isKnown = band.P50 is not null;
        if (level.IsTruth && isKnown)
        {
            // A condition holds or not: what a reader asks is in how many draws.
            yield return new Cell(Say.Share(band.Mean!.Value), Tone.Strong);
            yield return "of draws";
            yield return "";
            if (_isUnknown) yield return band.Unknown > 0 ? Say.Share(band.Unknown) : "";
            yield break;
        }
        yield return new Cell(Say.Value(band.P50, level.IsOutput), isKnown ? Tone.Strong : Tone.Dim);
        yield return isKnown ? Say.Span(band.P10, band.P90, level.IsOutput) : "";
        yield return isKnown ? Say.Value(band.Mean, level.IsOutput) : "";
        if (_isUnknown) yield return isKnown && band.Unknown > 0 ? Say.Share(band.Unknown) : "";
    }

    private static Cell[] Difference(LevelResult level)
    {
        if (level.Difference is not { } d) return [];
        if (level.IsTruth)
        {
            // Points of the share of draws in which it holds.
            return
            [
                new Cell($"{Say.Signed(d.Mean * 100)} points", Tone.Strong), "", Say.Share(d.Lower),
                Say.Share(d.Higher),
            ];
        }
        (string low, string high) = (Say.Signed(d.P10, level.IsOutput), Say.Signed(d.P90, level.IsOutput));
        return
        [
            new Cell(Say.Signed(d.Mean, level.IsOutput), Tone.Strong), low == high ? low : $"{low}..{high}",
            Say.Share(d.Lower), Say.Share(d.Higher),
        ];
    }
}
