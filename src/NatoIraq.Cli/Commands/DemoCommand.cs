using System.CommandLine;
using NatoIraq.App.Branches;
using NatoIraq.App.History;
using NatoIraq.App.Projections;
using NatoIraq.App.Reports;
using NatoIraq.Cli.Pages;
using NatoIraq.Core;
using NatoIraq.Core.Projections;

namespace NatoIraq.Cli.Commands;

/// <summary><c>demo</c>: everything that is shipped, compared and reported, and kept in the store.</summary>
internal sealed class DemoCommand : Verb
{
    /// <summary>Its name.</summary>
    public const string Named = "demo";

    private readonly Option<string?> _pack = new("--pack")
    {
        Description = "The shipped pack to begin an empty store with; without it, the store's own, or the default one.",
        HelpName = "NAME",
    };

    private readonly Option<string> _folder = Cli.Options.Folder("natoiraq-demo");
    private readonly ProjectionOptions _projection = new();

    public DemoCommand()
        : base(
            Named, "Imports a shipped pack, applies every scenario shipped for it, compares them and writes a report. "
                + "All of it is kept in the store; a second run adds nothing.",
            "natoiraq demo", "natoiraq demo --store sqlite:my.db --out my-report --draws 10000",
            "natoiraq demo --pack nato-afghanistan --store sqlite:afghanistan.db")
    {
        Add(_pack);
        Add(_folder);
        Add(Cli.Options.Csv);
        foreach (Option option in _projection.Drawing) Add(option);
    }

    /// <inheritdoc/>
    public override async Task<int> RunAsync(Session session)
    {
        Shipped shipped = await PackAsync(session);
        ImportView import = await session.SendAsync(new ImportPack(shipped.Folder, OnlyIfEmpty: true));
        var everything = new ApplyShipped(shipped.Names, shipped.Scenarios);
        IReadOnlyList<AppliedView> applied = await session.SendAsync(everything);
        ReportView report = await _projection.ReportAsync(session, shipped.Names, shipped.Yardstick, prefer: null);
        string path = await ReportCommand.WriteAsync(session, session.Get(_folder)!, report);
        var demo = new Demo(
            import, applied, report.Compared, SinceYardstick(report.Compared), path, session.StoreOption);
        session.Show(report.Compared.View, report.Compared.View.Results, page => DemoPage.Write(page, demo));
        return ExitCodes.Done;
    }

    /// <summary>The shipped pack that is named, or that of the store.</summary>
    /// <exception cref="InvalidInputException">Nothing is shipped for it, or the store holds another.</exception>
    private async Task<Shipped> PackAsync(Session session)
    {
        string? held = await session.SendAsync(new FindPack()), named = session.Get(_pack);
        if (named is not null && !Shipped.Packs.Contains(named))
        {
            throw new InvalidInputException(
                $"There is no shipped pack '{named}'.",
                NearMiss.Hint(named, Shipped.Packs) ?? $"Shipped are {string.Join(", ", Shipped.Packs)}.");
        }
        if (named is not null && held is not null && named != held) throw ImportPackHandler.Holds(held, named);
        var shipped = new Shipped(named ?? held ?? Shipped.Default.Pack);
        return shipped.Names.Count > 0 ? shipped : throw new InvalidInputException(
            $"The store holds the pack '{shipped.Pack}', for which no scenario is shipped.",
            "Use another --store, or compare branches of its own with 'natoiraq report'.");
    }

    /// <summary>
    /// The draws month by month from the yardstick's fork on: some branches left the history long before.
    /// </summary>
    private static Projection SinceYardstick(ProjectedView view)
    {
        Projection monthly = view.Monthly!;
        int fork = view.Plans.First(p => p.Name == monthly.Baseline).ForkDay;
        IEnumerable<DateOnly> days = monthly.Branches[0].Levels.Select(l => l.Date).Distinct();
        return monthly.On([.. days.Where(d => d.DayNumber >= fork && d.AddDays(1).Day == 1)]);
    }
}
