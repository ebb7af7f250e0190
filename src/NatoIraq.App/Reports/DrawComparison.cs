using MediatR;
using NatoIraq.App.Charts;
using NatoIraq.App.Ensembles;
using NatoIraq.App.Projections;
using NatoIraq.Core.History;
using NatoIraq.Core.Scenarios;
using NatoIraq.Core.Wording;
using static NatoIraq.App.Charts.Markup;

namespace NatoIraq.App.Reports;

/// <summary>
/// Compares branches and draws the comparison in pieces: the report's sections, for a page that answers to its reader.
/// </summary>
/// <param name="Projected">
/// What is compared. Its series may name outputs too, and the first is the headline; without a baseline it is the
/// branch that most are from.
/// </param>
public sealed record DrawComparison(ProjectBranches Projected) : IRequest<ComparisonView>;

/// <summary>A comparison, drawn.</summary>
/// <param name="Compared">The shape that scripts rely on.</param>
/// <param name="Question">What the answer is about: the headline in words, and the day.</param>
/// <param name="Offered">What may be the headline: the pack's series, and the outputs of the branches.</param>
/// <param name="Answer">The answer in plain words.</param>
/// <param name="Lines">Every branch in a line.</param>
/// <param name="Legend">What the lines and bands of charts mean.</param>
/// <param name="Series">Charts of each series that was asked for.</param>
/// <param name="States">Charts of the machines in doubt.</param>
/// <param name="Figures">The comparison in figures.</param>
/// <param name="Certainty">How sure it is; nothing unless the analysis was asked for.</param>
/// <param name="Blocked">What was blocked, and why.</param>
/// <param name="Conditions">What had to be true.</param>
/// <param name="Reproduce">The commands that give the numbers again.</param>
public sealed record ComparisonView(
    CompareView Compared,
    string Question,
    IReadOnlyList<OfferedSeries> Offered,
    Markup Answer,
    Markup Lines,
    Markup Legend,
    IReadOnlyList<SeriesView> Series,
    IReadOnlyList<ChartView> States,
    Markup Figures,
    Markup Certainty,
    Markup Blocked,
    Markup Conditions,
    Markup Reproduce)
{
    /// <summary>The chart of that id; null when there is none.</summary>
    public ChartView? Chart(string id) =>
        Series.SelectMany(s => s.Charts).Concat(States).FirstOrDefault(c => c.Id == id);
}

/// <summary>A series or output that may be looked at.</summary>
public sealed record OfferedSeries(string Name, string InWords, bool IsOutput, bool IsShown);

/// <summary>A series over time.</summary>
/// <param name="Name">The series or output.</param>
/// <param name="InWords">What it is.</param>
/// <param name="Unit">In which it is measured; null for an output.</param>
/// <param name="Charts">A chart a branch that differs from the baseline.</param>
/// <param name="Others">The branches that are only named.</param>
public sealed record SeriesView(
    string Name, string InWords, string? Unit, IReadOnlyList<ChartView> Charts, Markup Others);

