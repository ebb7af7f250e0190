using System.Globalization;
using NatoIraq.App.Backtests;
using NatoIraq.App.Charts;
using static NatoIraq.App.Charts.Markup;

namespace NatoIraq.App.Reports;

/// <summary>
/// The branches' scores on what followed: levels open, events and states one click away. Those that knew what followed
/// are told so, and stand below the others.
/// </summary>
internal static class BacktestSection
{
    /// <summary>What of a score each column has; one that would be empty is left out.</summary>
    private static readonly (string Heading, Func<ScoreView, string> Cell)[] Columns =
    [
        ("#Truths", s => $"{s.Truths}"),
        ("#CRPS", s => ScoreWords.Mean(s.Crps, "#,##0")),
        ("#WIS", s => ScoreWords.Mean(s.Wis, "#,##0")),
        ("#Log", s => ScoreWords.Mean(s.Log, "0.00")),
        ("#Brier", s => ScoreWords.Mean(s.Brier, "0.00")),
        ("#In 50 %", s => ScoreWords.Mean(s.Coverage50, "0 %")),
        ("#In 80 %", s => ScoreWords.Mean(s.Coverage80, "0 %")),
        ("#In 90 %", s => ScoreWords.Mean(s.Coverage90, "0 %")),
        ("#Skill", s => s.Skill?.Value.ToString("0.00", CultureInfo.InvariantCulture) ?? ScoreWords.None),
        ("#Rank", s => s.Rank?.ToString(CultureInfo.InvariantCulture) ?? ScoreWords.None),
    ];

    public static Markup Of(Brief brief, BacktestView view)
    {
        if (view.Scores.Count == 0)
            return Tag("p", $"Nothing could be scored: no truth of \u201C{view.Title}\u201D is one that these branches "
                + "foretell.");
        string[] kinds = [.. view.Scores.Select(s => s.Kind).Distinct()
            .OrderBy(k => ScoreTable.Kinds.Select(x => x.Kind).ToList().IndexOf(k))];
        return Intro(view) + Table(brief, view, kinds[0])
            + Join(kinds.Skip(1).Select(k => Tag("details", Tag("summary", Figures.Capital(k)), Table(brief, view, k))))
            + Tag("p", [("class", "key")], "Each truth beside what was foretold: ",
                Tag("code", $"natoiraq backtest {view.Branches[0].Branch} --by-truth"), ".");
    }

    private static Markup Intro(BacktestView view)
    {
        int informed = view.Branches.Count(b => b.Informed.Count > 0);
        Markup knew = informed == 0 ? default : Tag("p",
            $"{informed} of {view.Branches.Count} {(informed == 1 ? "rests" : "rest")} on assumptions that use what was "
                + "learnt after their fork, marked ",
            AssumptionsSection.Basis("informed"), ". What rests on such is scored, but a good score of it is no "
            + "foresight: it has neither skill nor rank.");
        return Tag("p", $"The truth is \u201C{view.Title}\u201D; only what was published after a branch's fork counts. "
                + $"Scores are means over the truths, of {Figures.Count(view.Draws, "draw")} a branch, the lower the "
                + "better: "
                + "CRPS and WIS in persons for levels, in days for events. Two ends are the best and the worst case of "
                + "truths told as bounds. In 50, 80 and 90 %: the share of truths within those spans of the draws. "
                + "Skill: 1 without error, 0 no better than what was last known.")
            + knew;
    }

    private static Markup Table(Brief brief, BacktestView view, string kind)
    {
        (Told Branch, ScoreView Score, bool IsInformed)[] lines = [.. brief.Branches
            .SelectMany(b => view.Scores.Where(s => s.Kind == kind && s.Branch == b.Plan.Name).Select(s => (b, s,
                view.Branches.First(x => x.Branch == s.Branch).Informed.Count > 0)))
            .OrderBy(x => x.Item3).ThenBy(x => x.s.Rank ?? int.MaxValue)];
        var columns = Columns.Where(c => lines.Any(x => c.Cell(x.Score) != ScoreWords.None)).ToList();
        return Grid.Of(
            $"Scores on {kind}", Figures.Capital(kind), ["Branch", .. columns.Select(c => c.Heading)],
            [Grid.Body(null, columns.Count + 1, lines.Select(x => Grid.Row(
                Foreign(x.Branch.Title) + (x.IsInformed ? " " + AssumptionsSection.Basis("informed") : default),
                columns.Select(c => Grid.Number(c.Cell(x.Score))))))]);
    }
}
