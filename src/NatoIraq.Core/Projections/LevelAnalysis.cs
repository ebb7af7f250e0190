using NatoIraq.Core.Statistics;

namespace NatoIraq.Core.Projections;

/// <summary>
/// What the draws say of a level beside its band. Intervals cover at 95 % and hold for draws that are independent of each
/// other.
/// </summary>
/// <param name="Mean">Its mean, by Student's t; of a condition the share of draws in which it holds, by Wilson.</param>
/// <param name="Quantiles">Its quantiles.</param>
/// <param name="Tails">The means of its tails.</param>
/// <param name="Difference">The paired difference from the baseline; null for the baseline and without one.</param>
/// <param name="Regret">How far it is from the best branch of each draw; null when no end is preferred.</param>
public sealed record LevelAnalysis(
    SampledFigure Mean, SampledQuantiles Quantiles, Tails Tails, DifferenceAnalysis? Difference, Regret? Regret);

/// <summary>
/// A figure estimated from draws, with the interval that its chance leaves. Where the draws are too few for the interval
/// the figure is refused: all is null but the number needed.
/// </summary>
/// <param name="Value">The figure.</param>
/// <param name="Low">The interval's lower end.</param>
/// <param name="High">The interval's upper end.</param>
/// <param name="Needed">How many draws it takes, if as many are known as here; null when there are enough.</param>
public sealed record SampledFigure(double? Value, double? Low, double? High, long? Needed)
{
    internal static SampledFigure Of(double value, ConfidenceInterval interval) =>
        new(Tidy(value), Tidy(interval.Low), Tidy(interval.High), null);

    internal static SampledFigure OfMean(Sample sample, double knownShare) =>
        ConfidenceInterval.OfMean(sample) is { } interval
            ? Of(sample.Mean, interval) : Refused(needed: 2, knownShare);

    internal static SampledFigure OfShare(long times, long draws) =>
        Of((double)times / draws, ConfidenceInterval.OfShare(times, draws));

    internal static SampledFigure OfQuantile(Sample sample, double p, double knownShare) =>
        ConfidenceInterval.OfQuantile(sample, p) is { } interval
            ? Of(sample.Quantile(p), interval) : Refused(QuantileRanks.Needed(p), knownShare);

    // As in bands: nobody reads a millionth of a person.
    internal static double Tidy(double value) => Math.Round(value, 6);

    private static SampledFigure Refused(long needed, double knownShare) =>
        new(null, null, null, (long)Math.Ceiling(needed / knownShare));
}

/// <summary>Quantiles (type 7) with order-statistic intervals; see <see cref="QuantileRanks"/>.</summary>
public sealed record SampledQuantiles(
    SampledFigure P5, SampledFigure P10, SampledFigure P25, SampledFigure P50, SampledFigure P75, SampledFigure P90,
    SampledFigure P95)
{
    internal static SampledQuantiles Of(Sample sample, double knownShare)
    {
        SampledFigure At(double p) => SampledFigure.OfQuantile(sample, p, knownShare);
        return new SampledQuantiles(At(0.05), At(0.1), At(0.25), At(0.5), At(0.75), At(0.9), At(0.95));
    }
}

/// <summary>
/// Means of tails, the conditional value at risk or expected shortfall of either end (<see cref="Sample.MeanOfLowest"/>);
/// null where the draws are too few for the interval of the quantile that bounds the tail.
/// </summary>
/// <param name="Lowest5">The mean of the lowest 5 % of draws.</param>
/// <param name="Lowest10">The mean of the lowest 10 %.</param>
/// <param name="Highest10">The mean of the highest 10 %.</param>
/// <param name="Highest5">The mean of the highest 5 %.</param>
/// <param name="Needed">How many draws all four take; null when there are enough.</param>
public sealed record Tails(double? Lowest5, double? Lowest10, double? Highest10, double? Highest5, long? Needed)
{
    /// <summary>The intervals that chance leaves around these means.</summary>
    public TailIntervals Intervals { get; init; } = new(null, null, null, null, null);

    internal static Tails Of(Sample sample, double knownShare)
    {
        double? Low(double share) => IsEnough(share) ? SampledFigure.Tidy(sample.MeanOfLowest(share)) : null;
        double? High(double share) => IsEnough(share) ? SampledFigure.Tidy(sample.MeanOfHighest(share)) : null;
        bool IsEnough(double share) => sample.Count >= QuantileRanks.Needed(share);
        return new Tails(
            Low(0.05), Low(0.1), High(0.1), High(0.05),
            IsEnough(0.05) ? null : (long)Math.Ceiling(QuantileRanks.Needed(0.05) / knownShare))
        {
            Intervals = TailIntervals.Of(sample, knownShare),
        };
    }
}

