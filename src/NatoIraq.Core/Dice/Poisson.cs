using MathNet.Numerics;

namespace NatoIraq.Core.Dice;

/// <summary>
/// A count of independent events of a known average: the smallest k whose cumulative probability reaches u. The
/// cumulative probability is the regularised upper gamma function Q(k + 1, rate) (NIST Digital Library of
/// Mathematical Functions, 8.4.10); the search starts at a Cornish-Fisher guess.
/// </summary>
public sealed class Poisson : Distribution
{
    /// <summary>The largest rate; beyond it the gamma function loses digits and time.</summary>
    public const double MaxRate = 1_000_000;

    private readonly double _rate;

    private Poisson(double rate) => _rate = rate;

    /// <inheritdoc/>
    public override double Quantile(double u)
    {
        if (u <= 0) return 0;
        if (u >= 1) return double.PositiveInfinity;
        double score = MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, u);
        double guess = _rate + (Math.Sqrt(_rate) * score) + (((score * score) - 1) / 6);
        double count = Math.Max(0, Math.Floor(guess));
        while (count > 0 && Cumulative(count - 1) >= u) count--;
        while (Cumulative(count) < u) count++;
        return count;
    }

    internal static Distribution From(ReadOnlySpan<double> a) => a[0] switch
    {
        0 => new Constant(0),
        > 0 and <= MaxRate => new Poisson(a[0]),
        var rate => throw new DistributionException("poisson", $"the rate is {rate}", $"0 to {MaxRate}"),
    };

    private double Cumulative(double count) => SpecialFunctions.GammaUpperRegularized(count + 1, _rate);
}
