using NatoIraq.App.Projections;
using NatoIraq.Cli.Pages;
using NatoIraq.Core.Projections;

namespace NatoIraq.Cli.Charts;

/// <summary>What of a projection is drawn over time.</summary>
internal enum ChartChoice
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The first series that moves, or else the first of which anything is known.</summary>
    First,

    /// <summary>Every series and output.</summary>
    All,
}

/// <summary>
/// A projection over time: a fan for each series and branch, several side by side where there is room. Branches share
/// the axes of a series, so that heights can be compared.
/// </summary>
internal static class ChartPage
{
    /// <summary>The columns from which on a chart is drawn unasked.</summary>
    public const int WideEnough = 80;

    private const int Gap = 2;
    private const int Narrowest = 38;
    private const int Widest = 100;
    private const int PipedWidth = 100;

    /// <summary>Draws what is chosen; a projection that was not reported by month has nothing to draw.</summary>
    public static void Write(Page page, ProjectedView view, ChartChoice choice)
    {
        if (choice == ChartChoice.None || view.Monthly is not { } monthly) return;
        BranchResult[] branches = ProjectionPage.Ordered(monthly);
        ChartedSeries[] all = [.. branches.SelectMany(b => b.Levels.Select(l => l.Series)).Distinct()
            .Select(s => ChartedSeries.Of(s, branches, view.Plans, monthly.Baseline))];
        ChartedSeries[] shown = [.. all.Where(s => s.Panels.Count > 0)];
        if (choice == ChartChoice.First) shown = [.. shown.OrderBy(s => s.Moves ? 0 : 1).Take(1)];
        if (shown.Length > 0) Legend(page, monthly.Baseline);
        if (branches.Length == 1)
        {
            Draw(page, [.. shown.SelectMany(s => s.Panels.Select(p => (p with { Title = s.Title }, s)))]);
        }
        else
        {
            foreach (ChartedSeries series in shown) Series(page, series);
        }
        string[] unknown = [.. all.Where(s => s.Panels.Count == 0).Select(s => s.Title)];
        bool tellsUnknown = choice == ChartChoice.All && unknown.Length > 0;
        if (tellsUnknown) page.Note($"Unknown throughout: {string.Join("; ", unknown)}.");
        if (tellsUnknown || shown.Length > 0) page.Blank();
    }

    private static void Series(Page page, ChartedSeries series)
    {
        page.Heading(series.Title);
        Draw(page, [.. series.Panels.Select(p => (p, series))]);
        if (series.Unknown.Count > 0) page.Note($"Unknown throughout: {string.Join(", ", series.Unknown)}.");
    }

    private static void Legend(Page page, string? baseline)
    {
        (string median, string half, string most, string behind, string fork) = page.IsAscii
            ? ("***", ":::", "...", "o o", "|")
            : ("⠤⠤⠤", "▒▒▒", "░░░", "⠄⠠⠀⠄", "┆");
        string dotted = baseline is null ? "" : $"   {behind} {baseline}";
        page.Note($"{median} median   {half} 5 draws in 10   {most} 8 in 10{dotted}   {fork} fork");
    }

    /// <summary>Panels in rows, as many side by side as find room; one or two of them are drawn large.</summary>
    private static void Draw(Page page, IReadOnlyList<(Panel Panel, ChartedSeries Series)> panels)
    {
        int room = (page.Width ?? PipedWidth) - 1;
        int most = panels.Count <= 2 && room < Widest ? 1 : Math.Max(1, (room + Gap) / (Narrowest + Gap));
        int across = Math.Min(panels.Count, most);
        int width = Math.Min(Widest, (room - (Gap * (across - 1))) / across);
        foreach ((Panel Panel, ChartedSeries Series)[] row in panels.Chunk(across))
        {
            IReadOnlyList<IReadOnlyList<Cell>>[] drawn =
                [.. row.Select(p => FanPlot.Draw(p.Panel, p.Series.Frame(width, page.IsAscii)))];
            for (int line = 0; line < drawn.Max(d => d.Count); line++) page.Drawing(SideBySide(drawn, line, width));
        }
    }

    private static List<Cell> SideBySide(IReadOnlyList<IReadOnlyList<Cell>>[] panels, int line, int width)
    {
        List<Cell> pieces = [];
        int used = 0;
        for (int i = 0; i < panels.Length; i++)
        {
            if (line >= panels[i].Count) continue;
            int start = i * (width + Gap);
            if (start > used) pieces.Add(new string(' ', start - used));
            pieces.AddRange(panels[i][line]);
            used = start + panels[i][line].Sum(c => Fitting.Width(c.Text));
        }
        return pieces;
    }
}
