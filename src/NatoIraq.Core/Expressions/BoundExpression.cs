namespace NatoIraq.Core.Expressions;

/// <summary>An expression whose names and questions have a meaning; ready to evaluate as often as you like.</summary>
/// <param name="Root">The node to evaluate.</param>
/// <param name="Dates">
/// The days on which a comparison of <c>date</c> may turn, ascending: <c>date >= D</c> turns on D, <c>date > D</c> on
/// the day after, <c>date == D</c> on both. A simulator that skips quiet days must wake on these.
/// </param>
/// <param name="Functions">The questions it asks of the world, by function name.</param>
/// <param name="Leaves">The nodes of its names and questions: everything it depends on.</param>
public sealed record BoundExpression<TMoment>(
    Node<TMoment> Root,
    IReadOnlyList<DateOnly> Dates,
    IReadOnlySet<string> Functions,
    IReadOnlyList<Node<TMoment>> Leaves)
    where TMoment : allows ref struct
{
    /// <summary>What it is worth.</summary>
    public ValueKind Kind => Root.Kind;

    /// <summary>Every value it may have at the moment. Allocates nothing.</summary>
    public Interval Evaluate(in TMoment moment) => Root.Evaluate(in moment);

    /// <summary>
    /// The value, 1 or 0 for a truth; NaN when several are possible: what <see cref="Evaluate"/> knows, sooner.
    /// </summary>
    public double Known(in TMoment moment)
    {
        double point = Root.Point(in moment);
        return double.IsNaN(point) ? Root.Evaluate(in moment).KnownValue : point;
    }
}
