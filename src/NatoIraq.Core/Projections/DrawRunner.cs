using NatoIraq.Core.Dice;
using NatoIraq.Core.Expressions;
using NatoIraq.Core.Replay;
using NatoIraq.Core.Rules;
using NatoIraq.Core.Scenarios;
using NatoIraq.Core.Worlds;

namespace NatoIraq.Core.Projections;

/// <summary>
/// Runs the draws of one branch, one after another, event by event from the fork to the horizon. It keeps its world and
/// queue between draws; one runner serves one thread.
/// </summary>
public sealed partial class DrawRunner
{
    /// <summary>After how many days a blocked end of a span is tried again.</summary>
    private const int DaysToRetry = 30;

    private const int NoPlace = -1;

    private readonly Plan _plan;
    private readonly KeyedDice _dice;
    private readonly World _world;
    private readonly Journal _journal;
    private readonly RuleBook _rules;
    private readonly int[] _fork;
    private readonly int[] _facts;
    private readonly double[] _assumptions;
    private readonly PlanAssumption[] _plannedAssumptions;
    private readonly PlanInitial[] _initial;
    private readonly double[] _initialValues;
    private readonly Entry[] _entries;
    private readonly bool[] _hasFixedChance;
    private readonly EntryState[] _states;

    // The entries' events and those that end them: each draw writes the day and amount over those of the last.
    private readonly Op[] _ops;
    private readonly Op[] _opposites;
    private readonly Entry[] _reactions;
    private readonly Watch _watch;
    private readonly int[] _wakes;
    private readonly DrawQueue _queue;
    private readonly int _firstEvent;
    private long _draw;
    private int _day;
    private ulong _touched;
    private int _nextEase;

    /// <summary>Prepares a plan's draws.</summary>
    public DrawRunner(Plan plan, KeyedDice dice)
    {
        (_plan, _dice) = (plan, plan.Copula?.Tie(dice) ?? dice);
        var cursor = new Cursor(plan.Timeline);
        cursor.GoTo(plan.ForkStep);
        _world = cursor.World;
        _facts = [.. _world.Slots];
        _journal = new Journal(_world);
        _rules = plan.Timeline.Rules;
        _firstEvent = plan.Timeline.Length;
        _queue = new DrawQueue(plan.ForkDay, plan.UntilDay);
        var silent = new Silent();
        Replay.Step.Apply(_journal, _rules, ForkOp(), ref silent);
        _fork = [.. _world.Slots];
        _plannedAssumptions = [.. plan.Assumptions];
        _assumptions = new double[_plannedAssumptions.Length];
        _initial = [.. plan.Initial];
        _initialValues = new double[_initial.Length];
        _entries = [.. plan.Entries];
        _hasFixedChance = [.. _entries.Select(e => e.Chance?.Leaves.Any(leaf => leaf is WorldNode) == false)];
        _states = new EntryState[_entries.Length];
        _ops = [.. _entries.Select(e => Planned(e, e.Op))];
        _opposites = [.. _entries.Select(e => Planned(e, e.Opposite?.Op ?? default))];
        _wakes = new int[_world.Universe.Places.Count];
        _reactions = [.. plan.Entries.Where(e => e.When is not null)];
        _watch = new Watch(plan.Timeline.Layout);
        for (int r = 0; r < _reactions.Length; r++) _watch.Add(r, _reactions[r].When!);
    }

    /// <summary>The branch.</summary>
    public Plan Plan => _plan;

    /// <summary>The assumptions' values in the last draw, by number; NaN for an unknown one.</summary>
    public ReadOnlySpan<double> Assumptions => _assumptions;

    /// <summary>The starting values drawn in the last draw, in the plan's order; NaN for an unknown one.</summary>
    public ReadOnlySpan<double> Initial => _initialValues;

    /// <summary>Runs one draw.</summary>
    /// <param name="draw">Its number, from 0.</param>
    /// <param name="observer">What is told of it.</param>
    public void Run<TObserver>(long draw, ref TObserver observer) where TObserver : IDrawObserver
    {
        Reset(draw);
        Start(ref observer);
        while (_queue.TryPop(out Pending next))
        {
            if (next.Day > _day)
            {
                observer.Rest(_journal, _day, next.Day, _assumptions);
                _day = next.Day;
                _journal.Forget();
                _touched |= _watch.OfDate;
                if (_day >= _nextEase) _touched |= _watch.OfPressure;
            }
            int mark = _journal.Count;
            Handle(next, ref observer);
            _touched |= _watch.Touched(_journal.Since(mark));
            if (_touched != 0) React();
        }
        observer.Rest(_journal, _day, _plan.UntilDay + 1, _assumptions);
        Finish(ref observer);
    }

