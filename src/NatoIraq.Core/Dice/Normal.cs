namespace NatoIraq.Core.Dice;

/// <summary>The bell curve: mean + sd z, z a standard normal score, optionally cut to low..high.</summary>
public sealed class Normal : Distribution
{
    private readonly double _mean;
    private readonly double _sd;
    private readonly double _low;
    private readonly double _high;
    private readonly NormalScore _score;

    private Normal(double mean, double sd, double low, double high, NormalScore score)
    {
        _mean = mean;
        _sd = sd;
        _low = low;
        _high = high;
        _score = score;
    }

    /// <inheritdoc/>
    public override double Quantile(double u) => Math.Clamp(_mean + (_sd * _score.Quantile(u)), _low, _high);

    internal static Distribution From(ReadOnlySpan<double> a)
    {
        (double mean, double sd) = (a[0], a[1]);
        double low = a.Length == 4 ? a[2] : double.NegativeInfinity;
        double high = a.Length == 4 ? a[3] : double.PositiveInfinity;
        if (sd < 0) throw new DistributionException("normal", $"sd is {sd}", "sd of at least 0");
        if (low > high) throw new DistributionException("normal", $"low {low} is above high {high}", "low <= high");
        if (low == high) return new Constant(low);
        if (sd == 0 && low <= mean && mean <= high) return new Constant(mean);
        var score = new NormalScore((low - mean) / sd, (high - mean) / sd);
        return score.IsPossible
            ? new Normal(mean, sd, low, high, score)
            : throw new DistributionException(
                "normal",
                $"almost nothing of mean {mean} and sd {sd} lies from {low} to {high}",
                "bounds within some 37 sd of the mean");
    }
}
