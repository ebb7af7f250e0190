namespace NatoIraq.Core.Projections;

/// <summary>How often each of some whole numbers was counted, and what follows from it.</summary>
/// <param name="values">The values, ascending; some may have been counted never.</param>
internal sealed class Counts(long[] values)
{
    // Values are also counted by groups, so that a quantile is found without looking at each.
    private const int ValuesPerGroup = 32;

    private readonly long[] _times = new long[values.Length];
    private readonly long[] _timesOfGroup = new long[(values.Length / ValuesPerGroup) + 1];
    private Int128 _sum;

    /// <summary>How many unknown values were counted.</summary>
    public long Unknown { get; set; }

    /// <summary>How many known values were counted.</summary>
    public long Count { get; private set; }

    /// <summary>The mean of the known values; null when there are none.</summary>
    public double? Mean => Count == 0 ? null : (double)_sum / Count;

    /// <summary>The share of all values that is unknown, 0 to 1; null when nothing was counted.</summary>
    public double? ShareUnknown => Count + Unknown == 0 ? null : (double)Unknown / (Count + Unknown);

    /// <summary>The values that were counted, ascending, each with how often.</summary>
    public IEnumerable<(long Value, long Times)> Counted()
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (_times[i] != 0) yield return (values[i], _times[i]);
        }
    }

    /// <summary>Counts a value, told by its place among the values, more often by some times, or less often.</summary>
    public void Add(int place, long times)
    {
        if (times == 0) return;
        _times[place] += times;
        _timesOfGroup[place / ValuesPerGroup] += times;
        Count += times;
        _sum += (Int128)values[place] * times;
    }

    /// <summary>
    /// The quantiles by type 7 of Hyndman and Fan (The American Statistician 50, 1996; the default of R): with the
    /// values sorted from rank 0, straight between the two ranks next to p (count - 1). Some value must be known.
    /// </summary>
    /// <param name="probabilities">From 0, the smallest value, to 1, the greatest; ascending.</param>
    public double[] Quantiles(ReadOnlySpan<double> probabilities)
    {
        var quantiles = new double[probabilities.Length];
        (int at, long before) = (0, 0);
        for (int i = 0; i < quantiles.Length; i++)
        {
            double place = probabilities[i] * (Count - 1);
            long rank = (long)place;
            Seek(rank, ref at, ref before);
            (int next, long beforeNext) = (at, before);
            Seek(Math.Min(rank + 1, Count - 1), ref next, ref beforeNext);
            double low = values[at];
            quantiles[i] = low + ((place - rank) * (values[next] - low));
        }
        return quantiles;
    }

    /// <summary>Goes on to the value of a rank, and to how many values of a lower rank there are.</summary>
    private void Seek(long rank, ref int at, ref long before)
    {
        while (before + _times[at] <= rank)
        {
            before += _times[at++];
            if (at % ValuesPerGroup != 0) continue;
            for (int group = at / ValuesPerGroup; before + _timesOfGroup[group] <= rank; at += ValuesPerGroup)
            {
                before += _timesOfGroup[group++];
            }
        }
    }

    /// <summary>The share of the known values below zero and that above; some value must be known.</summary>
    public (double Below, double Above) Signs()
    {
        (long below, long above) = (0, 0);
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] < 0) below += _times[i];
            else if (values[i] > 0) above += _times[i];
        }
        return ((double)below / Count, (double)above / Count);
    }
}
