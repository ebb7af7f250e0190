using System.Numerics;

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

/// <summary>
/// What is due in a draw, earliest first: a calendar queue (Brown, Communications of the ACM 31, 1988). Each leaf of
/// the calendar holds what is due on its days in order, mostly one thing or none, and bits tell which leaves are used:
/// to find the earliest is to find the lowest bit, twice.
/// </summary>
internal sealed class DrawQueue
{
    private const int LeavesPerWord = 64;
    private const int Leaves = LeavesPerWord * LeavesPerWord;
    private const int None = -1;

    private readonly int _firstDay;
    private readonly int _lastDay;
    private readonly int _daysShift;

    // A leaf's things are a ring: its last is known, and the last one's next is the first.
    private readonly int[] _last = new int[Leaves];
    private readonly ulong[] _used = new ulong[LeavesPerWord];
    private ulong _usedWords;
    private Node[] _nodes = new Node[64];
    private int _nodeCount;
    private int _free = None;

    /// <summary>Prepares the queue of a branch.</summary>
    /// <param name="firstDay">The fork's day; what is due before it is due then.</param>
    /// <param name="lastDay">The horizon; what is due after it never comes and is not kept.</param>
    public DrawQueue(int firstDay, int lastDay)
    {
        (_firstDay, _lastDay) = (firstDay, lastDay);
        while ((lastDay - firstDay) >> _daysShift >= Leaves) _daysShift++;
    }

    public void Clear()
    {
        Array.Clear(_used);
        (_usedWords, _nodeCount, _free) = (0, 0, None);
    }

    public void Push(in Pending pending)
    {
        if (pending.Day > _lastDay) return;
        int leaf = Math.Max(0, pending.Day - _firstDay) >> _daysShift;
        int node = NewNode(pending);
        ref ulong word = ref _used[leaf / LeavesPerWord];
        ulong bit = 1UL << (leaf % LeavesPerWord);
        if ((word & bit) == 0)
        {
            word |= bit;
            _usedWords |= 1UL << (leaf / LeavesPerWord);
            _nodes[node].Next = node;
            _last[leaf] = node;
            return;
        }
        int last = _last[leaf];
        int before = last;
        if (pending.IsBefore(_nodes[last].Pending))
        {
            while (!pending.IsBefore(_nodes[_nodes[before].Next].Pending)) before = _nodes[before].Next;
        }
        else
        {
            _last[leaf] = node;
        }
        _nodes[node].Next = _nodes[before].Next;
        _nodes[before].Next = node;
    }

    /// <summary>Takes out the earliest; false when there is none.</summary>
    public bool TryPop(out Pending earliest)
    {
        if (_usedWords == 0)
        {
            earliest = default;
            return false;
        }
        int number = BitOperations.TrailingZeroCount(_usedWords);
        ref ulong word = ref _used[number];
        int leaf = (number * LeavesPerWord) + BitOperations.TrailingZeroCount(word);
        int last = _last[leaf];
        int first = _nodes[last].Next;
        ref Node node = ref _nodes[first];
        earliest = node.Pending;
        if (first == last)
        {
            word &= word - 1;
            if (word == 0) _usedWords &= _usedWords - 1;
        }
        else
        {
            _nodes[last].Next = node.Next;
        }
        node.Next = _free;
        _free = first;
        return true;
    }

    private int NewNode(in Pending pending)
    {
        int number = _free;
        if (number != None) _free = _nodes[number].Next;
        else number = _nodeCount++;
        if (number == _nodes.Length) Array.Resize(ref _nodes, 2 * number);
        _nodes[number].Pending = pending;
        return number;
    }

    private struct Node
    {
        public Pending Pending;
        public int Next;
    }
}