/// <summary>Handles <see cref="DrawComparison"/>.</summary>
public sealed class DrawComparisonHandler(IEventStore store, IEnsembleRunner runner)
    : IRequestHandler<DrawComparison, ComparisonView>
{
    /// <inheritdoc/>
    public async Task<ComparisonView> Handle(DrawComparison request, CancellationToken cancellationToken)
    {
        Workspace workspace = await Workspace.LoadAsync(store, cancellationToken);
        ProjectBranches asked = request.Projected;
        string? baseline = asked.Baseline ?? ReportBranchesHandler.Yardstick(workspace, asked.Branches);
        List<Plan> plans = [.. asked.Branches.Append(baseline).OfType<string>().Distinct()
            .Select(n => workspace.PlanOf(n, asked.Wide))];
        HashSet<string> outputs = [.. plans.SelectMany(p => p.Outputs).Select(o => o.Name)];
        string[] usual = [.. workspace.Pack.Rules.ReportSeries.Select(s => $"{s}")];
        string[] shown = asked.Series.Count > 0 ? [.. asked.Series.Distinct()] : [usual[0]];
        string[] drawn = [.. shown.Where(n => !outputs.Contains(n))];
        IReadOnlyList<DateOnly> dates = asked.Dates.Count > 0 ? asked.Dates : ReportDates.YearEnds(plans);
        ProjectedView compared = await ProjectBranchesHandler.RunAsync(
            workspace,
            asked with
            {
                Baseline = baseline, Series = drawn.Length > 0 ? drawn : [usual[0]], Dates = dates, Monthly = true,
            },
            runner, cancellationToken);
        var brief = new Brief(new ReportModel(
            "", workspace.Pack, compared.Plans, compared.Monthly!, shown[0], dates)
        {
            Stale = compared.View.Stale,
            Hash = compared.View.Hash,
            Words = asked.Words ?? LikelihoodScale.Icd203,
            Apart = compared.View.Sampling?.Apart ?? [],
        });
        return Draw(brief, compared, shown, [.. usual.Union(drawn), .. outputs.Order(StringComparer.Ordinal)]);
    }

    private static ComparisonView Draw(Brief brief, ProjectedView compared, string[] shown, string[] offered) => new(
        compared.View,
        $"{Named(brief, brief.Headline)} on {Figures.Day(brief.Last)}",
        [.. offered.Select(n => new OfferedSeries(n, Named(brief, n), brief.IsOutput(n), shown.Contains(n)))],
        AnswerSection.Words(brief),
        AnswerSection.Lines(brief),
        ChartsSection.Legend(brief),
        [.. shown.Select((name, i) => OneSeries(brief, compared, name, i + 1))],
        [.. StatesSection.Chosen(brief).SelectMany(x => x.Shown.Select((s, i) => OneMachine(x.Branch, s, i)))],
        ComparisonSection.Of(brief),
        CertaintySection.Of(brief),
        BlockedSection.Of(brief),
        ConditionsSection.Of(brief),
        ReproduceSection.Of(brief));

    private static SeriesView OneSeries(Brief brief, ProjectedView compared, string name, int number)
    {
        var charts = SeriesCharts.Of(brief, name, number);
        // Grey behind each of the others, the baseline needs a chart of its own only when it is alone.
        Drawn[] drawn = [.. charts.Drawn.Where(d => !d.Branch.IsBaseline || charts.Drawn.Count == 1)];
        return new SeriesView(
            name, Named(brief, name), brief.IsOutput(name) ? null : "persons",
            [.. drawn.Select(d => OneBranch(brief, compared, d, charts, isAlone: drawn.Length == 1))],
            ChartsSection.Named("As in the baseline: ", charts.AsBaseline)
                + ChartsSection.Named("Unknown throughout: ", charts.Unknown));
    }

    private static ChartView OneBranch(
        Brief brief, ProjectedView compared, Drawn drawn, SeriesCharts charts, bool isAlone)
    {
        PlotView[] Plots(double width, string end) =>
        [
            PlotView.Of(Renamed(drawn.Panel, end), charts.Axes, width),
            .. drawn.Change is { } change && charts.ChangeAxes is { } axes
                ? [PlotView.Of(Renamed(change, end), axes, width)] : Array.Empty<PlotView>(),
        ];
        return new ChartView(
            drawn.Panel.Caption.Id, drawn.Branch.Plan.Name, drawn.Name, drawn.Panel.Caption.Title, drawn.Branch.Heading,
            Plots(FanChart.Width, ""), isAlone ? Plots(FanChart.Broad, "-broad") : [],
            ChartsSection.ColumnsOf(drawn), [.. ChartsSection.RowsOf(brief, drawn)])
        {
            Levels = [.. drawn.Branch.Future(drawn.Name).Select(l => ResultView.Of(drawn.Branch.Plan.Name, l))],
        };
    }

    /// <summary>A series in words; an output by its name, which is not to be changed.</summary>
    private static string Named(Brief brief, string name) =>
        brief.IsOutput(name) ? name : Figures.Capital(brief.InWords(name));

    private static FanPanel Renamed(FanPanel panel, string end) =>
        panel with { Caption = panel.Caption with { Id = panel.Caption.Id + end } };

    private static ChartView OneMachine(Told branch, StateStory story, int index)
    {
        StatePanel panel = StatesSection.PanelOf(branch, story, index);
        (Markup drawing, double width, double height) = StateBands.Measured(panel);
        string[] name = story.Name.Split(' ', 2);
        return new ChartView(
            panel.Caption.Id, branch.Plan.Name, string.Join('/', name), panel.Caption.Title,
            branch.Heading + " " + Tag("code", story.Name),
            [new PlotView(drawing, width, height, null, IsDifference: false)], [],
            ["Date", .. story.Layers.Select(l => $"#{l.Name}")],
            [.. story.Days.Select((day, i) => new ChartRow(
                day, [.. story.Layers.Select(l => Figures.Share(l.Shares[i]))]))])
        {
            States = [.. branch.Result.States.Where(s => s.Machine == name[0] && s.Subject == name[^1])
                .Select(s => new StateShareView(branch.Plan.Name, s.Machine, s.Subject, s.Date, s.State, s.Share))],
        };
    }
}
