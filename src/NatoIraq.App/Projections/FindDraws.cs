using MediatR;
using NatoIraq.App.History;
using NatoIraq.Core.Dice;
using NatoIraq.Core.History;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Sampling;
using NatoIraq.Core.Scenarios;

namespace NatoIraq.App.Projections;

/// <summary>Finds the draws of a branch that come nearest to a value on a day.</summary>
/// <param name="Branch">The branch.</param>
/// <param name="Series">A series, or an output of the branch.</param>
/// <param name="Date">The end of this day.</param>
/// <param name="Value">The value; null for the median of the draws.</param>
/// <param name="Draws">How many draws to search, from draw 0.</param>
/// <param name="RandomSeed">The random seed.</param>
/// <param name="Wide">Whether the wide priors are drawn.</param>
public sealed record FindDraws(
    string Branch, string Series, DateOnly Date, double? Value, int Draws, ulong RandomSeed, bool Wide)
    : IRequest<FoundDrawsView>
{
    /// <summary>How assumptions and starting values are spread over the draws.</summary>
    public SamplingMethod Sampling { get; init; }
}

/// <summary>The draws nearest to a value.</summary>
/// <param name="Title">The branch's title.</param>
/// <param name="Fork">The day on which the branch leaves the history: before it all draws are one.</param>
/// <param name="Value">The value that was looked for; null when it is unknown in every draw.</param>
/// <param name="Band">How the draws lie on that day.</param>
/// <param name="IsOutput">Whether the value is an output's rather than persons.</param>
/// <param name="Nearest">The draws, the nearest first, of two as near the one with the lower number.</param>
public sealed record FoundDrawsView(
    string Title, DateOnly Fork, double? Value, Band Band, bool IsOutput, IReadOnlyList<FoundDraw> Nearest);

/// <summary>A draw, and what it comes to.</summary>
public sealed record FoundDraw(long Draw, double Value);

/// <summary>Handles <see cref="FindDraws"/>.</summary>
public sealed class FindDrawsHandler(IEventStore store) : IRequestHandler<FindDraws, FoundDrawsView>
{
    private const int Most = 5;

    /// <inheritdoc/>
    public async Task<FoundDrawsView> Handle(FindDraws request, CancellationToken cancellationToken)
    {
        Workspace workspace = await Workspace.LoadAsync(store, cancellationToken);
        Plan plan = workspace.PlanOf(request.Branch, request.Wide);
        Horizon.Check(plan.Scenario, request.Date);
        var fork = DateOnly.FromDayNumber(plan.ForkDay);
        bool isOutput = plan.Outputs.Any(o => o.Name == request.Series);
        Series[] series = isOutput ? [] : [NearestSeries.Named(workspace.Timeline.Layout.Universe, request.Series)];
        Band band = Projection.Run(
                [plan], null,
                new ProjectionRequest(
                    request.Draws, request.RandomSeed, series, [request.Date], Environment.ProcessorCount)
                {
                    Sampling = request.Sampling,
                },
                cancel: cancellationToken)
            .Branches[0].Levels.First(l => l.Series == request.Series).Band;
        double? value = request.Value ?? band.P50;
        return new FoundDrawsView(
            plan.Scenario.Title, fork, value, band, isOutput,
            value is null || request.Date < fork ? [] : Nearest(plan, request, value.Value, cancellationToken));
    }

    private static IReadOnlyList<FoundDraw> Nearest(
        Plan plan, FindDraws request, double value, CancellationToken cancel) =>
    [
        .. DrawValues.On(
                plan, new Design(request.Sampling, request.Draws).Spread(plan, new KeyedDice(request.RandomSeed)), request.Draws, request.Series, request.Date, cancel)
            .Select((v, draw) => v is { } known ? new FoundDraw(draw, known) : null).OfType<FoundDraw>()
            .OrderBy(d => Math.Abs(d.Value - value)).ThenBy(d => d.Draw).Take(Most),
    ];
}
