using System.Globalization;
using NatoIraq.Core.Dice;
using NatoIraq.Core.Expressions;
using NatoIraq.Core.History;
using NatoIraq.Core.Worlds;

namespace NatoIraq.Core.Scenarios;

/// <summary>
/// Parses and binds the expression texts of a scenario; each problem is collected at its place in the file.
/// </summary>
internal sealed class QuantityBinder(Layout layout, List<Problem> problems, Told told)
{
    private static readonly char[] Breaks = [' ', '(', ')', ',', '+', '*', '/', '<', '>', '=', '!', '[', ']'];

    private WorldScope _scope = new(layout, new Ids([]));
    private readonly List<(double Low, double High)?> _supports = [];
    private Ids _assumptions = new([]);

    /// <summary>Lets texts bound from now on name an assumption.</summary>
    public void Define(string name, Sampled? value)
    {
        _supports.Add(value?.Support(_supports));
        _assumptions = new Ids(_assumptions.All.Append(name));
        _scope = new WorldScope(layout, _assumptions);
    }

    /// <summary>The assumptions named in the texts.</summary>
    public IReadOnlyList<string> NamedIn(IEnumerable<Located?> texts)
    {
        HashSet<string> words = [.. texts.OfType<Located>().SelectMany(WordsOf)];
        return [.. _assumptions.All.Where(words.Contains)];
    }

    /// <summary>Whether texts bound from now on may name the assumption.</summary>
    public bool IsDefined(string name) => _assumptions.Find(name) >= 0;

    /// <summary>The names, numbers and other words of a text.</summary>
    public static IEnumerable<string> WordsOf(Located text) => text.Text.Split(Breaks);

    /// <summary>Binds a quantity; null after a problem, and one is a value out of bounds.</summary>
    public Sampled? Quantity(Scenario owner, Located text, DiceKey key, Bounds bounds)
    {
        Sampled? quantity = Try(owner, text, () =>
        {
            Quantity parsed = Expressions.Quantity.Parse(text.Text);
            return new Sampled(parsed.Distribution, Arguments(parsed), parsed.DaysPerUnit ?? 1, key);
        });
        return Check(owner, text, quantity?.Support(_supports), bounds) ? quantity : null;
    }

    /// <summary>Binds a rate, as occurrences a day; null after a problem.</summary>
    /// <param name="owner">The scenario.</param>
    /// <param name="text">The rate.</param>
    /// <param name="key">The key of its luck.</param>
    /// <param name="days">For how many days it holds: more occurrences than a draw can take are refused.</param>
    public Sampled? Rate(Scenario owner, Located text, DiceKey key, int days)
    {
        Sampled? quantity = Try(owner, text, () =>
        {
            Rate rate = Expressions.Rate.Parse(text.Text);
            return new Sampled(rate.Count.Distribution, Arguments(rate.Count), 1 / rate.DaysPerUnit, key);
        });
        if (!Check(owner, text, quantity?.Support(_supports), Bounds.Rate)) return null;
        // Half of what a draw takes: a Poisson count never comes to twice so great a mean.
        if (quantity?.Support(_supports) is not { High: < double.PositiveInfinity and var most }
            || most * days <= Plan.MostOccurrences / 2) return quantity;
        CultureInfo culture = CultureInfo.InvariantCulture;
        problems.Add(new Problem(
            string.Create(culture, $"This rate may come to {most * days:N0} occurrences by the horizon."),
            owner.Name, text.Line, text.Column, null,
            string.Create(culture, $"At most {Plan.MostOccurrences / 2:N0} may be expected: let one stand for many.")));
        return null;
    }

    /// <summary>Binds a probability; null after a problem.</summary>
    public BoundExpression<Moment>? Chance(Scenario owner, Located text)
    {
        BoundExpression<Moment>? chance = Expression(owner, text, ValueKind.Number);
        (double, double)? support = chance is null ? null : Sampled.SupportOf(chance, _supports);
        return Check(owner, text, support, Bounds.Chance) ? chance : null;
    }

    /// <summary>Binds an expression of one of the kinds; null after a problem.</summary>
    public BoundExpression<Moment>? Expression(Scenario owner, Located text, params ValueKind[] kinds) =>
        Try(owner, text, () => Binder<Moment>.Bind(ExpressionParser.Parse(text.Text), _scope, kinds));

    private bool Check(Scenario owner, Located text, (double Low, double High)? support, Bounds bounds)
    {
        if (support is not { } known || bounds.Refuse(known) is not { } problem) return true;
        problems.Add(problem with { File = owner.Name, Line = text.Line, Column = text.Column });
        return false;
    }

    private BoundExpression<Moment>[] Arguments(Quantity quantity) =>
        [.. quantity.Arguments.Select(a => Binder<Moment>.Bind(a, _scope, ValueKind.Number))];

    /// <summary>What a parent that is not known may define is taken to be defined.</summary>
    private void Trust(Located text)
    {
        foreach (string word in WordsOf(text).Where(w => Kebab.IsId(w) && char.IsAsciiLetter(w[0]) && !IsDefined(w)))
        {
            Define(word, null);
        }
    }

    private T? Try<T>(Scenario owner, Located text, Func<T> bind) where T : class
    {
        if (told.Holds(text)) return null;
        if (!told.KnowsParents) Trust(text);
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