    private void Reset(long draw)
    {
        _draw = draw;
        _day = _plan.ForkDay;
        _queue.Clear();
        _journal.Forget();
        Array.Clear(_states);
        Array.Clear(_wakes);
        _world.CopyFrom(_fork);
        _touched = ulong.MaxValue;
    }

    private Moment Now => new(_world, _day, _assumptions);

    private void Start<TObserver>(ref TObserver observer) where TObserver : IDrawObserver
    {
        if (observer.Explains)
        {
            // Told as a step of its own, so that a replay shows what the fork froze and forgot.
            _world.CopyFrom(_facts);
            Op fork = ForkOp();
            Replay.Step.Apply(_journal, _rules, fork, ref observer);
            observer.Applied(null, null, fork, 0, null);
        }
        for (int i = 0; i < _assumptions.Length; i++)
        {
            _assumptions[i] = _plannedAssumptions[i].Value.Draw(Now, _dice, draw: _draw, occurrence: 0);
        }
        for (int i = 0; i < _initial.Length; i++)
        {
            _initialValues[i] = _initial[i].Value.Draw(Now, _dice, _draw, 0);
            Op op = StartOp(_initial[i], _initialValues[i]);
            Replay.Step.Apply(_journal, _rules, op, ref observer);
            observer.Applied(null, null, op, 0, null);
        }
        foreach (Entry entry in _entries) Schedule(entry, ref observer);
        foreach (Entry reaction in _reactions)
        {
            if (reaction.SinceDay > _day) Wake(reaction.SinceDay);
        }
        React();
    }

    private void Schedule<TObserver>(Entry entry, ref TObserver observer) where TObserver : IDrawObserver
    {
        if (entry is { Kind: EntryKind.Planned, UntilDay: < int.MaxValue, IsReplaced: false })
        {
            _queue.Push(new Pending(entry.UntilDay, entry.Index, 0, Due.Denial));
        }
        switch (entry.Kind)
        {
            case EntryKind.Hazard:
                double rate = entry.Rate!.Draw(Now, _dice, _draw, 0);
                if (Wrong(rate, Bounds.Rate) is { } reason) Fail(entry, reason, ref observer);
                else _states[entry.Index].Rate = rate;
                NextOccurrence(entry);
                break;
            case EntryKind.Planned when entry.OnDay >= 0:
                Push(entry, entry.OnDay, 0);
                break;
            case EntryKind.Planned when entry.AfterFork:
                Await(entry, entry.SinceDay, ref observer);
                break;
            case EntryKind.Planned when entry.AntecedentDropped:
                if (entry.Unless) Await(entry, entry.SinceDay, ref observer);
                else Fail(entry, NotHappened.Waited, ref observer);
                break;
            default: break;
        }
    }

    private void Push(Entry entry, int day, int number, Due due = Due.Event) =>
        _queue.Push(new Pending(Math.Max(day, entry.SinceDay), entry.Index, number, due));

    /// <summary>Schedules an entry its delay after a day.</summary>
    private void Await<TObserver>(Entry entry, int day, ref TObserver observer) where TObserver : IDrawObserver
    {
        double delay = entry.Delay?.Draw(Now, _dice, _draw, 0) ?? 0;
        if (Wrong(delay, Bounds.Days) is { } reason) Fail(entry, reason, ref observer);
        else Push(entry, day + Days(delay), 0);
    }

    /// <summary>Why a number that was drawn cannot stand; null when it can.</summary>
    private static NotHappened? Wrong(double value, Bounds bounds) =>
        double.IsNaN(value) ? NotHappened.Unknown : bounds.Holds(value) ? null : NotHappened.Invalid;

    /// <summary>Whole days, within what the calendar holds.</summary>
    private static int Days(double days) => (int)Math.Clamp(Math.Round(days), 0, 1_000_000);

    private void NextOccurrence(Entry entry)
    {
        ref EntryState state = ref _states[entry.Index];
        if (state.Rate <= 0 || _dice.IsMiddle) return;
        double u = _dice.Uniform(_draw, entry.GapKey, state.Occurrences);
        state.Clock += Distribution.Exponential(u, state.Rate);
        // The process runs from the end of the fork's day.
        double day = entry.SinceDay + 1 + Math.Floor(state.Clock);
        if (day > _plan.UntilDay) return;
        if (state.Occurrences < Plan.MostOccurrences) Push(entry, (int)day, state.Occurrences);
        else state.IsCut = true;
    }

