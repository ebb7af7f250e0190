using NatoIraq.Core.Dice;
using NatoIraq.Core.Expressions;

namespace NatoIraq.Core.Scenarios;

/// <summary>
/// A quantity of a plan, ready to draw: an expression, or a distribution sampled by inverse CDF with one keyed uniform
/// number a value. Times come out in days.
/// </summary>
public sealed class Sampled
{
    private readonly string? _distribution;
    private readonly Distribution? _fixed;
    private readonly BoundExpression<Moment>[] _arguments;
    private readonly double _scale;
    private readonly DiceKey _key;

    /// <summary>Makes it from a bound quantity.</summary>
    /// <param name="distribution">The distribution's name; null for a plain expression.</param>
    /// <param name="arguments">Its arguments, or the one expression.</param>
    /// <param name="scale">What a value is multiplied with: days per unit, or 1.</param>
    /// <param name="key">The key of its luck.</param>
    /// <exception cref="DistributionException">
    /// Constant arguments make no distribution, or it takes numbers only and there are formulas.
    /// </exception>
    public Sampled(string? distribution, BoundExpression<Moment>[] arguments, double scale, DiceKey key)
    {
        (_distribution, _arguments, _scale, _key) = (distribution, arguments, scale, key);
        if (distribution is null) return;
        if (!Array.TrueForAll(arguments, a => a.Root is ConstantNode<Moment>))
        {
            Distribution.CheckFormulas(distribution);
            return;
        }
        double[] values = [.. arguments.Select(a => ((ConstantNode<Moment>)a.Root).Value.Lo)];
        _fixed = Distribution.Create(distribution, values);
    }

    /// <summary>The names and questions of its arguments: everything but luck that it depends on.</summary>
    internal IEnumerable<Node<Moment>> Leaves => _arguments.SelectMany(a => a.Leaves);

    /// <summary>The key of its luck.</summary>
    public DiceKey Key => _key;

    /// <summary>What was fitted to stated quantiles; null for other quantities.</summary>
    public FittedQuantiles? Fitted => _fixed as FittedQuantiles;

    /// <summary>Whether a draw asks the dice for it: a distribution of more than one value.</summary>
    public bool IsRandom => _distribution is not null && (_fixed is null || _fixed.Quantile(0) < _fixed.Quantile(1));

    /// <summary>Whether it is a distribution of constants, the same in every world.</summary>
    public bool IsFixed => _fixed is not null;

    /// <summary>
    /// The least and greatest value it may have, either maybe infinite; null where only a draw can tell. A constant, a
    /// distribution of constants and a bare assumption of known support tell before.
    /// </summary>
    /// <param name="assumptions">The supports of the assumptions, by number.</param>
    internal (double Low, double High)? Support(IReadOnlyList<(double Low, double High)?> assumptions)
    {
        (double Low, double High)? support = _fixed is not null ? (_fixed.Quantile(0), _fixed.Quantile(1))
            : _distribution is null ? SupportOf(_arguments[0], assumptions) : null;
        return support is { } s ? (s.Low * _scale, s.High * _scale) : null;
    }

    /// <summary>The same of an expression.</summary>
    internal static (double Low, double High)? SupportOf(
        BoundExpression<Moment> expression, IReadOnlyList<(double Low, double High)?> assumptions) =>
            expression.Root switch
        {
            ConstantNode<Moment> constant => (constant.Value.Lo, constant.Value.Hi),
            AssumptionNode { Number: var n } when n < assumptions.Count => assumptions[n],
            _ => null,
        };

    /// <summary>
    /// The value in a draw; NaN when it rests on something unknown, or its arguments make no distribution.
    /// </summary>
    /// <param name="moment">The world and assumptions its arguments are evaluated against.</param>
    /// <param name="dice">The dice.</param>
    /// <param name="draw">The draw, from 0.</param>
    /// <param name="occurrence">Which occurrence of its entry, from 0.</param>
    public double Draw(in Moment moment, KeyedDice dice, long draw, int occurrence)
    {
        if (_fixed is not null) return _fixed.Quantile(dice.Uniform(draw, _key, occurrence)) * _scale;
        if (_distribution is null) return _arguments[0].Known(moment) * _scale;
        int count = _arguments.Length;
        Span<double> arguments = count <= 64 ? stackalloc double[count] : new double[count];
        for (int i = 0; i < arguments.Length; i++)
        {
            arguments[i] = _arguments[i].Known(moment);
            if (double.IsNaN(arguments[i])) return double.NaN;
        }
        try
        {
            return Distribution.Create(_distribution,
                arguments).Quantile(dice.Uniform(draw, _key, occurrence)) * _scale;
        }
        catch (DistributionException)
        {
            return double.NaN;
        }
    }
}
