using NatoIraq.Core.Dice;
using Standard = MathNet.Numerics.Distributions.Normal;

namespace NatoIraq.Core.Sampling;

/// <summary>
/// A Gaussian copula: makes uniform numbers that go along with each other of such that do not, by way of normal scores
/// (R. Nelsen, An Introduction to Copulas, 2006, section 2.3; Iman and Conover, Communications in Statistics B 11,
/// 1982, who reorder whole samples instead). The first quantity keeps its numbers, so that a quantity added behind
/// others changes none of theirs. Works on numbers of any sampling; of a Latin hypercube only the first quantity then
/// falls once into each part.
/// </summary>
public sealed class Copula
{
    private const double Least = 1.0 / (1L << 53);

    private readonly DiceKey[] _keys;
    private readonly double[][] _factor;
    private readonly bool[] _isFree;

    /// <summary>Ties quantities.</summary>
    /// <param name="keys">The quantities.</param>
    /// <param name="correlations">Their rank correlations, in the same order, which are possible.</param>
    public Copula(IReadOnlyList<DiceKey> keys, RankCorrelations correlations)
    {
        (_keys, _factor) = ([.. keys], correlations.Factor());
        _isFree = [.. _factor.Select(row => Array.TrueForAll(row[..^1], weight => weight == 0))];
    }

    /// <summary>The dice, whose numbers of these quantities now go along with each other.</summary>
    public KeyedDice Tie(KeyedDice dice) =>
        dice.With(new Inputs(_keys, (draw, column) => Uniform(dice, draw, column)));

    private double Uniform(KeyedDice dice, long draw, int column)
    {
        // What nothing before it decides keeps its number to the last digit.
        if (_isFree[column]) return dice.Uniform(draw, _keys[column], 0);
        double score = 0;
        for (int i = 0; i <= column; i++)
        {
            double weight = _factor[column][i];
            if (weight != 0) score += weight * Standard.InvCDF(0, 1, dice.Uniform(draw, _keys[i], 0));
        }
        // Beyond some eight standard deviations there is no number left but the ends, which are none.
        return Math.Clamp(Standard.CDF(0, 1, score), Least, 1 - Least);
    }
}
