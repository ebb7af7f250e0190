namespace NatoIraq.Core.Dice;

/// <summary>
/// Quantiles as somebody stated them: straight between them and flat beyond the outermost, so that nothing lies
/// outside what was stated. State p = 0 and p = 1 to give the ends.
/// </summary>
public sealed class ElicitedQuantiles : Distribution
{
    private readonly double[] _p;
    private readonly double[] _values;

    private ElicitedQuantiles(double[] p, double[] values)
    {
        _p = p;
        _values = values;
    }

    /// <inheritdoc/>
    public override double Quantile(double u)
    {
        if (u <= _p[0]) return _values[0];
        if (u >= _p[^1]) return _values[^1];
        int found = Array.BinarySearch(_p, u);
        if (found >= 0) return _values[found];
        int above = ~found;
        double fraction = (u - _p[above - 1]) / (_p[above] - _p[above - 1]);
        return Between(_values[above - 1], _values[above], fraction);
    }

    internal static Distribution From(ReadOnlySpan<double> a)
    {
        var p = new double[a.Length / 2];
        var values = new double[p.Length];
        for (int i = 0; i < p.Length; i++)
        {
            p[i] = a[2 * i];
            values[i] = a[(2 * i) + 1];
            Check(i, p, values);
        }
        return values[0] == values[^1] ? new Constant(values[0]) : new ElicitedQuantiles(p, values);
    }

    private static void Check(int i, double[] p, double[] values)
    {
        if (p[i] is < 0 or > 1) throw Refuse($"p{i + 1} is {p[i]}", "probabilities from 0 to 1");
        if (i == 0) return;
        if (p[i] <= p[i - 1])
        {
            throw Refuse($"p{i + 1} {p[i]} does not exceed p{i} {p[i - 1]}", "probabilities that increase");
        }
        if (values[i] < values[i - 1])
        {
            throw Refuse($"value{i + 1} {values[i]} is below value{i} {values[i - 1]}", "values that do not fall");
        }
    }

    private static DistributionException Refuse(string wrong, string allowed) => new("quantiles", wrong, allowed);
}
