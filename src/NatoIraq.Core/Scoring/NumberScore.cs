namespace NatoIraq.Core.Scoring;

/// <summary>
/// A score of a truth that may be known only within bounds: that of the value in them which flatters the forecast
/// most, and that of the one which flatters it least. The true score lies between (partial identification, Manski
/// 2003); of a truth that is one value both are the same.
/// </summary>
/// <param name="Best">The lowest score that a value within the bounds has.</param>
/// <param name="Worst">The highest; null when the truth has an open end, towards which the score grows for ever.</param>
public readonly record struct Scored(double Best, double? Worst)
{
    /// <summary>The score of a truth that is one value.</summary>
    public static Scored At(double score) => new(score, score);
}

/// <summary>How a forecast of a number did, in the number's unit; all but coverage are the lower the better.</summary>
/// <param name="Crps">The continuous ranked probability score.</param>
/// <param name="WeightedInterval">The weighted interval score of the median and the spans of 50, 80 and 90 %.</param>
/// <param name="Log">Minus the logarithm of the share of draws that are true, floored; without a unit.</param>
/// <param name="Hit">The share of draws that are true: which lie within what is known.</param>
/// <param name="Coverage">For the spans of 50, 80 and 90 %: 1 where the truth lies within, else 0.</param>
/// <param name="Pit">Where the truth lies in the forecast.</param>
public sealed record NumberScore(
    Scored Crps, Scored WeightedInterval, double Log, double Hit, IReadOnlyList<Scored> Coverage, Pit Pit)
{
    /// <summary>The central spans whose coverage is told, as shares.</summary>
    public static IReadOnlyList<double> Spans { get; } = [0.5, 0.8, 0.9];

    /// <summary>
    /// Scores a forecast. CRPS and WIS are convex in the truth and least at the forecast's median, so that the best
    /// value of an extent is the one nearest to the median, and the worst is one of its ends.
    /// </summary>
    /// <param name="forecast">The forecast, of at least one known draw.</param>
    /// <param name="truth">What is known: disjoint extents, ascending; at least one.</param>
    public static NumberScore Of(Ensemble forecast, IReadOnlyList<Extent> truth)
    {
        double hit = forecast.In(truth);
        return new NumberScore(
            Bounded(forecast, truth, y => Scoring.Crps.Of(forecast, y)),
            Bounded(forecast, truth, y => WeightedIntervalScore.Of(forecast, y)),
            LogScore.Of(hit), hit, [.. Spans.Select(span => Covered(forecast, truth, span))],
            Scoring.Pit.Of(forecast, truth));
    }

    private static Scored Bounded(Ensemble forecast, IReadOnlyList<Extent> truth, Func<double, double> score)
    {
        double median = forecast.Quantile(0.5);
        double best = truth.Min(e => score(Math.Clamp(median, e.Low, e.High)));
        bool isOpen = double.IsInfinity(truth[0].Low) || double.IsInfinity(truth[^1].High);
        return new Scored(best, isOpen ? null : truth.Max(e => Math.Max(score(e.Low), score(e.High))));
    }

    private static Scored Covered(Ensemble forecast, IReadOnlyList<Extent> truth, double span)
    {
        (double low, double high) = (forecast.Quantile((1 - span) / 2), forecast.Quantile((1 + span) / 2));
        bool isAnyIn = truth.Any(e => e.High >= low && e.Low <= high);
        bool isAllIn = truth.All(e => e.Low >= low && e.High <= high);
        return new Scored(isAnyIn ? 1 : 0, isAllIn ? 1 : 0);
    }
}
