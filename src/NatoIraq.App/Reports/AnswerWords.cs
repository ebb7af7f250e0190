using NatoIraq.App.Charts;
using NatoIraq.Core.Projections;
using static NatoIraq.App.Charts.Markup;

namespace NatoIraq.App.Reports;

/// <summary>The sentences that answer first, put together from the figures alone.</summary>
internal static class AnswerWords
{
    private const int MostNamed = 2;

    public static Markup Of(Brief brief)
    {
        bool isOutput = brief.IsOutput(brief.Headline);
        (Told Branch, LevelResult Level)[] known = [.. brief.Branches
            .Select(b => (b, b.Level(brief.Headline, brief.Last)))
            .Where(x => x.Item2?.Band.P50 is not null).Select(x => (x.b, x.Item2!))];
        if (known.Length == 0)
        {
            return Tag("p", [("class", "lead")], "No branch knows the answer on that day.");
        }
        Markup yardstick = brief.Baseline?.Level(brief.Headline, brief.Last) is { Band.P50: not null } own
            ? Paragraph(Yardstick(brief, own, isOutput))
            : Paragraph(Range(known, isOutput));
        var compared = known.Where(x => x.Level.Difference is not null).ToList();
        return yardstick
            + Largest(compared, brief, isOutput, d => d.Lower > d.Higher && d.Mean < 0)
            + Largest(compared, brief, isOutput, d => d.Higher > d.Lower && d.Mean > 0)
            + Unchanged(compared)
            + Unknown(brief, known.Length)
            + InTheWay(brief);
    }

    /// <summary>A title in a sentence, which may be a sentence itself.</summary>
    private static Markup Title(Told branch) => "\u201C" + Foreign(branch.Title) + "\u201D";

    private static Markup Paragraph(Markup words) => Tag("p", [("class", "lead")], words);

    private static Markup Yardstick(Brief brief, LevelResult level, bool isOutput) =>
        "In the baseline, " + Title(brief.Baseline!) + $", {brief.InWords(brief.Headline)} "
        + (isOutput ? "is " : "number ") + Finding(level, isOutput, "");

    private static Markup Range((Told Branch, LevelResult Level)[] known, bool isOutput)
    {
        (Told lowest, LevelResult least) = known.MinBy(x => x.Level.Band.P50);
        (Told highest, LevelResult most) = known.MaxBy(x => x.Level.Band.P50);
        Markup low = Tag("strong", Figures.Value(least.Band.P50, isOutput));
        if (known.Length == 1) return "One branch knows it, with a median of " + low + ".";
        return $"Over {known.Length} branches the median runs from " + low + " (" + Title(lowest) + ") to "
            + Tag("strong", Figures.Value(most.Band.P50, isOutput)) + " (" + Title(highest) + ").";
    }

    /// <summary>The branch that moves the headline most in one direction, and how many others do.</summary>
    private static Markup Largest(
        List<(Told Branch, LevelResult Level)> compared, Brief brief, bool isOutput, Func<Difference, bool> isThisWay)
    {
        var those = compared.Where(x => isThisWay(x.Level.Difference!))
            .OrderByDescending(x => Math.Abs(x.Level.Difference!.Mean)).ToList();
        if (those.Count == 0) return default;
        (Told branch, LevelResult level) = those[0];
        Difference d = level.Difference!;
        string how = d.Mean < 0 ? isOutput ? "less" : "fewer" : "more";
        string others = those.Count switch
        {
            1 => "",
            2 => $" One other branch gives {how}.",
            _ => $" {those.Count - 1} others give {how}.",
        };
        return Paragraph($"The largest {(d.Mean < 0 ? "fall" : "rise")}: " + Title(branch) + ", "
            + Tag("strong", Figures.MoreOrFewer(d.Mean, isOutput))
            + Figures.Unbroken(Spread(d, isOutput) + When(branch, brief.Headline) + "." + others));
    }

    private static Markup Unchanged(List<(Told Branch, LevelResult Level)> compared)
    {
        var same = compared.Where(x => x.Level.Difference is { } d && d.Lower + d.Higher < 0.01).ToList();
        if (same.Count == 0) return default;
        Markup names = Join(same.Take(MostNamed).Select(x => Title(x.Branch)), ", ");
        string more = same.Count > MostNamed ? $", and {same.Count - MostNamed} more" : "";
        return Tag("p", "No change from the baseline: ", names, more, ".");
    }

    private static Markup Unknown(Brief brief, int known)
    {
        int unknown = brief.Branches.Count - known;
        if (unknown == 0) return default;
        return Tag("p", $"For {unknown} of {brief.Branches.Count} branches the answer is unknown: the sources do not "
            + "speak for it at the fork, and nothing in the plan sets it. Unknown is not zero.");
    }

    private static Markup InTheWay(Brief brief)
    {
        var blocked = brief.Branches.SelectMany(b => b.Result.Blocked.Select(x => (b, x))).ToList();
        if (blocked.Count == 0) return Tag("p", "No rule blocked anything in any draw.");
        (Told branch, BlockedResult most) = blocked.MaxBy(x => x.x.Share);
        int branches = blocked.Select(x => x.b).Distinct().Count();
        string those = branches == 1 ? "one branch" : $"{branches} branches";
        return Tag("p", $"Rules stood in the way in {those}; most often in ", Title(branch), ", where ",
            Tag("code", most.Event),
            Figures.Unbroken($" is blocked by {Conditions.RuleOf(most)} in {Figures.Share(most.Share)} of draws."));
    }

    /// <summary>A level in a sentence: its median and the span of eight draws in ten.</summary>
    public static Markup Finding(LevelResult? level, bool isOutput, string median = "Median ")
    {
        if (level is null) return "This branch does not report it.";
        if (level.Band is not { P10: { } low, P50: { } middle, P90: { } high })
        {
            return Tag("strong", "Unknown")
                + " in every draw: the record does not say, and nothing in the plan sets it.";
        }
        (string from, string to) = (Figures.Value(low, isOutput), Figures.Value(high, isOutput));
        string spread = from == to
            ? "; 8 draws in 10 give just that."
            : $"; 8 draws in 10 lie between {from} and {to}.";
        return median + Tag("strong", Figures.Value(middle, isOutput)) + spread
            + (level.Band.Unknown > 0
                ? $" Unknown in {Figures.Share(level.Band.Unknown)} of draws; the figures speak of the others."
                : default(Markup));
    }

    /// <summary>A difference from the baseline in a sentence, and the day by which half of the draws differ.</summary>
    public static Markup Against(Told branch, string name, Difference d, bool isOutput) => Figures.Unbroken(
        "Against the baseline, draw by draw: " + Figures.MoreOrFewer(d.Mean, isOutput) + Spread(d, isOutput)
        + $"; lower in {Figures.Share(d.Lower)} of draws, higher in {Figures.Share(d.Higher)}"
        + When(branch, name) + ".");

    private static string Spread(Difference d, bool isOutput)
    {
        (string low, string high) = (Figures.MoreOrFewer(d.P10, isOutput), Figures.MoreOrFewer(d.P90, isOutput));
        return low == high
            ? $" on average, {low} in 8 draws of 10"
            : $" on average, {Figures.MoreOrFewer(d.P10, d.P90, isOutput)} in 8 draws of 10";
    }

    private static string When(Told branch, string name) => branch.HalfDifferBy(name) is { } day
        ? $"; half of its draws differ by {Figures.Day(day)}" : "";
}
