using System.Collections.Concurrent;
using NatoIraq.Core.Claims;
using NatoIraq.Core.History;
using NatoIraq.Core.Rules;
using NatoIraq.Core.Worlds;

namespace NatoIraq.Core.Replay;

/// <summary>
/// An immutable, sorted view of a history: events by the day they take effect, equal days in file order. Step 0 is
/// before the first event; step n is after the n-th. A draw's timeline shares its first steps with the history's: to
/// open one costs what the draw adds, however long the history is.
/// </summary>
public sealed class Timeline
{
    private readonly Lazy<Dictionary<string, int>> _steps;
    private readonly Digests _digests;
    private readonly ConcurrentDictionary<int, int[]> _milestones = [];

    private readonly Timeline? _trunk;
    private readonly int _shared;
    private readonly Op[] _own;

    private Timeline(Layout layout, RuleBook rules, IReadOnlyList<Event> events, Op[] ops)
    {
        (Layout, Rules, Events, _own) = (layout, rules, events, ops);
        _steps = new Lazy<Dictionary<string, int>>(() => StepsOf(events, 0));
        _digests = new Digests(this);
    }

    private Timeline(Timeline trunk, int shared, IReadOnlyList<Event> events, Op[] ops)
        : this(trunk.Layout, trunk.Rules, new SharedEvents(trunk.Events, shared, events), ops)
    {
        (_trunk, _shared) = (trunk, shared);
        _steps = new Lazy<Dictionary<string, int>>(() => StepsOf(events, shared));
    }

    /// <summary>Where the world's state stands.</summary>
    public Layout Layout { get; }

    /// <summary>The rules that hold.</summary>
    public RuleBook Rules { get; }

    /// <summary>The events; that of step n is at n - 1.</summary>
    public IReadOnlyList<Event> Events { get; }

    /// <summary>The same events as the engine applies them.</summary>
    public Ops Ops => new(this);

    /// <summary>How many steps there are.</summary>
    public int Length => _shared + _own.Length;

    /// <summary>
    /// Compiles a pack's history. To see it as known on a day, give the pack through <see cref="KnownOn"/>.
    /// </summary>
    /// <exception cref="InvalidInputException">An event does not fit the pack.</exception>
    public static Timeline Of(Pack pack) => Of(new Layout(new Universe(pack)));

    /// <summary>Compiles the history of the layout's pack.</summary>
    public static Timeline Of(Layout layout)
    {
        Pack pack = layout.Universe.Pack;
        Dictionary<string, Claim> claims = pack.Claims.ToDictionary(c => c.Id);
        Event[] events = [.. pack.History];
        if (!IsInOrder(events)) events = [.. events.OrderBy(e => e.Day)];
        var compiler = new OpCompiler(layout);
        var disagreements = new Disagreements(pack);
        var ops = new Op[events.Length];
        for (int i = 0; i < ops.Length; i++)
        {
            Op op = compiler.Compile(events[i].Data);
            op.Event = i;
            op.Day = events[i].Day.DayNumber;
            op.Spoken = SpokenUntil(events[i], claims);
            op.IsFact = true;
            if (op.Effect == Effect.Suspend && op.Amount.IsKnown)
            {
                // A stop of stated length that began some day in a window ended no earlier than counted from its first
                // day.
                op.Amount = Estimate.Of(Math.Max(0, op.Amount.Likely - (op.Day - events[i].When.From.DayNumber)));
            }
            op.Amends = events[i].Amends is not null;
            op.IsConflicted = disagreements.Joins(events[i]);
            ops[i] = op;
        }
        return new Timeline(layout, new RuleBook(layout), events, ops);
    }

