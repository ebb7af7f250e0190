using NatoIraq.Core.Dice;

namespace NatoIraq.Core.Sampling;

/// <summary>
/// One column of a Latin hypercube of N draws: each of the N equal parts of (0, 1) holds exactly one of them, at a
/// random point (McKay, Beckman and Conover, Technometrics 21, 1979). The order of the parts is a permutation that is
/// computed point by point, so that nothing is kept however many draws there are: a Feistel network over the next
/// power of four, walked along until it falls among the N (Black and Rogaway, "Ciphers with arbitrary finite domains",
/// CT-RSA 2002).
/// </summary>
public sealed class LatinHypercube
{
    private const int Rounds = 8;

    // Smaller halves would leave too few permutations to choose from.
    private const int FewestHalfBits = 4;

    // So many bits for the point within its part: with those for up to 10 million parts, a double holds both exactly.
    private const int PointBits = 28;
    private const ulong Salt = 0x1A71;

    private readonly KeyedDice _dice;
    private readonly DiceKey _key;
    private readonly ulong[] _rounds;
    private readonly int _halfBits;

    /// <summary>A column.</summary>
    /// <param name="draws">How many draws there are in all, at least 1.</param>
    /// <param name="dice">The dice whose random seed decides.</param>
    /// <param name="key">The quantity.</param>
    public LatinHypercube(int draws, KeyedDice dice, DiceKey key)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 1);
        (Draws, _dice, _key) = (draws, dice, key);
        var order = new DiceKey(StableHash.Mix(key.Value ^ Salt));
        _rounds = [.. Enumerable.Range(0, Rounds).Select(r =>
            BitConverter.DoubleToUInt64Bits(dice.Uniform(r, order, 0)))];
        _halfBits = FewestHalfBits;
        while (1L << (2 * _halfBits) < draws) _halfBits++;
    }

    /// <summary>How many draws there are in all.</summary>
    public int Draws { get; }

    /// <summary>The number of a draw, in (0, 1).</summary>
    /// <param name="draw">The draw, from 0 and below <see cref="Draws"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such draw.</exception>
    public double Uniform(long draw)
    {
        double point = Math.Floor(_dice.Uniform(draw, _key, 0) * (1L << PointBits)) + 0.5;
        return Math.Min((PartOf(draw) + (point / (1L << PointBits))) / Draws, Math.BitDecrement(1));
    }

    /// <summary>The part of (0, 1) that a draw falls into, from 0 and below <see cref="Draws"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such draw.</exception>
    public long PartOf(long draw)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((ulong)draw, (ulong)Draws, nameof(draw));
        ulong at = Permute((ulong)draw);
        while (at >= (ulong)Draws) at = Permute(at);
        return (long)at;
    }

    private ulong Permute(ulong number)
    {
        ulong mask = (1UL << _halfBits) - 1;
        (ulong left, ulong right) = (number >> _halfBits, number & mask);
        foreach (ulong round in _rounds) (left, right) = (right, left ^ (StableHash.Mix(right ^ round) & mask));
        return (left << _halfBits) | right;
    }
}
