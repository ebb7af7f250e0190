using MediatR;
using NatoIraq.Core.Branches;
using NatoIraq.Core.History;
using NatoIraq.Core.Scenarios;

namespace NatoIraq.App.Branches;

/// <summary>Lists the branches.</summary>
/// <param name="Archived">Whether archived ones are listed too.</param>
public sealed record ListBranches(bool Archived) : IRequest<BranchesView>;

/// <summary>The branches, by name.</summary>
public sealed record BranchesView(IReadOnlyList<BranchView> Branches);

/// <summary>A branch.</summary>
public sealed record BranchView(
    string Name,
    string Title,
    string Parent,
    string Fork,
    DateOnly Until,
    bool Stale,
    bool Archived,
    IReadOnlyList<string> Appended,
    IReadOnlyList<string> Skipped);

/// <summary>Handles <see cref="ListBranches"/>.</summary>
public sealed class ListBranchesHandler(IEventStore store) : IRequestHandler<ListBranches, BranchesView>
{
    /// <inheritdoc/>
    public async Task<BranchesView> Handle(ListBranches request, CancellationToken cancellationToken)
    {
        Workspace workspace = await Workspace.LoadAsync(store, cancellationToken);
        return new BranchesView([.. workspace.Archive.Branches.Values
            .Where(b => request.Archived || !b.IsArchived)
            .Select(b => View(workspace, b))]);
    }

    /// <summary>The view of a branch.</summary>
    internal static BranchView View(Workspace workspace, Branch branch)
    {
        Scenario scenario = workspace.ScenarioOf(branch.Name);
        return new BranchView(
            branch.Name, scenario.Title, scenario.From, scenario.Fork, scenario.Until, workspace.IsStale(branch),
            branch.IsArchived, [.. branch.Appended.Select(a => a.Id)], branch.Skipped);
    }
}
