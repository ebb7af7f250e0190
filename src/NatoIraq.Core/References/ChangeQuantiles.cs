namespace NatoIraq.Core.References;

/// <summary>
/// The quantiles of values that count unequally: type 6 of Hyndman and Fan (The American Statistician 50, 1996), which
/// is Weibull's, with weights. With weights of 1 the k-th of n values lies at p = k / (n + 1), the chance that the next
/// value is below it; type 7, by which draws are summed up, would promise too narrow a future for few values.
/// </summary>
public sealed class ChangeQuantiles
{
    private readonly double[] _values;
    private readonly double[] _places;

    /// <summary>Sorts the values.</summary>
    /// <param name="values">At least one, each with its weight above 0.</param>
    public ChangeQuantiles(IReadOnlyList<(double Value, double Weight)> values)
    {
        (double Value, double Weight)[] sorted = [.. values.OrderBy(v => v.Value)];
        _values = [.. sorted.Select(v => v.Value)];
        _places = new double[sorted.Length];
        double all = sorted.Sum(v => v.Weight), upTo = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            // A value stands in the middle of its weight; at each end half a change is left for what was never seen.
            _places[i] = (upTo + (sorted[i].Weight / 2) + 0.5) / (all + 1);
            upTo += sorted[i].Weight;
        }
    }

    /// <summary>The value at a probability: straight between neighbours, flat beyond the outermost.</summary>
    public double Quantile(double p)
    {
        if (p <= _places[0]) return _values[0];
        if (p >= _places[^1]) return _values[^1];
        int found = Array.BinarySearch(_places, p);
        if (found >= 0) return _values[found];
        int above = ~found;
        double fraction = (p - _places[above - 1]) / (_places[above] - _places[above - 1]);
        return _values[above - 1] + ((_values[above] - _values[above - 1]) * fraction);
    }
}
