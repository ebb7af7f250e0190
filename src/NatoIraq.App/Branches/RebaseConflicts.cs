using NatoIraq.Core;
using NatoIraq.Core.History;
using NatoIraq.Core.History.Events;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Scenarios;
using NatoIraq.Core.Worlds;
using NatoIraq.Packs;

namespace NatoIraq.App.Branches;

/// <summary>Finds what a branch's plan meets on the newest history.</summary>
internal static class RebaseConflicts
{
    private static readonly ConflictAnswer[] Any = [ConflictAnswer.Keep, ConflictAnswer.Drop, ConflictAnswer.Edit];
    private static readonly ConflictAnswer[] NoDrop = [ConflictAnswer.Keep, ConflictAnswer.Edit];

    /// <summary>The events that move a branch, with entries said anew.</summary>
    public static Append Rebased(
        Workspace workspace, string branch, IReadOnlyList<EntryAppended> edits, IReadOnlyList<string> kept,
        IReadOnlyList<string> dropped)
    {
        Workspace edited = Edited(workspace, branch, edits);
        var moved = new BranchRebased(branch, edited.DigestHere(branch), kept, dropped);
        return BranchAppends.Of(workspace, branch, [.. edits, moved]);
    }

    /// <summary>The conflicts of moving a branch without some of its entries, and with others said anew.</summary>
    public static IReadOnlyList<RebaseConflict> Find(
        Workspace workspace, string branch, IReadOnlyList<EntryAppended> edits, IReadOnlyList<string> dropped)
    {
        Plan before = workspace.PlanOf(branch);
        Workspace edited = Edited(workspace, branch, edits);
        var parts = PlanParts.Of(workspace, PlanParts.LineOf(workspace, branch));
        Dictionary<string, PlanPart> said = edits.Select(e => PlanText.Read(e.Text, e.Entry).Single())
            .DistinctBy(p => p.Name).ToDictionary(p => p.Name);
        return [.. Found(workspace, edited, before, edits, dropped).Select(c => c with
        {
            Yaml = (said.GetValueOrDefault(c.Entry) ?? parts.Entry(c.Entry)) is { Section: PlanText.Events } entry
                ? entry.Yaml : null,
        })];
    }

    private static Workspace Edited(Workspace workspace, string branch, IReadOnlyList<EntryAppended> edits) =>
        edits.Count == 0 ? workspace : workspace.With(BranchAppends.Of(workspace, branch, [.. edits]));

    private static IReadOnlyList<RebaseConflict> Found(
        Workspace workspace, Workspace edited, Plan before, IReadOnlyList<EntryAppended> edits,
        IReadOnlyList<string> dropped)
    {
        if (edited.ProblemsHere(before.Name, dropped) is { Count: > 0 } problems)
        {
            return [.. problems.Select(p => Unfit(edited, before, dropped, p)).DistinctBy(c => c.Id)];
        }
        Plan after = workspace.With(Rebased(workspace, before.Name, edits, [], dropped)).Stand(before.Name);
        Event[] facts = [.. after.Timeline.Events.Take(after.ForkStep).Where(e => IsNew(before, e))];
        RebaseConflict[] repeated = [.. Crossed(before, facts), .. Twice(before, after, facts)];
        return [.. repeated, .. Otherwise(before, after).Where(c => repeated.All(r => r.Entry != c.Entry))];
    }

    /// <summary>A fact that the branch did not share, or not as it is told now.</summary>
    private static bool IsNew(Plan before, Event fact) =>
        IsFound(before, fact) || !IsTold(before.Timeline.Events[before.Timeline.StepOf(fact.Id) - 1], fact);

    /// <summary>A fact that the branch did not share.</summary>
    private static bool IsFound(Plan before, Event fact) =>
        before.Timeline.StepOf(fact.Id) is var step && (step <= 0 || step > before.ForkStep);

    private static bool IsTold(Event was, Event fact) => EventJson.Shipped.Write(was with { Cites = [], Note = null })
        .AsSpan().SequenceEqual(EventJson.Shipped.Write(fact with { Cites = [], Note = null }));

