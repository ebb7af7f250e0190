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

/// <summary>A branch. What its scenario says is null when that no longer fits the pack.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Title">Its title.</param>
/// <param name="Parent">What it is from.</param>
/// <param name="Fork">Where it forks.</param>
/// <param name="Until">Its horizon, inclusive.</param>
/// <param name="Stale">Whether the history or pack it rests on is another than when it was applied.</param>
/// <param name="Archived">Whether it is no longer listed.</param>
/// <param name="Appended">Entries added since it was applied.</param>
/// <param name="Skipped">Entries left out since.</param>
/// <param name="Problem">Why it has no plan; null when it has one.</param>
/// <param name="Version">How many edits made it what it is: what a later edit says it has seen.</param>
public sealed record BranchView(
    string Name,
    string? Title,
    string Parent,
    string? Fork,
    DateOnly? Until,
    bool Stale,
    bool Archived,
    IReadOnlyList<string> Appended,
    IReadOnlyList<string> Skipped,
    string? Problem,
    long Version)
{
    /// <summary>Why it is stale; none when it is not.</summary>
    public IReadOnlyList<StaleReason> Reasons { get; init; } = [];

    /// <summary>Who made it, and may edit it; null for whoever held the store itself.</summary>
    public string? Owner { get; init; }
}

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
        Scenario? scenario = workspace.TryScenarioOf(branch.Name);
        string? problem = workspace.ProblemOf(branch.Name)?.Message;
        return new BranchView(
            branch.Name, scenario?.Title, workspace.ParentOf(branch), scenario?.Fork, scenario?.Until,
            workspace.IsStale(branch), branch.IsArchived, branch.AppendedIds, branch.Skipped, problem,
            workspace.VersionOf(branch.Name))
        {
            Reasons = workspace.ReasonsOf(branch),
            Owner = branch.Owner,
        };
    }
}
