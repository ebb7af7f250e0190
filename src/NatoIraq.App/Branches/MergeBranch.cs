using MediatR;
using NatoIraq.Core.History;
using NatoIraq.Core.History.Events;
using NatoIraq.Core.Scenarios;
using NatoIraq.Packs;

namespace NatoIraq.App.Branches;

/// <summary>
/// Takes over what another branch plans otherwise than their common parent: what it adds, replaces and leaves out. As
/// long as a conflict has no answer nothing is written.
/// </summary>
/// <param name="From">The other branch; it stays as it is.</param>
/// <param name="Into">The branch that is merged into.</param>
/// <param name="Answers">Answers to conflicts, by their ids.</param>
/// <param name="Seen">The version of the branch that its author saw; null for any.</param>
/// <param name="IsTrial">Whether it is only told what would be, and nothing is written in any case.</param>
public sealed record MergeBranch(
    string From, string Into, IReadOnlyDictionary<string, MergeAnswer> Answers, long? Seen = null, bool IsTrial = false)
    : IRequest<MergeView>;

/// <summary>What merging comes to.</summary>
/// <param name="Branch">The branch that is merged into.</param>
/// <param name="From">The other branch.</param>
/// <param name="Base">Their common parent.</param>
/// <param name="Merged">Whether anything was written.</param>
/// <param name="Changes">What is taken over.</param>
/// <param name="Conflicts">What both changed.</param>
/// <param name="Warnings">What the author should know.</param>
/// <param name="Version">How many edits made the branch what it is.</param>
public sealed record MergeView(
    string Branch, string From, string Base, bool Merged, IReadOnlyList<MergeChange> Changes,
    IReadOnlyList<MergeConflict> Conflicts, IReadOnlyList<string> Warnings, long Version);

/// <summary>Handles <see cref="MergeBranch"/>: three-way, part by part.</summary>
public sealed class MergeBranchHandler(IEventStore store) : IRequestHandler<MergeBranch, MergeView>
{
    /// <inheritdoc/>
    public async Task<MergeView> Handle(MergeBranch request, CancellationToken cancellationToken)
    {
        Workspace workspace = await Workspace.LoadAsync(store, cancellationToken);
        (string from, string into) = (request.From, request.Into);
        Transfers.CheckTwo(workspace, from, into);
        workspace.CheckSeen(into, request.Seen);
        workspace.PlanOf(into);
        IReadOnlyList<string> theirLine = PlanParts.LineOf(workspace, from), line = PlanParts.LineOf(workspace, into);
        string[] shared = [.. theirLine.Zip(line).TakeWhile(p => p.First == p.Second).Select(p => p.First)];
        var common = PlanParts.Of(workspace, shared);
        PlanParts theirs = shared.Length == theirLine.Count ? common : PlanParts.Of(workspace, theirLine);
        var merge = new Merge(common, PlanParts.Of(workspace, line), theirs, request.Answers);
        string[] added = [.. merge.Taken.Where(p => p.Kind == PartKind.Entry).Select(p => p.Name)];
        var view = new MergeView(
            into, from, shared.LastOrDefault() ?? Scenario.Trunk, false, merge.Changes, merge.Conflicts,
            [], workspace.VersionOf(into));
        if (merge.Changes.Count + merge.Conflicts.Count == 0) return view;
        bool isOpen = merge.Conflicts.Any(c => c.Answer is null);
        Append? append = isOpen || merge.Changes.Count == 0 ? null : BranchAppends.Of(
            workspace, into, new BranchMerged(from, added, PlanText.Write(merge.Taken), merge.Dropped));
        Workspace? after = append is null ? null : Transfers.Checked(workspace, append, from, into);
        view = view with { Warnings = Transfers.Warnings(workspace, from, into, added, after, cancellationToken) };
        if (append is null || after is null || request.IsTrial) return view;
        await store.AppendAsync([append], cancellationToken);
        return view with { Merged = true, Version = after.VersionOf(into) };
    }
}
