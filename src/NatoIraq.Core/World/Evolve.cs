using NatoIraq.Core.Machines;

namespace NatoIraq.Core.Worlds;

/// <summary>What each effect does to the world. Applying draws nothing, reads no clock and knows no store.</summary>
public static class Evolution
{
    /// <summary>Applies the op's effect; the journal's world is the one that changes.</summary>
    /// <param name="journal">Writes down what it changes.</param>
    /// <param name="op">The op.</param>
    /// <param name="moved">Whether the op has just moved its machine to another state.</param>
    public static void Evolve(Journal journal, in Op op, bool moved)
    {
        switch (op.Effect)
        {
            case Effect.None: break;
            case Effect.Report: Report(journal, op); break;
            case Effect.ReportShare: ReportShare(journal, op); break;
            case Effect.Deploy: Shift(journal, op, -1, op.B); break;
            case Effect.Withdraw: Shift(journal, op, op.A, -1); break;
            case Effect.Move: Shift(journal, op, op.A, op.B); break;
            case Effect.Identify: Identify(journal, op); break;
            case Effect.SetCap: SetCap(journal, op); break;
            case Effect.SetLead:
                SetMission(journal, op, MissionSlot.Lead, op.B, MissionSlot.LeadBy);
                break;
            case Effect.AmendMandate: AmendMandate(journal, op); break;
            case Effect.SetBinding: journal.Set(journal.World.Layout.Binding(op.A), op.B); break;
            case Effect.TakeOffice:
                journal.Set(journal.World.Layout.Office(op.A), op.B);
                journal.Set(journal.World.Layout.Office(op.A) + 1, op.Event);
                break;
            case Effect.RaisePressure: RaisePressure(journal, op); break;
            case Effect.Suspend: Suspend(journal, op, moved); break;
            case Effect.Resume: journal.Set(journal.World.Layout.Mission(op.A, MissionSlot.SuspendedUntil), -1); break;
            case Effect.OpenExit:
                int exit = op.Amount.IsKnown ? op.Day + op.Amount.Likely : int.MaxValue;
                journal.Set(journal.World.Layout.Mission(op.A, MissionSlot.ExitUntil), exit);
                break;
            case Effect.Fork: Fork(journal, op); break;
            case Effect.Start: Start(journal, op); break;
            default: throw new System.Diagnostics.UnreachableException();
        }
    }

    private static void Report(Journal journal, in Op op)
    {
        SetLevel(journal, op, op.A, op.Amount, op.Spoken);
        int slot = Layout.Level(op.A);
        journal.Set(slot + World.MethodSlot, op.Method);
        if (op.IsConflicted) journal.Set(slot + World.ConflictedSlot, 1);
        Derivation.DeriveRest(journal, op);
    }

    private static void ReportShare(Journal journal, in Op op)
    {
        World world = journal.World;
        if (!world.IsFresh(op.A, op.Day) && !world.IsFresh(op.B, op.Day)) return;
        (Estimate part, Estimate whole) = (world.LevelOn(op.A, op.Day), world.LevelOn(op.B, op.Day));
        (Estimate newPart, Estimate newWhole) = Shares.Narrow(part, whole, op);
        if (newWhole != whole) Narrow(journal, op, op.B, newWhole, op.A);
        if (newPart != part) Narrow(journal, op, op.A, newPart, op.B);
        Derivation.DeriveRest(journal, op);
    }

    /// <summary>Sets a level that was derived from another; what was unknown takes over the other's method.</summary>
    private static void Narrow(Journal journal, in Op op, int level, Estimate estimate, int from)
    {
        World world = journal.World;
        bool fresh = world.IsFresh(level, op.Day);
        int method = world.Slots[Layout.Level(from) + World.MethodSlot];
        if (!fresh) journal.Set(Layout.Level(level) + World.MethodSlot, method);
        SetLevel(journal, op, level, estimate, fresh ? Spoken(world, level, op) : op.Spoken);
    }

    private static int Spoken(World world, int level, in Op op) =>
        world.IsPresent(level) ? world.Slots[Layout.Level(level) + World.SpokenSlot] : op.Spoken;

    /// <summary>Moves people: every sum that holds the one place but not the other shifts too.</summary>
    private static void Shift(Journal journal, in Op op, int from, int to)
    {
        Universe universe = journal.World.Universe;
        if (from >= universe.CellCount)
        {
            WithdrawFromSum(journal, op, from);
            return;
        }
        if (from >= 0) Add(journal, op, from, op.Amount, -1);
        if (to >= 0) Add(journal, op, to, op.Amount, +1);
        if (from >= 0)
        {
            foreach (int sum in universe.SumsOf[from])
            {
                if (to < 0 || !universe.SumCells[sum].Contains(to)) AddIfPresent(journal, op,
                    universe.CellCount + sum, -1);
            }
        }
        if (to < 0) return;
        foreach (int sum in universe.SumsOf[to])
        {
            if (from < 0 || !universe.SumCells[sum].Contains(from)) AddIfPresent(journal, op,
                universe.CellCount + sum, +1);
        }
    }

