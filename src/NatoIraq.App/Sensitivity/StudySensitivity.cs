using MediatR;
using NatoIraq.App.History;
using NatoIraq.App.Projections;
using NatoIraq.Core;
using NatoIraq.Core.Expressions;
using NatoIraq.Core.History;
using NatoIraq.Core.Scenarios;
using NatoIraq.Core.Sensitivity;
using NatoIraq.Core.Worlds;

namespace NatoIraq.App.Sensitivity;

/// <summary>Asks which assumptions and starting values move a result of a branch most.</summary>
/// <param name="Branch">The branch.</param>
/// <param name="Baseline">Take the difference from this branch, draw by draw; null for the level itself.</param>
/// <param name="Series">A series or an output of the branch; null for the first of the pack's report series.</param>
/// <param name="Date">The end of this day; null for the last year's end before the horizon.</param>
/// <param name="Discover">A condition whose causes are looked for; null for none.</param>
/// <param name="Draws">How many draws each sample has.</param>
/// <param name="RandomSeed">The random seed.</param>
/// <param name="Wide">Whether the wide priors are drawn.</param>
/// <param name="Threads">How many threads; the result does not depend on it.</param>
/// <param name="Progress">Told the share done, 0 to 1; null for nobody.</param>
public sealed record StudySensitivity(
    string Branch,
    string? Baseline,
    string? Series,
    DateOnly? Date,
    string? Discover,
    int Draws,
    ulong RandomSeed,
    bool Wide,
    int Threads,
    IProgress<double>? Progress = null) : IRequest<SensitivityView>;

/// <summary>Handles <see cref="StudySensitivity"/>.</summary>
public sealed class StudySensitivityHandler(IEventStore store) : IRequestHandler<StudySensitivity, SensitivityView>
{
    /// <summary>The most draws a sample: all its rows stay in memory.</summary>
    public const int MostDraws = 100_000;

    /// <inheritdoc/>
    public async Task<SensitivityView> Handle(StudySensitivity request, CancellationToken cancellationToken)
    {
        if (request.Draws is < 1 or > MostDraws)
        {
            throw new InvalidInputException(
                $"--draws {request.Draws} is not between {Study.FewestDraws} and {MostDraws}.",
                "Each is run once for every assumption and starting value.");
        }
        if (request.Branch == request.Baseline)
        {
            throw new InvalidInputException(
                $"'{request.Baseline}' is the baseline itself: nothing moves the difference.", "Name another branch.");
        }
        Workspace workspace = await Workspace.LoadAsync(store, cancellationToken);
        Plan plan = PlanOf(workspace, request.Branch, request.Wide);
        Plan? baseline = request.Baseline is { } name ? PlanOf(workspace, name, request.Wide) : null;
        Plan[] plans = baseline is null ? [plan] : [plan, baseline];
        DateOnly date = request.Date ?? ReportDates.YearEnds(plans)[^1];
        foreach (Plan each in plans) Horizon.Check(each.Scenario, date);
        string output = OutputOf(workspace, plans, request.Series);
        var study = new Study(
            plan, baseline, output, date, request.Draws, request.RandomSeed, request.Threads,
            request.Discover is { } text ? ConditionOf(plan, text) : null);
        return SensitivityView.Of(study.Run(request.Progress, cancellationToken), request.Discover);
    }

    private static Plan PlanOf(Workspace workspace, string name, bool wide) => name != Scenario.Trunk
        ? workspace.PlanOf(name, wide)
        : throw new InvalidInputException(
            "Nothing moves the history: it has no plan.", "Name a branch; 'natoiraq branch list' lists them.");

    private static string OutputOf(Workspace workspace, Plan[] plans, string? series)
    {
        if (series is null) return $"{workspace.Pack.Rules.ReportSeries[0]}";
        bool isOutput = Array.TrueForAll(plans, p => p.Outputs.Any(o => o.Name == series));
        return isOutput ? series : $"{NearestSeries.Named(workspace.Timeline.Layout.Universe, series)}";
    }

    private static BoundExpression<Moment> ConditionOf(Plan plan, string text)
    {
        try
        {
            var assumptions = new Ids(plan.Assumptions.Select(a => a.Source.Name));
            return Binder<Moment>.Bind(
                ExpressionParser.Parse(text), new WorldScope(plan.Timeline.Layout, assumptions), ValueKind.Truth);
        }
        catch (ExpressionException e)
        {
            throw new InvalidInputException([new Problem(e.Message, "--discover", 1, e.Offset + 1, text, e.Hint)]);
        }
    }
}
