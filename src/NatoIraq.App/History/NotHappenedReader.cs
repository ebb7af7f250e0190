using System.Diagnostics;
using NatoIraq.Core.History;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Scenarios;

namespace NatoIraq.App.History;

/// <summary>
/// Words for what a draw tells of the planned events that do not happen in it. The engine has decided; here only what
/// stands behind its reason is looked up, in the scenario as it was written.
/// </summary>
internal sealed class NotHappenedReader(Workspace workspace, Plan plan, DrawTrace trace)
{
    /// <summary>What one fork planned, and a later one of the chain replaced or dropped, is not missed.</summary>
    private readonly IReadOnlyList<Failure> _failures =
        [.. trace.Failures.Where(f => f.Entry.UntilDay == int.MaxValue)];

    /// <summary>In order of their days.</summary>
    public IReadOnlyList<NotHappenedView> Read() => [.. _failures.Select(f => new NotHappenedView(
        f.Entry.Id, EventTypes.NameOf(f.Entry.Data), f.Day, f.Reason, Because(f)))];

    private string Because(Failure failure) => failure.Reason switch
    {
        NotHappened.Chance => $"its chance of {Chance(Written(failure.Entry)?.Chance?.Text)} went against it",
        NotHappened.Condition => $"its condition was false: {Written(failure.Entry)?.If?.Text}",
        NotHappened.Unknown => "its condition, or a number it needs, was unknown",
        NotHappened.Blocked => $"blocked by {failure.BlockedBy?.Id} ({failure.BlockedBy?.Name})",
        NotHappened.Waited => Waited(failure.Entry),
        NotHappened.Invalid => "a number drawn for it is out of bounds",
        NotHappened.Cut => $"it came more than {Plan.MostOccurrences:N0} times, and the rest was cut",
        _ => throw new UnreachableException(),
    };

    /// <summary>An assumption's name says little without the value that this draw gave it.</summary>
    private string? Chance(string? text) => text is not null && trace.Assumptions.TryGetValue(text, out double value)
        ? $"{value:0.###} ({text})" : text;

    private string Waited(Entry entry)
    {
        string late = $"it was not due by the horizon, {DateOnly.FromDayNumber(plan.UntilDay):yyyy-MM-dd}";
        if (Written(entry)?.After is not { Event.Text: var other } || other == After.Fork) return late;
        if (entry.AntecedentDropped) return $"it follows {other}, which is left out of the plan";
        bool failed = _failures.Any(f => f.Entry.Id == other);
        if (entry.Unless) return failed ? late : $"it was for the case that {other} does not happen";
        if (failed) return $"it follows {other}, which did not happen";
        bool isHalfDone = !entry.FromStart && trace.Leftovers.Any(l => l.Event == other);
        return isHalfDone ? $"it follows the last step of {other}, which was not taken by the horizon" : late;
    }

    /// <summary>The entry in its author's words; null for a hazard or a reaction.</summary>
    private PlannedEvent? Written(Entry entry) =>
        workspace.ScenarioOf(entry.Owner).Events.FirstOrDefault(e => e.Id.Text == entry.Id);
}
