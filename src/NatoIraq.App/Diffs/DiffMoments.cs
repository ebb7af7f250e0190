using MediatR;
using NatoIraq.App.History;
using NatoIraq.Core.Claims;
using NatoIraq.Core.History;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Scenarios;

namespace NatoIraq.App.Diffs;

/// <summary>
/// Compares two moments, of the history or of draws of branches: what happened between, what changed.
/// </summary>
/// <param name="A">The one moment.</param>
/// <param name="B">The other; if it is the earlier one, what happened between is undone.</param>
/// <param name="Draw">Which draw of a branch; null for the middle one.</param>
/// <param name="RandomSeed">The random seed of the draw.</param>
/// <param name="Wide">Whether the wide priors are drawn.</param>
public sealed record DiffMoments(
    DiffedMoment A, DiffedMoment B, long? Draw, ulong RandomSeed, bool Wide) : IRequest<DiffView>
{
    /// <summary>How the draws were spread.</summary>
    public Design Design { get; init; } = Design.Plain;
}

/// <summary>A moment of a branch.</summary>
/// <param name="Branch">The branch; <c>history</c> for the trunk.</param>
/// <param name="At">A date, a step or an event.</param>
public sealed record DiffedMoment(string Branch, string At)
{
    private const char Between = '@';

    /// <summary>Reads <c>BRANCH@MOMENT</c>; null when it is none.</summary>
    public static DiffedMoment? Find(string text) =>
        text.Split(Between, 2) is [var branch, { Length: > 0 } at] && Kebab.IsId(branch) ? new(branch, at) : null;

    /// <summary>As people read it.</summary>
    public override string ToString() => $"{Branch} at {At}";
}

/// <summary>Handles <see cref="DiffMoments"/>.</summary>
public sealed class DiffMomentsHandler(IEventStore store) : IRequestHandler<DiffMoments, DiffView>
{
    /// <inheritdoc/>
    public async Task<DiffView> Handle(DiffMoments request, CancellationToken cancellationToken)
    {
        Workspace workspace = await Workspace.LoadAsync(store, cancellationToken);
        Side a = Open(workspace, request.A, request), b = Open(workspace, request.B, request);
        return DiffView.Of(
            "moments", $"{request.A}", $"{request.B}", b.Draws.Trace is null ? a.Draws.Draw : b.Draws.Draw, [],
            Item.Compare(a.Events, b.Events), [new StateDiffView(a.Day, b.Day, Item.Compare(a.World, b.World))]);
    }

    private static Side Open(Workspace workspace, DiffedMoment moment, DiffMoments request)
    {
        var draws = Trajectory.Of(
            workspace, moment.Branch, request.Draw, request.RandomSeed, request.Wide, null, Clock.Reported,
            request.Design);
        (int step, DateOnly day) = Moments.Of(draws.Timeline, moment.At);
        if (moment.Branch != Scenario.Trunk) Horizon.Check(workspace.ScenarioOf(moment.Branch), day);
        return new Side(draws, step, day);
    }

    private sealed record Side(Trajectory Draws, int Step, DateOnly Day)
    {
        public IReadOnlyList<Item> Events => WorldItems.Events(Draws.Timeline, Step);

        public IReadOnlyList<Item> World => WorldItems.World(Draws.Timeline, Step, Day);
    }
}