/// <summary>
/// Intervals of the means of tails (<see cref="ConfidenceInterval.OfLowest"/>); null where the draws are too few.
/// </summary>
/// <param name="Lowest5">That of the lowest 5 %.</param>
/// <param name="Lowest10">That of the lowest 10 %.</param>
/// <param name="Highest10">That of the highest 10 %.</param>
/// <param name="Highest5">That of the highest 5 %.</param>
/// <param name="Needed">How many draws all four take, if as many are known as here; null when there are enough.</param>
public sealed record TailIntervals(
    ConfidenceInterval? Lowest5, ConfidenceInterval? Lowest10, ConfidenceInterval? Highest10,
    ConfidenceInterval? Highest5, long? Needed)
{
    internal static TailIntervals Of(Sample sample, double knownShare)
    {
        long needed = ConfidenceInterval.NeededForTail(0.05);
        return new TailIntervals(
            Tidy(ConfidenceInterval.OfLowest(sample, 0.05)), Tidy(ConfidenceInterval.OfLowest(sample, 0.1)),
            Tidy(ConfidenceInterval.OfHighest(sample, 0.1)), Tidy(ConfidenceInterval.OfHighest(sample, 0.05)),
            sample.Count >= needed ? null : (long)Math.Ceiling(needed / knownShare));
    }

    private static ConfidenceInterval? Tidy(ConfidenceInterval? interval) => interval is { } i
        ? new ConfidenceInterval(SampledFigure.Tidy(i.Low), SampledFigure.Tidy(i.High)) : null;
}

/// <summary>What the paired draws say of a difference, over those in which both are known.</summary>
/// <param name="Mean">Its mean, with the interval of paired draws.</param>
/// <param name="P5">Its 5 % quantile, from which nine draws in ten reach to <paramref name="P95"/>.</param>
/// <param name="P95">Its 95 % quantile.</param>
/// <param name="Higher">The probability of being above the baseline, with Wilson's interval.</param>
/// <param name="Lower">The probability of being below.</param>
/// <param name="Dominance">Which of the two lies above the other.</param>
/// <param name="CommonRandomNumbers">
/// What pairing saved; null when neither varies, or when the two are not known in the same draws.
/// </param>
public sealed record DifferenceAnalysis(
    SampledFigure Mean, SampledFigure P5, SampledFigure P95, SampledFigure Higher, SampledFigure Lower,
    Dominance Dominance, CommonRandomNumbers? CommonRandomNumbers)
{
    internal static DifferenceAnalysis Of(
        Sample difference, Sample own, Sample baseline, Dominance dominance, double knownShare)
    {
        // Counted alike often, the three are of the same draws: a difference is known where both are.
        bool isSame = own.Count == difference.Count && baseline.Count == difference.Count && own.Count > 1;
        long lower = (long)Math.Round(difference.ShareBelow(0) * difference.Count);
        long notHigher = (long)Math.Round(difference.ShareBelow(double.Epsilon) * difference.Count);
        return new DifferenceAnalysis(
            SampledFigure.OfMean(difference, knownShare),
            SampledFigure.OfQuantile(difference, 0.05, knownShare),
            SampledFigure.OfQuantile(difference, 0.95, knownShare),
            SampledFigure.OfShare(difference.Count - notHigher, difference.Count),
            SampledFigure.OfShare(lower, difference.Count),
            dominance,
            isSame ? CommonRandomNumbers.Of(
                own.Variance!.Value, baseline.Variance!.Value, difference.Variance!.Value, own.Count) : null);
    }
}

/// <summary>
/// How far a branch falls short of the best branch of each draw (Savage, Journal of the American Statistical Association
/// 46, 1951), over the draws in which every branch that reports it is known.
/// </summary>
/// <param name="Mean">The mean regret.</param>
/// <param name="P50">Its median.</param>
/// <param name="P90">Its 90 % quantile.</param>
/// <param name="P95">Its 95 % quantile.</param>
/// <param name="Best">The probability of being the best, or as good as the best, with Wilson's interval.</param>
/// <param name="Unknown">The share of draws in which some branch is unknown.</param>
public sealed record Regret(
    SampledFigure Mean, SampledFigure P50, SampledFigure P90, SampledFigure P95, SampledFigure Best, double Unknown)
{
    internal static Regret Of(Sample regrets, long best, double knownShare) => new(
        SampledFigure.OfMean(regrets, knownShare),
        SampledFigure.OfQuantile(regrets, 0.5, knownShare),
        SampledFigure.OfQuantile(regrets, 0.9, knownShare),
        SampledFigure.OfQuantile(regrets, 0.95, knownShare),
        SampledFigure.OfShare(best, regrets.Count),
        1 - knownShare);
}
