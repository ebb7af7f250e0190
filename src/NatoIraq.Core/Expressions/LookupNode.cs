namespace NatoIraq.Core.Expressions;

/// <summary>
/// A function read off a table, as system dynamics has them (Forrester, Industrial Dynamics, 1961): straight between
/// its points, flat beyond the outermost.
/// </summary>
internal sealed class LookupNode<TMoment> : Node<TMoment>
    where TMoment : allows ref struct
{
    private readonly Node<TMoment> _x;
    private readonly double[] _at;
    private readonly double[] _values;

    private LookupNode(Node<TMoment> x, double[] at, double[] values)
        : base(ValueKind.Number) => (_x, _at, _values) = (x, at, values);

    /// <summary>The node of a call whose points are numbers that are written out and ascend.</summary>
    /// <exception cref="ExpressionException">They are not.</exception>
    public static LookupNode<TMoment> Of(Syntax.Apply call, Node<TMoment>[] operands)
    {
        double[] numbers = new double[operands.Length - 1];
        for (int i = 0; i < numbers.Length; i++)
        {
            bool isNumber = operands[i + 1] is ConstantNode<TMoment> { Value.IsKnown: true };
            numbers[i] = isNumber ? ((ConstantNode<TMoment>)operands[i + 1]).Value.Lo : double.NaN;
            bool ascends = i % 2 == 1 || i == 0 || numbers[i] > numbers[i - 2];
            if (isNumber && ascends) continue;
            throw new ExpressionException(
                "The points of 'lookup' are numbers that are written out, each 'at' above the one before.",
                call.Operands[i + 1].Offset, "Only x may be an expression.");
        }
        return new LookupNode<TMoment>(
            operands[0], [.. numbers.Where((_, i) => i % 2 == 0)], [.. numbers.Where((_, i) => i % 2 == 1)]);
    }

    /// <inheritdoc/>
    public override Interval Evaluate(in TMoment moment)
    {
        Interval x = _x.Evaluate(in moment);
        (double low, double high) = (Value(x.Lo), Value(x.Hi));
        if (low > high) (low, high) = (high, low);
        for (int i = 0; i < _at.Length; i++)
        {
            if (!x.Contains(_at[i])) continue;
            (low, high) = (Math.Min(low, _values[i]), Math.Max(high, _values[i]));
        }
        return new Interval(low, high);
    }

    /// <inheritdoc/>
    public override double Point(in TMoment moment)
    {
        double x = _x.Point(in moment);
        return double.IsNaN(x) ? x : Finite(Value(x));
    }

    private double Value(double x)
    {
        if (x <= _at[0]) return _values[0];
        if (x >= _at[^1]) return _values[^1];
        int found = Array.BinarySearch(_at, x);
        if (found >= 0) return _values[found];
        int above = ~found;
        double fraction = (x - _at[above - 1]) / (_at[above] - _at[above - 1]);
        return _values[above - 1] + ((_values[above] - _values[above - 1]) * fraction);
    }
}
