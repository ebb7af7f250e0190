namespace NatoIraq.Core.Dice;

/// <summary>Every value from low to high alike.</summary>
public sealed class Uniform : Distribution
{
    private readonly double _low;
    private readonly double _high;

    private Uniform(double low, double high)
    {
        _low = low;
        _high = high;
    }

    /// <inheritdoc/>
    public override double Quantile(double u) => Between(_low, _high, u);

    internal static Distribution From(ReadOnlySpan<double> a) => (low: a[0], high: a[1]) switch
    {
        (var low, var high) when low > high =>
            throw new DistributionException("uniform", $"low {low} is above high {high}", "low <= high"),
        (var low, var high) when low == high => new Constant(low),
        (var low, var high) => new Uniform(low, high),
    };
}
