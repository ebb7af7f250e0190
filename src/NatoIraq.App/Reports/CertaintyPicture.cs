using NatoIraq.App.Charts;
using NatoIraq.Core.Projections;
using static NatoIraq.App.Charts.Markup;

namespace NatoIraq.App.Reports;

/// <summary>The headline's differences from the baseline on the last date; the table under it has its numbers.</summary>
internal static class CertaintyPicture
{
    public static Markup Of(Brief brief)
    {
        if (brief.Baseline is null) return default;
        (Told Branch, LevelResult Level)[] lines = [.. brief.Branches
            .Select(b => (b, b.Level(brief.Headline, brief.Last)!))
            .Where(x => x.Item2?.Analysis?.Difference is not null && !x.Item2.IsTruth)];
        DifferenceMark[] rows = [.. lines.Select(x => Mark(x.Branch, x.Level)).OfType<DifferenceMark>()
            .OrderBy(r => r.Mean)];
        if (rows.Length == 0) return default;
        string what = $"Differences from the baseline on {Figures.Day(brief.Last)}";
        return Tag("p", [("class", "key")], $"{what}: {brief.InWords(brief.Headline)}. The thin bar holds nine draws in ten, "
                + "the thick one the mean with its 95 % interval, the dot is the mean.")
            + Tag("div", [("class", "strip")],
                DifferenceStrip.Draw(what, rows, brief.IsOutput(brief.Headline)));
    }

    private static DifferenceMark? Mark(Told branch, LevelResult level)
    {
        DifferenceAnalysis d = level.Analysis!.Difference!;
        if (d.P5.Value is not { } low || d.P95.Value is not { } high) return null;
        if (d.Mean is not { Value: { } mean, Low: { } from, High: { } to }) return null;
        return new DifferenceMark(
            branch.Title,
            $"{branch.Title} {SureWords.Signed(d.Mean, level.IsOutput)}, "
                + $"9 draws in 10 {SureWords.NineInTen(d, level.IsOutput)}",
            low, high, mean, from, to);
    }
}
