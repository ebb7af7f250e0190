namespace NatoIraq.Core.Worlds;

/// <summary>
/// The unnamed rest of a mission's nations in a place: the reported sum minus the parts of known size, by interval
/// arithmetic, never below nobody. A part counts only if it is fresh on the day and was counted by the same method.
/// </summary>
internal static class Derivation
{
    /// <summary>Derives the rest again for the mission and place of the op's level, and for the places that contain it.</summary>
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
            if (isSum && journal.World.IsFresh(level, op.Day)) DeriveRest(journal, op, level, mission, place);
        }
    }

    private static void DeriveRest(Journal journal, in Op op, int sum, int mission, int place)
    {
        World world = journal.World;
        Universe universe = world.Universe;
        int method = world.Slots[Layout.Level(sum) + World.MethodSlot];
        int spoken = world.Slots[Layout.Level(sum) + World.SpokenSlot];
        Estimate rest = world.LastKnown(sum);
        bool byNation = universe.IsLeaf[place];
        foreach (int part in byNation ? Nations(universe, mission, place) : Inner(universe, mission, place))
        {
            if (!world.IsFresh(part, op.Day) || world.Slots[Layout.Level(part) + World.MethodSlot] != method) continue;
            rest -= world.LastKnown(part);
            spoken = Math.Min(spoken, world.Slots[Layout.Level(part) + World.SpokenSlot]);
        }
        int cell = universe.Cell(universe.Rest, mission, place);
        int slot = Layout.Level(cell);
        bool same = world.IsPresent(cell) && world.LastKnown(cell) == rest && world.Slots[slot + World.SpokenSlot] == spoken;
        if (same) return;
        journal.Set(slot, rest.Low);
        journal.Set(slot + 1, rest.Likely);
        journal.Set(slot + 2, rest.High);
        journal.Set(slot + World.AsOfSlot, op.Day);
        journal.Set(slot + World.SpokenSlot, spoken);
        journal.Set(slot + World.BySlot, op.Event);
        journal.Set(slot + World.MethodSlot, method);
    }

    private static IEnumerable<int> Nations(Universe universe, int mission, int place) =>
        Enumerable.Range(0, universe.Nations.Count)
            .Where(n => n != universe.Rest)
            .Select(n => universe.Cell(n, mission, place));

    /// <summary>The reported sums of the same mission in places directly inside a containing place.</summary>
    private static IEnumerable<int> Inner(Universe universe, int mission, int place) =>
        Enumerable.Range(0, universe.Sums.Count)
            .Where(s => universe.Sums[s].Nation == History.Series.Any
                && universe.Missions.Find(universe.Sums[s].Mission) == mission
                && universe.Places.Find(universe.Sums[s].Place) is var inner
                && inner >= 0 && inner != place && universe.IsWithin(inner, place))
            .Select(s => universe.CellCount + s);
}
