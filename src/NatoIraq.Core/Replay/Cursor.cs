using NatoIraq.Core.Expressions;
using NatoIraq.Core.Worlds;

namespace NatoIraq.Core.Replay;

/// <summary>
/// A place on a timeline and the world there. It steps both ways and keeps a checkpoint every so many steps.
/// </summary>
public sealed class Cursor
{
    private const int CheckpointEvery = 32;

    /// <summary>How far apart the worlds are that a timeline keeps for all its cursors.</summary>
    private const int MilestoneEvery = 4096;

    /// <summary>
    /// How many steps can be undone one by one; further back it goes on from a checkpoint. Were every write of a long
    /// timeline kept, the collector would have more to do than the step.
    /// </summary>
    private const int Remembered = 1024;

    private readonly Journal _journal;
    private readonly List<int[]> _checkpoints = [];
    private readonly Stack<int> _marks = [];

    /// <summary>Stands before the first event.</summary>
    public Cursor(Timeline timeline)
    {
        Timeline = timeline;
        World = new World(timeline.Layout);
        _journal = new Journal(World);
        _checkpoints.Add([.. World.Slots]);
    }

    /// <summary>The timeline.</summary>
    public Timeline Timeline { get; }

    /// <summary>The world after the first <see cref="Step"/> events.</summary>
    public World World { get; }

    /// <summary>How many events have been applied.</summary>
    public int Step { get; private set; }

    /// <summary>Applies the next event; false at the end.</summary>
    public bool Forward<TSink>(ref TSink sink) where TSink : ISink
    {
        if (Step == Timeline.Length) return false;
        if (_marks.Count == Remembered) Forget();
        _marks.Push(_journal.Count);
        Replay.Step.Apply(_journal, Timeline.Rules, Timeline.Ops[Step], ref sink);
        Step++;
        if (Step == _checkpoints.Count * CheckpointEvery) _checkpoints.Add([.. World.Slots]);
        if (Step % MilestoneEvery == 0 && Timeline.MilestoneAt(Step) is null) Timeline.Pass(Step, [.. World.Slots]);
        return true;
    }

    /// <summary>Applies the next event in silence; false at the end.</summary>
    public bool Forward()
    {
        var silent = new Silent();
        return Forward(ref silent);
    }

    /// <summary>The slots the last event wrote, with what they held before it; empty right after a jump.</summary>
    public ReadOnlySpan<(int Slot, int Old)> LastWrites =>
        _marks.TryPeek(out int mark) ? _journal.Since(mark) : [];

    /// <summary>Undoes the last event; false at the start.</summary>
    public bool Back()
    {
        if (Step == 0) return false;
        if (_marks.Count == 0)
        {
            GoTo(Step - 1);
            return true;
        }
        _journal.UndoTo(_marks.Pop());
        Step--;
        return true;
    }

    /// <summary>Goes to a step from 0 to the timeline's length, both inclusive.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such step.</exception>
    public void GoTo(int step)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(step, Timeline.Length);
        // Far back a checkpoint is nearer than undoing every step.
        if (Step - step <= CheckpointEvery)
        {
            while (Step > step && _marks.Count > 0) Back();
        }
        int checkpoint = Math.Min(step / CheckpointEvery, _checkpoints.Count - 1) * CheckpointEvery;
        int known = Math.Max(checkpoint, Step <= step ? Step : 0);
        int milestone = step / MilestoneEvery * MilestoneEvery;
        // A draw is opened behind the history that it shares: the last milestone there may lie before its own steps.
        while (milestone > known && Timeline.MilestoneAt(milestone) is null) milestone -= MilestoneEvery;
        if (milestone > known) Jump(milestone, Timeline.MilestoneAt(milestone)!);
        else if (Step > step || checkpoint > Step) Jump(checkpoint, _checkpoints[checkpoint / CheckpointEvery]);
        while (Step < step) Forward();
    }

    private void Jump(int step, int[] slots)
    {
        World.CopyFrom(slots);
        Step = step;
        Forget();
    }

    /// <summary>Steps forward until the condition is definitely true after an event; false when it never is.</summary>
    public bool RunUntil(BoundExpression<Moment> condition)
    {
        while (Forward())
        {
            if (condition.Evaluate(new Moment(World, Timeline.Ops[Step - 1].Day, [])).IsTrue) return true;
        }
        return false;
    }

    private void Forget()
    {
        _journal.Forget();
        _marks.Clear();
    }
}
