using NatoIraq.App.Charts;
using NatoIraq.Cli.Pages;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Scenarios;

namespace NatoIraq.Cli.Charts;

/// <summary>A series or output over time, in every branch that knows it.</summary>
/// <param name="Title">What it is, with its unit.</param>
/// <param name="Panels">A panel for each branch that knows it on any day, the baseline's first.</param>
/// <param name="Unknown">The branches that report it and know nothing of it.</param>
/// <param name="Axes">The axes that the panels share.</param>
/// <param name="Write">How its values are written.</param>
internal sealed record ChartedSeries(
    string Title, IReadOnlyList<Panel> Panels, IReadOnlyList<string> Unknown, FanAxes Axes, Func<double, string> Write)
{
    // Some room before the fork, so that its mark is not taken for the axis.
    private const double Lead = 0.04;
    private const double Seen = 0.05;

    /// <summary>Whether a median moves by as much as a reader would see.</summary>
    public bool Moves => Panels.Any(p => p.Fan.Known.Max(x => x.Band.P50) - p.Fan.Known.Min(x => x.Band.P50)
        > (Axes.Marks[^1] - Axes.Marks[0]) * Seen);

    /// <summary>Gathers a series from the branches' levels month by month.</summary>
    public static ChartedSeries Of(
        string series, IReadOnlyList<BranchResult> branches, IReadOnlyList<Plan> plans, string? baseline)
    {
        LevelResult first = branches.SelectMany(b => b.Levels).First(l => l.Series == series);
        (string Branch, Fan Fan)[] fans = [.. branches
            .Where(b => b.Levels.Any(l => l.Series == series)).Select(b => (b.Branch, FanOf(b, series)))];
        (string Branch, Fan Fan)[] known = [.. fans.Where(f => f.Fan.Known.Any())];
        Fan? behind = known.FirstOrDefault(f => f.Branch == baseline).Fan;
        string unit = first.IsTruth ? ", share of draws" : first.IsOutput ? "" : ", persons";
        return new ChartedSeries(
            series + unit,
            [.. known.Select(f => new Panel(
                f.Branch, f.Fan, f.Branch == baseline ? null : behind, ForkOf(plans, f.Branch)))],
            [.. fans.Except(known).Select(f => f.Branch)],
            AxesOf(known.Select(f => f.Fan), first.IsTruth),
            first.IsTruth ? Say.Share : v => Say.Value(v, first.IsOutput));
    }

    /// <summary>The frame of a panel of so many columns.</summary>
    public PlotFrame Frame(int width, bool isAscii) => new(
        Axes, Write, width,
        Panels.Max(p => p.Fan.Points[^1].Band.P50 is { } end ? Write(end).Length : 0), isAscii);

    /// <summary>A condition holds in a share of the draws, of which there is no span.</summary>
    private static Fan FanOf(BranchResult branch, string series) => new(
        branch.Branch,
        [.. branch.Levels.Where(l => l.Series == series).OrderBy(l => l.Date).Select(l => new FanPoint(
            l.Date,
            l.IsTruth
                ? new Band(l.Band.Mean, null, null, null, l.Band.Mean, null, null, null, l.Band.Unknown)
                : l.Band with { P5 = null, P95 = null }))]);

    private static FanAxes AxesOf(IEnumerable<Fan> fans, bool isTruth)
    {
        var axes = FanAxes.Of([.. fans.Select(f => f with { Points = [.. f.Known] })]);
        int lead = Math.Max(1, (int)((axes.Last.DayNumber - axes.First.DayNumber) * Lead));
        return axes with
        {
            First = axes.First.DayNumber > lead ? axes.First.AddDays(-lead) : axes.First,
            Marks = isTruth ? [0, 0.5, 1] : axes.Marks,
        };
    }

    private static DateOnly ForkOf(IReadOnlyList<Plan> plans, string branch) =>
        DateOnly.FromDayNumber(plans.First(p => p.Name == branch).ForkDay);
}
