using MediatR;
using NatoIraq.Core;
using NatoIraq.Core.Branches;
using NatoIraq.Core.History;
using NatoIraq.Core.Scenarios;

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
    : IRequest<RebaseView>;

/// <summary>What moving a branch comes to.</summary>
/// <param name="Branch">The branch.</param>
/// <param name="Moved">Whether it was moved.</param>
/// <param name="Reasons">Why it was stale; none when it was not.</param>
/// <param name="Conflicts">What the plan meets on the newest history.</param>
/// <param name="Version">How many edits made the branch what it is.</param>
public sealed record RebaseView(
    string Branch, bool Moved, IReadOnlyList<StaleReason> Reasons, IReadOnlyList<RebaseConflict> Conflicts,
    long Version);

/// <summary>Handles <see cref="RebaseBranch"/>.</summary>
public sealed class RebaseBranchHandler(IEventStore store) : IRequestHandler<RebaseBranch, RebaseView>
{
    /// <inheritdoc/>
    public async Task<RebaseView> Handle(RebaseBranch request, CancellationToken cancellationToken)
    {
        Workspace workspace = await Workspace.LoadAsync(store, cancellationToken);
        Branch branch = workspace.Branch(request.Branch);
        workspace.CheckSeen(branch.Name, request.Seen);
        if (!workspace.IsStale(branch)) return new RebaseView(branch.Name, false, [], [], branch.Version);
        CheckParent(workspace, branch);
        IReadOnlyList<RebaseConflict> found = Answered(workspace, branch, request.Answers);
        var view = new RebaseView(branch.Name, false, workspace.ReasonsOf(branch), found, branch.Version);
        if (request.IsTrial || found.Any(c => c.Answer is null)) return view;
        Append append = RebaseConflicts.Rebased(
            workspace, branch, [.. found.Where(c => c.Answer == ConflictAnswer.Keep).Select(c => c.Id)],
            DroppedOf(found));
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

    /// <summary>The conflicts with their answers; leaving entries out may bring up others.</summary>
    private static List<RebaseConflict> Answered(
        Workspace workspace, Branch branch, IReadOnlyDictionary<string, ConflictAnswer> answers)
    {
        List<RebaseConflict> found = [.. RebaseConflicts.Find(workspace, branch, []).Select(Answer)];
        IReadOnlyList<string> dropped = DroppedOf(found);
        if (dropped.Count > 0)
        {
            found.AddRange(RebaseConflicts.Find(workspace, branch, dropped).Select(Answer)
                .Where(c => found.TrueForAll(f => f.Id != c.Id)));
        }
        foreach ((string id, ConflictAnswer answer) in answers)
        {
            RebaseConflict conflict = found.Find(c => c.Id == id) ?? throw new InvalidInputException(
                $"Rebasing '{branch.Name}' meets no conflict '{id}'.", NearMiss.Hint(id, found.Select(c => c.Id)));
            if (answer == ConflictAnswer.Edit || !conflict.Answers.Contains(answer))
            {
                throw new InvalidInputException(
                    $"The conflict '{id}' cannot be answered with {answer.ToString().ToLowerInvariant()}.",
                    $"It may be: {string.Join(", ", conflict.Answers).ToLowerInvariant()}; to edit is to apply a changed "
                    + "scenario.");
            }
        }
        return found;

        RebaseConflict Answer(RebaseConflict conflict) =>
            answers.TryGetValue(conflict.Id, out ConflictAnswer answer) && answer != ConflictAnswer.Edit
                ? conflict with { Answer = answer } : conflict;
    }

    private static string[] DroppedOf(IEnumerable<RebaseConflict> conflicts) =>
        [.. conflicts.Where(c => c.Answer == ConflictAnswer.Drop).Select(c => c.Entry).Distinct()];
}
