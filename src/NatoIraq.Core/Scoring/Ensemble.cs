using NatoIraq.Core.Projections;

namespace NatoIraq.Core.Scoring;

/// <summary>
/// A forecast as the values of many draws, sorted and counted: a discrete distribution that gives each draw the same
/// weight. It knows no dates and no horizon; every score of a number is a function of one of these and a truth.
/// </summary>
public sealed class Ensemble
{
    private readonly double[] _values;
    private readonly long[] _upTo;

    private Ensemble(double[] values, long[] times, long unknown)
    {
        (_values, _upTo, Unknown) = (values, new long[times.Length], unknown);
        for (int i = 0; i < times.Length; i++) _upTo[i] = (i == 0 ? 0 : _upTo[i - 1]) + times[i];
    }

    /// <summary>How many draws have a known value.</summary>
    public long Count => _upTo.Length == 0 ? 0 : _upTo[^1];

    /// <summary>How many draws have none; they enter no score.</summary>
    public long Unknown { get; }

    /// <summary>The share of draws without a known value, 0 to 1; 0 when there are no draws.</summary>
    public double ShareUnknown => Count + Unknown == 0 ? 0 : (double)Unknown / (Count + Unknown);

    /// <summary>The distinct values, ascending, each with the share of known draws that have it.</summary>
    public IEnumerable<(double Value, double Share)> Shares =>
        _values.Select((v, i) => (v, (double)(_upTo[i] - (i == 0 ? 0 : _upTo[i - 1])) / Count));

    /// <summary>The mean of the known draws; NaN when there are none.</summary>
    public double Mean => Count == 0 ? double.NaN : Shares.Sum(s => s.Value * s.Share);

    /// <summary>The ensemble of some numbers, in any order; NaN counts as unknown.</summary>
    public static Ensemble Of(IEnumerable<double> draws)
    {
        double[] all = [.. draws];
        double[] known = [.. all.Where(d => !double.IsNaN(d)).Order()];
        (double Value, long Times)[] counts = [.. known.GroupBy(v => v).Select(g => (g.Key, g.LongCount()))];
        return new Ensemble(
            [.. counts.Select(c => c.Value)], [.. counts.Select(c => c.Times)], all.Length - known.Length);
    }

    /// <summary>The ensemble of exact counts.</summary>
    /// <param name="histogram">What was counted.</param>
    /// <param name="scale">What the values were multiplied with to be counted; above 0.</param>
    public static Ensemble Of(Histogram histogram, double scale = 1)
    {
        (long Value, long Times)[] counts = [.. histogram.Counts];
        return new Ensemble(
            [.. counts.Select(c => c.Value / scale)], [.. counts.Select(c => c.Times)], histogram.Unknown);
    }

    /// <summary>The ensemble with every value above a limit moved to it, as when nobody looked any longer.</summary>
    /// <param name="limit">The greatest value left.</param>
    /// <param name="more">Draws known only to lie above the limit, which are counted at it.</param>
    public Ensemble CutAt(double limit, long more = 0)
    {
        long below = CountBelow(limit);
        double[] kept = [.. _values.Where(v => v < limit)];
        long atLimit = Count - below + more;
        List<long> times = [.. kept.Select((_, i) => _upTo[i] - (i == 0 ? 0 : _upTo[i - 1]))];
        return atLimit == 0
            ? new Ensemble(kept, [.. times], Unknown)
            : new Ensemble([.. kept, limit], [.. times, atLimit], Unknown);
    }

    /// <summary>The share of known draws at or below a value: the distribution function.</summary>
    public double AtMost(double value) => (double)CountUpTo(PlaceAfter(value)) / Count;

    /// <summary>The share of known draws below a value, itself excluded.</summary>
    public double Below(double value) => (double)CountBelow(value) / Count;

    /// <summary>The share of known draws in any of several disjoint extents, 0 to 1.</summary>
    public double In(IReadOnlyList<Extent> extents) => extents.Sum(e => AtMost(e.High) - Below(e.Low));

    /// <summary>
    /// The quantile by type 7 of Hyndman and Fan (1996), as every projection reports it: with the draws sorted from
    /// rank 0, straight between the two ranks next to p (count - 1).
    /// </summary>
    /// <param name="p">From 0, the smallest value, to 1, the greatest.</param>
    public double Quantile(double p)
    {
        double place = p * (Count - 1);
        long rank = (long)place;
        double low = AtRank(rank);
        return low + ((place - rank) * (AtRank(Math.Min(rank + 1, Count - 1)) - low));
    }

    private double AtRank(long rank)
    {
        int at = Array.BinarySearch(_upTo, rank + 1);
        return _values[at < 0 ? ~at : at];
    }

    private long CountBelow(double value)
    {
        int at = Array.BinarySearch(_values, value);
        return CountUpTo(at < 0 ? ~at : at);
    }

    /// <summary>How many draws have one of the first values.</summary>
    private long CountUpTo(int places) => places == 0 ? 0 : _upTo[places - 1];

    private int PlaceAfter(double value)
    {
        int at = Array.BinarySearch(_values, value);
        return at < 0 ? ~at : at + 1;
    }
}

/// <summary>The values from one to another, both inclusive; the ends may be infinite, or the same.</summary>
/// <param name="Low">The least.</param>
/// <param name="High">The greatest, not below the least.</param>
public readonly record struct Extent(double Low, double High)
{
    /// <summary>The one value.</summary>
    public static Extent At(double value) => new(value, value);

    /// <summary>Whether it is one value.</summary>
    public bool IsPoint => Low == High;
}
