using NatoIraq.Core.Dice;

namespace NatoIraq.Core.Scoring;

/// <summary>
/// Skill against a reference: 1 less the quotient of the mean scores. 1 is a forecast without error, 0 one no better than
/// the reference, below 0 one that is worse.
/// </summary>
/// <param name="Value">The skill.</param>
/// <param name="Low">The lower end of its interval of 90 %; null when there are too few truths for one.</param>
/// <param name="High">The upper end.</param>
/// <param name="Truths">How many truths it rests on.</param>
public sealed record Skill(double Value, double? Low, double? High, int Truths)
{
    /// <summary>The fewest truths that are given an interval: with fewer, blocks are too few to be drawn from.</summary>
    public const int FewestForInterval = 10;

    private const int Replicates = 2_000;
    private const double Tail = 0.05;

    private static readonly DiceKey Key = DiceKey.Of("score", "skill", "block");

    /// <summary>
    /// The skill of scores over those of a reference on the same truths, and its percentile interval by the circular
    /// block bootstrap (Politis and Romano 1992): truths near in time are not independent, so that blocks of neighbours
    /// are drawn, as many as it takes; a block is the cube root of the number of truths long, rounded up.
    /// </summary>
    /// <param name="scores">The forecast's score of each truth, in order of time.</param>
    /// <param name="reference">The reference's, of the same truths.</param>
    /// <param name="dice">The dice.</param>
    /// <returns>Null when the reference is without error, so that nothing can be gained on it, or without truths.</returns>
    public static Skill? Of(IReadOnlyList<double> scores, IReadOnlyList<double> reference, KeyedDice dice)
    {
        int count = scores.Count;
        if (Quotient(scores, reference, Enumerable.Range(0, count)) is not { } value) return null;
        if (count < FewestForInterval) return new Skill(value, null, null, count);
        int length = BlockLength(count);
        List<double> replicates = [];
        for (int r = 0; r < Replicates; r++)
        {
            IEnumerable<int> drawn = Enumerable.Range(0, count).Select(i =>
            {
                int first = (int)(dice.Uniform(r, Key, i / length) * count);
                return (first + (i % length)) % count;
            });
            if (Quotient(scores, reference, drawn) is { } replicate) replicates.Add(replicate);
        }
        var spread = Ensemble.Of(replicates);
        return new Skill(value, spread.Quantile(Tail), spread.Quantile(1 - Tail), count);
    }

    /// <summary>How many neighbours a block has.</summary>
    public static int BlockLength(int count) => (int)Math.Ceiling(Math.Cbrt(count) - 1e-9);

    private static double? Quotient(
        IReadOnlyList<double> scores, IReadOnlyList<double> reference, IEnumerable<int> truths)
    {
        (double own, double other) = (0, 0);
        foreach (int t in truths) (own, other) = (own + scores[t], other + reference[t]);
        return other > 0 ? 1 - (own / other) : null;
    }
}
