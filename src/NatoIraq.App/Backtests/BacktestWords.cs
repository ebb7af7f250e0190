using NatoIraq.App.Charts;
using NatoIraq.Core.Scoring;

namespace NatoIraq.App.Backtests;

/// <summary>What a backtest comes to, in plain sentences.</summary>
internal static class BacktestWords
{
    /// <summary>The sentences about a branch.</summary>
    public static IReadOnlyList<string> Of(BranchBacktest branch, IReadOnlyList<ScoreView> scores)
    {
        ScoredTruth[] scored = [.. branch.Scored];
        if (scored.Length == 0)
            return [$"Nothing could be scored: every truth was left out ({Reasons(branch)})."];
        List<string> said = [Summary(scored)];
        ScoredTruth worst = scored.MinBy(t => t.Chance)!;
        if (worst.Chance < 0.5)
            said.Add(
                $"Most surprised by {worst.Truth.Subject}, {TruthWords.Of(worst.Truth)} on "
                + $"{Figures.Iso(worst.Truth.Date)}: {Plain(Figures.Share(worst.Chance))} of its draws have that.");
        said.AddRange(branch.Informed.Count > 0 ? [Flag(branch)] : SkillOf(branch, scores));
        return said;
    }

    private static string Summary(ScoredTruth[] scored)
    {
        int sure = scored.Count(t => t.Chance >= 0.5);
        string truths = scored.Length == 1 ? "the one truth" : $"{scored.Length} truths";
        return $"Of {truths} it gave {sure} at least an even chance; the mean chance is "
            + $"{Plain(Figures.Share(scored.Average(t => t.Chance)))}.";
    }

    private static string Flag(BranchBacktest branch) =>
        $"No skill and no rank: it rests on what was learnt after its fork ("
        + $"{string.Join(", ", branch.Informed.Select(a => a.Source.Name))}). To be ranked, replace these in a branch "
        + "of its own, or skip what uses them.";

    private static IEnumerable<string> SkillOf(BranchBacktest branch, IReadOnlyList<ScoreView> scores)
    {
        foreach (ScoreView score in scores.Where(s => s.Branch == branch.Plan.Name && s.Skill is not null))
        {
            SkillView skill = score.Skill!;
            string than = skill.Value switch
            {
                > 0 => $"{Plain(Figures.Share(skill.Value))} less error than",
                < 0 => $"{Plain(Figures.Share(-skill.Value))} more error than",
                _ => "the same error as",
            };
            string span = skill is { Low: { } low, High: { } high }
                ? $"skill {skill.Value:0.00}, {low:0.00} to {high:0.00} with 90% confidence"
                : $"too few truths for an interval, which takes {Skill.FewestForInterval}";
            yield return $"On {score.Kind} it has {than} persistence, over "
                + $"{Figures.Count(skill.Truths, "truth")} ({span}).";
        }
    }

    private static string Reasons(BranchBacktest branch) => string.Join(
        ", ", branch.Truths.GroupBy(t => t.LeftOut).Select(g => $"{g.Count()} {g.Key}"));

    private static string Plain(string text) => text.Replace(" %", "%", StringComparison.Ordinal);
}
