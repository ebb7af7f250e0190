using NatoIraq.Core.Projections;
using static NatoIraq.App.Reports.Markup;

namespace NatoIraq.App.Reports;

/// <summary>The headline over time: one small multiple a branch, on shared axes, its numbers beneath.</summary>
internal static class ChartsSection
{
    private static readonly string[] Columns =
        ["Date", "#10 %", "#25 %", "#Median", "#75 %", "#90 %", "#Unknown"];

    public static Markup Of(Findings findings)
    {
        Fan[] fans = [.. findings.Branches.Select(b => FanOf(findings, b))];
        var axes = FanAxes.Of(fans);
        Fan? baseline = findings.Baseline is { } told ? fans[told.Number - 1] : null;
        return Legend(findings)
            + Tag("div", [("class", "panels")], Join(findings.Branches.Zip(fans, (b, fan) =>
                Panel(findings, b, fan, b.IsBaseline ? null : baseline, axes))));
    }

    private static Fan FanOf(Findings findings, Told branch) => new(
        branch.Title,
        [.. branch.Result.Levels
            .Where(l => l.Series == findings.Headline)
            .OrderBy(l => l.Date)
            .Select(l => new FanPoint(l.Date, l.Band))]);

    private static Markup Legend(Findings findings)
    {
        Markup Key(string name, Markup words) =>
            Tag("li", Tag("span", [("class", $"swatch {name}")]), Tag("span", words));
        string what = Figures.Capital(findings.InWords(findings.Headline));
        string unit = findings.IsOutput(findings.Headline) ? "" : ", persons";
        return Tag("p", $"{what}{unit}. All charts share both axes.")
            + Tag("ul", [("class", "legend")],
                Key("line", "median"), Key("half", "half of the draws"), Key("most", "8 draws in 10"),
                findings.Baseline is { } b ? Key("dashed", "baseline: " + Foreign(b.Title)) : default,
                Key("dotted", "fork from the history"));
    }

    private static Markup Panel(Findings findings, Told branch, Fan fan, Fan? behind, FanAxes axes)
    {
        bool isOutput = findings.IsOutput(findings.Headline);
        string what = findings.InWords(findings.Headline);
        var panel = new FanPanel(
            $"chart-{branch.Number}", $"{branch.Title}: {what}", Description(fan, behind, isOutput),
            fan, behind, branch.Fork, branch.IsBaseline, isOutput);
        return Tag("figure",
            Tag("figcaption", Tag("h3", branch.Heading)),
            FanChart.Draw(panel, axes),
            Tag("details",
                Tag("summary",
                    "Numbers", Tag("span", [("class", "spoken")], " behind the chart of ", Foreign(branch.Title))),
                Twin(fan, branch, isOutput)));
    }

    private static string Description(Fan fan, Fan? behind, bool isOutput)
    {
        List<FanPoint> known = [.. fan.Known];
        if (known.Count == 0) return "Unknown throughout.";
        string Told(FanPoint p) => $"On {Figures.Day(p.Date)}: {AnswerSection.InWords(p.Band, isOutput)}.";
        string text = known.Count == 1 ? Told(known[0]) : $"{Told(known[0])} {Told(known[^1])}";
        return behind?.Known.LastOrDefault() is { } last ? $"{text} Baseline, {behind.Label}: {Told(last)}" : text;
    }

    private static Markup Twin(Fan fan, Told branch, bool isOutput) => Grid.Of(
        $"Numbers of {branch.Title}", Foreign(branch.Title), Columns,
        [Grid.Body(null, Columns.Length, fan.Points.Select(p => Row(p, isOutput)))]);

    private static Markup Row(FanPoint point, bool isOutput)
    {
        Band b = point.Band;
        IEnumerable<string> quantiles = new[] { b.P10, b.P25, b.P50, b.P75, b.P90 }
            .Select(q => q is null ? "\u2013" : Figures.Value(q, isOutput));
        return Grid.Row(
            Figures.Iso(point.Date), quantiles.Append(Figures.Share(b.Unknown)).Select(Grid.Number));
    }
}
