namespace NatoIraq.Core.Statistics;

/// <summary>
/// Known values in ascending order, each with how often it was seen: what an empirical distribution is made of. Sums go
/// from the smallest value to the greatest, so that the order of observation leaves no trace.
/// </summary>
public sealed class Sample
{
    private readonly double[] _values;

    // How many values are this one or smaller.
    private readonly long[] _ranks;

    private Sample(double[] values, long[] ranks)
    {
        (_values, _ranks) = (values, ranks);
        Mean = Sum(0, Count, v => v) / Count;
        Variance = Count < 2 ? null : Sum(0, Count, v => (v - Mean) * (v - Mean)) / (Count - 1);
    }

    /// <summary>How many values there are, at least 1.</summary>
    public long Count => _ranks[^1];

    /// <summary>Their mean, in their unit.</summary>
    public double Mean { get; }

    /// <summary>Their unbiased variance (over count - 1), in their unit squared; null for a single value.</summary>
    public double? Variance { get; }

    /// <summary>The values counted one by one.</summary>
    /// <exception cref="ArgumentException">There is none, or one is not finite.</exception>
    public static Sample Of(IEnumerable<double> values) =>
        Counted(values.GroupBy(v => v).Select(g => (g.Key, (long)g.Count())));

    /// <summary>Distinct values with how often each was seen; those seen never are left out.</summary>
    /// <exception cref="ArgumentException">There is none, one is not finite, or was seen less than never.</exception>
    public static Sample Counted(IEnumerable<(double Value, long Times)> counted)
    {
        (double Value, long Times)[] seen = [.. counted.Where(c => c.Times != 0).OrderBy(c => c.Value)];
        if (seen.Length == 0) throw new ArgumentException("A sample has at least one value.", nameof(counted));
        if (!seen.All(c => double.IsFinite(c.Value) && c.Times > 0))
        {
            throw new ArgumentException("A sample's values are finite, and seen at least once.", nameof(counted));
        }
        long[] ranks = new long[seen.Length];
        for (int i = 0; i < seen.Length; i++) ranks[i] = (i > 0 ? ranks[i - 1] : 0) + seen[i].Times;
        return new Sample([.. seen.Select(c => c.Value)], ranks);
    }

    /// <summary>The value of a rank: an order statistic.</summary>
    /// <param name="rank">From 1, the smallest, to <see cref="Count"/>, the greatest.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such rank.</exception>
    public double Ranked(long rank)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rank, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rank, Count);
        return _values[PlaceOf(rank)];
    }

    /// <summary>
    /// The quantile by type 7 of Hyndman and Fan (The American Statistician 50, 1996): straight between the two ranks
    /// next to p (count - 1), ranks from 0.
    /// </summary>
    /// <param name="p">From 0, the smallest value, to 1, the greatest.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is outside 0..1 or NaN.</exception>
    public double Quantile(double p)
    {
        if (!(p is >= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(p), p, "From 0 to 1.");
        double place = p * (Count - 1);
        long rank = (long)place;
        double low = Ranked(rank + 1);
        return low + ((place - rank) * (Ranked(Math.Min(rank + 2, Count)) - low));
    }

    /// <summary>The share of the values that are below another one, itself excluded.</summary>
    public double ShareBelow(double value)
    {
        int place = Array.BinarySearch(_values, value);
        if (place < 0) place = ~place;
        return place == 0 ? 0 : (double)_ranks[place - 1] / Count;
    }

    /// <summary>
    /// The mean of the lowest share of the values: the conditional value at risk (CVaR, expected shortfall) of the
    /// lower tail. A value on the tail's edge counts with the part of it that the share takes: Rockafellar and Uryasev,
    /// Journal of Banking and Finance 26 (2002), proposition 8, with the tail mirrored.
    /// </summary>
    /// <param name="share">How much of the distribution, above 0, at most 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is out of bounds.</exception>
    public double MeanOfLowest(double share)
    {
        Check(share);
        double values = share * Count;
        long whole = Math.Min(Count, (long)values);
        double sum = Sum(0, whole, v => v);
        return (whole == Count ? sum : sum + ((values - whole) * Ranked(whole + 1))) / values;
    }

    /// <summary>
    /// The mean of the highest share of the values: CVaR of the upper tail, as in Rockafellar and Uryasev 2002,
    /// proposition 8; see <see cref="MeanOfLowest"/>.
    /// </summary>
    /// <param name="share">How much of the distribution, above 0, at most 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is out of bounds.</exception>
    public double MeanOfHighest(double share)
    {
        Check(share);
        double values = share * Count;
        long whole = Math.Min(Count, (long)values);
        double sum = Sum(Count - whole, Count, v => v);
        return (whole == Count ? sum : sum + ((values - whole) * Ranked(Count - whole))) / values;
    }

    /// <summary>
    /// The variance of the mean of the lowest share as an estimate of the distribution's: that of (q - X)+ over count
    /// times the share squared, q being the tail's edge (Manistre and Hancock, Variance of the CTE Estimator, North
    /// American Actuarial Journal 9(2), 2005; exact as the count grows). In the values' unit squared.
    /// </summary>
    /// <param name="share">How much of the distribution, above 0, at most 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is out of bounds.</exception>
    public double VarianceOfLowest(double share)
    {
        Check(share);
        long tail = Math.Min(Count, (long)Math.Ceiling(share * Count));
        double edge = Ranked(tail);
        return ShortfallVariance(0, tail, v => edge - v, share);
    }

    /// <summary>The same of the mean of the highest share.</summary>
    /// <param name="share">How much of the distribution, above 0, at most 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is out of bounds.</exception>
    public double VarianceOfHighest(double share)
    {
        Check(share);
        long tail = Math.Min(Count, (long)Math.Ceiling(share * Count));
        double edge = Ranked(Count - tail + 1);
        return ShortfallVariance(Count - tail, Count, v => v - edge, share);
    }

    private double ShortfallVariance(long after, long to, Func<double, double> shortfall, double share)
    {
        double mean = Sum(after, to, shortfall) / Count;
        double square = Sum(after, to, v => shortfall(v) * shortfall(v)) / Count;
        return Math.Max(0, square - (mean * mean)) / (Count * share * share);
    }

    private static void Check(double share)
    {
        if (share is > 0 and <= 1) return;
        throw new ArgumentOutOfRangeException(nameof(share), share, "Above 0, at most 1.");
    }

    /// <summary>The sum over the values of ranks above one to another, of what each comes to.</summary>
    private double Sum(long after, long to, Func<double, double> of)
    {
        double sum = 0;
        for (int i = after < to ? PlaceOf(after + 1) : 0; after < to; i++)
        {
            long until = Math.Min(_ranks[i], to);
            sum += (until - after) * of(_values[i]);
            after = until;
        }
        return sum;
    }

    private int PlaceOf(long rank)
    {
        int place = Array.BinarySearch(_ranks, rank);
        return place < 0 ? ~place : place;
    }
}
