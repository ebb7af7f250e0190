namespace NatoIraq.Core.Dice;

/// <summary>A value without spread; also what a range of no width becomes.</summary>
public sealed class Constant : Distribution
{
    private readonly double _value;

    internal Constant(double value) => _value = value;

    /// <inheritdoc/>
    public override double Quantile(double u) => _value;

    internal static Distribution From(ReadOnlySpan<double> a) => new Constant(a[0]);
}
