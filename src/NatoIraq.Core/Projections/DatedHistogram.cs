using System.Runtime.InteropServices;

namespace NatoIraq.Core.Projections;

/// <summary>
/// Exact counts of whole numbers at each of several report days. A value that holds over some of them is counted with
/// two writes, however many they are: one up on the first day, one down on the day after the last; the counts of a day
/// are the sums of the writes up to it. Memory grows with the distinct values, not with the draws.
/// </summary>
/// <param name="days">How many report days.</param>
internal sealed class DatedHistogram(int days)
{
    private const int MostDense = 131_072;

    private readonly int[] _unknown = new int[days + 1];
    private readonly Dictionary<long, int> _sparse = [];

    // Where a value's writes begin, plus one; 0 for a value not met yet. Positive and negative values take turns.
    private int[] _dense = [];
    private long[] _values = new long[8];
    private int[] _writes = new int[8 * (days + 1)];
    private int _rows;

    /// <summary>Counts a value, or <see cref="Recording.Unknown"/>, once on each day of a span.</summary>
    /// <param name="from">The first day.</param>
    /// <param name="to">The day after the last.</param>
    /// <param name="value">The value.</param>
    public void Add(int from, int to, long value)
    {
        Span<int> writes = value == Recording.Unknown ? _unknown : Row(value);
        writes[from]++;
        writes[to]--;
    }

    /// <summary>Adds everything another histogram of the same days counted.</summary>
    public void Merge(DatedHistogram other)
    {
        AddTo(_unknown, other._unknown);
        for (int row = 0; row < other._rows; row++)
        {
            AddTo(Row(other._values[row]), other._writes.AsSpan(row * (days + 1), days + 1));
        }
    }

    /// <summary>The counts of each day in turn; the same object every time, so read it before the next.</summary>
    public IEnumerable<Counts> ByDay()
    {
        int[] rows = [.. Enumerable.Range(0, _rows)];
        Array.Sort(_values[.._rows], rows);
        var counts = new Counts([.. rows.Select(r => _values[r])]);
        for (int day = 0; day < days; day++)
        {
            for (int i = 0; i < rows.Length; i++) counts.Times[i] += _writes[(rows[i] * (days + 1)) + day];
            counts.Unknown += _unknown[day];
            counts.Sum();
            yield return counts;
        }
    }

    private Span<int> Row(long value)
    {
        long place = value >= 0 ? 2 * value : (-2 * value) - 1;
        ref int begin = ref place is >= 0 and < MostDense ? ref Dense((int)place)
            : ref CollectionsMarshal.GetValueRefOrAddDefault(_sparse, value, out _);
        if (begin == 0) begin = NewRow(value);
        return _writes.AsSpan(begin - 1, days + 1);
    }

    private ref int Dense(int place)
    {
        if (place >= _dense.Length) Array.Resize(ref _dense, Math.Max(2 * _dense.Length, place + 1));
        return ref _dense[place];
    }

    private int NewRow(long value)
    {
        if (_rows == _values.Length)
        {
            Array.Resize(ref _values, 2 * _rows);
            Array.Resize(ref _writes, _values.Length * (days + 1));
        }
        _values[_rows] = value;
        return (_rows++ * (days + 1)) + 1;
    }

    private static void AddTo(Span<int> sum, ReadOnlySpan<int> other)
    {
        for (int i = 0; i < sum.Length; i++) sum[i] += other[i];
    }
}
