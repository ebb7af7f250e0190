namespace NatoIraq.Core.Dice;

/// <summary>
/// A density that rises straight from low to the mode and falls straight to high. Its inverse is
/// low + sqrt(u (high - low) (mode - low)) up to the mode and high - sqrt((1 - u) (high - low) (high - mode)) beyond
/// (Kotz and van Dorp, Beyond Beta, 2004, chapter 1).
/// </summary>
public sealed class Triangular : Distribution
{
    private readonly double _low;
    private readonly double _mode;
    private readonly double _high;
    private readonly double _belowMode;

    private Triangular(double low, double mode, double high)
    {
        _low = low;
        _mode = mode;
        _high = high;
        _belowMode = (mode - low) / (high - low);
    }

    /// <inheritdoc/>
    public override double Quantile(double u)
    {
        double width = _high - _low;
        return u < _belowMode
            ? Math.Min(_mode, _low + Math.Sqrt(u * width * (_mode - _low)))
            : Math.Max(_mode, _high - Math.Sqrt((1 - u) * width * (_high - _mode)));
    }

    internal static Distribution From(ReadOnlySpan<double> a)
    {
        CheckOrder("triangular", a);
        return a[0] == a[2] ? new Constant(a[0]) : new Triangular(a[0], a[1], a[2]);
    }

    internal static void CheckOrder(string name, ReadOnlySpan<double> a)
    {
        if (a[0] <= a[1] && a[1] <= a[2]) return;
        throw new DistributionException(name, $"{a[0]}, {a[1]}, {a[2]} are out of order", "low <= mode <= high");
    }
}
