using NatoIraq.Core.Machines;

namespace NatoIraq.Core.Worlds;

/// <summary>
/// The state after a prefix of a timeline: the ledger of estimates, each machine's state, caps, mandates, leaders,
/// zones,
/// office holders and pressure. All of it lives in one array of integers (see <see cref="Worlds.Layout"/>).
/// </summary>
public sealed class World
{
    private readonly int _staleAfterDays;
    private readonly int _pressureDecayDays;

    /// <summary>An empty world, before the first event.</summary>
    public World(Layout layout)
    {
        Layout = layout;
        Universe = layout.Universe;
        Slots = new int[layout.Size];
        _staleAfterDays = Universe.Pack.Rules.StaleAfterDays;
        _pressureDecayDays = Universe.Pack.Rules.PressureDecayDays;
        CapTolerance = Universe.Pack.Rules.CapTolerance;
        Clear();
    }

    /// <summary>Where everything stands.</summary>
    public Layout Layout { get; }

    /// <summary>The names behind the numbers.</summary>
    public Universe Universe { get; }

    /// <summary>The fraction by which a strength may exceed a cap.</summary>
    public double CapTolerance { get; }

    /// <summary>The state itself; written only through a <see cref="Journal"/> or by <see cref="CopyFrom"/>.</summary>
    public int[] Slots { get; }

    /// <summary>The world before the first event: every level absent, every instance unseen.</summary>
    public void Clear()
    {
        Array.Fill(Slots, -1);
        for (int level = 0; level < Universe.LevelCount; level++)
        {
            int slot = Layout.Level(level);
            Slots.AsSpan(slot, 3).Fill(Estimate.None);
            Slots[slot + ConflictedSlot] = 0;
        }
        for (int mission = 0; mission < Universe.Missions.Count; mission++)
        {
            Slots.AsSpan(Layout.Mission(mission, MissionSlot.CapLow), 3).Fill(Estimate.None);
            Slots[Layout.Mission(mission, MissionSlot.Zones)] = Estimate.None;
            Slots[Layout.Mission(mission, MissionSlot.Activities)] = 0;
        }
        for (int place = 0; place < Universe.Places.Count; place++) Slots[Layout.Pressure(place)] = 0;
    }

    /// <summary>Makes this world equal to another of the same layout, or to a checkpoint of one.</summary>
    public void CopyFrom(ReadOnlySpan<int> slots) => slots.CopyTo(Slots);

    /// <summary>The state of an instance, -1 when it was never seen.</summary>
    public int StateOf(int instance) => Slots[Layout.Instance(instance)];

    /// <summary>The state of a mission's machine, -1 when it was never seen.</summary>
    public int StateOf(Machine machine, int subject) => StateOf(Layout.InstanceOf(machine, subject));

    /// <summary>
    /// Whether a level was ever set: otherwise it is inside <c>others</c> and counts nothing of its own.
    /// </summary>
    public bool IsPresent(int level) => Slots[Layout.Level(level) + BySlot] != -1;

    /// <summary>The level as last set, however long ago.</summary>
    public Estimate LastKnown(int level)
    {
        int slot = Layout.Level(level);
        return new Estimate(Slots[slot], Slots[slot + 1], Slots[slot + 2]);
    }

    /// <summary>Whether the level was set and its claims still speak for the day.</summary>
    public bool IsFresh(int level, int day) =>
        IsPresent(level) && Slots[Layout.Level(level) + SpokenSlot] >= day - _staleAfterDays;

    /// <summary>The level on a day: unknown when it was never set or is stale.</summary>
    public Estimate LevelOn(int level, int day) => IsFresh(level, day) ? LastKnown(level) : Estimate.Unknown;

    /// <summary>
    /// The strength of a series on a day: the sum of its cells, within what is reported of the sum itself.
    /// </summary>
    public Estimate Strength(LevelSet set, int day)
    {
        Estimate sum = set.Parts.Length > 0 ? OfParts(set, day) : OfCells(set, day);
        if (set.Sum < 0) return sum;
        Estimate reported = LevelOn(set.Sum, day);
        return sum.IsKnown && !reported.IsKnown ? sum : reported.And(sum);
    }

    /// <summary>
    /// The strength of a series as last set, however long ago: on the first of all days nothing is stale.
    /// </summary>
    public Estimate LastKnown(LevelSet set) => Strength(set, 0);

    /// <summary>The least the strength of a series can be on a day: who nobody has told of does not count.</summary>
    public int AtLeast(LevelSet set, int day)
    {
        if (set.Sum >= 0 || set.Parts.Length > 0) return Strength(set, day).AtLeast;
        return TrySum(set.Cells, day, out Estimate sum) ? sum.AtLeast : 0;
    }

    private Estimate OfCells(LevelSet set, int day)
    {
        if (!TrySum(set.Cells, day, out Estimate sum)) return Estimate.Unknown;
        return AnyOpen(set.Gaps) ? sum + Estimate.Unknown : sum;
    }

