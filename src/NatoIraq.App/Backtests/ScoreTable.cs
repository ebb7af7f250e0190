using NatoIraq.Core.Dice;
using NatoIraq.Core.Scoring;

namespace NatoIraq.App.Backtests;

/// <summary>The mean scores of branches by kind of truth, and their ranks.</summary>
internal static class ScoreTable
{
    /// <summary>The kinds of truth.</summary>
    public static readonly IReadOnlyList<(string Kind, Func<Truth, bool> Is)> Kinds =
        [("levels", t => t is LevelTruth), ("events", t => t is EventTruth), ("states", t => t is StateTruth)];

    /// <summary>A line for each branch and kind of which any truth was scored.</summary>
    public static IReadOnlyList<ScoreView> Of(IReadOnlyList<BranchBacktest> branches, ulong randomSeed) =>
        [.. branches.SelectMany(b => Kinds.Select(k => Line(branches, b, k.Kind, k.Is, randomSeed)).OfType<ScoreView>())];

    private static ScoreView? Line(
        IReadOnlyList<BranchBacktest> all, BranchBacktest branch, string kind, Func<Truth, bool> isKind,
        ulong randomSeed)
    {
        ScoredTruth[] truths = [.. branch.Scored.Where(t => isKind(t.Truth))];
        if (truths.Length == 0) return null;
        NumberScore[] numbers = [.. truths.Select(t => t.Number).OfType<NumberScore>()];
        MeanView? Covered(int span) => Mean(numbers.Select(n => n.Coverage[span]));
        bool isLevel = kind == "levels";
        return new ScoreView(
            branch.Plan.Name, kind, truths.Length, Mean(numbers.Select(n => n.Crps)),
            Mean(numbers.Select(n => n.WeightedInterval)), Mean(truths.Select(t => Scored.At(t.Log)))!,
            Mean(truths.Select(t => t.Brier).OfType<Scored>()),
            isLevel ? Covered(0) : null, isLevel ? Covered(1) : null, isLevel ? Covered(2) : null,
            branch.Informed.Count > 0 ? null : SkillOf(truths, randomSeed), RankOf(all, branch, isKind));
    }

    /// <summary>The mean of those that have both ends; null when none has.</summary>
    private static MeanView? Mean(IEnumerable<Scored> scores)
    {
        (double Best, double Worst)[] both =
            [.. scores.Where(s => s.Worst is not null).Select(s => (s.Best, s.Worst!.Value))];
        if (both.Length == 0) return null;
        return new MeanView(both.Average(s => s.Best), both.Average(s => s.Worst), both.Length);
    }

    private static SkillView? SkillOf(IReadOnlyList<ScoredTruth> truths, ulong randomSeed)
    {
        (double Own, double Reference)[] compared =
            [.. truths.OrderBy(t => t.Truth.Date).Select(t => t.Compared).OfType<(double, double)>()];
        return Skill.Of(
            [.. compared.Select(c => c.Own)], [.. compared.Select(c => c.Reference)], new KeyedDice(randomSeed)) is { } s
            ? new SkillView(s.Value, s.Low, s.High, s.Truths) : null;
    }

    /// <summary>
    /// Its place among the branches that are not informed, by the mean of the worst scores on the truths that all of
    /// them foretell; null when it is informed, or alone.
    /// </summary>
    private static int? RankOf(IReadOnlyList<BranchBacktest> all, BranchBacktest branch, Func<Truth, bool> isKind)
    {
        if (branch.Informed.Count > 0) return null;
        Dictionary<Truth, double> ScoresOf(BranchBacktest b) => b.Scored
            .Where(t => isKind(t.Truth) && t.RankedBy is not null).ToDictionary(t => t.Truth, t => t.RankedBy!.Value);
        Dictionary<Truth, double>[] scores =
            [.. all.Where(b => b.Informed.Count == 0).Select(ScoresOf).Where(s => s.Count > 0)];
        if (scores.Length < 2) return null;
        Truth[] common = [.. scores[0].Keys.Where(t => scores.All(s => s.ContainsKey(t)))];
        if (common.Length == 0) return null;
        double MeanOf(Dictionary<Truth, double> s) => common.Average(t => s[t]);
        Dictionary<Truth, double> own = ScoresOf(branch);
        if (own.Count == 0) return null;
        return 1 + scores.Count(s => MeanOf(s) < MeanOf(own));
    }
}
