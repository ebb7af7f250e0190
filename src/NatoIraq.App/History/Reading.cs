using NatoIraq.Core.Expressions;
using NatoIraq.Core.Machines;
using NatoIraq.Core.Replay;
using NatoIraq.Core.Worlds;

namespace NatoIraq.App.History;

/// <summary>What an expression is worth after each step of a timeline, and where it becomes true.</summary>
public sealed class Reading
{
    private readonly Interval[] _values;
    private readonly Node<Moment> _root;
    private readonly Ids _actors;

    private Reading(string text, Node<Moment> root, Interval[] values, Ids actors) =>
        (Text, _root, _values, _actors) = (text, root, values, actors);

    /// <summary>The expression, as typed.</summary>
    public string Text { get; }

    /// <summary>Whether it is a condition, which can be stopped at.</summary>
    public bool IsCondition => _root.Kind == ValueKind.Truth;

    /// <summary>How often it becomes true.</summary>
    public int Hits => Enumerable.Range(0, _values.Length).Count(IsHit);

    internal static Reading Of(
        string text, BoundExpression<Moment> expression, Timeline timeline, double[] assumptions)
    {
        var cursor = new Cursor(timeline);
        var values = new Interval[timeline.Length + 1];
        int day = timeline.Length == 0 ? 0 : timeline.Ops[0].Day;
        do
        {
            if (cursor.Step > 0) day = timeline.Ops[cursor.Step - 1].Day;
            values[cursor.Step] = expression.Evaluate(new Moment(cursor.World, day, assumptions));
        }
        while (cursor.Forward());
        return new Reading(text, expression.Root, values, timeline.Layout.Universe.Actors);
    }

    /// <summary>Whether it is definitely true after a step.</summary>
    public bool IsTrue(int step) => _root.Kind == ValueKind.Truth && _values[step].IsTrue;

    /// <summary>
    /// Whether it becomes true with a step: after it, not before it. What holds from the outset becomes true with the
    /// first.
    /// </summary>
    public bool IsHit(int step) => step > 0 && IsTrue(step) && (step == 1 || !IsTrue(step - 1));

    /// <summary>The next step at which it becomes true; 0 for none.</summary>
    public int After(int step)
    {
        for (int next = step + 1; next < _values.Length; next++)
        {
            if (IsHit(next)) return next;
        }
        return 0;
    }

    /// <summary>The last step before this one at which it became true; 0 for none.</summary>
    public int Before(int step)
    {
        for (int last = step - 1; last > 0; last--)
        {
            if (IsHit(last)) return last;
        }
        return 0;
    }

    /// <summary>Its value after a step, in words.</summary>
    public string At(int step)
    {
        Interval value = _values[step];
        return _root.Kind switch
        {
            ValueKind.Truth => value.IsTrue ? "true" : value.IsFalse ? "false" : "unknown",
            ValueKind.Number => Number(value),
            ValueKind.Date => $"{DateOnly.FromDayNumber((int)value.Lo):yyyy-MM-dd}",
            ValueKind.Holder => value.IsKnown ? _actors[(int)value.Lo] : "unknown",
            _ => value.IsKnown ? AllMachines.Find(_root.Domain!)!.States[(int)value.Lo] : "unseen",
        };
    }

    private static string Number(Interval value) => value switch
    {
        { IsKnown: true } => Grouped(value.Lo),
        { Lo: <= 0, Hi: double.PositiveInfinity } => "unknown",
        { Lo: <= 0 } => $"at most {Grouped(value.Hi)}",
        { Hi: double.PositiveInfinity } => $"at least {Grouped(value.Lo)}",
        _ => $"{Grouped(value.Lo)} to {Grouped(value.Hi)}",
    };

    private static string Grouped(double value) => value.ToString("#,##0.###");
}
