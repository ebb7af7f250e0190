using MediatR;
using NatoIraq.Core;
using NatoIraq.Core.Branches;
using NatoIraq.Core.History;
using NatoIraq.Core.History.Events;
using NatoIraq.Core.Scenarios;
using NatoIraq.Packs;

namespace NatoIraq.App.Branches;

/// <summary>Adds an entry to a branch's plan, or replaces the one of the same id.</summary>
/// <param name="Branch">The branch.</param>
/// <param name="Yaml">The entry, as in a scenario's <c>events</c>.</param>
/// <param name="From">Where it was written, for errors.</param>
/// <param name="Seen">The version of the branch that its author saw; null for any.</param>
public sealed record AppendEntry(string Branch, string Yaml, string From = "--entry", long? Seen = null)
    : IRequest<BranchView>;

/// <summary>Leaves an entry of the branch's plan out, own or inherited.</summary>
/// <param name="Branch">The branch.</param>
/// <param name="Entry">The entry's id.</param>
/// <param name="Seen">The version of the branch that its author saw; null for any.</param>
public sealed record SkipEntry(string Branch, string Entry, long? Seen = null) : IRequest<BranchView>;

/// <summary>Takes an entry that was left out back in.</summary>
/// <param name="Branch">The branch.</param>
/// <param name="Entry">The entry's id.</param>
/// <param name="Seen">The version of the branch that its author saw; null for any.</param>
public sealed record UnskipEntry(string Branch, string Entry, long? Seen = null) : IRequest<BranchView>;

/// <summary>Takes a branch off the list; its stream stays, and applying its scenario brings it back.</summary>
/// <param name="Branch">The branch.</param>
/// <param name="Seen">The version of the branch that its author saw; null for any.</param>
public sealed record ArchiveBranch(string Branch, long? Seen = null) : IRequest<BranchView>;

/// <summary>Handles the edits of a branch: load, check the plan that would follow, append.</summary>
public sealed class EditBranchHandler(IEventStore store) :
    IRequestHandler<AppendEntry, BranchView>,
    IRequestHandler<SkipEntry, BranchView>,
    IRequestHandler<UnskipEntry, BranchView>,
    IRequestHandler<ArchiveBranch, BranchView>
{
    /// <inheritdoc/>
    public async Task<BranchView> Handle(AppendEntry request, CancellationToken cancellationToken)
    {
        Workspace workspace = await Workspace.LoadAsync(store, cancellationToken);
        Workspace on = workspace.On(request.Branch);
        workspace.CheckSeen(request.Branch, request.Seen);
        var file = new ScenarioSource(request.From, request.Yaml);
        PlannedEvent entry = ScenarioCheck.Sound(
            on, file, request.Branch, ScenarioFile.ReadEntry(request.Yaml, request.From, on.Pack));
        var data = new EntryAppended(entry.Id.Text, request.Yaml);
        return await Edit(workspace, request.Branch, data, cancellationToken, file);
    }

    /// <inheritdoc/>
    public async Task<BranchView> Handle(SkipEntry request, CancellationToken cancellationToken)
    {
        Workspace workspace = await Workspace.LoadAsync(store, cancellationToken);
        Plan plan = workspace.PlanOf(request.Branch);
        workspace.CheckSeen(request.Branch, request.Seen);
        if (workspace.Branch(request.Branch).Skipped.Contains(request.Entry))
        {
            throw new InvalidInputException($"'{request.Entry}' is skipped in '{request.Branch}' already.");
        }
        if (plan.Find(request.Entry) is null)
        {
            bool isFact = plan.Timeline.StepOf(request.Entry) > 0;
            throw new InvalidInputException(
                isFact
                    ? $"'{request.Entry}' is a fact of the history and cannot be skipped (R15)."
                    : $"The plan of '{request.Branch}' has no entry '{request.Entry}'.",
                isFact ? "Fork before it." : NearMiss.Hint(request.Entry, plan.Entries.Select(e => e.Id)));
        }
        return await Edit(workspace, request.Branch, new EntrySkipped(request.Entry), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<BranchView> Handle(UnskipEntry request, CancellationToken cancellationToken)
    {
        Workspace workspace = await Workspace.LoadAsync(store, cancellationToken);
        Branch branch = workspace.Branch(request.Branch);
        workspace.CheckSeen(request.Branch, request.Seen);
        if (!branch.Skipped.Contains(request.Entry))
        {
            throw new InvalidInputException(
                $"'{request.Entry}' is not skipped in '{request.Branch}'.",
                NearMiss.Hint(request.Entry, branch.Skipped));
        }
        return await Edit(workspace, request.Branch, new EntryUnskipped(request.Entry), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<BranchView> Handle(ArchiveBranch request, CancellationToken cancellationToken)
    {
        Workspace workspace = await Workspace.LoadAsync(store, cancellationToken);
        workspace.Branch(request.Branch);
        workspace.CheckSeen(request.Branch, request.Seen);
        string[] children = [.. workspace.Archive.Branches.Values
            .Where(b => !b.IsArchived && workspace.ParentOf(b) == request.Branch).Select(b => b.Name)];
        if (children.Length > 0)
        {
            throw new InvalidInputException(
                $"'{request.Branch}' has branches of its own: {string.Join(", ", children)}.", "Archive those first.");
        }
        Append append = BranchAppends.Of(workspace, request.Branch, new BranchArchived(request.Branch));
        return await Write(workspace.With(append), request.Branch, append, cancellationToken);
    }

    /// <summary>The edited plan, and those that inherit it, must compile before anything is written.</summary>
    private async Task<BranchView> Edit(
        Workspace workspace, string branch, EventData data, CancellationToken cancel, ScenarioSource? file = null)
    {
        Append append = BranchAppends.Of(workspace, branch, data);
        Workspace edited = workspace.With(append);
        edited.PlanOf(branch, file: file);
        Descendants.Check(workspace, edited, branch);
        return await Write(edited, branch, append, cancel);
    }

    private async Task<BranchView> Write(Workspace edited, string branch, Append append, CancellationToken cancel)
    {
        await store.AppendAsync([append], cancel);
        return ListBranchesHandler.View(edited, edited.Branch(branch));
    }
}
