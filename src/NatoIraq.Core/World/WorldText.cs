namespace NatoIraq.Core.Worlds;

/// <summary>Reads any slot of a world back as the thing it belongs to and that thing's value, for people.</summary>
public static class WorldText
{
    /// <summary>A change of one thing.</summary>
    /// <param name="What">The thing, as an expression would address it.</param>
    /// <param name="Before">Its value before; null when there was none.</param>
    /// <param name="After">Its value after; null when there is none.</param>
    public readonly record struct Change(string What, string? Before, string? After);

    /// <summary>
    /// What the writes changed, a line a thing, in the order of the ledger; machines are told as transitions instead.
    /// </summary>
    /// <param name="after">The world after the writes.</param>
    /// <param name="writes">What was written, with what was there before.</param>
    /// <param name="day">The day: a level that is stale on it is told as unknown, not as what it last was.</param>
    public static IReadOnlyList<Change> Changes(World after, ReadOnlySpan<(int Slot, int Old)> writes, int day)
    {
        var before = new World(after.Layout);
        before.CopyFrom(after.Slots);
        for (int i = writes.Length - 1; i >= 0; i--) before.Slots[writes[i].Slot] = writes[i].Old;
        var changes = new SortedDictionary<int, Change>();
        foreach ((int slot, _) in writes)
        {
            if (Thing(after, slot, day) is not { } thing || changes.ContainsKey(thing.Slot)) continue;
            string? old = thing.Value(before);
            string? now = thing.Value(after);
            if (old != now) changes.Add(thing.Slot, new Change(thing.What, old, now));
        }
        return [.. changes.Values];
    }

    private static (int Slot, string What, Func<World, string?> Value)? Thing(World world, int slot, int day)
    {
        Layout layout = world.Layout;
        Universe universe = world.Universe;
        if (slot < layout.Instances)
        {
            int level = slot / Layout.LevelSize;
            return (Layout.Level(level), universe.SeriesOf(level).ToString(),
                w => w.LevelOn(level, day) is { IsUnknown: false } now ? now.ToString() : null);
        }
        for (int m = 0; m < universe.Missions.Count; m++)
        {
            if (MissionThing(universe, layout, m, slot - layout.Mission(m, MissionSlot.CapLow)) is { } thing) return thing;
        }
        for (int o = 0; o < universe.Offices.Count; o++)
        {
            int office = o;
            if (slot - layout.Office(o) is 0 or 1)
            {
                return (layout.Office(o), $"holder({universe.Offices[o]})",
                    w => w.Holder(office) < 0 ? null : universe.Actors[w.Holder(office)]);
            }
        }
        for (int p = 0; p < universe.Places.Count; p++)
        {
            int place = p;
            if (slot - layout.Pressure(p) is >= 0 and < 3)
            {
                return (layout.Pressure(p), $"pressure({universe.Places[p]})",
                    w => Machines.AllMachines.Pressure.States[w.Slots[w.Layout.Pressure(place)]]);
            }
        }
        return null;
    }

    private static (int, string, Func<World, string?>)? MissionThing(Universe universe, Layout layout, int mission,
        int offset)
    {
        if (offset is < 0 or >= Layout.MissionSize) return null;
        string name = universe.Missions[mission];
        int first = layout.Mission(mission, MissionSlot.CapLow);
        return (MissionSlot)offset switch
        {
            <= MissionSlot.CapBy =>
                (first, $"cap({name})", w => w.Cap(mission) is { IsUnknown: false } cap ? cap.ToString() : null),
            <= MissionSlot.LeadBy => (first + (int)MissionSlot.Lead, $"lead({name})",
                w => w.Of(mission, MissionSlot.Lead) is var lead && lead >= 0 ? universe.Actors[lead] : null),
            <= MissionSlot.ZonesBy => (first + (int)MissionSlot.Zones, $"zones({name})",
                w => w.Of(mission, MissionSlot.Zones) is var zones && zones != Estimate.None ? $"{zones}" : null),
            <= MissionSlot.ActivitiesBy => (first + (int)MissionSlot.Activities, $"mandate({name})",
                w => Activities(universe, w.Of(mission, MissionSlot.Activities))),
            MissionSlot.SuspendedUntil => (first + offset, $"suspended-until({name})",
                w => Day(w.Of(mission, MissionSlot.SuspendedUntil))),
            _ => (first + offset, $"exit-until({name})", w => Day(w.Of(mission, MissionSlot.ExitUntil))),
        };
    }

    /// <summary>The activities of a mandate by name, or null for none.</summary>
    public static string? Activities(Universe universe, int bits)
    {
        string list = string.Join(", ", universe.Activities.All.Where((_, i) => (bits & (1 << i)) != 0));
        return list.Length == 0 ? null : list;
    }

    private static string? Day(int day) => day switch
    {
        < 0 => null,
        int.MaxValue => "open-ended",
        _ => $"{DateOnly.FromDayNumber(Math.Min(day, DateOnly.MaxValue.DayNumber)):yyyy-MM-dd}",
    };
}
