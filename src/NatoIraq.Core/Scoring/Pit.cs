namespace NatoIraq.Core.Scoring;

/// <summary>
/// The probability integral transform of a truth: where it lies in its forecast, from 0 below all draws to 1 above all.
/// A discrete forecast gives a stretch instead of a place: from the share of draws below to the share at or below.
/// </summary>
/// <param name="Low">The share of draws below the truth's least value.</param>
/// <param name="High">The share at or below its greatest.</param>
public readonly record struct Pit(double Low, double High)
{
    /// <summary>The middle of the stretch: the mid-p value.</summary>
    public double Middle => (Low + High) / 2;

    /// <summary>Where a truth lies in a forecast of at least one known draw.</summary>
    public static Pit Of(Ensemble forecast, IReadOnlyList<Extent> truth) =>
        new(forecast.Below(truth[0].Low), forecast.AtMost(truth[^1].High));

    /// <summary>
    /// The histogram of several truths without any randomness (Czado, Gneiting and Held, Biometrics 65, 2009, equation
    /// 2): each is spread evenly over its stretch, and the shares of the bins are the means. A calibrated forecast has
    /// the same share in each: a valley is a forecast too narrow, a hill one too wide, a slope a bias.
    /// </summary>
    /// <param name="places">The truths' places; at least one.</param>
    /// <param name="bins">How many bins of equal width; at least one.</param>
    public static IReadOnlyList<double> Histogram(IReadOnlyList<Pit> places, int bins) =>
        [.. Enumerable.Range(0, bins).Select(b =>
            places.Average(p => p.UpTo((b + 1.0) / bins) - (b == 0 ? 0 : p.UpTo((double)b / bins))))];

    private double UpTo(double u) =>
        u >= High ? 1 : u <= Low ? 0 : (u - Low) / (High - Low);
}
