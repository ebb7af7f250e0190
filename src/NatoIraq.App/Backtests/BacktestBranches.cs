using MediatR;
using NatoIraq.App.Projections;
using NatoIraq.Core;
using NatoIraq.Core.History;
using NatoIraq.Core.Scenarios;
using NatoIraq.Core.Scoring;
using NatoIraq.Packs;

namespace NatoIraq.App.Backtests;

/// <summary>Scores branches on what followed.</summary>
/// <param name="Branches">The branches.</param>
/// <param name="Truth">The truth file.</param>
/// <param name="KnownOn">
/// What was published on or before this day is no forecast; null, or a day before a branch's fork, for its fork.
/// </param>
/// <param name="Draws">How many draws a branch.</param>
/// <param name="RandomSeed">The random seed.</param>
/// <param name="Wide">Whether the wide priors are drawn.</param>
/// <param name="Threads">How many threads; the result does not depend on it.</param>
/// <param name="Progress">Told the share done, 0 to 1; null for nobody.</param>
public sealed record BacktestBranches(
    IReadOnlyList<string> Branches, TruthSource Truth, DateOnly? KnownOn, int Draws, ulong RandomSeed, bool Wide,
    int Threads, IProgress<double>? Progress) : IRequest<BacktestView>;

/// <summary>Handles <see cref="BacktestBranches"/>.</summary>
public sealed class BacktestBranchesHandler(IEventStore store) : IRequestHandler<BacktestBranches, BacktestView>
{
    private const int PitBins = 10;

    /// <inheritdoc/>
    public async Task<BacktestView> Handle(BacktestBranches request, CancellationToken cancellationToken) =>
        Run(await Workspace.LoadAsync(store, cancellationToken), request, cancellationToken);

    /// <summary>Scores branches of a workspace.</summary>
    internal static BacktestView Run(
        Workspace workspace, BacktestBranches request, CancellationToken cancellationToken)
    {
        string[] names = [.. request.Branches.Distinct().Order(StringComparer.Ordinal)];
        if (names.Contains(Scenario.Trunk))
            throw new InvalidInputException("The history is what is known, not a forecast.",
                "Name a branch; 'natoiraq branch list' lists them.");
        if (request.Draws is < 1 or > ProjectBranchesHandler.MostDraws)
            throw new InvalidInputException(
                $"--draws {request.Draws} is not between 1 and {ProjectBranchesHandler.MostDraws}.");
        Plan[] plans = [.. names.Select(n => workspace.PlanOf(n, request.Wide))];
        TruthSet truths = TruthFile.Parse(request.Truth.Text, request.Truth.Name, workspace.Pack);
        var branches = new BranchBacktest[plans.Length];
        int done = 0;
        var options = new ParallelOptions
        {
            MaxDegreeOfParallelism = Math.Max(1, request.Threads), CancellationToken = cancellationToken,
        };
        Parallel.For(0, plans.Length, options, i =>
        {
            branches[i] = BranchBacktest.Run(workspace, plans[i], truths, request, cancellationToken);
            request.Progress?.Report((double)Interlocked.Increment(ref done) / plans.Length);
        });
        IReadOnlyList<ScoreView> scores = ScoreTable.Of(branches, request.RandomSeed);
        return new BacktestView(
            truths.Name, truths.Title, request.KnownOn, request.Draws, request.RandomSeed, LogScore.Floor,
            [.. branches.Select(b => ViewOf(b, scores))], scores,
            [.. branches.SelectMany(b => b.Truths.Select(t => ViewOf(b, t)))]);
    }

    private static BacktestedView ViewOf(BranchBacktest branch, IReadOnlyList<ScoreView> scores)
    {
        ScoredTruth[] scored = [.. branch.Scored];
        YesNo[] answers = [.. scored.SelectMany(t => t.Answers)];
        Pit[] places = [.. scored.Where(t => t.Truth is LevelTruth).Select(t => t.Number!.Pit)];
        return new BacktestedView(
            branch.Plan.Name, branch.Plan.Scenario.Title, branch.Fork, branch.Cut,
            [.. branch.Informed.Select(a => a.Source.Name)], scored.Length,
            [.. branch.Truths.Where(t => t.LeftOut is not null).GroupBy(t => t.LeftOut!)
                .OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new LeftOutView(g.Key, g.Count()))],
            answers.Length == 0 ? null : ViewOf(BrierParts.Of(answers), answers.Length),
            places.Length == 0 ? null : Pit.Histogram(places, PitBins), BacktestWords.Of(branch, scores));
    }

    private static BrierView ViewOf(BrierParts parts, int forecasts) => new(
        forecasts, parts.Score, parts.Reliability, parts.Resolution, parts.Uncertainty, parts.Within,
        [.. parts.Points.Select(p => new ReliabilityView(p.Forecast, p.Observed, p.Weight))]);

    private static TruthScoreView ViewOf(BranchBacktest branch, ScoredTruth scored)
    {
        Truth truth = scored.Truth;
        Ensemble? values = (scored.Forecast as LevelForecast)?.Values;
        return new TruthScoreView(
            branch.Plan.Name, truth.Number,
            truth switch { LevelTruth => "level", EventTruth => "event", _ => "state" }, truth.Date, truth.Subject,
            TruthWords.Of(truth), truth.Source, truth.Published, truth.Cites, scored.LeftOut,
            scored.Forecast is { } forecast ? TruthWords.Of(truth, forecast) : null,
            values is null ? null : BandOf(values), values?.ShareUnknown,
            scored.LeftOut is null ? scored.Chance : null,
            BoundsOf(scored.Number?.Crps), BoundsOf(scored.Number?.WeightedInterval),
            scored.LeftOut is null ? scored.Log : null, BoundsOf(scored.Brier),
            scored.Number is { Pit: var pit } ? new PitView(pit.Low, pit.High) : null, scored.Persistence)
        {
            Known = truth is LevelTruth { Known: var known }
                ? new KnownView(Finite(known[0].Low), Finite(known[^1].High)) : null,
        };
    }

    private static BandView BandOf(Ensemble values) => new(
        values.Quantile(0.05), values.Quantile(0.1), values.Quantile(0.25), values.Quantile(0.5), values.Quantile(0.75),
        values.Quantile(0.9), values.Quantile(0.95));

    private static BoundsView? BoundsOf(Scored? score) =>
        score is { } s ? new BoundsView(s.Best, s.Worst) : null;

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
