using MathNet.Numerics.Distributions;

namespace NatoIraq.Core.Statistics;

/// <summary>
/// An interval that covers what is estimated in a stated share of repetitions. All are two-sided with equal tails, and
/// for values drawn independently of each other.
/// </summary>
/// <param name="Low">Its lower end, inclusive.</param>
/// <param name="High">Its upper end, inclusive.</param>
public readonly record struct ConfidenceInterval(double Low, double High)
{
    /// <summary>The share of repetitions that is usual: 95 in 100.</summary>
    public const double Usual = 0.95;

    private const double LeastInTail = 20;

    private static readonly Remembered<(long Freedom, double Share), double> Student =
        new(asked => StudentT.InvCDF(0, 1, asked.Freedom, asked.Share));

    /// <summary>
    /// Of the mean of a sample, by Student's t on count - 1 degrees of freedom (Student, Biometrika 6, 1908). For paired
    /// draws the sample is of their differences.
    /// </summary>
    /// <param name="sample">The values.</param>
    /// <param name="confidence">Above 0, below 1.</param>
    /// <returns>Null for a single value: one says nothing of the spread.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is out of bounds.</exception>
    public static ConfidenceInterval? OfMean(Sample sample, double confidence = Usual)
    {
        Check(confidence);
        if (sample.Variance is not { } variance) return null;
        double half = Student.Of((sample.Count - 1, 0.5 + (confidence / 2)))
            * Math.Sqrt(variance / sample.Count);
        return new ConfidenceInterval(sample.Mean - half, sample.Mean + half);
    }

    /// <summary>
    /// Of the probability of something that came true in some of several trials: the score interval of Wilson (Journal
    /// of the American Statistical Association 22, 1927), which Brown, Cai and DasGupta (Statistical Science 16, 2001)
    /// recommend for few and many trials alike. It stays within 0..1, and reaches beyond a share of 0 or 1.
    /// </summary>
    /// <param name="successes">How often it came true, 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">How many trials, at least 1.</param>
    /// <param name="confidence">Above 0, below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of bounds.</exception>
    public static ConfidenceInterval OfShare(long successes, long trials, double confidence = Usual)
    {
        Check(confidence);
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        double z = Normal.InvCDF(0, 1, 0.5 + (confidence / 2));
        (double n, double share) = (trials, (double)successes / trials);
        double middle = (share + (z * z / (2 * n))) / (1 + (z * z / n));
        double half = z / (1 + (z * z / n)) * Math.Sqrt((share * (1 - share) / n) + (z * z / (4 * n * n)));
        return new ConfidenceInterval(
            successes == 0 ? 0 : Math.Max(0, middle - half), successes == trials ? 1 : Math.Min(1, middle + half));
    }

    /// <summary>Of a quantile, whatever the distribution: the values of two ranks; see <see cref="QuantileRanks"/>.</summary>
    /// <param name="sample">The values.</param>
    /// <param name="p">Which quantile, above 0, below 1.</param>
    /// <param name="confidence">Above 0, below 1.</param>
    /// <returns>Null when there are fewer values than <see cref="QuantileRanks.Needed"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of bounds.</exception>
    public static ConfidenceInterval? OfQuantile(Sample sample, double p, double confidence = Usual) =>
        QuantileRanks.Of(sample.Count, p, confidence) is { } ranks
            ? new ConfidenceInterval(sample.Ranked(ranks.Low), sample.Ranked(ranks.High)) : null;

    /// <summary>
    /// How many values the interval of a tail's mean takes: those of which 20 lie in the tail. With fewer it covers
    /// less often than it says; with as many, in simulations of normal and exponential tails, 93 to 94 times in 100.
    /// </summary>
    /// <param name="share">How much of the distribution the tail is, above 0, at most 1.</param>
    public static long NeededForTail(double share) => (long)Math.Ceiling(LeastInTail / share);

    /// <summary>
    /// Of the mean of the lowest share (CVaR of the lower tail): by the variance of <see cref="Sample.VarianceOfLowest"/>
    /// and Student's t on the values in the tail less one.
    /// </summary>
    /// <param name="sample">The values.</param>
    /// <param name="share">How much of the distribution, above 0, at most 1.</param>
    /// <param name="confidence">Above 0, below 1.</param>
    /// <returns>Null when there are fewer values than <see cref="NeededForTail"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of bounds.</exception>
    public static ConfidenceInterval? OfLowest(Sample sample, double share, double confidence = Usual) =>
        OfTail(sample, share, confidence, sample.MeanOfLowest, sample.VarianceOfLowest);

    /// <summary>The same of the mean of the highest share.</summary>
    /// <param name="sample">The values.</param>
    /// <param name="share">How much of the distribution, above 0, at most 1.</param>
    /// <param name="confidence">Above 0, below 1.</param>
    /// <returns>Null when there are fewer values than <see cref="NeededForTail"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of bounds.</exception>
    public static ConfidenceInterval? OfHighest(Sample sample, double share, double confidence = Usual) =>
        OfTail(sample, share, confidence, sample.MeanOfHighest, sample.VarianceOfHighest);

    private static ConfidenceInterval? OfTail(
        Sample sample, double share, double confidence, Func<double, double> mean, Func<double, double> variance)
    {
        Check(confidence);
        (double middle, double spread) = (mean(share), variance(share));
        if (sample.Count < NeededForTail(share)) return null;
        double half = Student.Of(((long)(share * sample.Count) - 1, 0.5 + (confidence / 2))) * Math.Sqrt(spread);
        return new ConfidenceInterval(middle - half, middle + half);
    }

    internal static void Check(double confidence)
    {
        if (confidence is > 0 and < 1) return;
        throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "Above 0, below 1.");
    }
}
