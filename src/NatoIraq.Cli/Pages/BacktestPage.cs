using NatoIraq.App.Backtests;

namespace NatoIraq.Cli.Pages;

/// <summary>How well branches foretold what followed: the scores first, then what they come to.</summary>
internal static class BacktestPage
{
    public static void Write(Page page, BacktestView view, bool byTruth)
    {
        page.Heading($"{string.Join(", ", view.Branches.Select(b => b.Branch))}: {view.Title} ({view.Truth})");
        page.Note("Means over the truths, the lower the better: CRPS and WIS in persons for levels, in days for "
            + "events. Two ends are the best and the worst case of truths told as bounds. In 50, 80, 90: the share of "
            + "truths within those spans of the draws. Skill: 1 without error, 0 no better than persistence.");
        Scores(page, view);
        Parts(page, view);
        foreach (BacktestedView branch in view.Branches) Told(page, view, branch, byTruth);
        page.Blank();
        page.Note($"{Say.Count(view.Draws, "draw")} a branch, random seed {view.RandomSeed}. A chance below "
            + $"{view.LogFloor} counts as {view.LogFloor} in the log score."
            + (byTruth ? "" : " --by-truth shows each truth beside what was foretold."));
    }

    private static void Scores(Page page, BacktestView view)
    {
        var grid = new Grid(
            "branch", "kind", "#truths", "#CRPS", "?#WIS", "#log", "#Brier", "??#in 50", "?#in 80", "??#in 90",
            "#skill",
            "#rank");
        string before = "";
        foreach (ScoreView s in view.Scores)
        {
            bool isInformed = view.Branches.First(b => b.Branch == s.Branch).Informed.Count > 0;
            grid.Row(
                before == s.Branch ? "" : s.Branch, s.Kind, Say.Count(s.Truths), Mean(s, s.Crps, "#,##0"),
                Mean(s, s.Wis, "#,##0"), Mean(s, s.Log, "0.00"), Mean(s, s.Brier, "0.00"),
                Share(s, s.Coverage50), Share(s, s.Coverage80), Share(s, s.Coverage90),
                isInformed ? new Cell("informed", Tone.Dim) : s.Skill is { } skill ? $"{skill.Value:0.00}" : "-",
                s.Rank is { } rank ? $"{rank}" : "-");
            before = s.Branch;
        }
        page.Add(grid);
    }

    private static void Parts(Page page, BacktestView view)
    {
        BacktestedView[] scored = [.. view.Branches.Where(b => b.Brier is not null)];
        if (scored.Length == 0) return;
        page.Heading("The Brier score in parts: reliability - resolution + uncertainty + within");
        var grid = new Grid(
            "branch", "#yes-or-no forecasts", "#Brier", "#reliability", "#resolution", "#uncertainty", "?#within");
        foreach (BacktestedView b in scored)
        {
            BrierView p = b.Brier!;
            grid.Row(
                b.Branch, Say.Count(p.Forecasts), $"{p.Score:0.000}", $"{p.Reliability:0.000}", $"{p.Resolution:0.000}",
                $"{p.Uncertainty:0.000}", $"{p.Within:0.000}");
        }
        page.Add(grid);
    }

    private static void Told(Page page, BacktestView view, BacktestedView branch, bool byTruth)
    {
        page.Heading($"{branch.Branch} ({branch.Title}), as of {Say.Day(branch.Cut)}");
        foreach (string sentence in branch.Says)
        {
            page.Item(sentence, sentence == branch.Says[^1] && branch.Informed.Count > 0 ? Tone.Warning : Tone.Plain);
        }
        if (branch.LeftOut.Count > 0)
            page.Note($"Left out: {string.Join(", ", branch.LeftOut.Select(l => $"{l.Truths} {l.Reason}"))}.");
        if (!byTruth) return;
        var grid = new Grid("date", "what", "~was so", "~foretold", "#chance", "#score", "?~at the cut");
        foreach (TruthScoreView t in view.Truths.Where(t => t.Branch == branch.Branch && t.LeftOut is null))
        {
            grid.Row(
                Say.Day(t.Date), t.Subject, t.Told, Plain(t.Forecast), Say.Share(t.Chance!.Value), ScoreOf(t),
                t.Persistence ?? "-");
        }
        page.Add(grid);
    }

    /// <summary>The CRPS of a level, with its unit that of the level, and the Brier score of all else.</summary>
    private static string ScoreOf(TruthScoreView t) => t.Kind == "level"
        ? t.Crps is { Worst: { } worst } ? Span(t.Crps.Best, worst, "#,##0") : "open"
        : Span(t.Brier!.Best, t.Brier.Worst!.Value, "0.00");

    /// <summary>A mean, and of how many truths if that is not all.</summary>
    private static string Mean(ScoreView score, MeanView? mean, string format) => mean is null
        ? "-" : Span(mean.Best, mean.Worst, format) + Rest(score, mean);

    private static string Share(ScoreView score, MeanView? mean) => mean is null ? "-"
        : (mean.Best == mean.Worst ? Say.Share(mean.Best) : $"{Say.Share(mean.Worst)}..{Say.Share(mean.Best)}")
            + Rest(score, mean);

    private static string Rest(ScoreView score, MeanView mean) =>
        mean.Truths == score.Truths ? "" : $" ({mean.Truths})";

    private static string Span(double best, double worst, string format)
    {
        (string low, string high) = (best.ToString(format), worst.ToString(format));
        return low == high ? low : $"{low}..{high}";
    }

    private static string Plain(string? text) => (text ?? "").Replace(" %", "%", StringComparison.Ordinal);
}