    /// <summary>Somebody of a sum left: it and every wider sum shrink, and any part of it may have.</summary>
    private static void WithdrawFromSum(Journal journal, in Op op, int from)
    {
        World world = journal.World;
        Universe universe = world.Universe;
        int[] cells = universe.SumCells[from - universe.CellCount];
        Estimate upTo = Estimate.Between(0, op.Amount.AtMost);
        foreach (int cell in cells)
        {
            if (world.IsPresent(cell)) Add(journal, op, cell, upTo, -1);
        }
        for (int sum = 0; sum < universe.Sums.Count; sum++)
        {
            int level = universe.CellCount + sum;
            if (!world.IsPresent(level) || !universe.SumCells[sum].AsSpan().ContainsAny(cells)) continue;
            bool isWider = universe.Holds(sum, from - universe.CellCount);
            Add(journal, op, level, isWider ? op.Amount : upTo, -1);
        }
    }

    private static void AddIfPresent(Journal journal, in Op op, int level, int sign)
    {
        if (journal.World.IsPresent(level)) Add(journal, op, level, op.Amount, sign);
    }

    private static void Add(Journal journal, in Op op, int level, Estimate amount, int sign)
    {
        World world = journal.World;
        bool present = world.IsPresent(level);
        bool isStale = present && !world.IsFresh(level, op.Day);
        // Who leaves an unknown number leaves it unknown, and what was last known of it stays on record.
        if (sign < 0 && (!present || isStale)) return;
        Estimate before = isStale ? Estimate.Unknown : present ? world.LastKnown(level) : Estimate.Zero;
        Estimate after = sign > 0 ? before + amount : before - amount;
        bool keepsAge = present && !isStale;
        SetLevel(journal, op, level, after, keepsAge ? world.Slots[Layout.Level(level) + World.SpokenSlot] : op.Spoken);
    }

    private static void Identify(Journal journal, in Op op)
    {
        World world = journal.World;
        (_, int mission, int place) = world.Universe.PartsOf(op.A);
        int rest = world.Universe.Cell(world.Universe.Rest, mission, place);
        int spoken = Spoken(world, rest, op);
        if (world.IsPresent(rest))
        {
            // What was known of the contingent before is not in the rest any more.
            Estimate whole = world.LastKnown(rest);
            if (world.IsFresh(op.A, op.Day)) whole += world.LastKnown(op.A);
            SetLevel(journal, op, rest, whole - op.Amount, spoken);
        }
        SetLevel(journal, op, op.A, op.Amount, spoken);
        journal.Set(Layout.Level(op.A) + World.MethodSlot, world.Slots[Layout.Level(rest) + World.MethodSlot]);
    }

    private static void SetLevel(Journal journal, in Op op, int level, Estimate estimate, int spoken)
    {
        int slot = Layout.Level(level);
        journal.Set(slot, estimate.Low, estimate.Likely, estimate.High, op.Day, spoken, op.Event);
    }

    private static void SetCap(Journal journal, in Op op)
    {
        int slot = journal.World.Layout.Mission(op.A, MissionSlot.CapLow);
        journal.Set(slot, op.Amount.Low, op.Amount.Likely, op.Amount.High, op.Event);
    }

    private static void SetMission(Journal journal, in Op op, MissionSlot slot, int value, MissionSlot by)
    {
        journal.Set(journal.World.Layout.Mission(op.A, slot), value);
        journal.Set(journal.World.Layout.Mission(op.A, by), op.Event);
    }

    private static void AmendMandate(Journal journal, in Op op)
    {
        int activities = journal.World.Of(op.A, MissionSlot.Activities);
        SetMission(journal, op, MissionSlot.Activities, (activities | op.Bits) & ~op.OtherBits,
            MissionSlot.ActivitiesBy);
        if (op.Amount.IsKnown) SetMission(journal, op, MissionSlot.Zones, op.Amount.Likely, MissionSlot.ZonesBy);
    }

    private static void RaisePressure(Journal journal, in Op op)
    {
        World world = journal.World;
        int slot = world.Layout.Pressure(op.A);
        int critical = AllMachines.Pressure.States.Count - 1;
        int raised = Math.Min(critical,
            world.Pressure(op.A, op.Day) + Math.Max(0, op.Amount.IsKnown ? op.Amount.Likely : 1));
        journal.Set(slot, raised, op.Day, op.Event);
    }

    private static void Suspend(Journal journal, in Op op, bool moved)
    {
        int slot = journal.World.Layout.Mission(op.A, MissionSlot.SuspendedUntil);
        int until = op.Amount.IsKnown ? op.Day + op.Amount.Likely : int.MaxValue;
        // Overlapping spans of one kind end with the last; a fact, or a move between limits and suspension, says anew.
        if (op.IsFact || moved || journal.World.Slots[slot] < until) journal.Set(slot, until);
    }

    /// <summary>A stated start replaces what was reported of any sum the cell is in.</summary>
    private static void Start(Journal journal, in Op op)
    {
        SetLevel(journal, op, op.A, op.Amount, int.MaxValue);
        foreach (int sum in journal.World.Universe.SumsOf[op.A])
        {
            int level = journal.World.Universe.CellCount + sum;
            if (journal.World.LevelOn(level, op.Day).IsKnown) SetLevel(journal, op, level, Estimate.Unknown,
                int.MaxValue);
        }
    }

    private static void Fork(Journal journal, in Op op)
    {
        World world = journal.World;
        for (int level = 0; level < world.Universe.LevelCount; level++)
        {
            // What is stale stays so, with what was last known of it on record; what is fresh does not age any more.
            if (world.IsFresh(level, op.Day)) journal.Set(Layout.Level(level) + World.SpokenSlot, int.MaxValue);
        }
    }
}
