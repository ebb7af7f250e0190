using Standard = MathNet.Numerics.Distributions.Normal;

namespace NatoIraq.Core.Dice;

/// <summary>
/// A standard normal score cut to low..high by mapping u onto the probabilities of the two bounds. Where both bounds
/// lie above the mean the mirrored tail is used: there probabilities are small numbers and keep their digits.
/// </summary>
internal readonly struct NormalScore
{
    private readonly double _from;
    private readonly double _to;
    private readonly bool _mirrored;

    /// <summary>Cuts to low..high, in standard deviations from the mean; either may be infinite.</summary>
    public NormalScore(double low, double high)
    {
        _mirrored = low > 0;
        _from = Standard.CDF(0, 1, _mirrored ? -high : low);
        _to = Standard.CDF(0, 1, _mirrored ? -low : high);
    }

    /// <summary>Whether the bounds hold any probability that can be told apart from none.</summary>
    public bool IsPossible => _to > _from;

    /// <summary>The score at u in [0, 1].</summary>
    public double Quantile(double u)
    {
        double score = Standard.InvCDF(0, 1, _from + ((_to - _from) * (_mirrored ? 1 - u : u)));
        return _mirrored ? -score : score;
    }
}
