using MathNet.Numerics.Distributions;

namespace NatoIraq.Core.Statistics;

/// <summary>
/// The ranks whose values enclose a quantile, whatever the distribution: how many of n values lie at or below the
/// quantile is binomial, so ranks r and s enclose it with the probability that at least r and at most s - 1 do (David
/// and Nagaraja, Order Statistics, 3rd edition 2003, section 7.1). Where values repeat it is that or more.
/// </summary>
/// <param name="Low">The lower rank, from 1.</param>
/// <param name="High">The upper rank, to the number of values.</param>
public readonly record struct QuantileRanks(long Low, long High)
{
    private static readonly Remembered<(long Values, double P, double Confidence), QuantileRanks> Known =
        new(asked => Found(asked.Values, asked.P, (1 - asked.Confidence) / 2));

    /// <summary>
    /// The innermost ranks that leave at most half of the doubt on either side.
    /// </summary>
    /// <param name="values">How many values there are, at least 1.</param>
    /// <param name="p">Which quantile, above 0, below 1.</param>
    /// <param name="confidence">Above 0, below 1.</param>
    /// <returns>Null when there are fewer than <see cref="Needed"/> values: no rank is far enough out.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of bounds.</exception>
    public static QuantileRanks? Of(long values, double p, double confidence = ConfidenceInterval.Usual)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(values, 1);
        if (values < Needed(p, confidence)) return null;
        return Known.Of((values, p, confidence));
    }

    /// <summary>
    /// How many values it takes for both ranks to exist: the smallest n with p^n and (1 - p)^n at most half of the doubt.
    /// </summary>
    /// <param name="p">Which quantile, above 0, below 1.</param>
    /// <param name="confidence">Above 0, below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of bounds.</exception>
    public static long Needed(double p, double confidence = ConfidenceInterval.Usual)
    {
        ConfidenceInterval.Check(confidence);
        if (p is not (> 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(p), p, "Above 0, below 1.");
        return (long)Math.Ceiling(Math.Log((1 - confidence) / 2) / Math.Log(Math.Max(p, 1 - p)));
    }

    private static QuantileRanks Found(long values, double p, double doubt) => new(
        Math.Max(1, Fewest(values, p, doubt)), Math.Min(values, Fewest(values, p, 1 - doubt) + 1));

    /// <summary>The smallest k for which the probability of at most k exceeds a share.</summary>
    private static long Fewest(long values, double p, double share)
    {
        (long low, long high) = (0, values);
        while (low < high)
        {
            long middle = (low + high) / 2;
            if (AtMost(middle, values, p) > share) high = middle;
            else low = middle + 1;
        }
        return low;
    }

    /// <summary>The probability of at most k: a regularised incomplete beta function.</summary>
    private static double AtMost(long k, long values, double p) =>
        k >= values ? 1 : Beta.CDF(values - k, k + 1, 1 - p);
}
