using NatoIraq.Core;
using NatoIraq.Core.History;
using NatoIraq.Core.History.Events;
using NatoIraq.Core.Scenarios;
using NatoIraq.Packs;

namespace NatoIraq.App.Branches;

/// <summary>Finds what a branch's plan meets on the newest history.</summary>
internal static class RebaseConflicts
{
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
        Workspace workspace, string branch, IReadOnlyList<EntryAppended> edits, IReadOnlyList<string> dropped,
        CancellationToken cancel)
    {
        Plan before = workspace.PlanOf(branch);
        Workspace edited = Edited(workspace, branch, edits);
        var parts = PlanParts.Of(workspace, PlanParts.LineOf(workspace, branch));
        Dictionary<string, PlanPart> said = edits.Select(e => PlanText.Read(e.Text, e.Entry).Single())
            .DistinctBy(p => p.Name).ToDictionary(p => p.Name);
        return [.. Found(workspace, edited, before, edits, dropped, cancel).Select(c => c with
        {
            Yaml = (said.GetValueOrDefault(c.Entry) ?? parts.Entry(c.Entry)) is { Section: PlanText.Events } entry
                ? entry.Yaml : null,
        })];
    }

    /// <summary>What draws of the moved branch would begin without; nothing as long as it has no plan there.</summary>
    public static IReadOnlyList<string> Lost(
        Workspace workspace, string branch, IReadOnlyList<EntryAppended> edits, IReadOnlyList<string> dropped)
    {
        if (Edited(workspace, branch, edits).ProblemsHere(branch, dropped).Count > 0) return [];
        Plan after = Moved(workspace, branch, edits, dropped);
        return [.. RebaseWarnings.Lost(workspace, workspace.PlanOf(branch), after)];
    }

    private static Plan Moved(
        Workspace workspace, string branch, IReadOnlyList<EntryAppended> edits, IReadOnlyList<string> dropped) =>
        workspace.With(Rebased(workspace, branch, edits, [], dropped)).Stand(branch);

    private static Workspace Edited(Workspace workspace, string branch, IReadOnlyList<EntryAppended> edits) =>
        edits.Count == 0 ? workspace : workspace.With(BranchAppends.Of(workspace, branch, [.. edits]));

    private static IReadOnlyList<RebaseConflict> Found(
        Workspace workspace, Workspace edited, Plan before, IReadOnlyList<EntryAppended> edits,
        IReadOnlyList<string> dropped, CancellationToken cancel)
    {
        if (edited.ProblemsHere(before.Name, dropped) is { Count: > 0 } problems)
        {
            return [.. problems.Select(p => Unfit(edited, before, dropped, p)).DistinctBy(c => c.Id)];
        }
        Plan after = Moved(workspace, before.Name, edits, dropped);
        RebaseConflict[] repeated = [.. ToldTwice.Find(before, after)];
        return
        [
            .. repeated,
            .. DrawnOtherwise.Find(before, after, cancel).Where(c => repeated.All(r => r.Entry != c.Entry)),
        ];
    }

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
        return RebaseConflict.Of(
            isEarly ? RebaseConflictKind.NowBeforeFork : RebaseConflictKind.DefinitionGone, subject,
            $"{problem with { Source = null, Hint = null }}",
            helps ? [ConflictAnswer.Drop, ConflictAnswer.Edit] : [ConflictAnswer.Edit]);
    }
}
