using NatoIraq.Core.Dice;
using NatoIraq.Core.Expressions;
using NatoIraq.Core.History;
using NatoIraq.Core.Machines;
using NatoIraq.Core.Rules;
using NatoIraq.Core.Scenarios;
using NatoIraq.Core.Worlds;

namespace NatoIraq.Core.Projections;

/// <summary>
/// What each of a branch's draws comes to on one day: the numbers that a projection counts there, draw by draw.
/// </summary>
public static class DrawValues
{
    /// <summary>Runs the draws.</summary>
    /// <param name="plan">The branch.</param>
    /// <param name="dice">The dice of the projection.</param>
    /// <param name="draws">How many draws, from draw 0.</param>
    /// <param name="name">A series that the pack names, or an output of the plan.</param>
    /// <param name="day">The end of this day, from the fork's to the horizon's.</param>
    /// <param name="cancel">Stops between draws.</param>
    /// <returns>A value a draw, in persons or as the output gives it, 1 for true; null where it is unknown.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The day is outside the plan.</exception>
    /// <exception cref="InvalidInputException">It is neither an output nor a series.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static IReadOnlyList<double?> On(
        Plan plan, KeyedDice dice, int draws, string name, DateOnly day, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(day.DayNumber, plan.ForkDay);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(day.DayNumber, plan.UntilDay);
        PlanOutput? output = plan.Outputs.FirstOrDefault(o => o.Name == name);
        var reader = new Reader(
            output is null ? plan.Timeline.Layout.Universe.SetOf(Series.Parse(name)) : null, output?.Value,
            day.DayNumber);
        var runner = new DrawRunner(plan, dice);
        double?[] values = new double?[draws];
        for (int draw = 0; draw < draws; draw++)
        {
            cancel.ThrowIfCancellationRequested();
            runner.Run(draw, ref reader);
            values[draw] = reader.Value;
        }
        return values;
    }

    /// <summary>Reads one value at the end of one day, and hears nothing else.</summary>
    private struct Reader(LevelSet? set, BoundExpression<Moment>? output, int day) : IDrawObserver
    {
        public double? Value { get; private set; }

        public readonly bool Explains => false;

        public void Rest(Journal journal, int from, int to, double[] assumptions)
        {
            if (day < from || day >= to) return;
            Value = output is null
                ? journal.World.Strength(set!, day) is { IsKnown: true } level ? level.Likely : null
                : output.Evaluate(new Moment(journal.World, day, assumptions)) is { IsKnown: true } value
                    ? value.Lo : null;
        }

        public readonly void Applied(Entry? entry, EventData? data, in Op op, int step, Rule? blocked) { }

        public readonly void Failed(Entry entry, int day, NotHappened reason) { }

        public readonly void Undone(Entry entry, int persons) { }

        public readonly void Moved(World world, int instance, int from, int to) { }

        public readonly void Broke(World world, in Op op, Rule rule) { }

        public readonly void Refused(
            World world, in Op op, Rule rule, Machine machine, int state, int trigger, in Facts facts) { }
    }
}
