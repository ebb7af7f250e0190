namespace NatoIraq.Core.Scoring;

/// <summary>
/// The continuous ranked probability score: the integral over x of (F(x) - 1{x >= y})^2, which is E|X - y| less half of
/// E|X - X'| (Gneiting and Raftery, Journal of the American Statistical Association 102, 2007, equations 20 and 21). It
/// is in the unit of the value; for a forecast of one value it is the absolute error.
/// </summary>
public static class Crps
{
    /// <summary>
    /// The score of an ensemble, exactly: its distribution function is a staircase, and the integral is a sum over the
    /// stairs between neighbouring values, cut at the truth.
    /// </summary>
    /// <param name="forecast">The forecast, of at least one known draw.</param>
    /// <param name="truth">What came true; finite.</param>
    public static double Of(Ensemble forecast, double truth)
    {
        double score = 0, upTo = 0;
        double? before = null;
        foreach ((double value, double share) in forecast.Shares)
        {
            if (before is { } from) score += Stair(from, value, upTo, truth);
            else if (truth < value) score += value - truth;
            upTo += share;
            before = value;
        }
        return before < truth ? score + (truth - before.Value) : score;
    }

    /// <summary>The integral over a stretch on which the distribution function stays the same.</summary>
    private static double Stair(double from, double to, double height, double truth)
    {
        double middle = Math.Clamp(truth, from, to);
        return ((middle - from) * height * height) + ((to - middle) * (1 - height) * (1 - height));
    }
}

/// <summary>
/// The logarithmic score (Good, Journal of the Royal Statistical Society B 14, 1952): minus the natural logarithm of
/// the probability that the forecast gave to what came true.
/// </summary>
public static class LogScore
{
    /// <summary>
    /// Probabilities below this count as it, so that one thing that no draw foresaw does not cost infinitely much.
    /// </summary>
    public const double Floor = 0.001;

    /// <summary>The score of a probability; at most -ln of the floor, 6.9.</summary>
    public static double Of(double probability) => 0.0 - Math.Log(Math.Clamp(probability, Floor, 1));
}
