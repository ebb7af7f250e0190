using System.Runtime.InteropServices;
using NatoIraq.Core.Rules;
using NatoIraq.Core.Scenarios;
using NatoIraq.Core.Worlds;

namespace NatoIraq.Core.Projections;

/// <summary>What happens when an entry is due: chance, condition, amount, then the same step as replay.</summary>
public sealed partial class DrawRunner
{
    private void Handle<TObserver>(in Pending due, ref TObserver observer) where TObserver : IDrawObserver
    {
        if (due.Due == Due.Wake)
        {
            if (due.Number != NoPlace) WakeWhenPressureEases(due.Number);
            return;
        }
        if (due.Due == Due.Exit)
        {
            EndExit(_entries[due.Number], ref observer);
            return;
        }
        Entry entry = _entries[due.Order];
        if (_day > entry.UntilDay && !GoesOn(entry, due.Due)) return;
        switch (due.Due)
        {
            case Due.Denial:
                bool stands = _states[entry.Index].HasHappened || HasBegunAsAnother(entry);
                if (!stands) Fail(entry, NotHappened.Waited, ref observer);
                break;
            case Due.Event: Happen(entry, due.Number, ref observer); break;
            case Due.Step: StepRamp(entry, due.Number, ref observer); break;
            default: Undo(entry, due.Number, ref observer); break;
        }
    }

    /// <summary>
    /// Whether something due after the fork that denied its entry still comes: a span ends as it would have, and a ramp
    /// whose first step was done is not begun anew by what replaced it.
    /// </summary>
    private bool GoesOn(Entry entry, Due due) =>
        due == Due.Opposite || (due == Due.Step && entry.IsReplaced && HasBegun(_states[entry.Index]));

    /// <summary>Whether it happened, for a ramp its first step.</summary>
    private static bool HasBegun(in EntryState state) => state.HasHappened && (state.Steps == 0 || state.Done > 0);

    /// <summary>Whether it happened in the form that another fork of the chain gives it: that stands.</summary>
    private bool HasBegunAsAnother(Entry entry)
    {
        foreach (Entry other in entry.Namesakes)
        {
            if (HasBegun(_states[other.Index])) return true;
        }
        return false;
    }

    private void Happen<TObserver>(Entry entry, int occurrence, ref TObserver observer) where TObserver : IDrawObserver
    {
        ref EntryState state = ref _states[entry.Index];
        bool isOnce = entry.Kind == EntryKind.Planned;
        if (isOnce && (state.HasHappened || state.HasFailed || HasBegunAsAnother(entry))) return;
        state.Occurrences++;
        if (entry.Kind == EntryKind.Hazard) NextOccurrence(entry);
        if ((Luck(entry, occurrence) ?? Condition(entry)) is { } reason)
        {
            Fail(entry, reason, ref observer);
            return;
        }
        double amount = 0;
        if (entry.Amount is not null)
        {
            amount = entry.Amount.Draw(Now, _dice, _draw, occurrence);
            if (Wrong(amount, entry.AmountIsDays ? Bounds.Days : Bounds.Count) is { } wrong)
            {
                Fail(entry, wrong, ref observer);
                return;
            }
        }
        int total = entry.Amount is null ? entry.Op.Amount.Likely : Persons(amount);
        if (entry.Over is not null) StartRamp(entry, total, ref observer);
        else AtOnce(entry, amount, occurrence, ref observer);
    }

    /// <summary>Why its chance keeps it from happening; null when it does not.</summary>
    private NotHappened? Luck(Entry entry, int occurrence)
    {
        if (entry.Chance is null) return null;
        double chance = entry.Chance.Known(Now);
        if (Wrong(chance, Bounds.Chance) is { } wrong) return wrong;
        bool happens = _dice.Happens(Math.Clamp(chance, 0, 1), _draw, entry.ChanceKey, occurrence);
        return happens ? null : NotHappened.Chance;
    }

    private NotHappened? Condition(Entry entry)
    {
        if (entry.If is null) return null;
        return entry.If.Known(Now) switch { 1 => null, 0 => NotHappened.Condition, _ => NotHappened.Unknown };
    }

