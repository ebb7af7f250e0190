using NatoIraq.Core.Dice;
using NatoIraq.Core.History;
using NatoIraq.Core.History.Events;
using NatoIraq.Core.Machines;
using NatoIraq.Core.Replay;
using NatoIraq.Core.Rules;
using NatoIraq.Core.Scenarios;
using NatoIraq.Core.Worlds;

namespace NatoIraq.Core.Projections;

/// <summary>An entry that did not happen in an opened draw, or not as often as it would have.</summary>
/// <param name="Entry">The entry, in the form that one fork of the chain gives it.</param>
/// <param name="Day">The last day on which it could have happened.</param>
/// <param name="Reason">Why it did not.</param>
/// <param name="BlockedBy">The rule that blocked it last; null for other reasons.</param>
public sealed record Failure(Entry Entry, DateOnly Day, NotHappened Reason, Rule? BlockedBy);

/// <summary>
/// One draw of a branch, opened: the same trajectory that a projection counted, as a timeline to step through.
/// </summary>
public sealed class DrawTrace : IDrawObserver
{
    private readonly Plan _plan;
    private readonly List<(Event Event, Op Op)> _steps = [];
    private readonly List<Failure> _failed = [];
    private readonly Dictionary<Entry, Rule> _blocked = [];
    private readonly List<(string Event, int Persons)> _undone = [];
    private int _started;

    private DrawTrace(Plan plan) => _plan = plan;

    /// <summary>
    /// The history up to the fork, then the draw's events; blocked ones are steps that change nothing.
    /// </summary>
    public Timeline Timeline { get; private set; } = null!;

    /// <summary>
    /// Planned events that did not happen, the last day on which they could have, and why; hazards and reactions whose
    /// numbers could not stand, or that were cut.
    /// </summary>
    public IReadOnlyList<Failure> Failures => _failed;

    /// <summary>Ramps that left persons unmoved at the horizon.</summary>
    public IReadOnlyList<(string Event, int Persons)> Leftovers => _undone;

    /// <summary>The assumptions' values in this draw, by name; NaN for an unknown one.</summary>
    public IReadOnlyDictionary<string, double> Assumptions { get; private set; } = new Dictionary<string, double>();

    /// <inheritdoc/>
    public bool Explains => true;

    /// <summary>Opens a draw.</summary>
    /// <param name="plan">The branch.</param>
    /// <param name="dice">The dice of the projection, or <see cref="KeyedDice.Middle"/>.</param>
    /// <param name="draw">The draw's number, from 0.</param>
    public static DrawTrace Open(Plan plan, KeyedDice dice, long draw)
    {
        var trace = new DrawTrace(plan);
        var runner = new DrawRunner(plan, dice);
        runner.Run(draw, ref trace);
        trace.Timeline = plan.Timeline.Then(plan.ForkStep, trace._steps);
        double[] values = runner.Assumptions.ToArray();
        trace.Assumptions = plan.Assumptions.Select((a, i) => (a.Source.Name, values[i])).ToDictionary(p => p.Name,
            p => p.Item2);
        return trace;
    }

    /// <inheritdoc/>
    public void Applied(Entry? entry, EventData? data, in Op op, int step, Rule? blocked)
    {
        DateOnly day = DateOnly.FromDayNumber(op.Day);
        (string id, EventData shown) = entry is null ? StartOf(op) : (IdOf(entry, step), Resolved(data!, op));
        if (entry is not null && blocked is not null) _blocked[entry] = blocked;
        string? note = blocked is null ? null : $"Blocked by {blocked.Id} ({blocked.Name}).";
        IReadOnlyList<string> cites = entry is null ? [] : CitesOf(entry);
        _steps.Add((new Event(id, Window.On(day), null, cites, null, note, shown), op));
    }

    /// <inheritdoc/>
    public void Failed(Entry entry, int day, NotHappened reason) =>
        _failed.Add(new Failure(
            entry, DateOnly.FromDayNumber(day), reason,
            reason == NotHappened.Blocked ? _blocked.GetValueOrDefault(entry) : null));

    /// <inheritdoc/>
    public void Undone(Entry entry, int persons) => _undone.Add((entry.Id, persons));

    /// <inheritdoc/>
    public void Rest(Journal journal, int from, int to, double[] assumptions) { }

    /// <inheritdoc/>
    public void Moved(World world, int instance, int from, int to) { }

    /// <inheritdoc/>
    public void Broke(World world, in Op op, Rule rule) { }

    /// <inheritdoc/>
    public void Refused(World world, in Op op, Rule rule, Machine machine, int state, int trigger, in Facts facts) { }

    /// <summary>What an entry's step is called in a draw.</summary>
    internal static string IdOf(Entry entry, int step) => step switch
    {
        < 0 => $"{entry.Id}-ends",
        0 => entry.Id,
        _ => $"{entry.Id}#{step}",
    };

    private (string, EventData) StartOf(in Op op)
    {
        if (op.Effect == Effect.Fork) return (After.Fork, new BranchForked(_plan.Name));
        PlanInitial initial = _plan.Initial[_started++];
        return ($"initial-{_started}", new ValueStarted(initial.Target, AmountOf(op)));
    }

    private static EventData Resolved(EventData data, in Op op) =>
        EventTypes.Get(EventTypes.NameOf(data)).Resolve(data, AmountOf(op));

    private static Amount AmountOf(in Op op) => op.Amount.IsKnown ? Amount.Of(op.Amount.Likely) : new Amount();

    /// <summary>The claims behind the assumptions the entry's formulas name.</summary>
    private IReadOnlyList<string> CitesOf(Entry entry) =>
        [.. _plan.Assumptions.Where(a => entry.Assumptions.Contains(a.Source.Name)).SelectMany(a => a.Source.Cites).Distinct()];
}
