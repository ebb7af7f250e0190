using MediatR;
using NatoIraq.App.Branches;
using NatoIraq.App.Charts;
using NatoIraq.App.Projections;
using NatoIraq.Core;
using NatoIraq.Core.History;
using NatoIraq.Core.Scenarios;

namespace NatoIraq.App.Reports;

/// <summary>Projects one series of a branch, stored or not yet, and draws it over a baseline.</summary>
/// <param name="Branch">The branch; not looked at when there is a draft.</param>
/// <param name="Draft">A scenario that is not stored; null for the branch as it is.</param>
/// <param name="Baseline">What it is drawn over; null for its parent, <c>history</c> for nothing.</param>
/// <param name="Series">The series, or the name of an output; null for the first of the pack's.</param>
/// <param name="Draws">How many draws.</param>
/// <param name="RandomSeed">The random seed.</param>
/// <param name="Threads">How many threads; the result does not depend on it.</param>
public sealed record PictureSeries(
    string Branch, ScenarioSource? Draft, string? Baseline, string? Series, int Draws, ulong RandomSeed, int Threads)
    : IRequest<PictureView>;

/// <summary>A series, drawn.</summary>
/// <param name="Branch">The branch.</param>
/// <param name="Baseline">What it is drawn over; null for nothing.</param>
/// <param name="Series">The series, or the name of an output.</param>
/// <param name="InWords">The series in words.</param>
/// <param name="Draws">How many draws.</param>
/// <param name="Chart">The fan, as an <c>svg</c> element.</param>
/// <param name="Change">The fan of differences from the baseline; null without one.</param>
/// <param name="Said">The same in a sentence or two.</param>
/// <param name="Outputs">The names of what the branch reports besides.</param>
/// <param name="Results">The series at each year's end.</param>
/// <param name="Blocked">What was blocked.</param>
public sealed record PictureView(
    string Branch, string? Baseline, string Series, string InWords, int Draws, string Chart, string? Change, string Said,
    IReadOnlyList<string> Outputs, IReadOnlyList<ResultView> Results, IReadOnlyList<BlockedView> Blocked);

/// <summary>Handles <see cref="PictureSeries"/>.</summary>
public sealed class PictureSeriesHandler(IEventStore store) : IRequestHandler<PictureSeries, PictureView>
{
    /// <inheritdoc/>
    public async Task<PictureView> Handle(PictureSeries request, CancellationToken cancellationToken)
    {
        Workspace workspace = await Workspace.LoadAsync(store, cancellationToken);
        string first = $"{workspace.Pack.Rules.ReportSeries[0]}", name = request.Series ?? first;
        bool isSeries = Core.History.Series.TryParse(name, out _);
        string? baseline = BaselineOf(workspace, request);
        ProjectedView view = ProjectBranchesHandler.Run(
            workspace,
            new ProjectBranches(
                request.Draft is null ? [request.Branch] : [], baseline, request.Draws, request.RandomSeed, [],
                [isSeries ? name : first], Wide: false, request.Threads, Progress: null, Monthly: true,
                Drafts: request.Draft is { } draft ? [draft] : null),
            cancellationToken);
        var brief = new Brief(new ReportModel("", workspace.Pack, view.Plans, view.Monthly!, name, []));
        Told told = brief.Branches.First(b => b.Plan.Name != baseline);
        string[] outputs = [.. told.Result.Levels.Where(l => l.IsOutput).Select(l => l.Series).Distinct()];
        if (!isSeries && !outputs.Contains(name))
        {
            throw new InvalidInputException(
                $"'{name}' is neither a series nor an output of '{told.Plan.Name}'.", NearMiss.Hint(name, outputs));
        }
        Fan? behind = brief.Baseline is { } other && other.Knows(name) ? other.FanOf(name) : null;
        var drawn = Drawn.Of(brief, told, name, behind, "picture");
        var axes = FanAxes.Of(behind is null ? [drawn.Panel.Fan] : [drawn.Panel.Fan, behind], drawn.Panel.Past);
        return new PictureView(
            told.Plan.Name, baseline, name, brief.InWords(name), request.Draws, $"{FanChart.Draw(drawn.Panel, axes)}",
            drawn.Change is { } change
                ? $"{FanChart.Draw(change, FanAxes.Of([change.Fan], steps: 3) with { First = axes.First })}" : null,
            drawn.Panel.Caption.Description, outputs,
            [.. view.View.Results.Where(r => r.Branch == told.Plan.Name && r.Series == name)],
            [.. view.View.Blocked.Where(b => b.Branch == told.Plan.Name)]);
    }

    private static string? BaselineOf(Workspace workspace, PictureSeries request)
    {
        string? branch = request.Draft is { } draft ? ScenarioTexts.NameOf(draft.Text) : request.Branch;
        string? baseline = request.Baseline
            ?? (request.Draft is { } d ? ScenarioTexts.ParentOf(d.Text) : workspace.ParentOf(workspace.Branch(request.Branch)));
        return baseline == Scenario.Trunk || baseline == branch ? null : baseline;
    }
}