    private void AtOnce<TObserver>(Entry entry, double amount, int occurrence, ref TObserver observer)
        where TObserver : IDrawObserver
    {
        ref Op op = ref Today(_ops, entry);
        if (entry.Amount is not null) op.Amount = Estimate.Of(entry.AmountIsDays ? Days(amount) : Persons(amount));
        if (entry.For is not null)
        {
            double span = entry.For.Draw(Now, _dice, _draw, occurrence);
            if (Wrong(span, Bounds.Days) is { } wrong)
            {
                Fail(entry, wrong, ref observer);
                return;
            }
            op.Amount = Estimate.Of(Days(span));
        }
        Rule? blocked = Replay.Step.Apply(_journal, _rules, op, ref observer);
        observer.Applied(entry, entry.Data, op, entry.Kind == EntryKind.Planned ? 0 : occurrence + 1, blocked);
        if (blocked is not null)
        {
            // A move at once is not tried again: all it would have moved is left undone.
            if (op.Effect is Effect.Deploy or Effect.Withdraw or Effect.Move) observer.Undone(entry, op.Amount.AtLeast);
            Fail(entry, NotHappened.Blocked, ref observer);
            return;
        }
        if (entry.Opposite is not null) ScheduleEnd(entry);
        if (op.Effect == Effect.RaisePressure && _watch.OfPressure != 0) WakeWhenPressureEases(op.A);
        _states[entry.Index].HasHappened = true;
        Follow(entry, isStart: true, isEnd: true, ref observer);
    }

    private void ScheduleEnd(Entry entry)
    {
        bool isExit = entry.Op.Effect == Effect.OpenExit;
        int end = _world.Of(entry.Op.Mission, isExit ? MissionSlot.ExitUntil : MissionSlot.SuspendedUntil);
        if (isExit) _queue.Push(new Pending(end, Pending.Last, entry.Index, Due.Exit));
        else Push(entry, end, end, Due.Opposite);
    }

    private void StartRamp<TObserver>(Entry entry, int total, ref TObserver observer) where TObserver : IDrawObserver
    {
        ref EntryState state = ref _states[entry.Index];
        double over = entry.Over!.Draw(Now, _dice, _draw, 0);
        double steps = entry.Steps?.Draw(Now, _dice, _draw, 0) ?? 0;
        NotHappened? wrong = Wrong(over, Bounds.Days) ?? Wrong(steps, Bounds.Count);
        if (total == Estimate.None) wrong = NotHappened.Unknown;
        if (wrong is { } reason)
        {
            Fail(entry, reason, ref observer);
            return;
        }
        state.HasHappened = true;
        state.StartDay = _day;
        state.LengthDays = Days(over);
        state.Total = total;
        int count = entry.Steps is null ? EntryFactory.StepsOf(state.LengthDays)
            : (int)Math.Clamp(Math.Round(steps), 1, 10_000);
        state.Steps = Math.Clamp(count, 1, Math.Max(1, total));
        Push(entry, StepDay(state, 1), 1, Due.Step);
    }

    private static int StepDay(in EntryState state, int step) =>
        state.StartDay + (int)((long)state.LengthDays * step / state.Steps);

    /// <summary>A step of a ramp, with those that wait from before: the first that is blocked stops them all.</summary>
    private void StepRamp<TObserver>(Entry entry, int step, ref TObserver observer) where TObserver : IDrawObserver
    {
        ref EntryState state = ref _states[entry.Index];
        while (state.Done < step)
        {
            ref Op op = ref Today(_ops, entry);
            // Equal shares have equal remainders, so by largest remainder the first steps take one more each.
            int size = (state.Total / state.Steps) + (state.Done < state.Total % state.Steps ? 1 : 0);
            op.Amount = Estimate.Of(size);
            Rule? blocked = Replay.Step.Apply(_journal, _rules, op, ref observer);
            observer.Applied(entry, entry.Data, op, state.Done + 1, blocked);
            if (blocked is not null)
            {
                state.IsBlocked = true;
                break;
            }
            state.Done++;
            Follow(entry, isStart: state.Done == 1, isEnd: state.Done == state.Steps, ref observer);
        }
        if (step < state.Steps) Push(entry, StepDay(state, step + 1), step + 1, Due.Step);
        else if (state.Done < state.Steps)
        {
            Push(entry, _day + Math.Max(1, state.LengthDays / state.Steps), step, Due.Step);
        }
    }

