namespace NatoIraq.Core.Scoring;

/// <summary>The Brier score (Monthly Weather Review 78, 1950), the lower the better.</summary>
public static class Brier
{
    /// <summary>
    /// Of a yes or no: the squared difference between the probability and 1 if it happened, 0 if not. From 0 to 1.
    /// </summary>
    public static double Of(double probability, bool happened) => Math.Pow(probability - (happened ? 1 : 0), 2);

    /// <summary>
    /// Of one out of several: half the sum over all of the squared differences, from 0 to 1. Brier's own sum, from 0 to
    /// 2, is halved so that of two possibilities it is the score of a yes or no.
    /// </summary>
    /// <param name="probabilities">The probability of each; they add up to 1.</param>
    /// <param name="happened">Which came true, from 0.</param>
    public static double Of(IReadOnlyList<double> probabilities, int happened) =>
        probabilities.Select((p, i) => Of(p, i == happened)).Sum() / 2;
}

/// <summary>A forecast of a yes or no, and what came true.</summary>
/// <param name="Probability">The probability of yes, 0 to 1.</param>
/// <param name="Happened">Whether it was yes.</param>
/// <param name="Weight">How often it counts; above 0.</param>
public readonly record struct YesNo(double Probability, bool Happened, double Weight = 1);

/// <summary>Forecasts of about the same probability, and how often they came true: a point of a reliability diagram.</summary>
/// <param name="Forecast">The mean of their probabilities.</param>
/// <param name="Observed">The share of them that came true.</param>
/// <param name="Weight">How many they are.</param>
public sealed record ReliabilityPoint(double Forecast, double Observed, double Weight);

/// <summary>
/// The mean Brier score of yes-or-no forecasts in parts (Murphy, Journal of Applied Meteorology 12, 1973):
/// score = reliability - resolution + uncertainty + within. The first three are over groups of forecasts; the last is
/// what forecasts in one group differ (Stephenson, Coelho and Jolliffe, Weather and Forecasting 23, 2008), and is 0 when
/// those of a group are the same.
/// </summary>
/// <param name="Score">The mean Brier score.</param>
/// <param name="Reliability">How far probabilities are from the shares that came true; 0 is best.</param>
/// <param name="Resolution">How far those shares are from the share of all; the more the better.</param>
/// <param name="Uncertainty">The variance of what happened; no doing of the forecast's.</param>
/// <param name="Within">What is left of grouping.</param>
/// <param name="Points">The groups, by probability.</param>
public sealed record BrierParts(
    double Score, double Reliability, double Resolution, double Uncertainty, double Within,
    IReadOnlyList<ReliabilityPoint> Points)
{
    /// <summary>The parts of the forecasts' mean score.</summary>
    /// <param name="forecasts">At least one.</param>
    /// <param name="bins">
    /// Into how many bins of equal width they are grouped, a probability on an edge into the upper; null groups those
    /// of exactly the same probability, as Murphy does.
    /// </param>
    public static BrierParts Of(IReadOnlyList<YesNo> forecasts, int? bins = 10)
    {
        double all = forecasts.Sum(f => f.Weight);
        double Mean(IEnumerable<YesNo> of, Func<YesNo, double> value) =>
            of.Sum(f => f.Weight * value(f)) / of.Sum(f => f.Weight);
        double happened = Mean(forecasts, f => f.Happened ? 1 : 0);
        ReliabilityPoint[] points = [.. forecasts
            .GroupBy(f => bins is { } n ? Math.Min(n - 1, Math.Floor(f.Probability * n)) : f.Probability)
            .OrderBy(g => g.Key)
            .Select(g => new ReliabilityPoint(
                Mean(g, f => f.Probability), Mean(g, f => f.Happened ? 1 : 0), g.Sum(f => f.Weight)))];
        double score = Mean(forecasts, f => Brier.Of(f.Probability, f.Happened));
        double reliability = points.Sum(p => p.Weight * Math.Pow(p.Forecast - p.Observed, 2)) / all;
        double resolution = points.Sum(p => p.Weight * Math.Pow(p.Observed - happened, 2)) / all;
        double uncertainty = happened * (1 - happened);
        return new BrierParts(
            score, reliability, resolution, uncertainty, score - reliability + resolution - uncertainty, points);
    }
}