    /// <summary>The sum of the cells that were ever set; false when none was.</summary>
    private bool TrySum(int[] cells, int day, out Estimate sum)
    {
        sum = Estimate.Zero;
        bool any = false;
        int oldest = day - _staleAfterDays;
        foreach (int cell in cells)
        {
            ReadOnlySpan<int> level = Slots.AsSpan(Layout.Level(cell), Layout.LevelSize);
            if (level[BySlot] == -1) continue;
            Estimate next = level[SpokenSlot] >= oldest ? new(level[0], level[1], level[2]) : Estimate.Unknown;
            sum = any ? sum + next : next;
            any = true;
        }
        return any;
    }

    private Estimate OfParts(LevelSet set, int day)
    {
        Estimate sum = Estimate.Zero;
        bool any = false;
        foreach (LevelSet part in set.Parts)
        {
            if (!AnyPresent(part.Cells) && !AnyOpen(part.Gaps)) continue;
            sum = any ? sum + Strength(part, day) : Strength(part, day);
            any = true;
        }
        return any ? sum : Estimate.Unknown;
    }

    /// <summary>
    /// Whether people nobody has told of may be there: part of a mission was counted and not the rest, or it is at work
    /// and nothing was counted of it anywhere. A mission told of in one place is not looked for in others.
    /// </summary>
    private bool IsOpen(Gap gap)
    {
        if (AnyPresent(gap.Covers)) return false;
        if (AnyPresent(gap.Cells)) return true;
        int lifecycle = StateOf(Layout.Lifecycle(gap.Mission));
        bool isAtWork = lifecycle == Layout.EstablishedState || lifecycle == Layout.EstablishedState + 1;
        return isAtWork && !AnyPresent(Layout.MissionSet(gap.Mission).Cells);
    }

    private bool AnyOpen(Gap[] gaps)
    {
        foreach (Gap gap in gaps)
        {
            if (IsOpen(gap)) return true;
        }
        return false;
    }

    private bool AnyPresent(int[] levels)
    {
        foreach (int level in levels)
        {
            if (IsPresent(level)) return true;
        }
        return false;
    }

    /// <summary>Whether sources disagree about a level of the series, so far.</summary>
    public bool IsConflicted(LevelSet set)
    {
        if (set.Sum >= 0 && Slots[Layout.Level(set.Sum) + ConflictedSlot] == 1) return true;
        if (Array.Exists(set.Cells, c => Slots[Layout.Level(c) + ConflictedSlot] == 1)) return true;
        return set.Series.HasWildcard && Enumerable.Range(0, Universe.Sums.Count).Any(s =>
            Slots[Layout.Level(Universe.CellCount + s) + ConflictedSlot] == 1
            && Array.TrueForAll(Universe.SumCells[s], c => Array.BinarySearch(set.Cells, c) >= 0));
    }

    /// <summary>The mission's largest permitted strength, in persons.</summary>
    public Estimate Cap(int mission)
    {
        int slot = Layout.Mission(mission, MissionSlot.CapLow);
        return new Estimate(Slots[slot], Slots[slot + 1], Slots[slot + 2]);
    }

    /// <summary>A slot of a mission.</summary>
    public int Of(int mission, MissionSlot slot) => Slots[Layout.Mission(mission, slot)];

    /// <summary>Whether the mission's operations are suspended.</summary>
    public bool IsSuspended(int mission) => StateOf(Layout.Operations(mission)) == Layout.SuspendedState;

    /// <summary>Whether the mandate holds the activity and the mission is not suspended (rule R2).</summary>
    public bool Has(int mission, int activity) =>
        (Of(mission, MissionSlot.Activities) & (1 << activity)) != 0 && !IsSuspended(mission);

    /// <summary>The actor that holds the office, or -1.</summary>
    public int Holder(int office) => Slots[Layout.Office(office)];

    /// <summary>
    /// A place's pressure on a day, 0 low, 1 elevated, 2 critical: it falls by one level every decay period.
    /// </summary>
    public int Pressure(int place, int day)
    {
        int slot = Layout.Pressure(place);
        int raised = Slots[slot];
        return raised <= 0 ? 0 : Math.Max(0, raised - ((day - Slots[slot + 1]) / _pressureDecayDays));
    }

    /// <summary>
    /// The next day after <paramref name="day"/> on which the place's pressure falls; <see cref="int.MaxValue"/> when
    /// it is low.
    /// </summary>
    public int NextEase(int place, int day)
    {
        int slot = Layout.Pressure(place);
        int raised = Slots[slot];
        if (raised <= 0) return int.MaxValue;
        int raisedOn = Slots[slot + 1];
        int fallen = (day - raisedOn) / _pressureDecayDays;
        return fallen >= raised ? int.MaxValue : raisedOn + ((fallen + 1) * _pressureDecayDays);
    }

    /// <summary>The next day after <paramref name="day"/> on which any place's pressure falls.</summary>
    public int NextEase(int day)
    {
        int next = int.MaxValue;
        for (int place = 0; place < Universe.Places.Count; place++) next = Math.Min(next, NextEase(place, day));
        return next;
    }

    /// <summary>In a level: the day it speaks of.</summary>
    public const int AsOfSlot = 3;

    /// <summary>In a level: the last day its claims speak for.</summary>
    public const int SpokenSlot = 4;

    /// <summary>In a level: the event that last set it.</summary>
    public const int BySlot = 5;

    /// <summary>In a level: how it was counted.</summary>
    public const int MethodSlot = 6;

    /// <summary>In a level: 1 when its sources disagree.</summary>
    public const int ConflictedSlot = 7;
}
