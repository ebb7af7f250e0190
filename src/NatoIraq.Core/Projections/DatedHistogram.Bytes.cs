namespace NatoIraq.Core.Projections;

/// <summary>The counts as bytes: values in order, whatever order they were met in.</summary>
internal sealed partial class DatedHistogram
{
    // Far beyond any value counted, and near enough to zero that twice as much is still a number.
    private const long Farthest = 1L << 61;

    /// <summary>Writes the counts.</summary>
    public void Write(PartWriter to)
    {
        to.Row<int>(_unknown.AsSpan(0, days));
        int[] rows = [.. Enumerable.Range(0, _rows).Where(IsWritten).OrderBy(r => _values[r])];
        to.Whole(rows.Length);
        long before = 0;
        int[] line = new int[_pagesPerRow * DaysPerPage];
        foreach (int row in rows)
        {
            to.Signed(_values[row] - before);
            before = _values[row];
            ReadLine(row, line);
            to.Row<int>(line.AsSpan(0, days));
        }
    }

    /// <summary>Reads counts into a histogram that is empty: on every day of all draws, or of none.</summary>
    /// <exception cref="StoreDamagedException">They are no such counts.</exception>
    public void Read(PartReader from)
    {
        int[] line = new int[days];
        long[] totals = new long[days];
        from.Row(_unknown.AsSpan(0, days), from.Draws);
        Total(_unknown.AsSpan(0, days), totals, from);
        long rows = from.Whole(from.Left);
        long value = 0;
        for (long r = 0; r < rows; r++)
        {
            long step = from.Signed(2 * Farthest);
            if (r > 0 && step <= 0) throw from.Wrong("values that do not ascend");
            value += step;
            if (Math.Abs(value) > Farthest) throw from.Wrong($"the value {value}");
            Array.Clear(line);
            from.Row(line.AsSpan(), from.Draws);
            Total(line, totals, from);
            int row = RowOf(value);
            for (int day = 0; day < days; day++)
            {
                if (line[day] != 0) PageOf(row, day / DaysPerPage)[day % DaysPerPage] = line[day];
            }
        }
        bool isEmpty = Array.TrueForAll(totals, t => t == 0);
        if (!isEmpty && !Array.TrueForAll(totals, t => t == from.Draws)) throw from.Wrong("a day without all draws");
    }

    /// <summary>Adds to the count of each day what the changes of one value come to.</summary>
    private static void Total(ReadOnlySpan<int> changes, long[] totals, PartReader from)
    {
        long count = 0;
        for (int day = 0; day < totals.Length; day++)
        {
            count += changes[day];
            if (count < 0 || count > from.Draws) throw from.Wrong($"a value of {count} draws");
            totals[day] += count;
        }
    }

    private bool IsWritten(int row)
    {
        for (int page = 0; page < _pagesPerRow; page++)
        {
            if (Has(row, page) && PageOf(row, page).ContainsAnyExcept(0)) return true;
        }
        return false;
    }

    private void ReadLine(int row, int[] line)
    {
        Array.Clear(line);
        for (int page = 0; page < _pagesPerRow; page++)
        {
            if (Has(row, page)) PageOf(row, page).CopyTo(line.AsSpan(page * DaysPerPage));
        }
    }
}
