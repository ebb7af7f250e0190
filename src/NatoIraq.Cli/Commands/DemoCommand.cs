using System.CommandLine;
using NatoIraq.App.Branches;
using NatoIraq.App.History;
using NatoIraq.App.Projections;
using NatoIraq.App.Reports;
using NatoIraq.Cli.Pages;
using NatoIraq.Core.Projections;

namespace NatoIraq.Cli.Commands;

/// <summary><c>demo</c>: everything that is shipped, compared and reported, and kept in the store.</summary>
internal sealed class DemoCommand : Verb
{
    /// <summary>Its name.</summary>
    public const string Named = "demo";

    private readonly Option<string> _folder = Cli.Options.Folder("natoiraq-demo");
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
        ReportView report = await _projection.ReportAsync(session, Shipped.Names, Shipped.Yardstick, prefer: null);
        string path = await ReportCommand.WriteAsync(session, session.Get(_folder)!, report);
        var demo = new Demo(
            import, applied, report.Compared, SinceYardstick(report.Compared), path, session.StoreOption);
        session.Show(report.Compared.View, report.Compared.View.Results, page => DemoPage.Write(page, demo));
        return ExitCodes.Done;
    }

    /// <summary>
    /// The draws month by month from the yardstick's fork on: some branches left the history long before.
    /// </summary>
    private static Projection SinceYardstick(ProjectedView view)
    {
        Projection monthly = view.Monthly!;
        int fork = view.Plans.First(p => p.Name == monthly.Baseline).ForkDay;
        IEnumerable<DateOnly> days = monthly.Branches[0].Levels.Select(l => l.Date).Distinct();
        return (view with { Projection = monthly })
            .On([.. days.Where(d => d.DayNumber >= fork && d.AddDays(1).Day == 1)]).Projection;
    }
}