    /// <summary>
    /// A timeline that goes on after this one's first steps with planned events: one draw of a branch.
    /// </summary>
    public Timeline Then(int steps, IEnumerable<(Event Event, Op Op)> planned)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(steps, Length);
        List<Event> events = [];
        List<Op> ops = [];
        foreach ((Event e, Op op) in planned)
        {
            Op later = op;
            later.Event = steps + events.Count;
            events.Add(e);
            ops.Add(later);
        }
        return new Timeline(this, steps, events, [.. ops]);
    }

    /// <summary>
    /// The pack as it was known at the end of a day: later claims deleted, with what rests on none or follows from one.
    /// </summary>
    public static Pack KnownOn(Pack pack, Clock clock, DateOnly day)
    {
        List<Claim> known = [.. pack.Claims.Where(c => c.KnownFrom(clock) <= day)];
        HashSet<string> ids = [.. known.Select(c => c.Id)];
        while (known.RemoveAll(c => !c.Premises.All(ids.Contains)) > 0) ids = [.. known.Select(c => c.Id)];
        return pack with
        {
            Claims = known,
            Estimates = [.. pack.Estimates.Where(e => e.Premises.All(ids.Contains))],
            History = [.. pack.History
                .Where(e => e.Cites.Any(ids.Contains))
                .Select(e => e with { Cites = [.. e.Cites.Where(ids.Contains)] })],
        };
    }

    /// <summary>The last step on or before a day; 0 when there is none.</summary>
    public int StepAt(DateOnly day)
    {
        int low = 0;
        int high = Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (Ops[middle].Day <= day.DayNumber) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /// <summary>The step of an event, or -1.</summary>
    public int StepOf(string id) => _trunk?.StepOf(id) is > 0 and var step && step <= _shared
        ? step
        : _steps.Value.GetValueOrDefault(id, -1);

    /// <summary>
    /// SHA-256, lower-case hex, over what the world after the first steps rests on: the events' canonical bytes, until
    /// when the claims they cite speak, and the pack's settings and rules. A branch pins it to notice a changed past;
    /// many branches fork at few steps, so it is computed once a step.
    /// </summary>
    public string Digest(int steps) => _digests.Of(Math.Min(steps, Length));

    /// <summary>The world's slots after a step at which some cursor passed by; null where none did.</summary>
    internal int[]? MilestoneAt(int step) =>
        step <= _shared ? _trunk?.MilestoneAt(step) : _milestones.GetValueOrDefault(step);

    /// <summary>Keeps the world's slots after a step, for the cursors to come.</summary>
    internal void Pass(int step, int[] slots)
    {
        if (step <= _shared) _trunk?.Pass(step, slots);
        else _milestones.TryAdd(step, slots);
    }

    /// <summary>The event at an index as the engine applies it.</summary>
    internal ref readonly Op OpAt(int index)
    {
        if (index < _shared) return ref _trunk!.OpAt(index);
        return ref _own[index - _shared];
    }

    private static Dictionary<string, int> StepsOf(IReadOnlyList<Event> events, int before)
    {
        var steps = new Dictionary<string, int>(events.Count);
        // In a draw a blocked step of a ramp is tried again under the same id: the first try names the step.
        for (int i = 0; i < events.Count; i++) steps.TryAdd(events[i].Id, before + i + 1);
        return steps;
    }

    private static bool IsInOrder(Event[] events)
    {
        for (int i = 1; i < events.Length; i++)
        {
            if (events[i].Day < events[i - 1].Day) return false;
        }
        return true;
    }

    /// <summary>
    /// The last day for which the cited claims speak. That a report came out says nothing of the count in it: where
    /// claims measure, only those speak for the level.
    /// </summary>
    private static int SpokenUntil(Event e, Dictionary<string, Claim> claims)
    {
        (int Day, bool IsMeasured)? last = null;
        foreach (string id in e.Cites)
        {
            if (!claims.TryGetValue(id, out Claim? claim)) continue;
            (int Day, bool IsMeasured) own = (claim.SpeaksUntil.DayNumber, claim.Measure is not null);
            bool speaksLater = last is not { } known
                || (own.IsMeasured == known.IsMeasured ? own.Day > known.Day : own.IsMeasured);
            if (speaksLater) last = own;
        }
        return last?.Day ?? e.Day.DayNumber;
    }

    /// <summary>Which observations add a second voice to a quantity about which sources disagree.</summary>
    private sealed class Disagreements(Pack pack)
    {
        private readonly Dictionary<string, string> _sources = pack.Claims.ToDictionary(c => c.Id, c => c.Source);
        private readonly List<HashSet<string>> _conflicts =
            [.. pack.Conflicts.Where(c => c.Kind == "disagreement").Select(c => c.Claims.ToHashSet())];

        private readonly HashSet<string> _heard = [];

        public bool Joins(Event e)
        {
            if (_conflicts.Count == 0) return false;
            _heard.UnionWith(e.Cites);
            return e.Data is History.Events.TroopsReported && _conflicts.Any(claims =>
                claims.Overlaps(e.Cites)
                && claims.Where(_heard.Contains).Select(c => _sources.GetValueOrDefault(c)).Distinct().Count() > 1);
        }
    }
}
