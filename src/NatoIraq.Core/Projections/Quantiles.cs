namespace NatoIraq.Core.Projections;

/// <summary>
/// What is reported of a histogram: its mean and seven quantiles, all of type 7 of Hyndman and Fan, over the known
/// values. Each is in the unit of the values.
/// </summary>
/// <param name="Mean">The mean.</param>
/// <param name="P5">Five in a hundred lie below.</param>
/// <param name="P10">Ten in a hundred lie below.</param>
/// <param name="P25">The lower quartile.</param>
/// <param name="P50">The median.</param>
/// <param name="P75">The upper quartile.</param>
/// <param name="P90">Ten in a hundred lie above.</param>
/// <param name="P95">Five in a hundred lie above.</param>
public sealed record Quantiles(
    double Mean,
    double P5,
    double P10,
    double P25,
    double P50,
    double P75,
    double P90,
    double P95)
{
    /// <summary>How the quantiles are computed, for reports.</summary>
    public const string Method = "Hyndman-Fan type 7";

    /// <summary>The summary of a histogram; null when no value is known.</summary>
    public static Quantiles? Of(Histogram histogram) => Of(histogram.Sorted());

    internal static Quantiles? Of(Counts counts)
    {
        if (counts.Mean is not { } mean) return null;
        double[] q = counts.Quantiles([0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95]);
        return new Quantiles(mean, q[0], q[1], q[2], q[3], q[4], q[5], q[6]);
    }
}
