namespace NatoIraq.Core.Scoring;

/// <summary>A central span of a forecast.</summary>
/// <param name="Alpha">The share of the forecast outside it, between 0 and 1; half of it on each side.</param>
/// <param name="Low">Its lower end.</param>
/// <param name="High">Its upper end.</param>
public readonly record struct CentralSpan(double Alpha, double Low, double High)
{
    /// <summary>
    /// The interval score (Gneiting and Raftery 2007, equation 43): the span's width, and 2/alpha for each unit by which
    /// the truth lies outside.
    /// </summary>
    public double Score(double truth) =>
        High - Low + (2 / Alpha * (Math.Max(0, Low - truth) + Math.Max(0, truth - High)));
}

/// <summary>
/// The weighted interval score (Bracher, Ray, Gneiting and Reich, PLOS Computational Biology 17, 2021, equation 1):
/// the absolute error of the median with weight 1/2 and the score of each of K central spans with weight alpha/2,
/// divided by K + 1/2. With more spans it nears the CRPS; it is in the unit of the value.
/// </summary>
public static class WeightedIntervalScore
{
    /// <summary>The score of a median and central spans.</summary>
    public static double Of(double median, IReadOnlyList<CentralSpan> spans, double truth) =>
        ((Math.Abs(truth - median) / 2) + spans.Sum(s => s.Alpha / 2 * s.Score(truth))) / (spans.Count + 0.5);

    /// <summary>The score of an ensemble, of its median and its spans of 50, 80 and 90 %.</summary>
    /// <param name="forecast">The forecast, of at least one known draw.</param>
    /// <param name="truth">What came true; finite.</param>
    public static double Of(Ensemble forecast, double truth) => Of(
        forecast.Quantile(0.5),
        [.. NumberScore.Spans.Select(span => new CentralSpan(
            1 - span, forecast.Quantile((1 - span) / 2), forecast.Quantile((1 + span) / 2)))],
        truth);
}
