using System.Globalization;
using NatoIraq.Core.Dice;
using NatoIraq.Core.Expressions;
using NatoIraq.Core.History;
using NatoIraq.Core.History.Events;
using NatoIraq.Core.Replay;
using NatoIraq.Core.Worlds;

namespace NatoIraq.Core.Scenarios;

/// <summary>
/// Makes a compiled entry of what a scenario says; problems are collected, and the entry is left out.
/// </summary>
internal sealed class EntryFactory(OpCompiler ops, QuantityBinder quantities, int untilDay, List<Problem> problems)
{
    private const double DaysPerMonth = 365.25 / 12;

    public Entry? Make(Inherited<PlanEntry> item, int index)
    {
        int before = problems.Count;
        Entry? entry = Compiled(item, index);
        if (problems.Count > before || entry is null) return null;
        entry.UntilDay = item.UntilDay;
        return entry;
    }

    private Entry? Compiled(Inherited<PlanEntry> item, int index)
    {
        (PlanEntry e, Scenario owner) = (item.Item, item.Owner);
        (var planned, var reaction, var hazard) = (e as PlannedEvent, e as Reaction, e as Hazard);
        // Whatever the event is, what else the entry says is checked too.
        Op? op = e.Data is Unread ? null : Compile(owner, e);
        CheckRamp(owner, planned);
        Located? chance = planned?.Chance ?? reaction?.Chance;
        Located? span = planned?.For ?? reaction?.For;
        After? after = planned?.After;
        return new Entry
        {
            Index = index,
            Id = e.Id.Text,
            Kind = planned is not null ? EntryKind.Planned
                : reaction is not null ? EntryKind.Reaction
                : EntryKind.Hazard,
            Owner = owner.Name,
            SinceDay = item.SinceDay,
            Data = e.Data,
            Op = op ?? default,
            OnDay = planned?.On is { } on ? Day(item, on) : -1,
            AfterFork = after?.Event.Text == After.Fork,
            Unless = after?.Unless ?? false,
            FromStart = after?.Start ?? false,
            Delay = Quantity(owner, e.Id, "delay", after?.Delay, Bounds.Days),
            Chance = Chance(owner, chance),
            ChanceKey = DiceKey.Of("entry", e.Id.Text, "chance"),
            GapKey = DiceKey.Of("entry", e.Id.Text, "gap"),
            If = Truth(owner, planned?.If),
            When = Truth(owner, reaction?.When),
            Over = Quantity(owner, e.Id, "over", planned?.Over, Bounds.Days),
            Steps = Quantity(owner, e.Id, "steps", planned?.Steps, Bounds.Count),
            For = Quantity(owner, e.Id, "for", span, Bounds.Days),
            Rate = hazard is null ? null : Rate(item, hazard.Rate),
            Opposite = op is null ? null : OppositeOf(owner, span, e.Data),
            Assumptions = quantities.NamedIn(
                [reaction?.When, hazard?.Rate, chance, planned?.If, planned?.Over, planned?.Steps, span, after?.Delay,
                    .. e.Formulas.Values]),
            Amount = Amount(owner, e.Id, e.Data, e.Formulas),
            AmountIsDays = IsDays(e.Data),
        };
    }

    private void CheckRamp(Scenario owner, PlannedEvent? planned)
    {
        if (planned?.Over is not { } over
            || planned.Data is Unread or TroopsDeployed or TroopsWithdrawn or TroopsRebadged or TroopsRelocated) return;
        Problem(
            "Only moves of troops may take time: 'over' belongs to troops-deployed, -withdrawn, -rebadged or -relocated.",
            owner, over);
    }

    private Sampled? Rate(Inherited<PlanEntry> item, Located rate) => quantities.Rate(
        item.Owner, rate, DiceKey.Of("entry", item.Item.Id.Text, "rate"), untilDay - item.SinceDay);

    /// <summary>How many steps a ramp of so many days has unless told: one a month.</summary>
    public static int StepsOf(int days) => Math.Max(1, (int)Math.Round(days / DaysPerMonth));

