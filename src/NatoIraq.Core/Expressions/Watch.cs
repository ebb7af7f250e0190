using System.Numerics;
using NatoIraq.Core.Worlds;

namespace NatoIraq.Core.Expressions;

/// <summary>
/// Tells which readers of a world may see something new after it was written to, so that nothing is asked again whose
/// answer stands. A reader is a bit, and a slot knows its readers: telling costs one array read a write. Readers from
/// the 64th on share the last bit.
/// </summary>
/// <param name="layout">Where the world's state stands.</param>
public sealed class Watch(Layout layout)
{
    // The bit that all readers from the 64th on share.
    private const int Last = 63;

    private readonly ulong[] _readers = new ulong[layout.Size];
    private bool _hasReaders;

    /// <summary>The readers of a pressure: it falls with the days, without being written.</summary>
    public ulong OfPressure { get; private set; }

    /// <summary>The readers of the date.</summary>
    public ulong OfDate { get; private set; }

    /// <summary>A reader's bit.</summary>
    /// <param name="reader">Its number, from 0.</param>
    public static ulong Bit(int reader) => 1UL << Math.Min(reader, Last);

    /// <summary>
    /// The first reader among some, counting from a number on; <see cref="int.MaxValue"/> when no such reader is left.
    /// The shared bit stands for all that share it, however many there are.
    /// </summary>
    /// <param name="readers">Their bits.</param>
    /// <param name="from">The least number to give, from 0.</param>
    public static int Next(ulong readers, int from)
    {
        ulong rest = readers >> Math.Min(from, Last);
        return rest == 0 ? int.MaxValue : from + BitOperations.TrailingZeroCount(rest);
    }

    /// <summary>The readers of any slot that was written.</summary>
    public ulong Touched(ReadOnlySpan<(int Slot, int Old)> writes)
    {
        if (!_hasReaders) return 0;
        ulong touched = 0;
        foreach ((int slot, _) in writes) touched |= _readers[slot];
        return touched;
    }

    /// <summary>Adds a reader of all that an expression asks of the world; assumptions stay in a draw.</summary>
    public void Add(int reader, BoundExpression<Moment> expression)
    {
        foreach (Node<Moment> leaf in expression.Leaves)
        {
            if (leaf is WorldNode question) question.Watch(this, reader);
        }
    }

    /// <summary>Adds a reader of a machine's instance.</summary>
    public void AddInstance(int reader, int instance) => AddSlot(reader, layout.Instance(instance));

    /// <summary>Adds a reader of the strength of a series.</summary>
    public void AddStrength(int reader, LevelSet set)
    {
        if (set.Sum >= 0) AddLevel(reader, set.Sum);
        foreach (int cell in set.Cells) AddLevel(reader, cell);
        foreach (Gap gap in set.Gaps)
        {
            AddInstance(reader, layout.Lifecycle(gap.Mission));
            int[] asked = [.. gap.Covers, .. gap.Cells, .. layout.MissionSet(gap.Mission).Cells];
            foreach (int cell in asked) AddLevel(reader, cell);
        }
        foreach (LevelSet part in set.Parts) AddStrength(reader, part);
    }

    internal void AddConflict(int reader)
    {
        for (int level = 0; level < layout.Universe.LevelCount; level++)
        {
            AddSlot(reader, Layout.Level(level) + World.ConflictedSlot);
        }
    }

    internal void AddPressure(int reader, int place)
    {
        OfPressure |= Bit(reader);
        AddSlot(reader, layout.Pressure(place));
        AddSlot(reader, layout.Pressure(place) + 1);
    }

    internal void AddDate(int reader) => OfDate |= Bit(reader);

    internal void AddMission(int reader, int mission, params ReadOnlySpan<MissionSlot> slots)
    {
        foreach (MissionSlot slot in slots) AddSlot(reader, layout.Mission(mission, slot));
    }

    internal void AddOperations(int reader, int mission) => AddInstance(reader, layout.Operations(mission));

    internal void AddOffice(int reader, int office) => AddSlot(reader, layout.Office(office));

    private void AddLevel(int reader, int level)
    {
        int slot = Layout.Level(level);
        foreach (int part in (ReadOnlySpan<int>)[0, 1, 2, World.SpokenSlot, World.BySlot]) AddSlot(reader, slot + part);
    }

    private void AddSlot(int reader, int slot)
    {
        _readers[slot] |= Bit(reader);
        _hasReaders = true;
    }
}
