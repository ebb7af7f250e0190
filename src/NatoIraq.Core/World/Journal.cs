namespace NatoIraq.Core.Worlds;

/// <summary>What events overwrote, so that any of them can be undone; the only writer of a world's slots.</summary>
public sealed class Journal(World world)
{
    private (int Slot, int Old)[] _entries = new (int, int)[64];

    /// <summary>The world it writes.</summary>
    public World World { get; } = world;

    /// <summary>How many writes it holds; a mark to undo to.</summary>
    public int Count { get; private set; }

    /// <summary>The slots written after a mark, oldest first, with what they held.</summary>
    public ReadOnlySpan<(int Slot, int Old)> Since(int mark) => _entries.AsSpan(mark, Count - mark);

    /// <summary>Writes a slot.</summary>
    public void Set(int slot, int value)
    {
        int[] slots = World.Slots;
        if (slots[slot] == value) return;
        if (Count == _entries.Length) Array.Resize(ref _entries, Count * 2);
        _entries[Count++] = (slot, slots[slot]);
        slots[slot] = value;
    }

    /// <summary>Writes slots in a row.</summary>
    public void Set(int slot, params ReadOnlySpan<int> values)
    {
        Span<int> slots = World.Slots.AsSpan(slot, values.Length);
        if (Count + values.Length > _entries.Length) Array.Resize(ref _entries, 2 * (Count + values.Length));
        (int Slot, int Old)[] entries = _entries;
        int count = Count;
        for (int i = 0; i < values.Length; i++)
        {
            int old = slots[i];
            if (old == values[i]) continue;
            entries[count++] = (slot + i, old);
            slots[i] = values[i];
        }
        Count = count;
    }

    /// <summary>Undoes every write after a mark.</summary>
    public void UndoTo(int mark)
    {
        int[] slots = World.Slots;
        while (Count > mark)
        {
            (int slot, int old) = _entries[--Count];
            slots[slot] = old;
        }
    }

    /// <summary>Shows the world as it was at a mark until <see cref="LookForward"/>; write nothing meanwhile.</summary>
    public void LookBack(int mark)
    {
        for (int i = Count - 1; i >= mark; i--) Exchange(ref _entries[i]);
    }

    /// <summary>Shows the world as it is again, after <see cref="LookBack"/> to the same mark.</summary>
    public void LookForward(int mark)
    {
        for (int i = mark; i < Count; i++) Exchange(ref _entries[i]);
    }

    /// <summary>Forgets what it holds: nothing before can be undone any more.</summary>
    public void Forget() => Count = 0;

    private void Exchange(ref (int Slot, int Old) entry) =>
        (World.Slots[entry.Slot], entry.Old) = (entry.Old, World.Slots[entry.Slot]);
}
