using NatoIraq.Core.Machines;
using NatoIraq.Core.Worlds;

namespace NatoIraq.Core.Expressions;

/// <summary>A question to the world: it gives every value the world allows.</summary>
internal abstract class WorldNode(ValueKind kind, string? domain = null) : Node<Moment>(kind, domain)
{
    /// <summary>Adds a reader of everything that the answer depends on.</summary>
    public abstract void Watch(Watch watch, int reader);

    /// <summary>The world holds whole numbers only.</summary>
    protected override bool IsWholeNumber => true;
}

internal sealed class StrengthNode(LevelSet set) : WorldNode(ValueKind.Number)
{
    public override Interval Evaluate(in Moment moment) => Known(moment.World.Strength(set, moment.Day));

    public override double Point(in Moment moment)
    {
        int likely = moment.World.Strength(set, moment.Day).Likely;
        return likely == Estimate.None ? double.NaN : likely;
    }

    public override void Watch(Watch watch, int reader) => watch.AddStrength(reader, set);

    /// <summary>A likely value is a point; bounds alone are an interval.</summary>
    internal static Interval Known(Estimate estimate)
    {
        if (estimate.IsKnown) return new Interval(estimate.Likely);
        double high = estimate.AtMost == Estimate.Unbounded ? double.PositiveInfinity : estimate.AtMost;
        return new Interval(estimate.AtLeast, high);
    }
}

internal sealed class ConflictNode(LevelSet set) : WorldNode(ValueKind.Truth)
{
    public override Interval Evaluate(in Moment moment) => Interval.Truth(moment.World.IsConflicted(set));

    public override void Watch(Watch watch, int reader) => watch.AddConflict(reader);
}

internal sealed class StateNode(int instance, string machine) : WorldNode(ValueKind.State, machine)
{
    public override Interval Evaluate(in Moment moment)
    {
        int state = moment.World.StateOf(instance);
        return state < 0 ? Interval.Unknown : new Interval(state);
    }

    public override double Point(in Moment moment) =>
        moment.World.StateOf(instance) is >= 0 and var state ? state : double.NaN;

    public override void Watch(Watch watch, int reader) => watch.AddInstance(reader, instance);
}

internal sealed class PressureNode(int place) : WorldNode(ValueKind.Level, AllMachines.Pressure.Name)
{
    public override Interval Evaluate(in Moment moment) => new(moment.World.Pressure(place, moment.Day));

    public override double Point(in Moment moment) => moment.World.Pressure(place, moment.Day);

    public override void Watch(Watch watch, int reader) => watch.AddPressure(reader, place);
}

internal sealed class CapNode(int mission) : WorldNode(ValueKind.Number)
{
    public override Interval Evaluate(in Moment moment) =>
        moment.World.Cap(mission) is { IsKnown: false, High: not Estimate.None } cap
        ? new Interval(cap.High)
        : StrengthNode.Known(moment.World.Cap(mission));

    public override void Watch(Watch watch, int reader) => watch.AddMission(
        reader, mission, MissionSlot.CapLow, MissionSlot.CapLikely, MissionSlot.CapHigh);
}

internal sealed class ZonesNode(int mission) : WorldNode(ValueKind.Number)
{
    public override Interval Evaluate(in Moment moment)
    {
        int zones = moment.World.Of(mission, MissionSlot.Zones);
        return zones == Estimate.None ? Interval.UnknownStrength : new Interval(zones);
    }

    public override void Watch(Watch watch, int reader) => watch.AddMission(reader, mission, MissionSlot.Zones);
}

internal sealed class HasNode(int mission, int activity) : WorldNode(ValueKind.Truth)
{
    public override Interval Evaluate(in Moment moment) => Interval.Truth(moment.World.Has(mission, activity));

    public override void Watch(Watch watch, int reader)
    {
        watch.AddMission(reader, mission, MissionSlot.Activities);
        watch.AddOperations(reader, mission);
    }
}

internal sealed class HolderNode(int office, string domain) : WorldNode(ValueKind.Holder, domain)
{
    public override Interval Evaluate(in Moment moment)
    {
        int holder = moment.World.Holder(office);
        return holder < 0 ? Interval.Unknown : new Interval(holder);
    }

    public override void Watch(Watch watch, int reader) => watch.AddOffice(reader, office);
}

internal sealed class DateNode() : WorldNode(ValueKind.Date)
{
    public override Interval Evaluate(in Moment moment) => new(moment.Day);

    public override double Point(in Moment moment) => moment.Day;

    public override void Watch(Watch watch, int reader) => watch.AddDate(reader);
}

internal sealed class AssumptionNode(int number) : Node<Moment>(ValueKind.Number)
{
    public int Number => number;

    public override Interval Evaluate(in Moment moment)
    {
        double value = moment.Assumptions[number];
        return double.IsNaN(value) ? Interval.Unknown : new Interval(value);
    }

    public override double Point(in Moment moment) => Finite(moment.Assumptions[number]);
}
