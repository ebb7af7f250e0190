using System.Numerics;
using NatoIraq.Core.Scenarios;

namespace NatoIraq.Core.Projections;

/// <summary>
/// Counts over the draws of one branch: whole numbers only, so that merging is associative and leaves no trace of
/// order.
/// </summary>
internal sealed partial class Tally
{
    private const int Never = -1;

    private static readonly int Reasons = Enum.GetValues<NotHappened>().Length;

    private readonly Recording _recorded;
    private readonly int _rules;
    private readonly int[] _unseen;
    private readonly int[] _firstDays;
    private readonly bool[] _brokenNow;
    private int _draw;

    /// <summary>Begins with nothing counted.</summary>
    /// <param name="recorded">What is recorded.</param>
    /// <param name="blockSize">The most draws counted at a time.</param>
    public Tally(Recording recorded, int blockSize)
    {
        _recorded = recorded;
        int entries = recorded.Plan.Entries.Count;
        _rules = recorded.Plan.Timeline.Rules.Rules.Count;
        Values = [.. recorded.Names.Select(_ => new DatedHistogram(recorded.Days.Length))];
        Differences = [.. recorded.Names.Select(_ => new DatedHistogram(recorded.Days.Length))];
        DatesOf = [.. Enumerable.Range(0, entries).Select(_ => new Histogram())];
        HappenedIn = new long[entries];
        Occurrences = new long[entries];
        FailedIn = new long[entries * Reasons];
        BrokenIn = new long[entries * _rules];
        UndoneSum = new long[entries];
        _unseen = new int[recorded.Instances.Length];
        int rows = 0;
        for (int i = 0; i < _unseen.Length; i++)
        {
            _unseen[i] = rows;
            rows += 1 + recorded.Machines[i].States.Count;
        }
        States = new int[rows * recorded.Days.Length];
        _firstDays = new int[entries * blockSize];
        Array.Fill(_firstDays, Never);
        _brokenNow = new bool[entries * _rules];
    }

    /// <summary>Values by name.</summary>
    public DatedHistogram[] Values { get; }

    /// <summary>Differences from the baseline by name.</summary>
    public DatedHistogram[] Differences { get; }

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

    /// <summary>
    /// Changes by instance, state and report day: up where a draw enters the state, down where it leaves it; before an
    /// instance's states comes that of not having been seen. The draws in a state on a day are all that fork in it, and the sum of changes up to the day.
    /// </summary>
    public int[] States { get; }

    public void Happened(Entry entry, int day)
    {
        Occurrences[entry.Index]++;
        // Days of an entry are counted together, entry by entry, when the block is done.
        ref int first = ref _firstDays[(_draw * HappenedIn.Length) + entry.Index];
        if (first == Never) first = day - _recorded.Plan.ForkDay;
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

    public void EntersState(int instance, int day, int state) => States[StateSlot(instance, state) + day]++;

    public void LeavesState(int instance, int day, int state) => States[StateSlot(instance, state) + day]--;

    /// <summary>The changes of an instance into and out of a state, by report day.</summary>
    public ReadOnlySpan<int> ChangesOf(int instance, int state) =>
        States.AsSpan(StateSlot(instance, state), _recorded.Days.Length);

    public void EndDraw()
    {
        _draw++;
        Array.Clear(_brokenNow);
    }

    /// <summary>Counts the values and first days of a block.</summary>
    public void Count(Track[] tracks, int draws)
    {
        CountFirstDays();
        int days = _recorded.Days.Length;
        for (int name = 0; name < tracks.Length; name++)
        {
            for (int draw = 0; draw < draws; draw++)
            {
                ReadOnlySpan<(int Day, long Value)> changes = tracks[name].Of(draw);
                for (int i = 0; i < changes.Length; i++)
                {
                    int to = i + 1 < changes.Length ? changes[i + 1].Day : days;
                    Values[name].Add(changes[i].Day, to, changes[i].Value);
                }
            }
        }
    }

    private void CountFirstDays()
    {
        int entries = HappenedIn.Length;
        for (int entry = 0; entry < entries; entry++)
        {
            for (int draw = 0; draw < _draw; draw++)
            {
                int day = _firstDays[(draw * entries) + entry];
                if (day == Never) continue;
                HappenedIn[entry]++;
                DatesOf[entry].Add(day);
            }
        }
        Array.Fill(_firstDays, Never);
        _draw = 0;
    }

    /// <summary>Pairs a block with the baseline's: draw by draw, on the names both have.</summary>
    public void Compare(Track[] tracks, Track[] baseline, Recording other, int draws)
    {
        for (int name = 0; name < tracks.Length; name++)
        {
            int match = Array.IndexOf(other.Names, _recorded.Names[name]);
            for (int draw = 0; match >= 0 && draw < draws; draw++)
            {
                Compare(Differences[name], tracks[name].Of(draw), baseline[match].Of(draw));
            }
        }
    }

    private void Compare(
        DatedHistogram differences, ReadOnlySpan<(int Day, long Value)> own, ReadOnlySpan<(int Day, long Value)> theirs)
    {
        int days = _recorded.Days.Length;
        (int i, int j) = (0, 0);
        for (int from = 0; from < days;)
        {
            int ownTo = i + 1 < own.Length ? own[i + 1].Day : days;
            int theirsTo = j + 1 < theirs.Length ? theirs[j + 1].Day : days;
            int to = Math.Min(ownTo, theirsTo);
            bool isKnown = own[i].Value != Recording.Unknown && theirs[j].Value != Recording.Unknown;
            differences.Add(from, to, isKnown ? own[i].Value - theirs[j].Value : Recording.Unknown);
            if (ownTo == to) i++;
            if (theirsTo == to) j++;
            from = to;
        }
    }

    public void Merge(Tally other)
    {
        for (int n = 0; n < Values.Length; n++)
        {
            Values[n].Merge(other.Values[n]);
            Differences[n].Merge(other.Differences[n]);
        }
        for (int e = 0; e < DatesOf.Length; e++) DatesOf[e].Merge(other.DatesOf[e]);
        Add(HappenedIn, other.HappenedIn);
        Add(Occurrences, other.Occurrences);
        Add(FailedIn, other.FailedIn);
        Add(BrokenIn, other.BrokenIn);
        Add(UndoneSum, other.UndoneSum);
        Add(States, other.States);
    }

    private static void Add<TNumber>(TNumber[] sum, TNumber[] other)
        where TNumber : IAdditionOperators<TNumber, TNumber, TNumber>
    {
        for (int i = 0; i < sum.Length; i++) sum[i] += other[i];
    }

    private int StateSlot(int instance, int state) => (_unseen[instance] + 1 + state) * _recorded.Days.Length;
}
