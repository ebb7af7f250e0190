using MediatR;
using NatoIraq.Core;
using NatoIraq.Core.Branches;
using NatoIraq.Core.History;
using NatoIraq.Core.History.Events;

namespace NatoIraq.App.Branches;

/// <summary>Lists all that a branch ever was: nothing of it is lost.</summary>
public sealed record ShowBranchLog(string Branch) : IRequest<BranchLogView>;

/// <summary>Makes a branch again what it was at a version; that is one more version of it.</summary>
/// <param name="Branch">The branch.</param>
/// <param name="Version">The version, from 1.</param>
/// <param name="Seen">The version of the branch that its author saw; null for any.</param>
public sealed record RestoreBranch(string Branch, int Version, long? Seen = null) : IRequest<BranchView>;

/// <summary>The versions of a branch, the newest first.</summary>
public sealed record BranchLogView(string Branch, IReadOnlyList<BranchVersionView> Versions);

/// <summary>A version of a branch.</summary>
/// <param name="Version">Its number, from 1.</param>
/// <param name="Made">What made it: an event's type.</param>
/// <param name="Of">The entry, or the version restored; null where it is the whole branch.</param>
/// <param name="Timeline">The digest of the history it pins.</param>
/// <param name="Appended">Entries added to its scenario.</param>
/// <param name="Skipped">Entries left out.</param>
/// <param name="Archived">Whether it is off the list.</param>
/// <param name="By">Who made it; null for whoever held the store itself.</param>
public sealed record BranchVersionView(
    long Version, string Made, string? Of, string Timeline, IReadOnlyList<string> Appended,
    IReadOnlyList<string> Skipped, bool Archived, string? By);

/// <summary>Handles <see cref="ShowBranchLog"/> and <see cref="RestoreBranch"/>.</summary>
public sealed class BranchVersionsHandler(IEventStore store) :
    IRequestHandler<ShowBranchLog, BranchLogView>,
    IRequestHandler<RestoreBranch, BranchView>
{
    /// <inheritdoc/>
    public async Task<BranchLogView> Handle(ShowBranchLog request, CancellationToken cancellationToken)
    {
        Workspace workspace = await Workspace.LoadAsync(store, cancellationToken);
        Branch branch = workspace.Branch(request.Branch);
        return new BranchLogView(branch.Name, [.. branch.Versions.Select(v => new BranchVersionView(
            v.Version, EventTypes.NameOf(v.Made), Subject(v.Made), v.Timeline, v.AppendedIds,
            v.Skipped, v.IsArchived, v.By))]);
    }

    /// <inheritdoc/>
    public async Task<BranchView> Handle(RestoreBranch request, CancellationToken cancellationToken)
    {
        Workspace workspace = await Workspace.LoadAsync(store, cancellationToken);
        workspace.Branch(request.Branch);
        workspace.CheckSeen(request.Branch, request.Seen);
        Append append = Restored(workspace, request.Branch, request.Version);
        Workspace after = workspace.With(append);
        after.PlanOf(request.Branch);
        Descendants.Check(workspace, after, request.Branch);
        await store.AppendAsync([append], cancellationToken);
        return ListBranchesHandler.View(after, after.Branch(request.Branch));
    }

    /// <summary>The event that brings a version back.</summary>
    /// <exception cref="InvalidInputException">The branch has no such version.</exception>
    internal static Append Restored(Workspace workspace, string name, int version)
    {
        Branch branch = workspace.Branch(name);
        return version >= 1 && version <= branch.Version
            ? BranchAppends.Of(workspace, name, new BranchRestored(name, version))
            : throw new InvalidInputException(
                $"'{name}' has no version {version}.", $"It has versions 1 to {branch.Version}.");
    }

    private static string? Subject(EventData made) => made switch
    {
        EntryAppended e => e.Entry,
        EntrySkipped e => e.Entry,
        EntryUnskipped e => e.Entry,
        BranchRestored e => $"version {e.Version}",
        EntriesPicked e => $"{string.Join(", ", e.Entries)} of {e.From}",
        BranchMerged e => e.From,
        BranchRebased { Dropped.Count: > 0 } e => $"without {string.Join(", ", e.Dropped)}",
        _ => null,
    };
}
