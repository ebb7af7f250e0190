using System.Text.Json.Serialization;
using MediatR;
using NatoIraq.App.Ensembles;
using NatoIraq.Core.History;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Sampling;
using NatoIraq.Core.Scenarios;
using NatoIraq.Core.Wording;

namespace NatoIraq.App.Projections;

/// <summary>Projects branches, and compares them with a baseline if one is named.</summary>
/// <param name="Branches">The branches; the baseline is added when it is missing.</param>
/// <param name="Baseline">The branch to compare with; null for none.</param>
/// <param name="Draws">How many draws a branch.</param>
/// <param name="RandomSeed">The random seed.</param>
/// <param name="Dates">
/// The dates to report; none means each year's end from the latest fork to the earliest horizon.
/// </param>
/// <param name="Series">The series to report; none means the pack's report series.</param>
/// <param name="Wide">Whether the wide priors are drawn.</param>
/// <param name="Threads">How many threads; the result does not depend on it.</param>
/// <param name="Progress">Told the share done, 0 to 1; null for nobody.</param>
/// <param name="Monthly">Whether the same draws are also reported month by month, for charts.</param>
/// <param name="Drafts">
/// Scenarios that are projected as if they were applied, each under its own name; nothing is stored. Null for none.
/// </param>
public sealed record ProjectBranches(
    IReadOnlyList<string> Branches,
    string? Baseline,
    int Draws,
    ulong RandomSeed,
    IReadOnlyList<DateOnly> Dates,
    IReadOnlyList<string> Series,
    bool Wide,
    int Threads,
    [property: JsonIgnore] IProgress<double>? Progress,
    bool Monthly = false,
    IReadOnlyList<ScenarioSource>? Drafts = null) : IRequest<ProjectedView>
{
    /// <summary>How assumptions and starting values are spread over the draws.</summary>
    public SamplingMethod Sampling { get; init; }

    /// <summary>Whether the draws are told of beside their bands, on the dates reported.</summary>
    public bool Analysis { get; init; }

    /// <summary>Which end of a level is better, for regret; null for no regret. It asks for the analysis too.</summary>
    public Preference? Prefer { get; init; }

    /// <summary>The scale in whose words the result is told too; null for none.</summary>
    public LikelihoodScale? Words { get; init; }
}

/// <summary>A projection with the plans behind it.</summary>
/// <param name="Plans">The plans, by name.</param>
/// <param name="Projection">What the draws came to, in the plans' order.</param>
/// <param name="View">The shape scripts rely on.</param>
public sealed record ProjectedView(IReadOnlyList<Plan> Plans, Projection Projection, CompareView View)
{
    /// <summary>
    /// The same draws, reported on the days of forking and the ends of months too; null unless it was asked for.
    /// </summary>
    public Projection? Monthly { get; init; }
}

/// <summary>Handles <see cref="ProjectBranches"/>.</summary>
public sealed class ProjectBranchesHandler(IEventStore store, IEnsembleRunner runner)
    : IRequestHandler<ProjectBranches, ProjectedView>
{
    /// <summary>The most draws a branch.</summary>
    public const int MostDraws = 10_000_000;

    /// <inheritdoc/>
    public async Task<ProjectedView> Handle(ProjectBranches request, CancellationToken cancellationToken) =>
        await RunAsync(
            await Workspace.LoadAsync(store, cancellationToken), request, runner, cancellationToken);

    /// <summary>Projects branches of a workspace, wherever they are drawn.</summary>
    internal static async Task<ProjectedView> RunAsync(
        Workspace workspace, ProjectBranches request, IEnsembleRunner runner, CancellationToken cancel)
    {
        var prepared = PreparedProjection.Of(workspace, request);
        return prepared.View(await runner.RunAsync(prepared, cancel));
    }

    /// <summary>Projects branches of a workspace, here and now: for few draws that somebody waits for.</summary>
    internal static ProjectedView Run(Workspace workspace, ProjectBranches request, CancellationToken cancel)
    {
        var prepared = PreparedProjection.Of(workspace, request);
        return prepared.View(prepared.Projector.Run(request.Progress, cancel));
    }
}

/// <summary>The dates a report shows unless it is told others.</summary>
public static class ReportDates
{
    /// <summary>
    /// Each year's end after the latest fork, up to the earliest horizon; the horizon itself when there is none.
    /// </summary>
    public static IReadOnlyList<DateOnly> YearEnds(IReadOnlyList<Plan> plans)
    {
        var fork = DateOnly.FromDayNumber(plans.Max(p => p.ForkDay));
        var until = DateOnly.FromDayNumber(plans.Min(p => p.UntilDay));
        return YearEnds(fork, until);
    }

    /// <summary>Each year's end from one day to another; the last day itself when there is none.</summary>
    public static IReadOnlyList<DateOnly> YearEnds(DateOnly fork, DateOnly until)
    {
        DateOnly[] ends = [.. Enumerable.Range(fork.Year, Math.Max(0, until.Year - fork.Year + 1))
            .Select(y => new DateOnly(y, 12, 31)).Where(d => d >= fork && d <= until)];
        return ends.Length > 0 ? ends : [until];
    }

    /// <summary>The days of forking, each month's end after them, and the earliest horizon.</summary>
    public static IEnumerable<DateOnly> Months(IReadOnlyList<Plan> plans) =>
    [
        .. plans.Select(p => DateOnly.FromDayNumber(p.ForkDay)), .. MonthEnds(plans),
        DateOnly.FromDayNumber(plans.Min(p => p.UntilDay)),
    ];

    /// <summary>Each month's end after the earliest fork, up to the earliest horizon, for charts.</summary>
    public static IReadOnlyList<DateOnly> MonthEnds(IReadOnlyList<Plan> plans)
    {
        var fork = DateOnly.FromDayNumber(plans.Min(p => p.ForkDay));
        var until = DateOnly.FromDayNumber(plans.Min(p => p.UntilDay));
        var dates = new List<DateOnly>();
        for (DateOnly month = new(fork.Year, fork.Month, 1); month <= until; month = month.AddMonths(1))
        {
            DateOnly end = month.AddMonths(1).AddDays(-1);
            if (end >= fork && end <= until) dates.Add(end);
        }
        return dates;
    }
}
