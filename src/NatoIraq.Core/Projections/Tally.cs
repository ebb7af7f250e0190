using NatoIraq.Core.Scenarios;

namespace NatoIraq.Core.Projections;

/// <summary>
/// Counts over the draws of one branch: whole numbers only, so that merging is associative and leaves no trace of
/// order.
/// </summary>
internal sealed class Tally
{
    private static readonly int Reasons = Enum.GetValues<NotHappened>().Length;

    private const int StateSlots = 16;

    private readonly Recording _recorded;
    private readonly int _rules;
    private readonly bool[] _happenedNow;
    private readonly bool[] _brokenNow;

    public Tally(Recording recorded)
    {
        _recorded = recorded;
        int entries = recorded.Plan.Entries.Count;
        _rules = recorded.Plan.Timeline.Rules.Rules.Count;
        Values = NewHistograms(recorded.Columns);
        Differences = NewHistograms(recorded.Columns);
        DatesOf = NewHistograms(entries);
        HappenedIn = new long[entries];
        Occurrences = new long[entries];
        FailedIn = new long[entries * Reasons];
        BrokenIn = new long[entries * _rules];
        UndoneSum = new long[entries];
        States = new long[recorded.Instances.Length * recorded.Days.Length * StateSlots];
        _happenedNow = new bool[entries];
        _brokenNow = new bool[entries * _rules];
    }

    /// <summary>Values by column.</summary>
    public Histogram[] Values { get; }

    /// <summary>Differences from the baseline by column.</summary>
    public Histogram[] Differences { get; }

    /// <summary>
    /// The day of each entry's first occurrence, counted from the fork: small numbers, which a histogram keeps cheaply.
    /// </summary>
    public Histogram[] DatesOf { get; }

    /// <summary>Draws in which each entry happened.</summary>
    public long[] HappenedIn { get; }

    /// <summary>Occurrences and steps of each entry over all draws.</summary>
    public long[] Occurrences { get; }

    /// <summary>Draws by entry and reason.</summary>
    public long[] FailedIn { get; }

    /// <summary>Draws by entry and rule in which any step was blocked, or noted where the rule only notes.</summary>
    public long[] BrokenIn { get; }

    /// <summary>Persons of each entry's ramp not moved by the horizon, over all draws.</summary>
    public long[] UndoneSum { get; }


    /// <summary>Draws by instance, day and state; the last slot is never seen.</summary>
    public long[] States { get; }

    public void Happened(Entry entry, int day)
    {
        Occurrences[entry.Index]++;
        if (_happenedNow[entry.Index]) return;
        _happenedNow[entry.Index] = true;
        HappenedIn[entry.Index]++;
        DatesOf[entry.Index].Add(day - _recorded.Plan.ForkDay);
    }

    public void Blocked(Entry entry, int rule) => Broke(entry, rule);

    public void Noted(Entry entry, int rule) => Broke(entry, rule);

    private void Broke(Entry entry, int rule)
    {
        int at = (entry.Index * _rules) + rule;
        if (_brokenNow[at]) return;
        _brokenNow[at] = true;
        BrokenIn[at]++;
    }

    public void Failed(Entry entry, NotHappened reason) => FailedIn[(entry.Index * Reasons) + (int)reason]++;

    public long FailedFor(Entry entry, NotHappened reason) => FailedIn[(entry.Index * Reasons) + (int)reason];

    public long BrokenBy(Entry entry, int rule) => BrokenIn[(entry.Index * _rules) + rule];

    public void Undone(Entry entry, int persons)
    {
        UndoneSum[entry.Index] += persons;
    }

    public void InState(int instance, int day, int state) =>
        States[StateSlot(instance, day, state < 0 ? StateSlots - 1 : state)]++;

    public long StatesOf(int instance, int day, int state) => States[StateSlot(instance, day, state)];

    public void EndDraw()
    {
        Array.Clear(_happenedNow);
        Array.Clear(_brokenNow);
    }

    public void Count(long[] values, int blockSize, int count)
    {
        for (int column = 0; column < Values.Length; column++)
        {
            Histogram histogram = Values[column];
            foreach (long value in values.AsSpan(column * blockSize, count))
            {
                if (value == Recording.Unknown) histogram.AddUnknown();
                else histogram.Add(value);
            }
        }
    }

    /// <summary>Pairs a block with the baseline's: draw by draw, on the columns both have.</summary>
    public void Compare(long[] values, long[] baseline, Recording other, int blockSize, int count)
    {
        for (int name = 0; name < _recorded.Names.Length; name++)
        {
            int match = Array.IndexOf(other.Names, _recorded.Names[name]);
            if (match < 0) continue;
            for (int day = 0; day < _recorded.Days.Length; day++)
            {
                int column = _recorded.Column(name, day);
                ReadOnlySpan<long> own = values.AsSpan(column * blockSize, count);
                ReadOnlySpan<long> theirs = baseline.AsSpan(other.Column(match, day) * blockSize, count);
                for (int i = 0; i < count; i++)
                {
                    if (own[i] == Recording.Unknown || theirs[i] == Recording.Unknown) Differences[column].AddUnknown();
                    else Differences[column].Add(own[i] - theirs[i]);
                }
            }
        }
    }

    public void Merge(Tally other)
    {
        for (int c = 0; c < Values.Length; c++)
        {
            Values[c].Merge(other.Values[c]);
            Differences[c].Merge(other.Differences[c]);
        }
        for (int e = 0; e < DatesOf.Length; e++) DatesOf[e].Merge(other.DatesOf[e]);
        Add(HappenedIn, other.HappenedIn);
        Add(Occurrences, other.Occurrences);
        Add(FailedIn, other.FailedIn);
        Add(BrokenIn, other.BrokenIn);
        Add(UndoneSum, other.UndoneSum);
        Add(States, other.States);
    }

    private static void Add(long[] sum, long[] other)
    {
        for (int i = 0; i < sum.Length; i++) sum[i] += other[i];
    }

    private static Histogram[] NewHistograms(int count) => [.. Enumerable.Range(0, count).Select(_ => new Histogram())];

    private int StateSlot(int instance, int day, int state) =>
        (((instance * _recorded.Days.Length) + day) * StateSlots) + state;
}
