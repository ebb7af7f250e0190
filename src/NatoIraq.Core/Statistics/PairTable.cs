namespace NatoIraq.Core.Statistics;

/// <summary>
/// Paired values counted in the cells of a grid: how often the one fell into one class and the other into another.
/// Whole numbers only, so that adding and merging in any order gives the same table; its size does not grow with the
/// pairs. Not thread-safe: each thread fills its own, then they are merged.
/// </summary>
public sealed class PairTable
{
    private readonly double[] _cuts;
    private readonly int[] _cells;

    /// <summary>A table with nothing counted.</summary>
    /// <param name="cuts">
    /// Where one class ends and the next begins, ascending and distinct: a value belongs to the first cut that is not
    /// below it, or beyond the last.
    /// </param>
    public PairTable(IReadOnlyList<double> cuts)
    {
        _cuts = [.. cuts];
        _cells = new int[Classes * Classes];
    }

    /// <summary>How many classes there are: one more than cuts.</summary>
    public int Classes => _cuts.Length + 1;

    /// <summary>How many pairs were counted.</summary>
    public long Count => _cells.Sum(c => (long)c);

    /// <summary>The counts, the classes of the one in turn.</summary>
    internal Span<int> Cells => _cells;

    /// <summary>How many pairs fell into a class of the one and a class of the other, both from 0.</summary>
    public int this[int one, int other] => _cells[(one * Classes) + other];

    /// <summary>Counts a pair.</summary>
    public void Add(double one, double other) => _cells[(ClassOf(one) * Classes) + ClassOf(other)]++;

    /// <summary>Adds everything another table with the same cuts counted.</summary>
    /// <exception cref="ArgumentException">It has other cuts.</exception>
    public void Merge(PairTable other)
    {
        if (!_cuts.AsSpan().SequenceEqual(other._cuts)) throw new ArgumentException("Other cuts.", nameof(other));
        for (int i = 0; i < _cells.Length; i++) _cells[i] += other._cells[i];
    }

    /// <summary>
    /// Cuts that spread values evenly over classes: their quantiles (the value of the rank at or above), the distinct
    /// ones. None for no values.
    /// </summary>
    /// <param name="values">Some of the values to be counted, of both sides.</param>
    /// <param name="classes">How many classes at most, at least 2.</param>
    public static IReadOnlyList<double> CutsOf(IEnumerable<double> values, int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        double[] sorted = [.. values.Order()];
        if (sorted.Length == 0) return [];
        return [.. Enumerable.Range(1, classes - 1).Select(i => sorted[i * sorted.Length / classes]).Distinct()];
    }

    private int ClassOf(double value)
    {
        int place = Array.BinarySearch(_cuts, value);
        return place < 0 ? ~place : place;
    }
}
