namespace NatoIraq.Core.Dice;

/// <summary>
/// One of the listed values, each as often as it is listed: the inverse of their empirical distribution, without
/// interpolation (type 1 of Hyndman and Fan, The American Statistician 50, 1996).
/// </summary>
public sealed class Empirical : Distribution
{
    private readonly double[] _sorted;

    private Empirical(double[] sorted) => _sorted = sorted;

    /// <inheritdoc/>
    public override double Quantile(double u)
    {
        int rank = (int)Math.Ceiling(u * _sorted.Length);
        return _sorted[Math.Clamp(rank, 1, _sorted.Length) - 1];
    }

    internal static Distribution From(ReadOnlySpan<double> a)
    {
        double[] sorted = a.ToArray();
        Array.Sort(sorted);
        return sorted[0] == sorted[^1] ? new Constant(sorted[0]) : new Empirical(sorted);
    }
}