    private static RebaseConflict Unfit(Workspace workspace, Plan before, IReadOnlyList<string> dropped, Problem problem)
    {
        string name = before.Name;
        BranchText? text = BranchText.Of(workspace.Branch(name)).FirstOrDefault(t => t.File == problem.File);
        (int above, int line) = (text?.Above ?? 0, problem.Line + (text?.Above ?? 0));
        Scenario own = before.Scenario;
        Located? entry = text?.Addition is { Entries: [var only] }
            ? new Located(only)
            : own.Events.Select(e => e.Id).Concat(own.Rules.Select(r => r.Id)).Concat(own.Hazards.Select(h => h.Id))
                .Where(id => id.Line <= line && id.Line > above).OrderBy(id => id.Line).LastOrDefault();
        string subject = entry?.Text ?? "scenario";
        bool isEarly = own.Events.FirstOrDefault(e => e.Id.Text == subject)?.On is { } on
            && line == on.Line;
        bool helps = entry is not null
            && workspace.ProblemsHere(name, [.. dropped, subject]).All(p => p.Line != problem.Line);
        return Of(
            isEarly ? RebaseConflictKind.NowBeforeFork : RebaseConflictKind.DefinitionGone, subject, problem.Message,
            helps ? [ConflictAnswer.Drop, ConflictAnswer.Edit] : [ConflictAnswer.Edit]);
    }

    /// <summary>Events of the history that were later than the fork.</summary>
    private static IEnumerable<RebaseConflict> Crossed(Plan before, Event[] facts) => facts
        .Where(e => before.Timeline.StepOf(e.Id) > before.ForkStep)
        .Select(e => Of(
            RebaseConflictKind.NowBeforeFork, e.Id,
            $"came after the fork, and comes before it now, on {e.When}", NoDrop));

    /// <summary>What a new fact tells and the plan says too.</summary>
    private static IEnumerable<RebaseConflict> Twice(Plan before, Plan after, Event[] facts)
    {
        // What only is told otherwise was there when the plan was made.
        Event[] found = [.. facts.Where(f => IsFound(before, f))];
        foreach (PlanInitial initial in after.Initial)
        {
            if (facts.FirstOrDefault(f => Sets(after, f, initial)) is not { } fact) continue;
            yield return Of(
                RebaseConflictKind.SetTwice, initial.Target, $"the plan starts it, and '{fact.Id}' tells of it", NoDrop);
        }
        foreach (Entry entry in after.Entries.Where(e => e.Kind == EntryKind.Planned && e.UntilDay == int.MaxValue))
        {
            if (found.FirstOrDefault(f => IsSame(f.Data, entry.Data)) is not { } fact) continue;
            bool sets = EventTypes.Get(fact.Type).Fields.Any(f => f.Kind == FieldKind.Amount);
            yield return Of(
                sets ? RebaseConflictKind.SetTwice : RebaseConflictKind.NowBeforeFork, entry.Id,
                $"'{fact.Id}' is such an event, before the fork", Any);
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

    /// <summary>Whether two events are of one kind and speak of the same things, whatever their numbers.</summary>
    private static bool IsSame(EventData a, EventData b) =>
        a.GetType() == b.GetType() && Subjects(a).SequenceEqual(Subjects(b));

    private static IEnumerable<string?> Subjects(EventData data) => EventTypes.Get(EventTypes.NameOf(data)).Fields
        .Zip(data.GetType().GetConstructors().Single().GetParameters())
        .Where(f => f.First.Kind is not (FieldKind.Amount or FieldKind.Text or FieldKind.Flag))
        .Select(f => $"{data.GetType().GetProperty(f.Second.Name!)!.GetValue(data)}");

    /// <summary>What 200 draws show to be otherwise.</summary>
    private static IEnumerable<RebaseConflict> Otherwise(Plan before, Plan after)
    {
        BranchResult was = ValidateScenarioHandler.Draw(before), now = ValidateScenarioHandler.Draw(after);
        HashSet<string> told = [];
        foreach (BlockedResult blocked in now.Blocked)
        {
            if (was.Blocked.Any(b => b.Event == blocked.Event && b.Rule == blocked.Rule)) continue;
            bool isTrigger = after.Timeline.Layout.Machines.Any(m => m.Name == blocked.Rule);
            told.Add(blocked.Event);
            yield return Of(
                isTrigger ? RebaseConflictKind.TriggerNotPermitted : RebaseConflictKind.RuleBroken, blocked.Event,
                $"blocked by {blocked.Rule} ({blocked.Name}) in {blocked.Share:P0} of 200 draws, in none before", Any);
        }
        Dictionary<string, EventResult> events = was.Events.ToDictionary(e => e.Event);
        foreach (EventResult never in now.Events.Where(e => e.Happens == 0 && !told.Contains(e.Event)))
        {
            if (!events.TryGetValue(never.Event, out EventResult? once) || once.Happens == 0) continue;
            yield return Of(
                RebaseConflictKind.NeverHappens, never.Event,
                $"happened in {once.Happens:P0} of 200 draws, and happens in none", Any);
        }
    }

    private static RebaseConflict Of(
        RebaseConflictKind kind, string entry, string because, IReadOnlyList<ConflictAnswer> answers) => new(
            $"{System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName($"{kind}")}:{entry}", kind, entry, because,
            answers, null, null);
}
