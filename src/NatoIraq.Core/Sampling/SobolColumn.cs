using System.Numerics;
using NatoIraq.Core.Dice;

namespace NatoIraq.Core.Sampling;

/// <summary>
/// One dimension of a scrambled Sobol sequence, point by point: a number is a function of the random seed, the draw and
/// the key alone, so 1,024 draws are the first half of 2,048. Of the draws 0 to 2^m - 1 each interval [i, i + 1) / 2^m
/// holds one. The digits are multiplied with a random lower triangular matrix and shifted (J. Matousek, "On the
/// L2-discrepancy for anchored boxes", J. Complexity 14, 1998; A. Owen, "Variance with alternative scramblings of
/// digital nets", ACM TOMACS 13, 2003: the variance of a mean is that of Owen's nested scrambling).
/// </summary>
public sealed class SobolColumn
{
    // As many binary digits as a double between 0 and 1 holds.
    private const int Digits = 53;
    private const double Ulp = 1.0 / (1L << Digits);
    private const ulong Salt = 0x50B01;

    private readonly ulong[] _directions;
    private readonly ulong _shift;

    private SobolColumn(ulong[] directions, ulong shift) => (_directions, _shift) = (directions, shift);

    /// <summary>The column as published, not scrambled; its first point is at 0.</summary>
    /// <param name="column">The dimension, from 0 to <see cref="SobolNumbers.Columns"/> - 1.</param>
    public static SobolColumn Plain(int column) => new([.. Cut(column)], 0);

    /// <summary>The column, scrambled for one quantity.</summary>
    /// <param name="column">The dimension, from 0 to <see cref="SobolNumbers.Columns"/> - 1.</param>
    /// <param name="dice">The dice whose random seed scrambles it.</param>
    /// <param name="key">The quantity.</param>
    public static SobolColumn Scrambled(int column, KeyedDice dice, DiceKey key)
    {
        var scramble = new DiceKey(StableHash.Mix(key.Value ^ Salt));
        ulong[] rows = [.. Enumerable.Range(0, Digits).Select(i => Row(i, Bits(dice.Uniform(i, scramble, 0))))];
        return new SobolColumn(
            [.. Cut(column).Select(v => Times(rows, v))], Bits(dice.Uniform(Digits, scramble, 0)));
    }

    /// <summary>The number of a draw, from 0 to 2^32 - 1: in (0, 1) if the column is scrambled.</summary>
    public double Uniform(long draw)
    {
        ulong bits = _shift;
        for (uint rest = checked((uint)draw); rest != 0; rest &= rest - 1)
        {
            bits ^= _directions[BitOperations.TrailingZeroCount(rest)];
        }
        // Only a plain column shows 0, but for one case in 2^53.
        return bits == 0 && _shift != 0 ? Ulp : bits * Ulp;
    }

    private static IEnumerable<ulong> Cut(int column) =>
        SobolNumbers.Of(column).ToArray().Select(v => v >> (64 - Digits));

    private static ulong Bits(double uniform) => (ulong)(uniform / Ulp);

    /// <summary>A row of the matrix: 1 at its own digit, chance at the digits before it, 0 behind.</summary>
    private static ulong Row(int digit, ulong chance)
    {
        ulong own = 1UL << (Digits - 1 - digit);
        ulong before = (1UL << Digits) - (own << 1);
        return (chance & before) | own;
    }

    private static ulong Times(ulong[] rows, ulong vector)
    {
        ulong product = 0;
        foreach (ulong row in rows) product = (product << 1) | ((ulong)BitOperations.PopCount(row & vector) & 1);
        return product;
    }
}
