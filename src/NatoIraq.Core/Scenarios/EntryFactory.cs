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

    public Entry? Make(Inherited<object> item, int index)
    {
        int before = problems.Count;
        Entry? entry = item.Item switch
        {
            PlannedEvent e => Planned(item, e, index),
            Reaction r => Reaction(item, r, index),
            Hazard h => Hazard(item, h, index),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        if (problems.Count > before || entry is null) return null;
        entry.UntilDay = item.UntilDay;
        return entry;
    }

    private Entry? Planned(Inherited<object> item, PlannedEvent e, int index)
    {
        if (Compile(item.Owner, e.Id, e.Data) is not { } op) return null;
        int onDay = e.On is null ? -1 : Day(item, e.On);
        if (e.Over is not null
            && e.Data is not (TroopsDeployed or TroopsWithdrawn or TroopsRebadged or TroopsRelocated))
        {
            Problem("Only moves of troops may take time: 'over' belongs to troops-deployed, -withdrawn, -rebadged or -relocated.", item.Owner, e.Over);
        }
        (EventData, Op)? opposite = OppositeOf(item.Owner, e.For, e.Data);
        return new Entry
        {
            Index = index,
            Id = e.Id.Text,
            Kind = EntryKind.Planned,
            Owner = item.Owner.Name,
            SinceDay = item.SinceDay,
            Data = e.Data,
            Op = op,
            OnDay = onDay,
            AfterFork = e.After?.Event.Text == After.Fork,
            Unless = e.After?.Unless ?? false,
            FromStart = e.After?.Start ?? false,
            Delay = Quantity(item.Owner, e.Id, "delay", e.After?.Delay, Bounds.Days),
            Chance = Chance(item.Owner, e.Chance),
            ChanceKey = DiceKey.Of("entry", e.Id.Text, "chance"),
            GapKey = DiceKey.Of("entry", e.Id.Text, "gap"),
            If = Truth(item.Owner, e.If),
            Over = Quantity(item.Owner, e.Id, "over", e.Over, Bounds.Days),
            Steps = Quantity(item.Owner, e.Id, "steps", e.Steps, Bounds.Count),
            For = Quantity(item.Owner, e.Id, "for", e.For, Bounds.Days),
            Opposite = opposite,
            Assumptions = quantities.NamedIn([e.Chance, e.If, e.Over, e.Steps, e.For, e.After?.Delay, .. e.Formulas.Values]),
            Amount = Amount(item.Owner, e.Id, e.Data, e.Formulas),
            AmountIsDays = IsDays(e.Data),
        };
    }

    private Entry? Reaction(Inherited<object> item, Reaction r, int index)
    {
        if (Compile(item.Owner, r.Id, r.Data) is not { } op) return null;
        (EventData, Op)? opposite = OppositeOf(item.Owner, r.For, r.Data);
        return new Entry
        {
            Index = index,
            Id = r.Id.Text,
            Kind = EntryKind.Reaction,
            Owner = item.Owner.Name,
            SinceDay = item.SinceDay,
            Data = r.Data,
            Op = op,
            When = Truth(item.Owner, r.When),
            Chance = Chance(item.Owner, r.Chance),
            ChanceKey = DiceKey.Of("entry", r.Id.Text, "chance"),
            GapKey = DiceKey.Of("entry", r.Id.Text, "gap"),
            For = Quantity(item.Owner, r.Id, "for", r.For, Bounds.Days),
            Opposite = opposite,
            Assumptions = quantities.NamedIn([r.When, r.Chance, r.For, .. r.Formulas.Values]),
            Amount = Amount(item.Owner, r.Id, r.Data, r.Formulas),
            AmountIsDays = IsDays(r.Data),
        };
    }

    private Entry? Hazard(Inherited<object> item, Hazard h, int index)
    {
        if (Compile(item.Owner, h.Id, h.Data) is not { } op) return null;
        return new Entry
        {
            Index = index,
            Id = h.Id.Text,
            Kind = EntryKind.Hazard,
            Owner = item.Owner.Name,
            SinceDay = item.SinceDay,
            Data = h.Data,
            Op = op,
            ChanceKey = DiceKey.Of("entry", h.Id.Text, "chance"),
            GapKey = DiceKey.Of("entry", h.Id.Text, "gap"),
            Rate = quantities.Rate(item.Owner, h.Rate, DiceKey.Of("entry", h.Id.Text, "rate"),
                untilDay - item.SinceDay),
            Assumptions = quantities.NamedIn([h.Rate, .. h.Formulas.Values]),
            Amount = Amount(item.Owner, h.Id, h.Data, h.Formulas),
            AmountIsDays = IsDays(h.Data),
        };
    }

    /// <summary>How many steps a ramp of so many days has unless told: one a month.</summary>
    public static int StepsOf(int days) => Math.Max(1, (int)Math.Round(days / DaysPerMonth));

    private Op? Compile(Scenario owner, Located id, EventData data)
    {
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
            if (op.Amount.IsKnown && BoundsOf(data).Refuse((stated, stated)) is { } wrong)
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

    private int Day(Inherited<object> item, Located on)
    {
        if (!DateOnly.TryParseExact(on.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
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

    private static Bounds BoundsOf(EventData data) => IsDays(data) ? Bounds.Days : Bounds.Count;

    private static bool IsDays(EventData data) => data is HostWithdrew or OperationsSuspended or OperationsLimited;

    private void Problem(string message, Scenario owner, Located at, string? hint = null) =>
        problems.Add(new Problem(message, owner.Name, at.Line, at.Column, null, hint));
}
