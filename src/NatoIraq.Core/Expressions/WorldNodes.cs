using NatoIraq.Core.Machines;
using NatoIraq.Core.Worlds;

namespace NatoIraq.Core.Expressions;

/// <summary>Questions to the world as nodes: each gives every value the world allows.</summary>
internal sealed class StrengthNode(LevelSet set) : Node<Moment>(ValueKind.Number)
{
    public override Interval Evaluate(in Moment moment) => Known(moment.World.Strength(set, moment.Day));

    /// <summary>A likely value is a point; bounds alone are an interval.</summary>
    internal static Interval Known(Estimate estimate)
    {
        if (estimate.IsKnown) return new Interval(estimate.Likely);
        double high = estimate.AtMost == Estimate.Unbounded ? double.PositiveInfinity : estimate.AtMost;
        return new Interval(estimate.AtLeast, high);
    }
}

internal sealed class ConflictNode(LevelSet set) : Node<Moment>(ValueKind.Truth)
{
    public override Interval Evaluate(in Moment moment) => Interval.Truth(moment.World.IsConflicted(set));
}

internal sealed class StateNode(int instance, string machine) : Node<Moment>(ValueKind.State, machine)
{
    public override Interval Evaluate(in Moment moment)
    {
        int state = moment.World.StateOf(instance);
        return state < 0 ? Interval.Unknown : new Interval(state);
    }
}

internal sealed class PressureNode(int place) : Node<Moment>(ValueKind.Level, AllMachines.Pressure.Name)
{
    public override Interval Evaluate(in Moment moment) => new(moment.World.Pressure(place, moment.Day));
}

internal sealed class CapNode(int mission) : Node<Moment>(ValueKind.Number)
{
    public override Interval Evaluate(in Moment moment) =>
        moment.World.Cap(mission) is { IsKnown: false, High: not Estimate.None } cap
        ? new Interval(cap.High)
        : StrengthNode.Known(moment.World.Cap(mission));
}

internal sealed class ZonesNode(int mission) : Node<Moment>(ValueKind.Number)
{
    public override Interval Evaluate(in Moment moment)
    {
        int zones = moment.World.Of(mission, MissionSlot.Zones);
        return zones == Estimate.None ? Interval.UnknownStrength : new Interval(zones);
    }
}

internal sealed class HasNode(int mission, int activity) : Node<Moment>(ValueKind.Truth)
{
    public override Interval Evaluate(in Moment moment) => Interval.Truth(moment.World.Has(mission, activity));
}

internal sealed class HolderNode(int office, string domain) : Node<Moment>(ValueKind.Holder, domain)
{
    public override Interval Evaluate(in Moment moment)
    {
        int holder = moment.World.Holder(office);
        return holder < 0 ? Interval.Unknown : new Interval(holder);
    }
}

internal sealed class DateNode() : Node<Moment>(ValueKind.Date)
{
    public override Interval Evaluate(in Moment moment) => new(moment.Day);
}

internal sealed class AssumptionNode(int number) : Node<Moment>(ValueKind.Number)
{
    public int Number => number;

    public override Interval Evaluate(in Moment moment)
    {
        double value = moment.Assumptions[number];
        return double.IsNaN(value) ? Interval.Unknown : new Interval(value);
    }
}
