using NatoIraq.App.Charts;
using NatoIraq.Core.Projections;
using static NatoIraq.App.Charts.Markup;

namespace NatoIraq.App.Reports;

/// <summary>The outputs that scenarios define: a condition as the share of draws in which it holds.</summary>
internal static class OutputsSection
{
    private static readonly string[] Columns =
        ["Branch", "On", "#Median", "#8 in 10", "#Mean", "#Holds in", "#Unknown", "#Mean difference"];

    public static Markup Of(Brief brief, IReadOnlyList<string> outputs) => Grid.Of(
        "Outputs of the scenarios",
        "A condition is told by the share of draws in which it holds, and differs from the baseline by points of that "
            + "share; of a number the difference is the mean one, taken draw by draw",
        Columns,
        outputs.Select(output => Grid.Body(
            Tag("code", output), Columns.Length,
            brief.Branches.SelectMany(b => brief.TableDates.Select(d => (Branch: b, Level: b.Level(output, d))))
                .Where(x => x.Level is not null).Select(x => Row(x.Branch, x.Level!)))));

    private static Markup Row(Told branch, LevelResult level)
    {
        const string none = "\u2013";
        Band band = level.Band;
        bool isNumber = !level.IsTruth && band.P50 is not null;
        string V(double? value) => Figures.Value(value, isOutput: true);
        string change = level.Difference is not { } d ? none
            : level.IsTruth ? $"{Figures.Signed(d.Mean * 100)} points" : Figures.Signed(d.Mean, isOutput: true);
        return Grid.Row(
            Foreign(branch.Title),
            Grid.OneLine(Figures.Iso(level.Date)),
            Grid.Number(isNumber ? V(band.P50) : none),
            Grid.Number(isNumber ? $"{V(band.P10)} to {V(band.P90)}" : none),
            Grid.Number(isNumber ? V(band.Mean) : none),
            Grid.Number(level.IsTruth && band.Mean is { } share ? Figures.Share(share) : none),
            Grid.Number(Figures.Share(band.Unknown)),
            Grid.Number(change));
    }
}
