using MediatR;
using NatoIraq.App.History;
using NatoIraq.Core.Claims;
using NatoIraq.Core.History;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Scenarios;

namespace NatoIraq.App.Diffs;

/// <summary>Compares two branches: their whole plans, one draw of each, and the worlds that come of it.</summary>
/// <param name="A">The one branch; <c>history</c> for the facts.</param>
/// <param name="B">The other.</param>
/// <param name="Dates">The days whose ends are compared; none means the earlier horizon.</param>
/// <param name="Draw">Which draw; null for the middle one.</param>
/// <param name="RandomSeed">The random seed of the draw.</param>
/// <param name="Wide">Whether the wide priors are drawn.</param>
public sealed record DiffBranches(
    string A, string B, IReadOnlyList<DateOnly> Dates, long? Draw, ulong RandomSeed, bool Wide) : IRequest<DiffView>
{
    /// <summary>How the draws were spread.</summary>
    public Design Design { get; init; } = Design.Plain;
}

/// <summary>Handles <see cref="DiffBranches"/>.</summary>
public sealed class DiffBranchesHandler(IEventStore store) : IRequestHandler<DiffBranches, DiffView>
{
    /// <inheritdoc/>
    public async Task<DiffView> Handle(DiffBranches request, CancellationToken cancellationToken)
    {
        Workspace workspace = await Workspace.LoadAsync(store, cancellationToken);
        (Side a, Side b) = (Open(workspace, request.A, request), Open(workspace, request.B, request));
        IReadOnlyList<DateOnly> dates = request.Dates.Count > 0
            ? [.. request.Dates.Distinct().Order()]
            : [a.End < b.End ? a.End : b.End];
        foreach (DateOnly date in dates)
        {
            foreach (Scenario scenario in new[] { a.Scenario, b.Scenario }.OfType<Scenario>())
                Horizon.Check(scenario, date);
        }
        return DiffView.Of(
            "branches", request.A, request.B, b.Draws.Trace is null ? a.Draws.Draw : b.Draws.Draw,
            Item.Compare(a.Plan, b.Plan, PlanItems.Ordered),
            Item.Compare(a.Events, b.Events),
            [.. dates.Select(d => new StateDiffView(d, d, Item.Compare(a.At(d), b.At(d))))]);
    }

    private static Side Open(Workspace workspace, string branch, DiffBranches request)
    {
        var draws = Trajectory.Of(
            workspace, branch, request.Draw, request.RandomSeed, request.Wide, null, Clock.Reported,
            request.Design);
        return new Side(workspace.On(branch), branch == Scenario.Trunk ? null : workspace.ScenarioOf(branch), draws);
    }

    private sealed record Side(Workspace Workspace, Scenario? Scenario, Trajectory Draws)
    {
        public DateOnly End => Scenario?.Until ?? (Draws.Timeline.Length > 0 ? Draws.Timeline.Events[^1].Day : default);

        public IReadOnlyList<Item> Plan => Scenario is null
            ? []
            : [Item.Of("branch", "fork", ForkDay(Scenario)), Item.Of("branch", "until", PlanItems.Day(Scenario.Until)),
                .. PlanItems.OfPlan(Workspace.ChainOf(Scenario))];

        public IReadOnlyList<Item> Events => WorldItems.Events(Draws.Timeline, Draws.Timeline.Length);

        public IReadOnlyList<Item> At(DateOnly day) =>
            WorldItems.World(Draws.Timeline, Draws.Timeline.StepAt(day), day);

        private string ForkDay(Scenario scenario) =>
            PlanItems.Day(DateOnly.FromDayNumber(Forks.Resolve(Workspace.Timeline, scenario, []).Day));
    }
}
