namespace NatoIraq.Core.Projections;

/// <summary>What is due in a draw.</summary>
internal enum Due : byte
{
    /// <summary>An entry's event, or the start of its ramp.</summary>
    Event,

    /// <summary>A step of an entry's ramp.</summary>
    Step,

    /// <summary>The opposite event that an entry's <c>for</c> scheduled.</summary>
    Opposite,

    /// <summary>
    /// The end of the last day of an entry that a later fork drops: by then it has happened or never does.
    /// </summary>
    Denial,

    /// <summary>The end of an exit window, at the end of its last day: <c>Number</c> is its entry.</summary>
    Exit,

    /// <summary>Nothing but a look at the reactions' conditions.</summary>
    Wake,
}

/// <summary>
/// One thing due: ordered by day, then by the entry's place in the file, then by kind and number. Two numbers of 64
/// bits hold the four parts, since those compare faster: no part is negative, but for a number of -1.
/// </summary>
internal readonly struct Pending(int day, int order, int number, Due due)
{
    /// <summary>Ends of exit windows and wakes come after every event of their day.</summary>
    public const int Last = int.MaxValue;

    private readonly ulong _first = ((ulong)day << 32) | (uint)order;

    private readonly ulong _second = ((ulong)due << 32) | unchecked((uint)(number + 1));

    /// <summary>The day, as <see cref="DateOnly.DayNumber"/>.</summary>
    public int Day => (int)(_first >> 32);

    /// <summary>The entry, by its place in the file; or <see cref="Last"/>.</summary>
    public int Order => (int)(uint)_first;

    /// <summary>Which step or occurrence of the entry, or what <see cref="Due"/> says it is.</summary>
    public int Number => unchecked((int)(uint)_second - 1);

    /// <summary>What is due.</summary>
    public Due Due => (Due)(_second >> 32);

    public bool IsBefore(in Pending other) =>
        _first != other._first ? _first < other._first : _second < other._second;
}

/// <summary>What is due in a draw, earliest first: a binary heap that is emptied, not freed, between draws.</summary>
internal sealed class DrawQueue
{
    private Pending[] _heap = new Pending[64];

    public int Count { get; private set; }

    public void Clear() => Count = 0;

    public void Push(in Pending pending)
    {
        if (Count == _heap.Length) Array.Resize(ref _heap, Count * 2);
        Rise(Count++, pending);
    }

    /// <summary>
    /// Takes out the earliest. The gap it leaves sinks to the bottom, where what fills it comes from and mostly stays:
    /// half the comparisons of sinking that itself (Knuth, The Art of Computer Programming 3, 5.2.3, exercise 18).
    /// </summary>
    public Pending Pop()
    {
        Pending first = _heap[0];
        Count--;
        int at = 0;
        for (int child = 1; child < Count; child = (2 * at) + 1)
        {
            if (child + 1 < Count && _heap[child + 1].IsBefore(_heap[child])) child++;
            _heap[at] = _heap[child];
            at = child;
        }
        Rise(at, _heap[Count]);
        return first;
    }

    private void Rise(int at, in Pending pending)
    {
        Pending rising = pending;
        while (at > 0 && rising.IsBefore(_heap[(at - 1) / 2]))
        {
            _heap[at] = _heap[(at - 1) / 2];
            at = (at - 1) / 2;
        }
        _heap[at] = rising;
    }
}
