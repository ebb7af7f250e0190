namespace NatoIraq.Core.Projections;

/// <summary>How often each of some whole numbers was counted, and what follows from it.</summary>
/// <param name="values">The values, ascending; some may have been counted never.</param>
internal sealed class Counts(long[] values)
{
    // So many values, each below it, have a sum below 2^52: no digit of it is lost.
    private const long MostExact = 1 << 26;

    /// <summary>How often each value was counted.</summary>
    public long[] Times { get; } = new long[values.Length];

    /// <summary>How many unknown values were counted.</summary>
    public long Unknown { get; set; }

    /// <summary>How many known values were counted, as of the last <see cref="Sum"/>.</summary>
    public long Count { get; private set; }

    /// <summary>The mean of the known values; null when there are none.</summary>
    public double? Mean
    {
        get
        {
            if (Count == 0) return null;
            Int128 wide = 0;
            long sum = 0;
            if (Count < MostExact && values[0] > -MostExact && values[^1] < MostExact)
            {
                for (int i = 0; i < values.Length; i++) sum += values[i] * Times[i];
                return (double)sum / Count;
            }
            for (int i = 0; i < values.Length; i++) wide += (Int128)values[i] * Times[i];
            return (double)wide / Count;
        }
    }

    /// <summary>The share of all values that is unknown, 0 to 1; null when nothing was counted.</summary>
    public double? ShareUnknown => Count + Unknown == 0 ? null : (double)Unknown / (Count + Unknown);

    /// <summary>Sums the times up again after they changed.</summary>
    public void Sum()
    {
        Count = 0;
        foreach (long times in Times) Count += times;
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
            Seek(rank);
            double low = values[at];
            (int atLow, long beforeLow) = (at, before);
            Seek(Math.Min(rank + 1, Count - 1));
            quantiles[i] = low + ((place - rank) * (values[at] - low));
            (at, before) = (atLow, beforeLow);
        }
        return quantiles;

        void Seek(long rank)
        {
            while (before + Times[at] <= rank) before += Times[at++];
        }
    }

    /// <summary>The share of the known values below zero and that above; some value must be known.</summary>
    public (double Below, double Above) Signs()
    {
        (long below, long above) = (0, 0);
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] < 0) below += Times[i];
            else if (values[i] > 0) above += Times[i];
        }
        return ((double)below / Count, (double)above / Count);
    }
}