    /// <summary>
    /// The opposite event: only at the end of the last of overlapping spans, and once. While it is blocked it is tried
    /// again every so many days.
    /// </summary>
    private void Undo<TObserver>(Entry entry, int end, ref TObserver observer) where TObserver : IDrawObserver
    {
        if (_world.Of(entry.Op.Mission, MissionSlot.SuspendedUntil) != end) return;
        if (ApplyOpposite(entry, ref observer) is not null) Push(entry, _day + DaysToRetry, end, Due.Opposite);
    }

    /// <summary>
    /// The end of an exit window (R7), unless the host has changed its mind or withdrawn for good before.
    /// </summary>
    private void EndExit<TObserver>(Entry entry, ref TObserver observer) where TObserver : IDrawObserver
    {
        bool isOpen = _world.StateOf(entry.Op.Instance) == Layout.ExitState;
        if (isOpen && _world.Of(entry.Op.Mission, MissionSlot.ExitUntil) == _day) ApplyOpposite(entry, ref observer);
    }

    private Rule? ApplyOpposite<TObserver>(Entry entry, ref TObserver observer) where TObserver : IDrawObserver
    {
        ref Op op = ref Today(_opposites, entry);
        Rule? blocked = Replay.Step.Apply(_journal, _rules, op, ref observer);
        observer.Applied(entry, entry.Opposite!.Value.Data, op, -1, blocked);
        return blocked;
    }

    private ref Op Today(Op[] ops, Entry entry)
    {
        ref Op op = ref ops[entry.Index];
        op.Day = _day;
        return ref op;
    }

    /// <summary>What follows an entry's first or last step.</summary>
    private void Follow<TObserver>(Entry entry, bool isStart, bool isEnd, ref TObserver observer)
        where TObserver : IDrawObserver
    {
        foreach (Entry follower in CollectionsMarshal.AsSpan(entry.Followers))
        {
            bool due = follower.Kind == EntryKind.Reaction ? isStart : !follower.Unless
                && (follower.FromStart ? isStart : isEnd);
            if (!due) continue;
            if (follower.Kind != EntryKind.Reaction) Await(follower, _day, ref observer);
            else if (_day >= follower.SinceDay) PushReaction(follower);
        }
    }

    /// <summary>
    /// An entry does not happen, told once a draw. Of a hazard or reaction, which comes or not as it may, only numbers
    /// that cannot stand are told, and nothing follows from it.
    /// </summary>
    private void Fail<TObserver>(Entry entry, NotHappened reason, ref TObserver observer) where TObserver
        : IDrawObserver
    {
        bool isPlanned = entry.Kind == EntryKind.Planned;
        if (!isPlanned && reason is not (NotHappened.Unknown or NotHappened.Invalid)) return;
        ref EntryState state = ref _states[entry.Index];
        if (state.HasFailed || (isPlanned && state.HasHappened)) return;
        state.HasFailed = true;
        observer.Failed(entry, _day, reason);
        if (!isPlanned) return;
        // What replaced the entry at a later fork may still happen: only its failing decides for the followers.
        if (entry.IsReplaced) return;
        foreach (Entry follower in CollectionsMarshal.AsSpan(entry.Followers))
        {
            if (follower.Unless) Await(follower, _day, ref observer);
            else Fail(follower, NotHappened.Waited, ref observer);
        }
    }

    private void Finish<TObserver>(ref TObserver observer) where TObserver : IDrawObserver
    {
        foreach (Entry entry in _entries)
        {
            ref EntryState state = ref _states[entry.Index];
            if (state.IsCut) observer.Failed(entry, _plan.UntilDay, NotHappened.Cut);
            if (entry.Kind != EntryKind.Planned) continue;
            bool hasBegun = HasBegun(state) || HasBegunAsAnother(entry);
            if (!hasBegun && !state.HasFailed && entry.UntilDay == int.MaxValue)
            {
                observer.Failed(entry, _plan.UntilDay, state.IsBlocked ? NotHappened.Blocked : NotHappened.Waited);
            }
            if (state.Done < state.Steps)
            {
                int moved = (state.Total / state.Steps * state.Done) + Math.Min(state.Done, state.Total % state.Steps);
                observer.Undone(entry, state.Total - moved);
            }
        }
    }
}
