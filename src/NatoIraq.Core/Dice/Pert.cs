namespace NatoIraq.Core.Dice;

/// <summary>
/// A beta distribution stretched over low..high, with alpha = 1 + 4 (mode - low) / (high - low) and
/// beta = 1 + 4 (high - mode) / (high - low), so that its mean is (low + 4 mode + high) / 6
/// (Malcolm, Roseboom, Clark and Fazar, Operations Research 7, 1959; Vose, Risk Analysis, 2008).
/// Between the tails it is read from a table: see <see cref="BetaTable"/> for its error.
/// </summary>
public sealed class Pert : Distribution
{
    private readonly double _low;
    private readonly double _high;
    private readonly BetaTable _shape;

    private Pert(double low, double mode, double high)
    {
        _low = low;
        _high = high;
        _shape = BetaTable.Of(1 + (4 * (mode - low) / (high - low)), 1 + (4 * (high - mode) / (high - low)));
    }

    /// <inheritdoc/>
    public override double Quantile(double u) => Between(_low, _high, _shape.Quantile(u));

    internal static Distribution From(ReadOnlySpan<double> a)
    {
        Triangular.CheckOrder("pert", a);
        return a[0] == a[2] ? new Constant(a[0]) : new Pert(a[0], a[1], a[2]);
    }
}
