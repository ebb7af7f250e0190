using MediatR;
using NatoIraq.App.History;
using NatoIraq.Core.Claims;
using NatoIraq.Core.History;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Replay;
using NatoIraq.Core.Scenarios;

namespace NatoIraq.App.Diffs;

/// <summary>
/// Compares two moments of the history, or of one draw of a branch: what happened between, what changed.
/// </summary>
/// <param name="Branch">The branch; <c>history</c> for the trunk.</param>
/// <param name="A">The one moment: a date, a step or an event.</param>
/// <param name="B">The other; if it is the earlier one, what happened between is undone.</param>
/// <param name="Draw">Which draw of a branch; null for the middle one.</param>
/// <param name="RandomSeed">The random seed of the draw.</param>
/// <param name="Wide">Whether the wide priors are drawn.</param>
public sealed record DiffMoments(
    string Branch, string A, string B, long? Draw, ulong RandomSeed, bool Wide) : IRequest<DiffView>
{
    /// <summary>How the draws were spread.</summary>
    public Design Design { get; init; } = Design.Plain;
}

/// <summary>Handles <see cref="DiffMoments"/>.</summary>
public sealed class DiffMomentsHandler(IEventStore store) : IRequestHandler<DiffMoments, DiffView>
{
    /// <inheritdoc/>
    public async Task<DiffView> Handle(DiffMoments request, CancellationToken cancellationToken)
    {
        Workspace workspace = await Workspace.LoadAsync(store, cancellationToken);
        var trajectory = Trajectory.Of(
            workspace, request.Branch, request.Draw, request.RandomSeed, request.Wide, null, Clock.Reported,
            request.Design);
        Timeline timeline = trajectory.Timeline;
        (int Step, DateOnly Day) a = Moments.Of(timeline, request.A), b = Moments.Of(timeline, request.B);
        if (request.Branch != Scenario.Trunk)
        {
            Scenario scenario = workspace.ScenarioOf(request.Branch);
            Horizon.Check(scenario, a.Day);
            Horizon.Check(scenario, b.Day);
        }
        return DiffView.Of(
            "moments", $"{request.Branch} at {request.A}", $"{request.Branch} at {request.B}", trajectory.Draw, [],
            Item.Compare(WorldItems.Events(timeline, a.Step), WorldItems.Events(timeline, b.Step)),
            [new StateDiffView(a.Day, b.Day, Item.Compare(
                WorldItems.World(timeline, a.Step, a.Day), WorldItems.World(timeline, b.Step, b.Day)))]);
    }
}
