using NatoIraq.App.Charts;
using NatoIraq.Core.Projections;
using static NatoIraq.App.Charts.Markup;

namespace NatoIraq.App.Reports;

/// <summary>
/// Each series over time: one small multiple a branch, on shared axes, the difference from the baseline and the numbers
/// beneath. Branches that do not know the series, or that follow the baseline, are only named.
/// </summary>
internal static class ChartsSection
{
    private static readonly string[] Columns =
        ["Date", "#5 %", "#10 %", "#25 %", "#Median", "#75 %", "#90 %", "#95 %", "#Unknown"];

    private static readonly string[] Differences = ["#Diff. 5 %", "#Diff. 10 %", "#Diff. 25 %", "#Diff. median",
        "#Diff. 75 %", "#Diff. 90 %", "#Diff. 95 %"];

    public static Markup Of(Brief brief)
    {
        List<string> names = [.. brief.Names.Where(n => !brief.IsOutput(n) || n == brief.Headline)];
        return Legend(brief) + Join(names.Select((name, i) => Block(brief, name, i + 1)));
    }

    public static Markup Legend(Brief brief)
    {
        Markup Key(string name, Markup words) =>
            Tag("li", Tag("span", [("class", $"swatch {name}")]), Tag("span", words));
        return Tag("ul", [("class", "legend")],
            Key("line", "median"), Key("half", "half of the draws"), Key("most", "8 draws in 10"),
            Key("nearly", "9 in 10"),
            brief.Baseline is { } b ? Key("dashed", "baseline: " + Foreign(b.Title)) : default,
            Key("dotted", "fork"),
            Key("known", "known before the fork"), Key("bounded", "only bounds known; blank: unknown"));
    }

    private static Markup Block(Brief brief, string name, int number)
    {
        var charts = SeriesCharts.Of(brief, name, number);
        Markup heading = Tag("h3", Figures.Capital(brief.InWords(name)), brief.IsOutput(name) ? default : ", persons");
        Markup rest = Named("As in the baseline: ", charts.AsBaseline) + Named("Unknown throughout: ", charts.Unknown);
        return charts.Drawn.Count == 0 ? heading + rest : heading
            + Tag("p", [("class", "key")], "The charts share their axes",
                charts.ChangeAxes is null ? "."
                    : "; under each, the difference from the baseline, taken draw by draw; its line is the median one.")
            + Tag("div", [("class", "panels")], Join(charts.Drawn.Select(d => Figure(brief, d, charts))))
            + rest;
    }

    public static Markup Named(string words, IEnumerable<Told> branches)
    {
        Markup[] titles = [.. branches.Select(b => Foreign(b.Title))];
        return titles.Length == 0 ? default : Tag("p", [("class", "key")], words, Join(titles, "; "), ".");
    }

    private static Markup Figure(Brief brief, Drawn drawn, SeriesCharts charts) => Tag("figure",
        Tag("figcaption", Tag("h4", drawn.Branch.Heading)),
        Tag("div",
            FanChart.Draw(drawn.Panel, charts.Axes),
            drawn.Change is { } change && charts.ChangeAxes is { } axes ? FanChart.Draw(change, axes) : default),
        Twin.Of(drawn.Panel.Caption.Title, Table(brief, drawn)));

    private static Markup Table(Brief brief, Drawn drawn)
    {
        IReadOnlyList<string> columns = ColumnsOf(drawn);
        List<ChartRow> rows = [.. RowsOf(brief, drawn)];
        return Grid.Of(
            $"Numbers of {drawn.Panel.Caption.Title}", Foreign(drawn.Branch.Title), columns,
            [Grid.Body(null, columns.Count, rows.Select(r => brief.DatedRow(
                r.Date, rows.Select(x => x.Date), r.Cells.Select(Grid.Number))))]);
    }

    /// <summary>The headings of the numbers behind a chart; one that starts with <c>#</c> heads numbers.</summary>
    public static IReadOnlyList<string> ColumnsOf(Drawn drawn) =>
        drawn.Change is null ? Columns : [.. Columns, .. Differences];

    /// <summary>The numbers behind a chart.</summary>
    public static IEnumerable<ChartRow> RowsOf(Brief brief, Drawn drawn) =>
        drawn.Branch.Future(drawn.Name).Select(l => Row(l, brief, drawn));

    private static ChartRow Row(LevelResult level, Brief brief, Drawn drawn)
    {
        bool isOutput = brief.IsOutput(drawn.Name);
        Band b = level.Band;
        IEnumerable<string> quantiles = new[] { b.P5, b.P10, b.P25, b.P50, b.P75, b.P90, b.P95 }
            .Select(q => q is null ? "\u2013" : Figures.Value(q, isOutput));
        IEnumerable<string> change = drawn.Change is null ? [] : level.Difference is { } d
            ? new[] { d.P5, d.P10, d.P25, d.P50, d.P75, d.P90, d.P95 }.Select(q => Figures.Signed(q, isOutput))
            : Enumerable.Repeat("\u2013", Differences.Length);
        return new ChartRow(level.Date, [.. quantiles, Figures.Share(b.Unknown), .. change]);
    }
}
