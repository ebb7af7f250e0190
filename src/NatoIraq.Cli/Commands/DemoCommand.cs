using System.CommandLine;
using NatoIraq.App.Branches;
using NatoIraq.App.History;
using NatoIraq.App.Projections;
using NatoIraq.App.Reports;
using NatoIraq.Cli.Pages;
using NatoIraq.Core;
using NatoIraq.Core.Worlds;

namespace NatoIraq.Cli.Commands;

/// <summary><c>demo</c>: everything that is shipped, compared and reported, and kept in the store.</summary>
internal sealed class DemoCommand : Verb
{
    private readonly Option<string> _folder = new("--out")
    {
        Description = "The folder for report.html; it is created (default natoiraq-demo).",
        HelpName = "DIR",
        DefaultValueFactory = _ => "natoiraq-demo",
    };

    private readonly ProjectionOptions _projection = new();

    public DemoCommand()
        : base(
            "demo", "Imports the shipped pack, applies every shipped scenario, compares them and writes a report. "
                + "All of it is kept in the store; a second run adds nothing.",
            "natoiraq demo", "natoiraq demo --store sqlite:my.db --out my-report --draws 10000")
    {
        Add(_folder);
        foreach (Option option in _projection.Drawing) Add(option);
    }

    /// <inheritdoc/>
    public override async Task<int> RunAsync(Session session)
    {
        ImportView import = await session.SendAsync(new ImportPack(Shipped.Pack, OnlyIfEmpty: true));
        IReadOnlyList<AppliedView> applied = await session.SendAsync(new ApplyShipped(Shipped.Names, Shipped.Scenarios));
        string baseline = Shipped.Yardstick;
        IReadOnlyList<DateOnly> dates = YearEnds(await session.SendAsync(new ShowBranch(baseline)));
        ProjectedView compared = await _projection.RunAsync(session, Shipped.Names, baseline, dates);
        string report = await ReportAsync(session, compared, baseline, dates);
        session.Show(compared.View, page => DemoPage.Write(page, import, applied, compared, report));
        return ExitCodes.Done;
    }

    /// <summary>The yardstick's year ends: the other branches fork on different days, but share its horizon.</summary>
    private static IReadOnlyList<DateOnly> YearEnds(BranchPlanView yardstick) =>
        [.. Enumerable.Range(yardstick.ForkDate.Year, yardstick.Branch.Until.Year - yardstick.ForkDate.Year + 1)
            .Select(y => new DateOnly(y, 12, 31)).Where(d => d <= yardstick.Branch.Until)];

    /// <summary>Draws the same futures on more dates, for the report's charts, and writes the report.</summary>
    private async Task<string> ReportAsync(
        Session session, ProjectedView compared, string baseline, IReadOnlyList<DateOnly> dates)
    {
        IReadOnlyList<DateOnly> months = ReportDates.MonthEnds([compared.Plans.First(p => p.Name == baseline)]);
        ProjectedView charted = await _projection.RunAsync(session, Shipped.Names, baseline, [.. months.Union(dates).Order()]);
        Pack pack = charted.Plans[0].Timeline.Layout.Universe.Pack;
        var model = new ReportModel(
            "Policy options compared", pack, charted.Plans, charted.Projection, $"{pack.Rules.ReportSeries[0]}", dates);
        string path = Path.Combine(session.Get(_folder)!, "report.html");
        try
        {
            Directory.CreateDirectory(session.Get(_folder)!);
            await File.WriteAllTextAsync(path, HtmlReport.Render(model), session.Cancel);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new InvalidInputException($"--out: the report cannot be written to '{path}' ({e.Message})", "Name another folder.");
        }
        return path;
    }
}
