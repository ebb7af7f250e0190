using MediatR;
using NatoIraq.App.Backtests;
using NatoIraq.App.Charts;
using NatoIraq.App.Ensembles;
using NatoIraq.App.Projections;
using NatoIraq.App.Sensitivity;
using NatoIraq.Core;
using NatoIraq.Core.Branches;
using NatoIraq.Core.History;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Sampling;
using NatoIraq.Core.Scenarios;
using NatoIraq.Core.Sensitivity;
using NatoIraq.Core.Wording;

namespace NatoIraq.App.Reports;

/// <summary>Reports branches as a page, and compares them with a baseline.</summary>
/// <param name="Branches">The branches; none means every branch that is not archived.</param>
/// <param name="Baseline">The branch to compare with; null for the one that most of them are from.</param>
/// <param name="Draws">How many draws a branch.</param>
/// <param name="RandomSeed">The random seed.</param>
/// <param name="Dates">
/// The dates of the comparison; none means each year's end from the baseline's fork to the earliest horizon.
/// </param>
/// <param name="Series">The series to report, the headline first; none means the pack's report series.</param>
/// <param name="Wide">Whether the wide priors are drawn.</param>
/// <param name="Threads">How many threads; the result does not depend on it.</param>
/// <param name="Progress">Told the share done, 0 to 1; null for nobody.</param>
public sealed record ReportBranches(
    IReadOnlyList<string> Branches,
    string? Baseline,
    int Draws,
    ulong RandomSeed,
    IReadOnlyList<DateOnly> Dates,
    IReadOnlyList<string> Series,
    bool Wide,
    int Threads,
    IProgress<double>? Progress) : IRequest<ReportView>
{
    /// <summary>How assumptions and starting values are spread over the draws.</summary>
    public SamplingMethod Sampling { get; init; }

    /// <summary>Which end of a level is better, for regret; null for no regret.</summary>
    public Preference? Prefer { get; init; }

    /// <summary>The scale in whose words the page tells likelihoods; the comparison behind it only if one is named.</summary>
    public LikelihoodScale? Words { get; init; }

    /// <summary>What was so later, against which the branches are scored; null for nothing.</summary>
    public TruthSource? Truth { get; init; }
}

/// <summary>A report.</summary>
/// <param name="Compared">The branches compared, as a projection on the same dates would show them.</param>
/// <param name="LeftOut">Branches that were asked for by no name and could not be told.</param>
/// <param name="Page">The page, HTML.</param>
public sealed record ReportView(ProjectedView Compared, IReadOnlyList<LeftOut> LeftOut, string Page);

