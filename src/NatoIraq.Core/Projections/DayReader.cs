using NatoIraq.Core.Expressions;
using NatoIraq.Core.History;
using NatoIraq.Core.Machines;
using NatoIraq.Core.Rules;
using NatoIraq.Core.Scenarios;
using NatoIraq.Core.Worlds;

namespace NatoIraq.Core.Projections;

/// <summary>What is read of a draw at the end of a day: a series, or an expression over the world.</summary>
/// <param name="Series">The series; null for an expression.</param>
/// <param name="Expression">The expression, a truth being 1 or 0; null for a series.</param>
internal sealed record Gauge(LevelSet? Series, BoundExpression<Moment>? Expression)
{
    /// <summary>A series that the pack names, or an output of the plan, in its own words.</summary>
    public static Gauge Of(Plan plan, string name) => plan.Outputs.FirstOrDefault(o => o.Name == name) is { } output
        ? new Gauge(null, output.Value)
        : new Gauge(plan.Timeline.Layout.Universe.SetOf(History.Series.Parse(name)), null);

    /// <summary>The value, NaN when unknown.</summary>
    public double At(World world, int day, double[] assumptions) => Series is null
        ? Expression!.Known(new Moment(world, day, assumptions))
        : world.Strength(Series, day) is { IsKnown: true } level ? level.Likely : double.NaN;
}

/// <summary>Reads a value and perhaps a condition at the end of one day, and hears nothing else.</summary>
internal struct DayReader(int day, Gauge value, Gauge? condition) : IDrawObserver
{
    /// <summary>The value in the last draw, NaN when unknown.</summary>
    public double Value { get; private set; }

    /// <summary>The condition, 1 or 0; NaN when unknown or not asked.</summary>
    public double Condition { get; private set; } = double.NaN;

    public readonly bool Explains => false;

    public void Rest(Journal journal, int from, int to, double[] assumptions)
    {
        if (day < from || day >= to) return;
        Value = value.At(journal.World, day, assumptions);
        if (condition is not null) Condition = condition.At(journal.World, day, assumptions);
    }

    public readonly void Applied(Entry? entry, EventData? data, in Op op, int step, Rule? blocked) { }

    public readonly void Failed(Entry entry, int day, NotHappened reason) { }

    public readonly void Undone(Entry entry, int persons) { }

    public readonly void Moved(World world, int instance, int from, int to) { }

    public readonly void Broke(World world, in Op op, Rule rule) { }

    public readonly void Refused(
        World world, in Op op, Rule rule, Machine machine, int state, int trigger, in Facts facts) { }
}
