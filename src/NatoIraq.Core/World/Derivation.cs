namespace NatoIraq.Core.Worlds;

/// <summary>
/// The unnamed rest of a mission's nations in a place: the reported sum minus the parts of known size, by interval
/// arithmetic, never below nobody. A part is subtracted only if it is fresh on the day and was counted by the same
/// method; a fresh part counted by another leaves no more than bounds.
/// </summary>
internal static class Derivation
{
    /// <summary>
    /// Derives the rest again wherever the missions of the op's levels have a sum that is still spoken for.
    /// </summary>
    public static void DeriveRest(Journal journal, in Op op)
    {
        Universe universe = journal.World.Universe;
        for (int sum = 0; sum < universe.Sums.Count; sum++)
        {
            History.Series series = universe.Sums[sum];
            int mission = universe.Missions.Find(series.Mission);
            int place = universe.Places.Find(series.Place);
            int level = universe.CellCount + sum;
            bool isSum = series.Nation == History.Series.Any && mission >= 0 && place >= 0;
            bool isAbout = isSum && (IsOf(universe, op.A, series.Mission) || IsOf(universe, op.B, series.Mission));
            if (isAbout && journal.World.IsFresh(level, op.Day)) DeriveRest(journal, op, level, mission, place);
        }
    }

    /// <summary>Whether a level, or none (-1), is of a mission, or of all missions together.</summary>
    private static bool IsOf(Universe universe, int level, string mission) =>
        level >= 0 && universe.SeriesOf(level).Mission is var own && (own == mission || own == History.Series.Any);

    private static void DeriveRest(Journal journal, in Op op, int sum, int mission, int place)
    {
        World world = journal.World;
        Universe universe = world.Universe;
        int method = world.Slots[Layout.Level(sum) + World.MethodSlot];
        int spoken = world.Slots[Layout.Level(sum) + World.SpokenSlot];
        Estimate rest = world.LastKnown(sum);
        bool isComparable = true;
        foreach (int part in Parts(world, mission, place, op.Day))
        {
            if (world.Slots[Layout.Level(part) + World.MethodSlot] != method)
            {
                isComparable = false;
                continue;
            }
            rest -= world.LastKnown(part);
            spoken = Math.Min(spoken, world.Slots[Layout.Level(part) + World.SpokenSlot]);
        }
        if (!isComparable) rest = Estimate.Between(0, rest.AtMost);
        int cell = universe.Cell(universe.Rest, mission, place);
        int slot = Layout.Level(cell);
        bool same = world.IsPresent(cell) && world.LastKnown(cell) == rest
            && world.Slots[slot + World.SpokenSlot] == spoken;
        if (same) return;
        journal.Set(slot, rest.Low);
        journal.Set(slot + 1, rest.Likely);
        journal.Set(slot + 2, rest.High);
        journal.Set(slot + World.AsOfSlot, op.Day);
        journal.Set(slot + World.SpokenSlot, spoken);
        journal.Set(slot + World.BySlot, op.Event);
        journal.Set(slot + World.MethodSlot, method);
    }

    /// <summary>
    /// The fresh parts of a mission's sum in a place, none within another: its nations, or what is in the places
    /// inside.
    /// </summary>
    private static IEnumerable<int> Parts(World world, int mission, int place, int day)
    {
        Universe universe = world.Universe;
        if (universe.IsLeaf[place])
        {
            return Nations(world, mission, place, day).Where(c => universe.PartsOf(c).Nation != universe.Rest);
        }
        return universe.Pack.Places
            .Where(p => p.Within == universe.Places[place])
            .Select(p => universe.Places.Find(p.Id))
            .SelectMany(inner => Inside(world, mission, inner, day));
    }

    private static IEnumerable<int> Inside(World world, int mission, int place, int day)
    {
        Universe universe = world.Universe;
        int sum = universe.LevelOf(
            new History.Series(History.Series.Any, universe.Missions[mission], universe.Places[place]));
        if (sum >= 0 && world.IsFresh(sum, day)) return [sum];
        return universe.IsLeaf[place] ? Nations(world, mission, place, day) : Parts(world, mission, place, day);
    }

    private static IEnumerable<int> Nations(World world, int mission, int place, int day) =>
        Enumerable.Range(0, world.Universe.Nations.Count)
            .Select(n => world.Universe.Cell(n, mission, place))
            .Where(c => world.IsFresh(c, day));
}
