using System.Runtime.InteropServices;

namespace NatoIraq.Core.Projections;

/// <summary>
/// Exact counts of whole numbers at each of several report days. A value that holds over some of them is counted with
/// two writes, however many they are: one up on the first day, one down on the day after the last; the counts of a day
/// are the sums of the writes up to it. Memory grows with the distinct values, not with the draws, and a value takes
/// room for the days around its writes, not for all.
/// </summary>
/// <param name="days">How many report days.</param>
internal sealed partial class DatedHistogram(int days)
{
    private const int MostDense = 131_072;
    private const int FirstRows = 8;

    // A page of counts is one line of a processor's cache.
    private const int DaysPerPage = 16;

    private readonly int[] _unknown = new int[days + 1];
    private readonly Dictionary<long, int> _sparse = [];
    private readonly int _pagesPerRow = (days + DaysPerPage - 1) / DaysPerPage;

    // A value's row, plus one; 0 for a value not met yet. Positive and negative values take turns.
    private int[] _dense = [];
    private long[] _values = new long[FirstRows];
    private int _rows;

    // Where each page of each row begins among the writes, plus one; 0 for a page not written to yet.
    private int[] _pages = new int[FirstRows * ((days + DaysPerPage - 1) / DaysPerPage)];
    private int[] _writes = new int[FirstRows * DaysPerPage];
    private int _written;

    /// <summary>Counts a value, or <see cref="Recording.Unknown"/>, once on each day of a span.</summary>
    /// <param name="from">The first day.</param>
    /// <param name="to">The day after the last.</param>
    /// <param name="value">The value.</param>
    public void Add(int from, int to, long value)
    {
        if (value == Recording.Unknown)
        {
            _unknown[from]++;
            _unknown[to]--;
            return;
        }
        int row = RowOf(value);
        PageOf(row, from / DaysPerPage)[from % DaysPerPage]++;
        if (to < days) PageOf(row, to / DaysPerPage)[to % DaysPerPage]--;
    }

    /// <summary>Adds everything another histogram of the same days counted.</summary>
    public void Merge(DatedHistogram other)
    {
        AddTo(_unknown, other._unknown);
        for (int theirs = 0; theirs < other._rows; theirs++)
        {
            int row = RowOf(other._values[theirs]);
            for (int page = 0; page < _pagesPerRow; page++)
            {
                if (other.Has(theirs, page)) AddTo(PageOf(row, page), other.PageOf(theirs, page));
            }
        }
    }

    /// <summary>The counts of each day in turn; the same object every time, so read it before the next.</summary>
    public IEnumerable<Counts> ByDay()
    {
        int[] rows = [.. Enumerable.Range(0, _rows)];
        Array.Sort(_values[.._rows], rows);
        var counts = new Counts([.. rows.Select(r => _values[r])]);
        List<(int Place, int Begin)> written = [];
        for (int day = 0; day < days; day++)
        {
            if (day % DaysPerPage == 0) FindWritten(day / DaysPerPage, rows, written);
            foreach ((int place, int begin) in written) counts.Add(place, _writes[begin + (day % DaysPerPage)]);
            counts.Unknown += _unknown[day];
            yield return counts;
        }
    }

    /// <summary>Finds which rows, by their places in an order, have anything written on a page, and where.</summary>
    private void FindWritten(int page, int[] rows, List<(int Place, int Begin)> written)
    {
        written.Clear();
        for (int place = 0; place < rows.Length; place++)
        {
            int begin = _pages[(rows[place] * _pagesPerRow) + page];
            if (begin > 0) written.Add((place, begin - 1));
        }
    }

    private int RowOf(long value)
    {
        long place = value >= 0 ? 2 * value : (-2 * value) - 1;
        ref int row = ref place is >= 0 and < MostDense ? ref Dense((int)place)
            : ref CollectionsMarshal.GetValueRefOrAddDefault(_sparse, value, out _);
        if (row == 0) row = NewRow(value);
        return row - 1;
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
            Array.Resize(ref _pages, _values.Length * _pagesPerRow);
        }
        _values[_rows] = value;
        return ++_rows;
    }

    private bool Has(int row, int page) => _pages[(row * _pagesPerRow) + page] > 0;

    private Span<int> PageOf(int row, int page)
    {
        ref int begin = ref _pages[(row * _pagesPerRow) + page];
        if (begin == 0) begin = NewPage();
        return _writes.AsSpan(begin - 1, DaysPerPage);
    }

    private int NewPage()
    {
        if (_written == _writes.Length) Array.Resize(ref _writes, 2 * _written);
        _written += DaysPerPage;
        return _written - DaysPerPage + 1;
    }

    private static void AddTo(Span<int> sum, ReadOnlySpan<int> other)
    {
        for (int i = 0; i < sum.Length; i++) sum[i] += other[i];
    }
}