/// <summary>Handles <see cref="ReportBranches"/>.</summary>
public sealed class ReportBranchesHandler(IEventStore store, IEnsembleRunner runner)
    : IRequestHandler<ReportBranches, ReportView>
{
    private const double Drawn = 0.75;

    /// <summary>How many draws of luck a tornado is of, and how many a backtest: the first of the report's own.</summary>
    private const int TornadoDraws = 250, BacktestDraws = 1000;

    /// <inheritdoc/>
    public async Task<ReportView> Handle(ReportBranches request, CancellationToken cancellationToken)
    {
        Workspace workspace = await Workspace.LoadAsync(store, cancellationToken);
        List<LeftOut> leftOut = [];
        IReadOnlyList<string> names = request.Branches.Count > 0 ? request.Branches : Applied(workspace, leftOut);
        string? baseline = request.Baseline ?? Yardstick(workspace, names);
        List<Plan> plans = [.. names.Append(baseline).OfType<string>().Distinct().Select(n => workspace.PlanOf(n))];
        IReadOnlyList<DateOnly> dates = request.Dates.Count > 0 ? request.Dates : YearEnds(plans, baseline);
        ProjectedView compared = await ProjectBranchesHandler.RunAsync(
            workspace,
            new ProjectBranches(
                names, baseline, request.Draws, request.RandomSeed, dates, request.Series, request.Wide,
                request.Threads, new Portion(request.Progress, 0, Drawn), Monthly: true)
            {
                Sampling = request.Sampling,
                Analysis = true, Prefer = request.Prefer, Words = request.Words,
            },
            runner, cancellationToken);
        string headline = request.Series.Count > 0
            ? $"{Series.Parse(request.Series[0])}" : $"{workspace.Pack.Rules.ReportSeries[0]}";
        var model = new ReportModel(
            "Policy options compared", workspace.Pack, compared.Plans, compared.Monthly!, headline, dates)
        {
            Ancestors = [.. Ancestors(workspace, compared.Plans)],
            Stale = compared.View.Stale,
            LeftOut = leftOut,
            Hash = compared.View.Hash,
            Words = request.Words ?? LikelihoodScale.Icd203,
            Apart = compared.View.Sampling?.Apart ?? [],
            Tornados = TornadosOf(compared, headline, dates.Max(), request, cancellationToken),
            Backtest = BacktestOf(workspace, compared, request, cancellationToken),
        };
        // The page always says how sure it is; scripts are told where somebody asked.
        CompareView view = request.Prefer is null ? compared.View with { Analysis = null } : compared.View;
        return new ReportView(compared with { View = view }, leftOut, HtmlReport.Render(model));
    }

    /// <summary>What moves the headline, of the branches in which it moves; against the baseline if there is one.</summary>
    private static IReadOnlyList<TornadoView> TornadosOf(
        ProjectedView compared, string headline, DateOnly day, ReportBranches request, CancellationToken cancel)
    {
        Plan? baseline = compared.Plans.FirstOrDefault(p => p.Name == compared.Projection.Baseline);
        Plan[] moved = [.. compared.Projection.Branches.Where(Moves)
            .Select(b => compared.Plans.First(p => p.Name == b.Branch))];
        if (moved.Length == 0) return [];
        var asked = new Study(
            moved[0], baseline, headline, day, Math.Min(request.Draws, TornadoDraws), request.RandomSeed,
            request.Threads);
        var rest = new Portion(request.Progress, Drawn, 1);
        return [.. BranchTornado.Of(moved, asked, rest, cancel).Select(t => TornadoView.Of(t, asked))];

        bool Moves(BranchResult branch) => branch.Branch != baseline?.Name
            && branch.Levels.FirstOrDefault(l => l.Series == headline && l.Date == day) is { Band.P50: not null } level
            && (baseline is null || level.Difference is { } d && d.Higher + d.Lower >= Told.Hardly);
    }

    private static BacktestView? BacktestOf(
        Workspace workspace, ProjectedView compared, ReportBranches request, CancellationToken cancel)
    {
        if (request.Truth is not { } truth) return null;
        var asked = new BacktestBranches(
            [.. compared.Plans.Select(p => p.Name)], truth, null, Math.Min(request.Draws, BacktestDraws),
            request.RandomSeed, request.Wide, request.Threads, null);
        try
        {
            return BacktestBranchesHandler.Run(workspace, asked, cancel);
        }
        catch (InvalidInputException)
        {
            // The truth that travels with a pack may not fit a corrected one; the report stands without it.
            return null;
        }
    }

    /// <summary>Every branch that is not archived and has a plan.</summary>
    internal static List<string> Applied(Workspace workspace, List<LeftOut> leftOut)
    {
        List<string> names = [];
        foreach (Branch branch in workspace.Archive.Branches.Values.Where(b => !b.IsArchived))
        {
            if (workspace.ProblemOf(branch.Name) is { } problem) leftOut.Add(new LeftOut(branch.Name, problem.Message));
            else names.Add(branch.Name);
        }
        return names.Count > 0 ? names : throw new InvalidInputException(
            "There is no branch to report.", "Run 'natoiraq demo', or apply a scenario first.");
    }

    /// <summary>The branch that most of those named are from; null when all are from the history.</summary>
    internal static string? Yardstick(Workspace workspace, IReadOnlyList<string> names) => names
        .Select(n => workspace.ScenarioOf(n).From)
        .Where(from => from != Scenario.Trunk)
        .GroupBy(from => from)
        .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
        .FirstOrDefault()?.Key;

    internal static IReadOnlyList<DateOnly> YearEnds(IReadOnlyList<Plan> plans, string? baseline) =>
        plans.FirstOrDefault(p => p.Name == baseline) is { } yardstick
            ? ReportDates.YearEnds(
                DateOnly.FromDayNumber(yardstick.ForkDay), DateOnly.FromDayNumber(plans.Min(p => p.UntilDay)))
            : ReportDates.YearEnds(plans);

    private static IEnumerable<TreeLimb> Ancestors(Workspace workspace, IReadOnlyList<Plan> told) => told
        .SelectMany(p => workspace.On(p.Name).ChainOf(p.Scenario).Select(s => (p.Timeline, Scenario: s)))
        .Where(a => told.All(p => p.Name != a.Scenario.Name))
        .DistinctBy(a => a.Scenario.Name)
        .Select(a => (a.Scenario, Fork: Forks.Resolve(a.Timeline, a.Scenario, [])))
        .Select(a => new TreeLimb(
            a.Scenario.Name, a.Scenario.Title, a.Scenario.From, DateOnly.FromDayNumber(a.Fork.Day), a.Scenario.Until,
            IsBaseline: false, IsBeside: true));
}
