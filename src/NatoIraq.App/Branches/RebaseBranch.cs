using MediatR;
using NatoIraq.Core;
using NatoIraq.Core.Branches;
using NatoIraq.Core.History;
using NatoIraq.Core.History.Events;
using NatoIraq.Core.Scenarios;
using NatoIraq.Packs;

namespace NatoIraq.App.Branches;

/// <summary>
/// Moves a stale branch to the newest history. As long as a conflict has no answer nothing is written, and a branch
/// that is not stale stays as it is.
/// </summary>
/// <param name="Branch">The branch.</param>
/// <param name="Answers">Answers to conflicts, by their ids.</param>
/// <param name="Seen">The version of the branch that its author saw; null for any.</param>
/// <param name="IsTrial">Whether only the conflicts are told, and nothing is written in any case.</param>
public sealed record RebaseBranch(
    string Branch, IReadOnlyDictionary<string, ConflictAnswer> Answers, long? Seen = null, bool IsTrial = false)
    : IRequest<RebaseView>
{
    /// <summary>Entries said anew, as YAML, for the conflicts that are answered with edit.</summary>
    public IReadOnlyList<string> Entries { get; init; } = [];
}

/// <summary>What moving a branch comes to.</summary>
/// <param name="Branch">The branch.</param>
/// <param name="Moved">Whether it was moved.</param>
/// <param name="Reasons">Why it was stale; none when it was not.</param>
/// <param name="Conflicts">What the plan meets on the newest history.</param>
/// <param name="Version">How many edits made the branch what it is.</param>
public sealed record RebaseView(
    string Branch, bool Moved, IReadOnlyList<StaleReason> Reasons, IReadOnlyList<RebaseConflict> Conflicts,
    long Version)
{
    /// <summary>What the plan rested on and no longer does, with the place and what may be done.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}

/// <summary>Handles <see cref="RebaseBranch"/>.</summary>
public sealed class RebaseBranchHandler(IEventStore store) : IRequestHandler<RebaseBranch, RebaseView>
{
    /// <inheritdoc/>
    public async Task<RebaseView> Handle(RebaseBranch request, CancellationToken cancellationToken)
    {
        Workspace workspace = await Workspace.LoadAsync(store, cancellationToken);
        Branch branch = workspace.Branch(request.Branch);
        workspace.CheckSeen(branch.Name, request.Seen);
        string[] bases = [.. RebaseWarnings.Bases(workspace, branch)];
        if (!workspace.IsStale(branch))
            return new RebaseView(branch.Name, false, [], [], branch.Version) { Warnings = bases };
        CheckParent(workspace, branch);
        EntryAppended[] edits = [.. request.Entries.Select(yaml => Edit(workspace, yaml))];
        IReadOnlyList<RebaseConflict> found = Answered(
            workspace, branch, request.Answers, edits, cancellationToken);
        var view = new RebaseView(branch.Name, false, workspace.ReasonsOf(branch), found, branch.Version)
        {
            Warnings = [.. RebaseConflicts.Lost(workspace, branch.Name, edits, DroppedOf(found)), .. bases],
        };
        if (request.IsTrial || found.Any(c => c.Answer is null)) return view;
        Append append = RebaseConflicts.Rebased(
            workspace, branch.Name, edits,
            [.. found.Where(c => c.Answer == ConflictAnswer.Keep).Select(c => c.Id)], DroppedOf(found));
        Workspace after = workspace.With(append);
        after.PlanOf(branch.Name);
        Descendants.Check(workspace, after, branch.Name);
        await store.AppendAsync([append], cancellationToken);
        return view with { Moved = true, Version = after.VersionOf(branch.Name) };
    }

    /// <summary>A branch is never on a newer history than its parent.</summary>
    private static void CheckParent(Workspace workspace, Branch branch)
    {
        string parent = workspace.ParentOf(branch);
        if (parent == Scenario.Trunk || !workspace.IsStale(workspace.Branch(parent))) return;
        throw new InvalidInputException(
            $"'{branch.Name}' is from '{parent}', which is stale itself.", $"Rebase '{parent}' first.");
    }

    private static EntryAppended Edit(Workspace workspace, string yaml) =>
        new(ScenarioFile.ParseEntry(yaml, "entry", workspace.Pack).Id.Text, yaml);

    /// <summary>The conflicts with their answers; what is left out or said anew may bring up others.</summary>
    private static List<RebaseConflict> Answered(
        Workspace workspace, Branch branch, IReadOnlyDictionary<string, ConflictAnswer> answers,
        IReadOnlyList<EntryAppended> edits, CancellationToken cancel)
    {
        List<RebaseConflict> found = [.. RebaseConflicts.Find(workspace, branch.Name, [], [], cancel)];
        for (int i = 0; i < found.Count; i++)
        {
            if (answers.TryGetValue(found[i].Id, out ConflictAnswer answer)) found[i] = found[i] with { Answer = answer };
        }
        CheckEdits(found, edits);
        string[] dropped = DroppedOf(found);
        if (dropped.Length + edits.Count > 0)
        {
            IReadOnlyList<RebaseConflict> left = RebaseConflicts.Find(workspace, branch.Name, edits, dropped, cancel);
            // What is said anew may meet the same conflict again.
            found.RemoveAll(f => f.Answer == ConflictAnswer.Edit && left.Any(c => c.Id == f.Id));
            found.AddRange(left.Where(c => found.TrueForAll(f => f.Id != c.Id)).Select(c =>
                !answers.TryGetValue(c.Id, out ConflictAnswer answer) ? c
                : answer == ConflictAnswer.Edit ? c with { Because = $"said anew, still: {c.Because}" }
                : c with { Answer = answer }));
        }
        Check(branch, found, answers);
        return found;
    }

    private static void Check(
        Branch branch, List<RebaseConflict> found, IReadOnlyDictionary<string, ConflictAnswer> answers)
    {
        foreach ((string id, ConflictAnswer answer) in answers)
        {
            RebaseConflict conflict = found.Find(c => c.Id == id) ?? throw new InvalidInputException(
                $"Rebasing '{branch.Name}' meets no conflict '{id}'.", NearMiss.Hint(id, found.Select(c => c.Id)));
            if (!conflict.Answers.Contains(answer))
            {
                throw new InvalidInputException(
                    $"The conflict '{id}' cannot be answered with {answer.ToString().ToLowerInvariant()}.",
                    $"It may be: {string.Join(", ", conflict.Answers).ToLowerInvariant()}.");
            }
        }
    }

    /// <summary>Who answers with edit says the entry anew, and nobody else does.</summary>
    private static void CheckEdits(List<RebaseConflict> found, IReadOnlyList<EntryAppended> edits)
    {
        foreach (RebaseConflict conflict in found.Where(c => c.Answer == ConflictAnswer.Edit))
        {
            if (edits.Any(e => e.Entry == conflict.Entry)) continue;
            throw new InvalidInputException(
                $"The conflict '{conflict.Id}' is to be edited, and nothing says how.",
                conflict.Yaml is null
                    ? "No single entry would end it: change the scenario's text and apply it, which moves the branch too."
                    : $"Give the entry '{conflict.Entry}' in new words beside it, or apply a changed scenario.");
        }
        foreach (string id in edits.Select(e => e.Entry))
        {
            if (found.Exists(c => c.Answer == ConflictAnswer.Edit && c.Entry == id)) continue;
            throw new InvalidInputException(
                $"The entry '{id}' is said anew, and no conflict of it is answered with edit.",
                "Answer the conflict with edit, or append the entry to the branch.");
        }
    }

    private static string[] DroppedOf(IEnumerable<RebaseConflict> conflicts) =>
        [.. conflicts.Where(c => c.Answer == ConflictAnswer.Drop).Select(c => c.Entry).Distinct()];
}
