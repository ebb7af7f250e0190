namespace NatoIraq.Core.Dice;

/// <summary>
/// 1 with probability p, else 0: 1 where u is at least 1 - p, so that the median of one half is 1, just as
/// <see cref="KeyedDice.Happens"/> has it.
/// </summary>
public sealed class Bernoulli : Distribution
{
    private readonly double _p;

    private Bernoulli(double p) => _p = p;

    /// <inheritdoc/>
    public override double Quantile(double u) => u >= 1 - _p ? 1 : 0;

    internal static Distribution From(ReadOnlySpan<double> a) => a[0] switch
    {
        0 or 1 => new Constant(a[0]),
        > 0 and < 1 => new Bernoulli(a[0]),
        var p => throw new DistributionException("bernoulli", $"p is {p}", "0 to 1"),
    };
}
