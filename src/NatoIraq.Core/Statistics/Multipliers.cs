using NatoIraq.Core.Dice;
using Standard = MathNet.Numerics.Distributions.Normal;

namespace NatoIraq.Core.Statistics;

/// <summary>
/// The standard normal weights of a multiplier bootstrap, by cell of a table: from keyed dice, so the same for every test
/// of a random seed, in whatever order and on whichever thread they are asked for.
/// </summary>
/// <param name="dice">The dice.</param>
public sealed class Multipliers(KeyedDice dice)
{
    private static readonly DiceKey Key = DiceKey.Of("statistics", "dominance", "weight");

    private readonly Dictionary<int, double[]> _of = [];
    private readonly Lock _lock = new();

    /// <summary>A weight for each replicate.</summary>
    /// <param name="cell">Which cell, from 0.</param>
    public double[] Of(int cell)
    {
        lock (_lock)
        {
            if (_of.TryGetValue(cell, out double[]? known)) return known;
            double[] weights = new double[Dominance.Replicates];
            for (int r = 0; r < weights.Length; r++) weights[r] = Standard.InvCDF(0, 1, dice.Uniform(r, Key, cell));
            return _of[cell] = weights;
        }
    }
}
