namespace NatoIraq.Core.Expressions;

/// <summary>What a bound expression is worth; values of different kinds never mix.</summary>
public enum ValueKind
{
    /// <summary>A number.</summary>
    Number,

    /// <summary>True, false or unknown: 1, 0 or [0, 1].</summary>
    Truth,

    /// <summary>A state of a machine, as its index; only equality makes sense.</summary>
    State,

    /// <summary>A state of a machine whose states have an order, as its rank; may be compared by size.</summary>
    Level,

    /// <summary>Who holds an office, as an index; only equality makes sense.</summary>
    Holder,

    /// <summary>A day, as its <see cref="DateOnly.DayNumber"/>; only comparisons make sense.</summary>
    Date,
}

/// <summary>A bound expression, or a part of one: what it is worth at a moment.</summary>
/// <typeparam name="TMoment">What the world looks like when the expression is evaluated.</typeparam>
/// <param name="kind">What it is worth.</param>
/// <param name="domain">What its states belong to, such as a machine's name; null compares with any.</param>
public abstract class Node<TMoment>(ValueKind kind, string? domain = null)
    where TMoment : allows ref struct
{
    /// <summary>What it is worth.</summary>
    public ValueKind Kind { get; } = kind;

    /// <summary>What its states belong to: values of two domains never compare; null compares with any.</summary>
    public string? Domain { get; } = domain;

    /// <summary>
    /// Whether it is a whole number whenever it is known, by what it is made of; false where that cannot be told.
    /// </summary>
    public bool IsWhole => Kind != ValueKind.Number || IsWholeNumber;

    /// <summary>The same of a number.</summary>
    protected virtual bool IsWholeNumber => false;

    /// <summary>Every value it may have at the moment. Allocates nothing.</summary>
    public abstract Interval Evaluate(in TMoment moment);

    /// <summary>
    /// The same where all that it asks is known, in plain numbers, which is several times faster; NaN where anything
    /// is not, even if <see cref="Evaluate"/> could tell: <c>x and false</c> is false whatever x is.
    /// </summary>
    public virtual double Point(in TMoment moment) => Evaluate(in moment).KnownValue;

    /// <summary>A number as a point: as in an interval, what overflows is not known and -0 is 0.</summary>
    private protected static double Finite(double value) => double.IsFinite(value) ? value + 0.0 : double.NaN;
}

/// <summary>A value that is the same at every moment.</summary>
public sealed class ConstantNode<TMoment>(Interval value, ValueKind kind, string? domain = null)
    : Node<TMoment>(kind, domain)
    where TMoment : allows ref struct
{
    private readonly double _point = value.KnownValue;

    /// <summary>The value.</summary>
    public Interval Value { get; } = value;

    /// <inheritdoc/>
    protected override bool IsWholeNumber => Value.IsKnown && double.IsInteger(Value.Lo);

    /// <inheritdoc/>
    public override Interval Evaluate(in TMoment moment) => Value;

    /// <inheritdoc/>
    public override double Point(in TMoment moment) => _point;
}

internal sealed class UnaryNode<TMoment>(UnaryOperator op, ValueKind kind, Node<TMoment> operand)
    : Node<TMoment>(kind)
    where TMoment : allows ref struct
{
    protected override bool IsWholeNumber => operand.IsWhole;

    public override Interval Evaluate(in TMoment moment)
    {
        Interval value = operand.Evaluate(in moment);
        return op == UnaryOperator.Not ? !value : -value;
    }

    public override double Point(in TMoment moment)
    {
        double value = operand.Point(in moment);
        return op == UnaryOperator.Not ? 1 - value : 0 - value;
    }
}

internal sealed class AndNode<TMoment>(Node<TMoment> left, Node<TMoment> right) : Node<TMoment>(ValueKind.Truth)
    where TMoment : allows ref struct
{
    public override Interval Evaluate(in TMoment moment)
    {
        // A settled answer spares the other side, and is the same answer: false and x is false.
        Interval first = left.Evaluate(in moment);
        return first.IsFalse ? first : first & right.Evaluate(in moment);
    }

    public override double Point(in TMoment moment)
    {
        double first = left.Point(in moment);
        return first == 1 ? right.Point(in moment) : first;
    }
}

internal sealed class OrNode<TMoment>(Node<TMoment> left, Node<TMoment> right) : Node<TMoment>(ValueKind.Truth)
    where TMoment : allows ref struct
{
    public override Interval Evaluate(in TMoment moment)
    {
        Interval first = left.Evaluate(in moment);
        return first.IsTrue ? first : first | right.Evaluate(in moment);
    }

    public override double Point(in TMoment moment)
    {
        double first = left.Point(in moment);
        return first == 0 ? right.Point(in moment) : first;
    }
}

/// <summary>The operator is a type, so that the compiler makes a node of its own for each, without a switch.</summary>
internal sealed class BinaryNode<TMoment, TOperator>(ValueKind kind, Node<TMoment> left, Node<TMoment> right)
    : Node<TMoment>(kind)
    where TMoment : allows ref struct
    where TOperator : IOperator
{
    protected override bool IsWholeNumber => TOperator.KeepsWhole && left.IsWhole && right.IsWhole;

    public override Interval Evaluate(in TMoment moment) =>
        TOperator.Apply(left.Evaluate(in moment), right.Evaluate(in moment));

    public override double Point(in TMoment moment) =>
        Finite(TOperator.Apply(left.Point(in moment), right.Point(in moment)));
}

internal sealed class InNode<TMoment>(Node<TMoment> value, Node<TMoment>[] list) : Node<TMoment>(ValueKind.Truth)
    where TMoment : allows ref struct
{
    public override Interval Evaluate(in TMoment moment)
    {
        Interval sought = value.Evaluate(in moment);
        Interval found = Interval.False;
        foreach (Node<TMoment> item in list) found |= Interval.Same(sought, item.Evaluate(in moment));
        return found;
    }
}

internal sealed class ExtremeNode<TMoment>(bool greatest, Node<TMoment>[] operands) : Node<TMoment>(ValueKind.Number)
    where TMoment : allows ref struct
{
    protected override bool IsWholeNumber => Array.TrueForAll(operands, o => o.IsWhole);

    public override Interval Evaluate(in TMoment moment)
    {
        Interval best = operands[0].Evaluate(in moment);
        for (int i = 1; i < operands.Length; i++)
        {
            Interval next = operands[i].Evaluate(in moment);
            best = greatest ? Interval.Max(best, next) : Interval.Min(best, next);
        }
        return best;
    }

    public override double Point(in TMoment moment)
    {
        double best = operands[0].Point(in moment);
        for (int i = 1; i < operands.Length; i++)
        {
            double next = operands[i].Point(in moment);
            best = greatest ? Math.Max(best, next) : Math.Min(best, next);
        }
        return best;
    }
}

internal sealed class FloorNode<TMoment>(Node<TMoment> operand) : Node<TMoment>(ValueKind.Number)
    where TMoment : allows ref struct
{
    protected override bool IsWholeNumber => true;

    public override Interval Evaluate(in TMoment moment) => Interval.Floor(operand.Evaluate(in moment));

    public override double Point(in TMoment moment) => Math.Floor(operand.Point(in moment));
}
