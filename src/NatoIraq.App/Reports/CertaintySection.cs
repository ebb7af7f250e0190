using NatoIraq.App.Charts;
using NatoIraq.App.Projections;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Statistics;
using static NatoIraq.App.Charts.Markup;

namespace NatoIraq.App.Reports;

/// <summary>How sure the comparison is: the headline open, every other series and output one click away.</summary>
internal static class CertaintySection
{
    private static readonly string[] Differences =
        ["Branch", "#Mean difference", "#9 in 10", "#Lower in", "#Higher in", "Order", "#Variance saved"];

    private static readonly string[] Tails =
        ["Branch", "#Mean", "#Lowest 5 %", "#P5", "#Median", "#P95", "#Highest 5 %"];

    private static readonly string[] Regrets = ["#Mean regret", "#9 in 10 below", "#Best in"];

    /// <summary>What the draws say beside their bands; nothing where nobody asked.</summary>
    public static Markup Of(Brief brief)
    {
        if (brief.Model.Projection.Analysed is not { } asked) return default;
        string[] others = [.. brief.Names.Where(n => n != brief.Headline && Lines(brief, n).Any())];
        return Intro(brief, asked)
            + Warnings(brief)
            + CertaintyPicture.Of(brief)
            + Tables(brief, brief.Headline, asked.Prefer)
            + Join(others.Select(name => Tag(
                "details", Tag("summary", Caption(brief, name)), Tables(brief, name, asked.Prefer))));
    }

    private static Markup Intro(Brief brief, AnalysisRequest asked)
    {
        string draws = Figures.Count(brief.Model.Projection.Draws, "draw");
        Markup first = Tag("p",
            $"In brackets stand 95 % intervals: what is left to chance by {draws} a branch, given what is assumed. "
            + "They say nothing of assumptions that are wrong.");
        Markup compared = brief.Baseline is null ? default : Tag("p",
            "Differences are taken draw by draw. A branch is higher throughout if at every level it is at least as "
            + "likely to exceed it as the baseline, and somewhere more likely (first-order dominance, at 5 %). The "
            + "variance saved is what sharing luck with the baseline takes away from that of the difference.");
        Markup regret = asked.Prefer is not { } prefer ? default : Tag("p",
            $"{(prefer == Preference.Lower ? "Lower" : "Higher")} counts as better: regret is how far a branch is from "
            + "the best branch of each draw. Of what one branch alone has there is none.");
        Markup spread = SamplingView.NoteOf(brief.Model.Projection.Sampling) is { } note ? Tag("p", note) : default;
        return first + spread + compared + regret;
    }

    private static Markup Warnings(Brief brief)
    {
        LevelAnalysis[] all = [.. brief.Names.SelectMany(n => Lines(brief, n)).Select(x => x.Level.Analysis!)];
        List<Markup> lines = [];
        if (all.Length > 0 && all.Max(SureWords.Needed) is { } needed)
        {
            lines.Add($"Some figures are refused: the draws are too few for them; {needed} draws are enough for all.");
        }
        if (all.Length > 0 && all.Max(a => a.Tails.Intervals.Needed) is { } forTails)
        {
            lines.Add($"Some means of tails have no interval: {forTails} draws are enough for one of each.");
        }
        lines.AddRange(brief.Names.SelectMany(name => Lines(brief, name)
            .Where(x => x.Level.Analysis!.Difference?.CommonRandomNumbers is { Costs: true })
            .Select(x => Foreign(x.Branch.Title) + $" on {Figures.Day(x.Level.Date)}, {brief.InWords(name)}: what is "
                + "good luck for it is bad luck for the baseline, so that sharing luck makes their difference less "
                + "sure.")));
        return lines.Count == 0 ? default : Tag("ul", [("class", "warning")], Join(lines.Select(l => Tag("li", l))));
    }

    private static Markup Caption(Brief brief, string name) => brief.IsOutput(name)
        ? "Output " + Tag("code", name) : Figures.Capital(brief.InWords(name)) + (Markup)" " + Tag("code", name);

    private static Markup Tables(Brief brief, string name, Preference? prefer)
    {
        bool isCompared = Lines(brief, name).Any(x => x.Level.Analysis!.Difference is not null);
        bool isTruth = Lines(brief, name).All(x => x.Level.IsTruth);
        bool isAlone = Lines(brief, name).Select(x => x.Branch).Distinct().Count() == 1;
        string[] columns = prefer is null ? Tails : [.. Tails, .. Regrets];
        return (isCompared ? Table(brief, name, "differences from the baseline", Differences, Compared) : default)
            + (isTruth ? default : Table(
                brief, name, "levels and tails", columns,
                (branch, level) => Level(branch, level, prefer is not null, isAlone)));
    }

    private static Markup Table(
        Brief brief, string name, string what, string[] columns, Func<Told, LevelResult, Markup> row) => Grid.Of(
        $"How sure: {brief.InWords(name)}, {what}",
        Caption(brief, name) + $": {what}",
        columns,
        brief.TableDates.Select(date => Grid.Body(
            Figures.Day(date), columns.Length,
            Lines(brief, name).Where(x => x.Level.Date == date).Select(x => row(x.Branch, x.Level)))));

    private static IEnumerable<(Told Branch, LevelResult Level)> Lines(Brief brief, string name) =>
        brief.TableDates.SelectMany(date => brief.Branches
            .Select(b => (Branch: b, Level: b.Level(name, date)!)).Where(x => x.Level?.Analysis is not null));

    private static Markup Compared(Told branch, LevelResult level)
    {
        if (level.Analysis!.Difference is not { } d)
        {
            return Grid.Row(Foreign(branch.Title), Tag(
                "td", [("class", "number none"), ("colspan", $"{Differences.Length - 1}")],
                branch.IsBaseline ? "baseline" : "unknown"));
        }
        return Grid.Row(
            Foreign(branch.Title),
            Grid.Number(level.IsTruth
                ? $"{SureWords.Points(d.Mean)} points" : SureWords.Signed(d.Mean, level.IsOutput)),
            Grid.Number(level.IsTruth ? "\u2013" : SureWords.NineInTen(d, level.IsOutput)),
            Grid.Number(SureWords.Share(d.Lower)),
            Grid.Number(SureWords.Share(d.Higher)),
            Grid.OneLine(SureWords.Order(d.Dominance)),
            Grid.Number(SureWords.Saved(d.CommonRandomNumbers)));
    }

    /// <summary>A level's line; of what one branch alone has there is no regret.</summary>
    private static Markup Level(Told branch, LevelResult level, bool hasRegret, bool isAlone)
    {
        LevelAnalysis found = level.Analysis!;
        Markup Cell(SampledFigure? figure) =>
            Grid.Number(figure is null ? "\u2013" : SureWords.Figure(figure, level.IsOutput));
        Regret? told = isAlone ? null : found.Regret;
        Markup[] regret = hasRegret
            ? [Cell(told?.Mean), Cell(told?.P90), Grid.Number(told is { } r ? SureWords.Share(r.Best) : "\u2013")]
            : [];
        return Grid.Row(
            Foreign(branch.Title),
            [
                Cell(found.Mean), Tail(found.Tails.Lowest5, found.Tails.Intervals.Lowest5),
                Cell(found.Quantiles.P5), Cell(found.Quantiles.P50), Cell(found.Quantiles.P95),
                Tail(found.Tails.Highest5, found.Tails.Intervals.Highest5), .. regret,
            ]);

        Markup Tail(double? mean, ConfidenceInterval? interval) =>
            Grid.Number(SureWords.Tail(mean, interval, level.IsOutput));
    }
}
