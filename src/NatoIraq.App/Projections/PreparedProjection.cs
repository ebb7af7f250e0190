using NatoIraq.App.Branches;
using NatoIraq.App.History;
using NatoIraq.App.Wording;
using NatoIraq.Core;
using NatoIraq.Core.History;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Sampling;
using NatoIraq.Core.Scenarios;

namespace NatoIraq.App.Projections;

/// <summary>A projection that was checked and compiled, and is still to be drawn.</summary>
public sealed class PreparedProjection
{
    private readonly Workspace _workspace;
    private readonly IReadOnlyList<string> _names;
    private readonly IReadOnlyList<Plan> _plans;
    private readonly IReadOnlyList<DateOnly> _dates;

    private PreparedProjection(
        Workspace workspace, string? head, ProjectBranches request, SortedSet<string> names, List<Plan> plans)
    {
        (_workspace, Head, Request, _names, _plans) = (workspace, head, request, [.. names], plans);
        _dates = request.Dates.Count > 0 ? request.Dates : ReportDates.YearEnds(plans);
        foreach (Plan plan in plans)
        {
            foreach (DateOnly date in _dates) Horizon.Check(plan.Scenario, date);
        }
        DateOnly[] drawn = request.Monthly ? [.. _dates.Union(ReportDates.Months(plans)).Order()] : [.. _dates];
        Projector = new Projector(
            plans, request.Baseline,
            new ProjectionRequest(request.Draws, request.RandomSeed, SeriesOf(workspace, request.Series), drawn,
                request.Threads)
            {
                Sampling = request.Sampling,
                Analysis = request.Analysis || request.Prefer is not null
                    ? new AnalysisRequest(_dates, request.Prefer) : null,
            });
    }

    /// <summary>What was asked for.</summary>
    public ProjectBranches Request { get; }

    /// <summary>
    /// The hash at which the log ends that it was compiled from: with the request it says what is drawn. Null for a log
    /// that was not read as a whole.
    /// </summary>
    public string? Head { get; }

    /// <summary>The branches by name, ordinal.</summary>
    public IReadOnlyList<string> Branches => _names;

    /// <summary>The draws.</summary>
    public Projector Projector { get; }

    /// <summary>Checks and compiles a projection.</summary>
    /// <exception cref="InvalidInputException">It cannot be drawn.</exception>
    public static PreparedProjection Of(Workspace workspace, ProjectBranches request)
    {
        if (request.Draws is < 1 or > ProjectBranchesHandler.MostDraws)
        {
            throw new InvalidInputException(
                $"--draws {request.Draws} is not between 1 and {ProjectBranchesHandler.MostDraws}.");
        }
        string? head = workspace.Head;
        SortedSet<string> names = new(request.Branches, StringComparer.Ordinal);
        foreach (ScenarioSource draft in request.Drafts ?? [])
        {
            var prepared = PreparedScenario.Alone(workspace, draft.Text, draft.Name);
            workspace = prepared.After;
            names.Add(prepared.View.Branch);
        }
        if (request.Baseline is not null) names.Add(request.Baseline);
        if (names.Contains(Scenario.Trunk))
        {
            throw new InvalidInputException("The history is not projected: it has no plan.",
                "Name a branch; 'natoiraq branch list' lists them.");
        }
        List<Plan> plans = Paired([.. names.Select(n => workspace.PlanOf(n, request.Wide))]);
        return new PreparedProjection(workspace, head, request, names, plans);
    }

    /// <summary>What the draws came to, as it was asked for.</summary>
    public ProjectedView View(Projection projection)
    {
        IReadOnlyList<string> apart = Request.Sampling == SamplingMethod.Sobol ? SobolPlaces.Apart(_plans) : [];
        string[] stale = [.. _names.Where(n => _workspace.IsStale(_workspace.Branch(n)))];
        string[] archived = [.. _names.Where(n => _workspace.Branch(n).IsArchived)];
        Projection reported = Request.Monthly ? projection.On(_dates) : projection;
        var view = new ProjectedView(_plans, reported, CompareView.Of(reported, stale, apart))
        {
            Monthly = Request.Monthly ? projection : null,
        };
        if (archived.Length > 0) view = view with { View = view.View with { Archived = archived } };
        return Request.Words is { } scale ? view with { View = view.View with { Words = Judgements.Of(view, scale) } } : view;
    }

    /// <summary>Plans that rest on several histories warn of it: a difference between them has two reasons.</summary>
    private static List<Plan> Paired(List<Plan> plans)
    {
        if (plans.TrueForAll(p => p.Timeline == plans[0].Timeline)) return plans;
        return [.. plans.Select(plan => plan with
        {
            Warnings = [.. plan.Warnings,
                $"'{plan.Name}' and {Others(plan)} rest on two histories: what differs between them is the histories' too."],
        })];

        string Others(Plan plan) => string.Join(
            ", ", plans.Where(p => p.Timeline != plan.Timeline).Select(p => $"'{p.Name}'"));
    }

    private static IReadOnlyList<Series> SeriesOf(Workspace workspace, IReadOnlyList<string> texts)
    {
        if (texts.Count == 0) return workspace.Pack.Rules.ReportSeries;
        var universe = workspace.Timeline.Layout.Universe;
        return [.. texts.Distinct(StringComparer.Ordinal).Select(text => NearestSeries.Named(universe, text))];
    }
}
