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
    /// <summary>Its name.</summary>
    public const string Named = "demo";

    private readonly Option<string> _folder = new("--out")
    {
        Description = "The folder for report.html; it is created.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "natoiraq-demo",
    };

    private readonly ProjectionOptions _projection = new();

    public DemoCommand()
        : base(
            Named, "Imports the shipped pack, applies every shipped scenario, compares them and writes a report. "
                + "All of it is kept in the store; a second run adds nothing.",
            "natoiraq demo", "natoiraq demo --store sqlite:my.db --out my-report --draws 10000")
    {
        Add(_folder);
        Add(Cli.Options.Csv);
        foreach (Option option in _projection.Drawing) Add(option);
    }

    /// <inheritdoc/>
    public override async Task<int> RunAsync(Session session)
    {
        ImportView import = await session.SendAsync(new ImportPack(Shipped.Pack, OnlyIfEmpty: true));
        var everything = new ApplyShipped(Shipped.Names, Shipped.Scenarios);
        IReadOnlyList<AppliedView> applied = await session.SendAsync(everything);
        string baseline = Shipped.Yardstick;
        BranchPlanView yardstick = await session.SendAsync(new ShowBranch(baseline));
        DateOnly[] months = MonthEnds(yardstick.ForkDate, yardstick.Branch.Until ?? yardstick.ForkDate);
        DateOnly[] years = [.. months.Where(d => d.Month == 12)];
        ProjectedView charted = await _projection.RunAsync(session, Shipped.Names, baseline, months);
        string report = await ReportAsync(session, charted, years);
        ProjectedView compared = charted.On(years);
        var demo = new Demo(import, applied, compared, charted.Projection, report, session.StoreOption);
        session.Show(compared.View, compared.View.Results, page => DemoPage.Write(page, demo));
        return ExitCodes.Done;
    }

    /// <summary>The ends of the months between two days: branches fork on different days, but share these.</summary>
    private static DateOnly[] MonthEnds(DateOnly from, DateOnly until)
    {
        int months = ((until.Year - from.Year) * 12) + until.Month - from.Month + 1;
        var first = new DateOnly(from.Year, from.Month, 1);
        return [.. Enumerable.Range(1, months).Select(m => first.AddMonths(m).AddDays(-1)).Where(d => d <= until)];
    }

    private async Task<string> ReportAsync(Session session, ProjectedView charted, IReadOnlyList<DateOnly> years)
    {
        Pack pack = charted.Plans[0].Timeline.Layout.Universe.Pack;
        var model = new ReportModel(
            "Policy options compared", pack, charted.Plans, charted.Projection, $"{pack.Rules.ReportSeries[0]}", years);
        string path = Path.Combine(session.Get(_folder)!, "report.html");
        try
        {
            Directory.CreateDirectory(session.Get(_folder)!);
            await File.WriteAllTextAsync(path, HtmlReport.Render(model), session.Cancel);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InvalidInputException(
                $"--out: the report cannot be written to '{path}' ({e.Message})", "Name another folder.");
        }
        return path;
    }
}
