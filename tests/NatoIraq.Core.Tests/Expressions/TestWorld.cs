using NatoIraq.Core.Expressions;

namespace NatoIraq.Core.Tests.Expressions;

/// <summary>An invented world, as much of it as an expression can see.</summary>
internal readonly record struct Moment(
    Interval Strength = default,
    Interval Operations = default,
    Interval Pressure = default,
    Interval Holder = default,
    DateOnly Today = default);

/// <summary>Names and questions of the invented world.</summary>
internal sealed class TestScope : IScope<Moment>
{
    private static readonly string[] Operations = ["active", "limited", "suspended"];
    private static readonly string[] Consent = ["unknown", "invited", "reaffirmed"];
    private static readonly string[] Pressures = ["low", "elevated", "critical"];
    private static readonly string[] Actors = ["green-lead", "blue-lead"];

    public Node<Moment> Name(string name, int offset) => name switch
    {
        "date" => new Answer(ValueKind.Date, null, m => new Interval(m.Today.DayNumber)),
        "half" => new ConstantNode<Moment>(new Interval(0.5), ValueKind.Number),
        "share-moved" => new Answer(ValueKind.Number, null, _ => new Interval(0.25)),
        "shaky" => new Answer(ValueKind.Number, null, _ => new Interval(10, 20)),
        "maybe" => new Answer(ValueKind.Truth, null, _ => Interval.Maybe),
        "yes" => new Answer(ValueKind.Truth, null, _ => Interval.True),
        "no" => new Answer(ValueKind.Truth, null, _ => Interval.False),
        _ => throw new ExpressionException(
            $"There is no '{name}'.", offset, NearMiss.Hint(name, ["share-moved", "half"])),
    };

    public Node<Moment> Call(string function, IReadOnlyList<Argument> arguments, int offset) => function switch
    {
        "strength" => new Answer(ValueKind.Number, null, m => m.Strength),
        "state" when arguments[0].Text == "operations" => new Answer(ValueKind.State, "operations", m => m.Operations),
        "state" when arguments[0].Text == "consent" => new Answer(ValueKind.State, "consent", _ => new Interval(1)),
        "pressure" => new Answer(ValueKind.Level, "pressure", m => m.Pressure),
        "holder" => new Answer(ValueKind.Holder, null, m => m.Holder),
        "has" or "conflict" => new Answer(ValueKind.Truth, null, _ => Interval.True),
        "cap" or "zones" => new Answer(ValueKind.Number, null, _ => new Interval(500)),
        _ => throw new ExpressionException($"There is no machine '{arguments[0]}'.", arguments[0].Offset),
    };

    public Node<Moment> Constant(Node<Moment> beside, string name, int offset)
    {
        string[] names = (beside.Kind, beside.Domain) switch
        {
            (ValueKind.Holder, _) => Actors,
            (_, "operations") => Operations,
            (_, "consent") => Consent,
            _ => Pressures,
        };
        int index = Array.IndexOf(names, name);
        return index >= 0
            ? new ConstantNode<Moment>(new Interval(index), beside.Kind, beside.Domain)
            : throw new ExpressionException(
                $"'{name}' is none of {string.Join(", ", names)}.", offset, NearMiss.Hint(name, names));
    }

    private sealed class Answer(ValueKind kind, string? domain, Func<Moment, Interval> read)
        : Node<Moment>(kind, domain)
    {
        public override Interval Evaluate(in Moment moment) => read(moment);
    }
}

/// <summary>Short ways to say what the specs say often.</summary>
internal static class Reading
{
    public static BoundExpression<Moment> Bound(string text, params ValueKind[] allowed) =>
        Binder<Moment>.Bind(ExpressionParser.Parse(text), new TestScope(), allowed);

    public static Interval Worth(string text, Moment moment = default) => Bound(text).Evaluate(in moment);

    public static ExpressionException Refused(Func<object> read) => Assert.Throws<ExpressionException>(read);
}
