using NatoIraq.Core.Dice;
using NatoIraq.Core.Expressions;
using NatoIraq.Core.Worlds;

namespace NatoIraq.Core.Scenarios;

/// <summary>Parses and binds the expression texts of a scenario; each problem is collected at its place in the file.</summary>
internal sealed class QuantityBinder(Layout layout, List<Problem> problems)
{
    private static readonly char[] Breaks = [' ', '(', ')', ',', '+', '*', '/', '<', '>', '=', '!', '[', ']'];

    private WorldScope _scope = new(layout, new Ids([]));
    private Ids _assumptions = new([]);

    /// <summary>The assumptions that texts bound from now on may name.</summary>
    public Ids Assumptions
    {
        set
        {
            _assumptions = value;
            _scope = new WorldScope(layout, value);
        }
    }

    /// <summary>The assumptions named in the texts.</summary>
    public IReadOnlyList<string> NamedIn(IEnumerable<Located?> texts)
    {
        HashSet<string> words = [.. texts.OfType<Located>().SelectMany(WordsOf)];
        return [.. _assumptions.All.Where(words.Contains)];
    }

    /// <summary>The names, numbers and other words of a text.</summary>
    public static IEnumerable<string> WordsOf(Located text) => text.Text.Split(Breaks);

    /// <summary>Binds a quantity; null after a problem.</summary>
    public Sampled? Quantity(Scenario owner, Located text, DiceKey key) =>
        Try(owner, text, () => Bind(Expressions.Quantity.Parse(text.Text), key, perUnit: true));

    /// <summary>Binds a rate, as occurrences a day; null after a problem.</summary>
    public Sampled? Rate(Scenario owner, Located text, DiceKey key) => Try(owner, text, () =>
    {
        Rate rate = Expressions.Rate.Parse(text.Text);
        if (rate.Count is { Distribution: null, Arguments: [Syntax.Unary { Operator: UnaryOperator.Negate }] })
        {
            throw new ExpressionException("A rate is at least 0.", 0, "Write for example 1.5 per month.");
        }
        return new Sampled(rate.Count.Distribution, Arguments(rate.Count), 1 / rate.DaysPerUnit, key);
    });

    /// <summary>Binds an expression of one of the kinds; null after a problem.</summary>
    public BoundExpression<Moment>? Expression(Scenario owner, Located text, params ValueKind[] kinds) =>
        Try(owner, text, () => Binder<Moment>.Bind(ExpressionParser.Parse(text.Text), _scope, kinds));

    private Sampled Bind(Quantity quantity, DiceKey key, bool perUnit) =>
        new(quantity.Distribution, Arguments(quantity), perUnit ? quantity.DaysPerUnit ?? 1 : 1, key);

    private BoundExpression<Moment>[] Arguments(Quantity quantity) =>
        [.. quantity.Arguments.Select(a => Binder<Moment>.Bind(a, _scope, ValueKind.Number))];

    private T? Try<T>(Scenario owner, Located text, Func<T> bind) where T : class
    {
        try
        {
            return bind();
        }
        catch (ExpressionException e)
        {
            int column = text.Column > 0 ? text.Column + e.Offset : 0;
            problems.Add(new Problem(e.Message, owner.Name, text.Line, column, null, e.Hint));
        }
        catch (DistributionException e)
        {
            string? hint = e.Allowed.Contains("mode", StringComparison.Ordinal)
                ? "Write the lowest value first, then the likeliest, then the highest."
                : null;
            problems.Add(new Problem(e.Message, owner.Name, text.Line, text.Column, null, hint));
        }
        return null;
    }
}
