namespace NatoIraq.Core.Dice;

/// <summary>
/// A positive value whose natural logarithm is normal(mu, sigma), so that its median is exp(mu); optionally cut to
/// low..high, which are values, not logarithms.
/// </summary>
public sealed class LogNormal : Distribution
{
    // The most extreme u of the dice lies some 8.3 standard deviations out; exp(709) is the largest double.
    private const double FarthestScore = 8.5;
    private const double LargestLog = 700;

    private readonly double _mu;
    private readonly double _sigma;
    private readonly double _low;
    private readonly double _high;
    private readonly NormalScore _score;

    private LogNormal(double mu, double sigma, double low, double high, NormalScore score)
    {
        _mu = mu;
        _sigma = sigma;
        _low = low;
        _high = high;
        _score = score;
    }

    /// <inheritdoc/>
    public override double Quantile(double u) =>
        Math.Clamp(Math.Exp(_mu + (_sigma * _score.Quantile(u))), _low, _high);

    internal static Distribution From(ReadOnlySpan<double> a)
    {
        (double mu, double sigma) = (a[0], a[1]);
        double low = a.Length == 4 ? a[2] : 0;
        double high = a.Length == 4 ? a[3] : double.PositiveInfinity;
        if (sigma < 0) throw new DistributionException("lognormal", $"sigma is {sigma}", "sigma of at least 0");
        if (Math.Abs(mu) + (FarthestScore * sigma) > LargestLog)
        {
            throw new DistributionException(
                "lognormal",
                $"mu {mu} and sigma {sigma} give values beyond any number",
                $"mu and sigma are logarithms: |mu| + {FarthestScore} sigma at most {LargestLog}");
        }
        if (low < 0 || low > high)
        {
            throw new DistributionException("lognormal", $"the bounds are {low} and {high}", "0 <= low <= high");
        }
        if (low == high) return new Constant(low);
        double median = Math.Exp(mu);
        if (sigma == 0 && low <= median && median <= high) return new Constant(median);
        var score = new NormalScore((Math.Log(low) - mu) / sigma, (Math.Log(high) - mu) / sigma);
        return score.IsPossible
            ? new LogNormal(mu, sigma, low, high, score)
            : throw new DistributionException(
                "lognormal",
                $"almost nothing of mu {mu} and sigma {sigma} lies from {low} to {high}",
                "bounds whose logarithms lie within some 37 sigma of mu");
    }
}
