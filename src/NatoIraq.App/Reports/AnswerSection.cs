using NatoIraq.Core.Projections;
using static NatoIraq.App.Reports.Markup;

namespace NatoIraq.App.Reports;

/// <summary>The answer in plain words: for each branch the headline on the last date, and its reasons.</summary>
internal static class AnswerSection
{
    private const int MostBlocked = 3;

    public static Markup Of(Findings findings)
    {
        DateOnly last = findings.TableDates[^1];
        bool isOutput = findings.IsOutput(findings.Headline);
        Band[] known = [.. findings.Branches
            .Select(b => b.Level(findings.Headline, last)?.Band).OfType<Band>().Where(b => b.P50 is not null)];
        IReadOnlyList<double> marks = Ticks.Enclosing(
            known.Select(b => b.P10 ?? 0).Append(0).Min(), known.Select(b => b.P90 ?? 0).Append(0).Max(), 5);
        return Tag("p", [("class", "lead")], Range(findings, last, isOutput))
            + Tag("p", [("class", "key")],
                "In each strip the dot is the draws' median; the thick bar holds half of them, the thin bar 8 in 10",
                findings.Baseline is null ? "." : "; the dashed line is the baseline's median.")
            + Tag("ol", [("class", "answers")], 
                Join(findings.Branches.Select(b => Branch(findings, b, marks, isOutput))));
    }

    private static Markup Range(Findings findings, DateOnly last, bool isOutput)
    {
        List<(Told Branch, double Median)> medians = [];
        foreach (Told branch in findings.Branches)
        {
            if (branch.Level(findings.Headline, last)?.Band.P50 is { } median) medians.Add((branch, median));
        }
        if (medians.Count == 0) return "No branch knows the answer on that day.";
        (Told lowest, double least) = medians.MinBy(m => m.Median);
        (Told highest, double most) = medians.MaxBy(m => m.Median);
        int unknown = findings.Branches.Count - medians.Count;
        Markup others = unknown switch
        {
            0 => default,
            1 => " For one more it is unknown.",
            _ => $" For {unknown} more it is unknown.",
        };
        string count = medians.Count == 1 ? "One branch gives" : $"Over {medians.Count} branches the median runs from";
        Markup low = Tag("strong", Figures.Value(least, isOutput));
        if (medians.Count == 1) return count + (Markup)" a median of " + low + "." + others;
        return count + (Markup)" " + low + " (" + Foreign(lowest.Title) + ") to "
            + Tag("strong", Figures.Value(most, isOutput)) + " (" + Foreign(highest.Title) + ")." + others;
    }

    private static Markup Branch(Findings findings, Told branch, IReadOnlyList<double> marks, bool isOutput)
    {
        DateOnly last = findings.TableDates[^1];
        LevelResult? level = branch.Level(findings.Headline, last);
        double? reference = branch.IsBaseline ? null : findings.Baseline?.Level(findings.Headline, last)?.Band.P50;
        Markup strip = level is null
            ? default
            : IntervalStrip.Draw(
                $"{branch.Title}: {InWords(level.Band, isOutput)}",
                level.Band, reference, marks, isOutput, branch.IsBaseline);
        return Tag("li",
            Tag("div", [("class", "words")],
                Tag("h3", branch.Heading, " ", Tag("code", branch.Plan.Name)),
                Tag("p", Finding(level, isOutput)),
                level?.Difference is { } d && findings.Baseline is { } b ? Tag("p", Against(b, d, isOutput)) : default,
                Facts(branch)),
            Tag("div", [("class", "strip")], strip));
    }

    /// <summary>A distribution in one plain sentence without markup.</summary>
    public static string InWords(Band band, bool isOutput) => band is { P10: { } low, P50: { } median, P90: { } high }
        ? $"median {Figures.Value(median, isOutput)}, 80 % of draws between "
            + $"{Figures.Value(low, isOutput)} and {Figures.Value(high, isOutput)}"
        : "unknown";

    private static Markup Finding(LevelResult? level, bool isOutput)
    {
        if (level is null) return "This branch does not report it.";
        if (level.Band is not { P10: { } low, P50: { } median, P90: { } high })
        {
            return Tag("strong", "Unknown")
                + " in every draw: the record does not say, and nothing in the plan sets it.";
        }
        (string from, string to) = (Figures.Value(low, isOutput), Figures.Value(high, isOutput));
        string spread = from == to
            ? "; 8 draws in 10 give just that."
            : $"; 8 draws in 10 lie between {from} and {to}.";
        return "Median " + Tag("strong", Figures.Value(median, isOutput)) + spread
            + (level.Band.Unknown > 0
                ? $" Unknown in {Figures.Share(level.Band.Unknown)} of draws; the figures speak of the others."
                : default(Markup));
    }

    private static Markup Against(Told baseline, Difference d, bool isOutput)
    {
        Markup against = "Against " + Foreign(baseline.Title) + ": ";
        string Words(double value) => Figures.MoreOrFewer(value, isOutput);
        string spread = Words(d.P10) == Words(d.P90)
            ? $"{Words(d.P50)} in 8 draws of 10"
            : $"{Words(d.P50)} in the median, from {Words(d.P10)} to {Words(d.P90)} in 8 draws of 10";
        return against + Figures.Unbroken(
            $"{spread}; lower in {Figures.Share(d.Lower)} of draws, higher in {Figures.Share(d.Higher)}.");
    }

    private static Markup Facts(Told branch)
    {
        IReadOnlyList<string> blocked = Conditions.Blocked(branch.Result);
        IReadOnlyList<string> conditions = Conditions.Of(branch.Result, branch.Plan);
        IEnumerable<string> firstBlocked = blocked.Count > MostBlocked
            ? blocked.Take(MostBlocked).Append($"{blocked.Count - MostBlocked} more below")
            : blocked;
        return Tag("dl", [("class", "facts")],
            Fact("Blocked", firstBlocked, "nothing"),
            Fact("Had to be true", conditions, "nothing that others wait on is in doubt"),
            branch.Plan.Warnings.Count > 0 ? Fact("Mind", branch.Plan.Warnings, "") : default);
    }

    private static Markup Fact(string name, IEnumerable<string> lines, string none)
    {
        List<Markup> told = [.. lines.Select(l => Tag("dd", Figures.Unbroken(l)))];
        return Tag("div", Tag("dt", name), told.Count > 0 ? Join(told) : Tag("dd", none));
    }
}
