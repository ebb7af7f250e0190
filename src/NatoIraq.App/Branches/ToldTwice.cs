using NatoIraq.Core.History;
using NatoIraq.Core.Replay;
using NatoIraq.Core.Scenarios;
using NatoIraq.Core.Worlds;

namespace NatoIraq.App.Branches;

/// <summary>
/// Finds what a plan says and the newest history tells too. A fact and a planned event of one kind and the same
/// subjects are one thing only where there can be no two: where their machine permits it once in its life, or on one
/// day. Strikes, deployments or limits that are set anew may come as often as they like.
/// </summary>
internal static class ToldTwice
{
    public static IEnumerable<RebaseConflict> Find(Plan before, Plan after)
    {
        Event[] facts = [.. after.Timeline.Events.Take(after.ForkStep).Where(e => IsNew(before, e))];
        // What only is told otherwise was there when the plan was made.
        Event[] found = [.. facts.Where(f => IsFound(before, f))];
        return [.. Crossed(before, facts), .. Started(after, facts), .. Planned(after, found)];
    }

    /// <summary>A fact that the branch did not share, or not as it is told now.</summary>
    private static bool IsNew(Plan before, Event fact) =>
        IsFound(before, fact) || !IsTold(before.Timeline.Events[before.Timeline.StepOf(fact.Id) - 1], fact);

    /// <summary>A fact that the branch did not share.</summary>
    private static bool IsFound(Plan before, Event fact) =>
        before.Timeline.StepOf(fact.Id) is var step && (step <= 0 || step > before.ForkStep);

    private static bool IsTold(Event was, Event fact) => EventJson.Shipped.Write(was with { Cites = [], Note = null })
        .AsSpan().SequenceEqual(EventJson.Shipped.Write(fact with { Cites = [], Note = null }));

    /// <summary>Events of the history that were later than the fork.</summary>
    private static IEnumerable<RebaseConflict> Crossed(Plan before, Event[] facts) => facts
        .Where(e => before.Timeline.StepOf(e.Id) > before.ForkStep)
        .Select(e => RebaseConflict.Of(
            RebaseConflictKind.NowBeforeFork, e.Id,
            $"came after the fork, and comes before it now, on {e.When}", RebaseConflict.NoDrop));

    /// <summary>Starting values that the history tells too, and still knows at the fork.</summary>
    private static IEnumerable<RebaseConflict> Started(Plan after, Event[] facts)
    {
        var fork = new Cursor(after.Timeline);
        fork.GoTo(after.ForkStep);
        foreach (PlanInitial initial in after.Initial)
        {
            if (initial.Level >= 0 && !fork.World.IsFresh(initial.Level, after.ForkDay)) continue;
            if (facts.FirstOrDefault(f => Sets(after, f, initial)) is not { } fact) continue;
            yield return RebaseConflict.Of(
                RebaseConflictKind.SetTwice, initial.Target, $"the plan starts it, and '{fact.Id}' tells of it",
                RebaseConflict.NoDrop);
        }
    }

    private static bool Sets(Plan after, Event fact, PlanInitial initial)
    {
        Op op = after.Timeline.Ops[after.Timeline.StepOf(fact.Id) - 1];
        return op.Effect switch
        {
            Effect.SetCap => initial.Mission >= 0 && op.A == initial.Mission,
            Effect.Report => initial.Level >= 0 && Subjects(fact.Data).Contains(initial.Target),
            _ => false,
        };
    }

    private static IEnumerable<RebaseConflict> Planned(Plan after, Event[] found)
    {
        foreach (Entry entry in after.Entries.Where(e => e.Kind == EntryKind.Planned && e.UntilDay == int.MaxValue))
        {
            Event[] same = [.. found.Where(f => IsSame(f.Data, entry.Data))];
            if (IsOnce(after, entry) && same.Length > 0)
            {
                yield return RebaseConflict.Of(
                    RebaseConflictKind.NowBeforeFork, entry.Id, $"'{same[0].Id}' is such an event, before the fork",
                    RebaseConflict.Any);
            }
            else if (same.FirstOrDefault(f => f.Day.DayNumber == DayOf(entry)) is { } fact)
            {
                yield return RebaseConflict.Of(
                    RebaseConflictKind.SetTwice, entry.Id, $"'{fact.Id}' is such an event, on the same day",
                    RebaseConflict.Any);
            }
        }
    }

    private static bool IsOnce(Plan plan, Entry entry) => entry.Op is { Instance: >= 0, Trigger: >= 0 }
        && plan.Timeline.Layout.MachineAt(entry.Op.Instance).IsOnce(entry.Op.Trigger);

    /// <summary>The day on which it happens in every draw; -1 where that is drawn.</summary>
    private static int DayOf(Entry entry) =>
        entry.OnDay >= 0 ? entry.OnDay : entry.AfterFork && entry.Delay is null ? entry.SinceDay : -1;

    /// <summary>Whether two events are of one kind and speak of the same things, whatever their numbers.</summary>
    private static bool IsSame(EventData a, EventData b) =>
        a.GetType() == b.GetType() && Subjects(a).SequenceEqual(Subjects(b));

    private static IEnumerable<string?> Subjects(EventData data) => EventTypes.Get(EventTypes.NameOf(data)).Fields
        .Zip(data.GetType().GetConstructors().Single().GetParameters())
        .Where(f => f.First.Kind is not (FieldKind.Amount or FieldKind.Text or FieldKind.Flag))
        .Select(f => data.GetType().GetProperty(f.Second.Name!)!.GetValue(data))
        .Select(value => value is IReadOnlyList<string> list ? string.Join(' ', list) : $"{value}");
}
