using MediatR;
using NatoIraq.Core;
using NatoIraq.Core.Branches;
using NatoIraq.Core.History;
using NatoIraq.Core.Scenarios;

namespace NatoIraq.App.Branches;

/// <summary>Shows how branches leave the history and each other, along time.</summary>
/// <param name="Archived">Whether archived ones are shown too.</param>
public sealed record ShowTree(bool Archived) : IRequest<TreeView>;

/// <summary>The tree of branches.</summary>
/// <param name="Trunk">The trunk's name.</param>
/// <param name="First">The day of the history's first event.</param>
/// <param name="Last">The day of its last one.</param>
/// <param name="Limbs">The branches whose fork can be told.</param>
public sealed record TreeView(string Trunk, DateOnly First, DateOnly Last, IReadOnlyList<LimbView> Limbs);

/// <summary>A branch in the tree.</summary>
public sealed record LimbView(string Name, string Title, string Parent, DateOnly Fork, DateOnly Until);

/// <summary>Handles <see cref="ShowTree"/>.</summary>
public sealed class ShowTreeHandler(IEventStore store) : IRequestHandler<ShowTree, TreeView>
{
    /// <inheritdoc/>
    public async Task<TreeView> Handle(ShowTree request, CancellationToken cancellationToken)
    {
        Workspace workspace = await Workspace.LoadAsync(store, cancellationToken);
        IReadOnlyList<Event> events = workspace.Timeline.Events;
        LimbView[] limbs = [.. workspace.Archive.Branches.Values
            .Where(b => request.Archived || !b.IsArchived)
            .Select(b => Limb(workspace, b)).OfType<LimbView>()];
        DateOnly first = events.Count > 0 ? events[0].Day : limbs.Select(l => l.Fork).DefaultIfEmpty().Min();
        return new TreeView(Scenario.Trunk, first, events.Count > 0 ? events[^1].Day : first, limbs);
    }

    private static LimbView? Limb(Workspace workspace, Branch branch)
    {
        if (workspace.TryScenarioOf(branch.Name) is not { } scenario) return null;
        try
        {
            DateOnly fork = DateOnly.FromDayNumber(Forks.Resolve(workspace.On(branch.Name).Timeline, scenario, []).Day);
            return new LimbView(branch.Name, scenario.Title, scenario.From, fork, scenario.Until);
        }
        catch (InvalidInputException)
        {
            // It forks at an event that the history no longer has; the list of branches says so.
            return null;
        }
    }
}
