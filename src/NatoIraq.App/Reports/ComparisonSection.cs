using NatoIraq.App.Charts;
using NatoIraq.Core.Projections;
using static NatoIraq.App.Charts.Markup;

namespace NatoIraq.App.Reports;

/// <summary>The comparison table: the headline open, every other series and output one click away.</summary>
internal static class ComparisonSection
{
    private static readonly string[] Levels = ["Branch", "#Median", "#8 in 10", "#Mean", "#Unknown"];

    private static readonly string[] Differences = ["#Mean difference", "#8 in 10", "#Median difference", "#Lower",
        "#Higher"];

    public static Markup Of(Brief brief)
    {
        List<string> outputs = [.. brief.Names.Where(n => brief.IsOutput(n) && n != brief.Headline)];
        IEnumerable<string> series = brief.Names.Where(n => n != brief.Headline && !brief.IsOutput(n));
        return Table(brief, brief.Headline)
            + Join(series.Select(name => Folded(Caption(brief, name), Table(brief, name))))
            + (outputs.Count == 0 ? default : Folded("Outputs of the scenarios", OutputsSection.Of(brief, outputs)));
    }

    private static Markup Folded(Markup summary, Markup body) => Tag("details", Tag("summary", summary), body);

    private static Markup Caption(Brief brief, string name) => brief.IsOutput(name)
        ? "Output " + Tag("code", name)
        : Figures.Capital(brief.InWords(name)) + (Markup)" " + Tag("code", name);

    private static Markup Table(Brief brief, string name)
    {
        bool compares = brief.Baseline is not null && brief.Branches.Count > 1;
        string[] columns = compares ? [.. Levels, .. Differences] : Levels;
        return Grid.Of(
            $"Comparison: {brief.InWords(name)}",
            Caption(brief, name) + (brief.IsOutput(name) ? "" : ", persons")
                + (compares
                    ? "; differences from " + Foreign(brief.Baseline!.Title) + " are taken draw by draw"
                    : default),
            columns,
            brief.TableDates.Select(date => Grid.Body(
                Figures.Day(date), columns.Length,
                brief.Branches
                    .Select(b => (Branch: b, Level: b.Level(name, date)))
                    .Where(x => x.Level is not null)
                    .Select(x => Row(x.Branch, x.Level!, compares)))));
    }

    private static Markup Row(Told branch, LevelResult level, bool compares)
    {
        Band band = level.Band;
        string V(double? value) => Figures.Value(value, level.IsOutput);
        string S(double value) => Figures.Signed(value, level.IsOutput);
        Markup[] levels =
        [
            Grid.Number(V(band.P50)),
            Grid.Number(band.P50 is null ? "\u2013" : $"{V(band.P10)} to {V(band.P90)}"),
            Grid.Number(band.P50 is null ? "\u2013" : V(band.Mean)),
            Grid.Number(Figures.Share(band.Unknown)),
        ];
        Markup[] differences = !compares ? [] : level.Difference is { } d
            ? [Grid.Number(S(d.Mean)), Grid.Number($"{S(d.P10)} to {S(d.P90)}"), Grid.Number(S(d.P50)),
                Grid.Number(Figures.Share(d.Lower)), Grid.Number(Figures.Share(d.Higher))]
            : [Tag(
                "td", [("class", "number none"), ("colspan", $"{Differences.Length}")],
                branch.IsBaseline ? "baseline" : "unknown")];
        return Grid.Row(Foreign(branch.Title), [.. levels, .. differences]);
    }
}
