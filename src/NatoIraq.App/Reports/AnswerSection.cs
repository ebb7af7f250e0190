using NatoIraq.App.Charts;
using NatoIraq.Core.Projections;
using static NatoIraq.App.Charts.Markup;

namespace NatoIraq.App.Reports;

/// <summary>
/// The answer: a few plain sentences, then every branch in a line with its strip, in groups by what it does to the
/// headline on the last date.
/// </summary>
internal static class AnswerSection
{
    public static Markup Of(Brief brief) => Words(brief) + Lines(brief);

    /// <summary>The answer in a few sentences.</summary>
    public static Markup Words(Brief brief) => Stale(brief) + AnswerWords.Of(brief);

    private static Markup Stale(Brief brief)
    {
        IEnumerable<Markup> stale = brief.Branches.Where(b => brief.Model.Stale.Contains(b.Plan.Name)).Select(b => Tag(
            "li", Foreign(b.Title), " is stale: the history before its fork has changed since it was applied."));
        IEnumerable<Markup> left = brief.Model.LeftOut.Select(l => Tag(
            "li", Tag("code", l.Branch), " is left out: ", Foreign(l.Because)));
        Markup[] lines = [.. stale, .. left];
        return lines.Length == 0 ? default : Tag("ul", [("class", "warning")], Join(lines));
    }

    /// <summary>Every branch in a line.</summary>
    public static Markup Lines(Brief brief)
    {
        bool isOutput = brief.IsOutput(brief.Headline);
        Band[] known = [.. brief.Branches
            .Select(b => b.Level(brief.Headline, brief.Last)?.Band).OfType<Band>().Where(b => b.P50 is not null)];
        IReadOnlyList<double> marks = Ticks.Enclosing(
            known.Select(b => b.P10 ?? 0).Append(0).Min(), known.Select(b => b.P90 ?? 0).Append(0).Max(), 5);
        Markup key = known.Length == 0 ? default : Tag("p", [("class", "key")],
            "In each strip the dot is the draws' median; the thick bar holds half of them, the thin bar 8 in 10",
            brief.Baseline is null ? "." : "; the dashed line is the baseline's median.");
        return key + Join(brief.Branches.GroupBy(b => GroupOf(brief, b)).OrderBy(g => g.Key.Rank).Select(g =>
            Tag("h3", g.Key.Name) + Tag("ul", [("class", "answers")], Join(g
                .OrderBy(b => MedianChange(brief, b))
                .Select(b => Line(brief, b, marks, isOutput)))))) + JudgementWords.Key(brief);
    }

    private static (int Rank, string Name) GroupOf(Brief brief, Told branch)
    {
        LevelResult? level = branch.Level(brief.Headline, brief.Last);
        string words = brief.IsOutput(brief.Headline) ? "Less" : "Fewer";
        if (level?.Band.P50 is null) return (5, "Unknown on that day");
        if (branch.IsBaseline) return (0, "The baseline");
        if (brief.Baseline is null) return (1, "The branches");
        if (level.Difference is not { } d) return (4, "Known, but the baseline is not");
        if (d.Lower + d.Higher < 0.01) return (4, "No change from the baseline");
        return d.Lower >= d.Higher
            ? (2, $"{words} than in the baseline") : (3, "More than in the baseline");
    }

    private static double MedianChange(Brief brief, Told branch) =>
        branch.Level(brief.Headline, brief.Last)?.Difference is { } d ? -Math.Abs(d.Mean) : 0;

    private static Markup Line(Brief brief, Told branch, IReadOnlyList<double> marks, bool isOutput)
    {
        LevelResult? level = branch.Level(brief.Headline, brief.Last);
        double? reference = branch.IsBaseline ? null : brief.Baseline?.Level(brief.Headline, brief.Last)?.Band.P50;
        Markup strip = level is null ? default : IntervalStrip.Draw(
            $"{branch.Title}: {Figures.InWords(level.Band, isOutput)}",
            level.Band, reference, marks, isOutput, branch.IsBaseline);
        return Tag("li",
            Tag("div", [("class", "words")],
                Tag("h4", branch.Heading, " ", Tag("code", branch.Plan.Name)),
                Tag("p", AnswerWords.Finding(level, isOutput)),
                level?.Difference is { } d
                    ? Tag("p", AnswerWords.Against(branch, brief.Headline, d, isOutput)) : default,
                JudgementWords.Of(brief, branch, level),
                Reasons(brief, branch)),
            Tag("div", [("class", "strip")], strip));
    }

    /// <summary>The first thing of its own that it turns on, what is blocked most, and why it may be unknown.</summary>
    private static Markup Reasons(Brief brief, Told branch)
    {
        Gate? gate = branch.IsBaseline ? null : Conditions.Gates(branch.Result, branch.Plan)
            .OrderBy(g => g.Entry.Owner == branch.Plan.Name ? 0 : 1).FirstOrDefault();
        BlockedResult? blocked = branch.Result.Blocked.OrderByDescending(b => b.Share).FirstOrDefault();
        List<Markup> lines = [];
        if (gate is not null)
        {
            lines.Add("Turns first on " + Tag("code", gate.Entry.Id)
                + $", which happens in {Share(gate.Result.Happens)}.");
        }
        if (blocked is not null)
        {
            int more = branch.Result.Blocked.Count - 1;
            lines.Add(Tag("code", blocked.Event)
                + $" is blocked by {Conditions.RuleOf(blocked)} in {Share(blocked.Share)}"
                + (more == 0 ? "." : $", and {more} more below."));
        }
        bool isUnknown = branch.Level(brief.Headline, brief.Last)?.Band.P50 is null;
        lines.AddRange(branch.Plan.Warnings.Where(_ => isUnknown).Select(w => Foreign(w)));
        return lines.Count == 0 ? default : Tag("ul", [("class", "key")], Join(lines.Select(l => Tag("li", l))));
    }

    private static string Share(double share) => Figures.Unbroken($"{Figures.Share(share)} of draws");
}