    /// <summary>
    /// Looks at the conditions that may have changed: those that read a slot which was written, a pressure that eased,
    /// or the date. The others are worth what they were.
    /// </summary>
    private void React()
    {
        if ((_touched & _watch.OfPressure) != 0) _nextEase = _world.NextEase(_day);
        ulong later = 0;
        for (int r = Watch.Next(_touched, 0); r < _reactions.Length; r = Watch.Next(_touched, r + 1))
        {
            Entry reaction = _reactions[r];
            if (_day < reaction.SinceDay) later |= Watch.Bit(r);
            else if (_day <= reaction.UntilDay) React(reaction, _watch.OfPressure & Watch.Bit(r));
        }
        _touched = later;
    }

    private void React(Entry reaction, ulong ofPressure)
    {
        ref EntryState state = ref _states[reaction.Index];
        if (!state.IsAwake)
        {
            state.IsAwake = true;
            foreach (DateOnly date in reaction.When!.Dates)
            {
                if (date.DayNumber > _day) Wake(date.DayNumber);
            }
            for (int place = 0; ofPressure != 0 && place < _wakes.Length; place++) WakeWhenPressureEases(place);
        }
        bool isTrue = reaction.When!.Known(Now) == 1;
        bool rises = isTrue && !state.WasTrue;
        state.WasTrue = isTrue;
        if (!rises || state.LastDay == _day) return;
        state.LastDay = _day;
        PushReaction(reaction);
    }

    private void Wake(int day) => _queue.Push(new Pending(day, Pending.Last, NoPlace, Due.Wake));

    /// <summary>
    /// Each firing has a number of its own, so that two of one day do not share their luck. Where the world has no say
    /// in the chance, one that misses it is not even scheduled: nobody is told of it, and nothing follows.
    /// </summary>
    private void PushReaction(Entry reaction)
    {
        ref EntryState state = ref _states[reaction.Index];
        if (state.Scheduled >= Plan.MostOccurrences)
        {
            state.IsCut = true;
            return;
        }
        int number = state.Scheduled++;
        bool misses = _hasFixedChance[reaction.Index] && Luck(reaction, number) == NotHappened.Chance;
        if (!misses) Push(reaction, _day, number);
    }

    /// <summary>
    /// Pressure that is raised again eases later, never sooner: so a place needs one wake at a time, and one that comes
    /// too early sets the next.
    /// </summary>
    private void WakeWhenPressureEases(int place)
    {
        if (_wakes[place] > _day) return;
        int day = _world.NextEase(place, _day);
        if (day > _plan.UntilDay) return;
        _wakes[place] = day;
        _queue.Push(new Pending(day, Pending.Last, place, Due.Wake));
    }

    private Op ForkOp() => new()
    {
        Event = -1, Day = _plan.ForkDay, Instance = -1, OtherInstance = -1, Mission = -1, A = -1, B = -1,
        Method = -1, Amount = Estimate.Unknown, Effect = Effect.Fork, IsFact = true,
    };

    private Op Planned(Entry entry, Op op)
    {
        op.Event = _firstEvent + 1 + entry.Index;
        op.Spoken = int.MaxValue;
        return op;
    }

    private Op StartOp(PlanInitial initial, double value)
    {
        Op op = ForkOp();
        op.Event = _firstEvent;
        op.Effect = initial.Level >= 0 ? Effect.Start : Effect.SetCap;
        op.A = initial.Level >= 0 ? initial.Level : initial.Mission;
        op.Mission = initial.Mission;
        op.Amount = Bounds.Count.Holds(value) ? Estimate.Of(Persons(value)) : Estimate.Unknown;
        return op;
    }

    /// <summary>Whole persons; a hair below a whole number is that number.</summary>
    private static int Persons(double value) =>
        (int)Math.Clamp(Math.Floor(value + 1e-9), Bounds.Count.Low, Bounds.Count.High);

    /// <summary>What one entry has come to in a draw.</summary>
    private struct EntryState
    {
        public bool HasHappened;
        public bool HasFailed;
        public bool WasTrue;
        public bool IsAwake;
        public bool IsBlocked;
        public bool IsCut;
        public int Occurrences;
        public int Scheduled;
        public int LastDay;
        public int Total;
        public int Steps;
        public int Done;
        public int StartDay;
        public int LengthDays;
        public double Rate;
        public double Clock;
    }
}
