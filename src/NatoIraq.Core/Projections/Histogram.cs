using System.Runtime.InteropServices;

namespace NatoIraq.Core.Projections;

/// <summary>
/// Exact counts of whole numbers, for example of persons at a date over the draws of a projection. Memory grows with
/// the spread of the values, not with the draws: 0 to 65,535 in an array that is as long as needed, all others by
/// value. Only whole numbers are summed, so the order of adding and merging changes no result. Not thread-safe: each
/// thread fills its own, then they are merged.
/// </summary>
public sealed class Histogram
{
    private const int MaxDense = 65_536;
    private const int FirstLength = 16;

    private readonly Dictionary<long, long> _sparse = [];
    private long[] _dense = [];

    /// <summary>How many known values were added.</summary>
    public long Count { get; private set; }

    /// <summary>How many unknown values were added; they enter no sum, mean, share or quantile.</summary>
    public long Unknown { get; private set; }

    /// <summary>The exact sum of the known values; 0 when there are none.</summary>
    public Int128 Sum
    {
        get
        {
            Int128 sum = 0;
            foreach ((long value, long times) in Counts) sum += (Int128)value * times;
            return sum;
        }
    }

    /// <summary>The mean of the known values; null when there are none.</summary>
    public double? Mean => Count == 0 ? null : (double)Sum / Count;

    /// <summary>The share of all values, known or not, that is unknown, 0 to 1; null when nothing was added.</summary>
    public double? ShareUnknown => Count + Unknown == 0 ? null : (double)Unknown / (Count + Unknown);

    /// <summary>Each distinct known value with how often it was added, values ascending.</summary>
    public IEnumerable<(long Value, long Times)> Counts
    {
        get
        {
            long[] others = [.. _sparse.Keys.Order()];
            int next = 0;
            for (; next < others.Length && others[next] < 0; next++) yield return (others[next], _sparse[others[next]]);
            for (int value = 0; value < _dense.Length; value++)
            {
                if (_dense[value] > 0) yield return (value, _dense[value]);
            }
            for (; next < others.Length; next++) yield return (others[next], _sparse[others[next]]);
        }
    }

    /// <summary>Adds a known value once.</summary>
    public void Add(long value) => Add(value, 1);

    /// <summary>Adds a known value as often as told, as when counts are read back.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="times"/> is negative.</exception>
    public void Add(long value, long times)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(times);
        if (times == 0) return;
        Count = checked(Count + times);
        if ((ulong)value >= MaxDense)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_sparse, value, out _) += times;
            return;
        }
        if (value >= _dense.Length) Grow((int)value + 1);
        _dense[value] += times;
    }

    /// <summary>Adds unknown values.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="times"/> is negative.</exception>
    public void AddUnknown(long times = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(times);
        Unknown = checked(Unknown + times);
    }

    /// <summary>Adds everything another histogram counted; the other stays as it is.</summary>
    public void Merge(Histogram other)
    {
        foreach ((long value, long times) in other.Counts.ToArray()) Add(value, times);
        AddUnknown(other.Unknown);
    }

    /// <summary>
    /// The quantile of the known values by type 7 of Hyndman and Fan (The American Statistician 50, 1996; the
    /// default of R): with the values sorted from rank 0, straight between the two ranks next to p (count - 1).
    /// </summary>
    /// <param name="p">From 0, the smallest value, to 1, the greatest.</param>
    /// <returns>Null when no value is known.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="p"/> is outside 0..1 or NaN.</exception>
    public double? Quantile(double p)
    {
        if (!(p is >= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(p), p, "From 0 to 1.");
        return Count == 0 ? null : Sorted().Quantiles([p])[0];
    }

    /// <summary>The share of the known values below a value, itself excluded; null when none is known.</summary>
    public double? ShareBelow(long value) => Share(v => v < value);

    /// <summary>The share of the known values above a value, itself excluded; null when none is known.</summary>
    public double? ShareAbove(long value) => Share(v => v > value);

    /// <summary>The counts of the distinct known values, ascending, and of the unknown.</summary>
    internal Counts Sorted()
    {
        (long Value, long Times)[] pairs = [.. Counts];
        var counts = new Counts([.. pairs.Select(p => p.Value)]) { Unknown = Unknown };
        for (int i = 0; i < pairs.Length; i++) counts.Add(i, pairs[i].Times);
        return counts;
    }

    /// <summary>Writes the counts.</summary>
    internal void Write(PartWriter to)
    {
        (long Value, long Times)[] pairs = [.. Counts];
        to.Whole(Unknown);
        to.Whole(pairs.Length);
        foreach ((long value, long times) in pairs)
        {
            to.Signed(value);
            to.Whole(times);
        }
    }

    /// <summary>Reads counts into a histogram that is empty: of each draw at most one.</summary>
    /// <exception cref="StoreDamagedException">They are no such counts.</exception>
    internal void Read(PartReader from)
    {
        AddUnknown(from.Whole(from.Draws));
        long pairs = from.Whole(from.Left);
        for (long i = 0; i < pairs; i++) Add(from.Signed(int.MaxValue), from.Whole(from.Draws));
        if (Count + Unknown > from.Draws) throw from.Wrong($"{Count + Unknown} values");
    }

    private double? Share(Func<long, bool> counts) =>
        Count == 0 ? null : (double)Counts.Where(c => counts(c.Value)).Sum(c => c.Times) / Count;

    private void Grow(int needed)
    {
        int length = Math.Max(FirstLength, _dense.Length);
        while (length < needed) length *= 2;
        Array.Resize(ref _dense, length);
    }
}
