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

    private static Markup Legend(Brief brief)
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
        List<Told> known = [.. brief.Branches.Where(b => b.Knows(name))];
        List<Told> told = [.. known.Where(b => b.IsBaseline || brief.Baseline is null || b.Differs(name)
            || !brief.Baseline.Knows(name))];
        string what = Figures.Capital(brief.InWords(name));
        Markup heading = Tag("h3", what, brief.IsOutput(name) ? default : ", persons");
        Markup rest = Named("As in the baseline: ", known.Except(told))
            + Named("Unknown throughout: ", brief.Branches.Except(known));
        if (told.Count == 0) return heading + rest;
        Fan? baseline = brief.Baseline is { } b && told.Contains(b) ? b.FanOf(name) : null;
        Drawn[] drawn = [.. told.Select(t => Drawn.Of(brief, t, name, baseline, $"chart-{number}-{t.Number}"))];
        var axes = FanAxes.Of(
            [.. drawn.Select(d => d.Panel.Fan)], [.. drawn.SelectMany(d => d.Panel.Past)]);
        Fan[] changes = [.. drawn.Select(d => d.Change?.Fan).OfType<Fan>()];
        FanAxes? changeAxes = changes.Length > 0 ? FanAxes.Of(changes, steps: 3) with { First = axes.First } : null;
        return heading
            + Tag("p", [("class", "key")], "The charts share their axes",
                changeAxes is null ? "."
                    : "; under each, the difference from the baseline, taken draw by draw; its line is the median one.")
            + Tag("div", [("class", "panels")], Join(drawn.Select(d => Figure(brief, d, axes, changeAxes))))
            + rest;
    }

    private static Markup Named(string words, IEnumerable<Told> branches)
    {
        Markup[] titles = [.. branches.Select(b => Foreign(b.Title))];
        return titles.Length == 0 ? default : Tag("p", [("class", "key")], words, Join(titles, "; "), ".");
    }

    private static Markup Figure(Brief brief, Drawn drawn, FanAxes axes, FanAxes? changeAxes) => Tag("figure",
        Tag("figcaption", Tag("h4", drawn.Branch.Heading)),
        Tag("div",
            FanChart.Draw(drawn.Panel, axes),
            drawn.Change is { } change && changeAxes is not null ? FanChart.Draw(change, changeAxes) : default),
        Twin.Of(drawn.Panel.Caption.Title, Table(brief, drawn)));

    private static Markup Table(Brief brief, Drawn drawn)
    {
        string[] columns = drawn.Change is null ? Columns : [.. Columns, .. Differences];
        List<LevelResult> levels = [.. drawn.Branch.Future(drawn.Name)];
        return Grid.Of(
            $"Numbers of {drawn.Panel.Caption.Title}", Foreign(drawn.Branch.Title), columns,
            [Grid.Body(null, columns.Length, levels.Select(l => brief.DatedRow(
                l.Date, levels.Select(x => x.Date), Cells(l, brief, drawn))))]);
    }

    private static IEnumerable<Markup> Cells(LevelResult level, Brief brief, Drawn drawn)
    {
        bool isOutput = brief.IsOutput(drawn.Name);
        Band b = level.Band;
        IEnumerable<string> quantiles = new[] { b.P5, b.P10, b.P25, b.P50, b.P75, b.P90, b.P95 }
            .Select(q => q is null ? "\u2013" : Figures.Value(q, isOutput));
        IEnumerable<string> change = drawn.Change is null ? [] : level.Difference is { } d
            ? new[] { d.P5, d.P10, d.P25, d.P50, d.P75, d.P90, d.P95 }.Select(q => Figures.Signed(q, isOutput))
            : Enumerable.Repeat("\u2013", Differences.Length);
        return quantiles.Append(Figures.Share(b.Unknown)).Concat(change).Select(Grid.Number);
    }
}