    private Op? Compile(Scenario owner, PlanEntry entry)
    {
        (Located id, EventData data) = (entry.Id, entry.Data);
        try
        {
            if (data is TroopsReported)
            {
                throw new InvalidInputException(
                    "A plan cannot observe: troops-reported belongs to the history.",
                    "Move troops with troops-deployed, -withdrawn, -rebadged or -relocated.");
            }
            Op op = ops.Compile(data);
            if (op.A >= 0 && data is TroopsWithdrawn && op.A >= ops.CellCount)
            {
                throw new InvalidInputException("Troops leave one nation, mission and place: a * is a sum.",
                    "Write one event for each part.");
            }
            int stated = op.Amount.Likely;
            // An amount that is written as one number is checked where it stands.
            if (entry.Formulas.Count == 0 && op.Amount.IsKnown && BoundsOf(data).Refuse((stated, stated)) is { } wrong)
            {
                problems.Add(wrong with { File = owner.Name, Line = id.Line, Column = id.Column });
                return null;
            }
            return op;
        }
        catch (InvalidInputException e)
        {
            problems.AddRange(e.Problems.Select(p => p with { File = owner.Name, Line = id.Line, Column = id.Column }));
            return null;
        }
    }

    private (EventData, Op)? OppositeOf(Scenario owner, Located? span, EventData data)
    {
        // A notice is a span of its own: consent is withdrawn for good when it ends.
        if (span is null && data is HostWithdrew { Notice: not null } noticed)
        {
            var withdrawn = new HostWithdrew(noticed.Mission, null);
            return (withdrawn, ops.Compile(withdrawn));
        }
        if (span is null) return null;
        EventData? opposite = data switch
        {
            OperationsSuspended s => new OperationsResumed(s.Mission),
            OperationsLimited l => new OperationsResumed(l.Mission),
            _ => null,
        };
        if (opposite is not null) return (opposite, ops.Compile(opposite));
        Problem($"'{EventTypes.NameOf(data)}' has no opposite that 'for' could schedule.", owner, span,
            "Use 'for' with operations-suspended or operations-limited.");
        return null;
    }

    private int Day(Inherited<PlanEntry> item, Located on)
    {
        if (!DateOnly.TryParseExact(on.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None,
            out DateOnly day))
        {
            Problem($"'{on.Text}' is not a date.", item.Owner, on, "Write yyyy-MM-dd.");
        }
        else if (day.DayNumber < item.SinceDay)
        {
            string fork = $"{DateOnly.FromDayNumber(item.SinceDay):yyyy-MM-dd}";
            Problem($"{on.Text} is before the fork on {fork}: a branch never changes what precedes its fork (R15).",
                item.Owner, on, "Fork earlier, or choose a later day.");
        }
        return day.DayNumber;
    }

    private Sampled? Quantity(Scenario owner, Located id, string field, Located? text, Bounds bounds) =>
        text is null ? null : quantities.Quantity(owner, text, DiceKey.Of("entry", id.Text, field), bounds);

    private BoundExpression<Moment>? Chance(Scenario owner, Located? text) =>
        text is null ? null : quantities.Chance(owner, text);

    private BoundExpression<Moment>? Truth(Scenario owner, Located? text) =>
        text is null ? null : quantities.Expression(owner, text, ValueKind.Truth);

    private Sampled? Amount(Scenario owner, Located id, EventData data, IReadOnlyDictionary<string, Located> formulas)
    {
        Sampled? amount = null;
        foreach ((string field, Located text) in formulas)
        {
            amount = Quantity(owner, id, field, text, BoundsOf(data));
        }
        return data is TransferOffered ? null : amount;
    }

    private static Bounds BoundsOf(EventData data) =>
        data is Unread ? Bounds.None : IsDays(data) ? Bounds.Days : Bounds.Count;

    private static bool IsDays(EventData data) => data is HostWithdrew or OperationsSuspended or OperationsLimited;

    private void Problem(string message, Scenario owner, Located at, string? hint = null) =>
        problems.Add(new Problem(message, owner.Name, at.Line, at.Column, null, hint));
}
