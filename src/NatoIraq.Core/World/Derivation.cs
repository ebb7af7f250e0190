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
        foreach (Total total in journal.World.Universe.Totals)
        {
            bool isAbout = (op.A >= 0 && total.IsAbout[op.A]) || (op.B >= 0 && total.IsAbout[op.B]);
            if (isAbout && journal.World.IsFresh(total.Level, op.Day)) DeriveRest(journal, op, total);
        }
    }

    private static void DeriveRest(Journal journal, in Op op, Total total)
    {
        World world = journal.World;
        Universe universe = world.Universe;
        int method = world.Slots[Layout.Level(total.Level) + World.MethodSlot];
        int spoken = world.Slots[Layout.Level(total.Level) + World.SpokenSlot];
        Estimate rest = world.LastKnown(total.Level);
        bool isComparable = Subtract(world, total.Parts, op.Day, method, ref rest, ref spoken);
        if (!isComparable) rest = Estimate.Between(0, rest.AtMost);
        int cell = universe.Cell(universe.Rest, total.Mission, total.Place);
        int slot = Layout.Level(cell);
        bool same = world.IsPresent(cell) && world.LastKnown(cell) == rest
            && world.Slots[slot + World.SpokenSlot] == spoken;
        if (same) return;
        journal.Set(slot, rest.Low, rest.Likely, rest.High, op.Day, spoken, op.Event, method);
    }

    /// <summary>
    /// Takes the fresh parts of a mission's sum off it, none within another; false when some were counted by another
    /// method.
    /// </summary>
    private static bool Subtract(
        World world, TotalPart[] parts, int day, int method, ref Estimate rest, ref int spoken)
    {
        bool isComparable = true;
        foreach (TotalPart part in parts)
        {
            if (part.Level < 0 || !world.IsFresh(part.Level, day))
            {
                // A cell has nothing to stand for it.
                if (part.Instead.Length > 0)
                {
                    isComparable &= Subtract(world, part.Instead, day, method, ref rest, ref spoken);
                }
                continue;
            }
            int slot = Layout.Level(part.Level);
            if (world.Slots[slot + World.MethodSlot] != method)
            {
                isComparable = false;
                continue;
            }
            rest -= world.LastKnown(part.Level);
            spoken = Math.Min(spoken, world.Slots[slot + World.SpokenSlot]);
        }
        return isComparable;
    }
}
