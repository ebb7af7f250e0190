using MediatR;
using NatoIraq.App.Backtests;
using NatoIraq.App.Branches;
using NatoIraq.App.Bundles;
using NatoIraq.App.Diffs;
using NatoIraq.App.Ensembles;
using NatoIraq.App.History;
using NatoIraq.App.Machines;
using NatoIraq.App.Projections;
using NatoIraq.App.References;
using NatoIraq.App.Reports;
using NatoIraq.App.Sensitivity;
using NatoIraq.App.Sources;
using NatoIraq.App.Stores;
using NatoIraq.Core.History;

namespace NatoIraq.App;

/// <summary>
/// Every use case behind one mediator. Handlers are registered by hand: the list is the feature list.
/// </summary>
public static class UseCases
{
    private static readonly Func<IEventStore, object>[] Handlers =
    [
        s => new ImportPackHandler(s), s => new ImportTableHandler(s), _ => new ProposeMapHandler(),
        s => new ImportIncidentsHandler(s),
        s => new ListClaimsHandler(s), s => new ShowHistoryHandler(s), s => new ListRevisionsHandler(s),
        s => new ReplayTimelineHandler(s), s => new OpenReplayHandler(s), s => new ShowOutlineHandler(s),
        s => new ShowStepHandler(s), s => new SeekStepHandler(s), s => new ReadExpressionsHandler(s),
        s => new ShowStateHandler(s), s => new ExplainHandler(s), s => new ShowNamesHandler(s),
        s => new ListBranchesHandler(s), s => new ShowBranchHandler(s), s => new ForkBranchHandler(s),
        s => new ForkReferenceHandler(s),
        s => new EditBranchHandler(s), s => new RebaseBranchHandler(s), s => new BranchVersionsHandler(s),
        s => new PickEntriesHandler(s), s => new MergeBranchHandler(s),
        s => new ApplyScenarioHandler(s), s => new ApplyShippedHandler(s),
        s => new ValidateScenarioHandler(s), _ => new ShowMachinesHandler(),
        s => new VerifySourcesHandler(s), s => new InspectStoreHandler(s),
        s => new DiffBranchesHandler(s), s => new DiffMomentsHandler(s), s => new DiffScenariosHandler(s),
        s => new NewScenarioHandler(s), s => new ShowSchemaHandler(s), s => new ShowScenarioHandler(s),
        s => new ShowEntryFormsHandler(s), s => new ListSourcesHandler(s), s => new FindDrawsHandler(s),
        s => new BrowseClaimsHandler(s),
        s => new ShowTreeHandler(s), s => new PictureSeriesHandler(s), s => new ListReportSeriesHandler(s),
        s => new BacktestBranchesHandler(s), _ => new BacktestTablesHandler(),
        s => new FindPackHandler(s), _ => new ValidatePackHandler(), _ => new NewPackHandler(),
        s => new ExportStoreHandler(s), s => new ImportStoreHandler(s), _ => new CopyStoreHandler(),
        s => new StudySensitivityHandler(s), s => new CreateBundleHandler(s), _ => new VerifyBundleHandler(),
    ];

    /// <summary>Those that may be drawn elsewhere, and what is said of it.</summary>
    private static readonly Func<IEventStore, IEnsembleRunner, object>[] Drawing =
    [
        (s, r) => new ProjectBranchesHandler(s, r), (s, r) => new ReportBranchesHandler(s, r),
        (s, r) => new DrawComparisonHandler(s, r), (_, r) => new ShowClusterHandler(r),
    ];

    /// <summary>A mediator over a store.</summary>
    /// <param name="store">The store.</param>
    /// <param name="runner">Who draws ensembles; null for this process alone.</param>
    public static IMediator Over(IEventStore store, IEnsembleRunner? runner = null)
    {
        var handlers = new Dictionary<Type, object>();
        foreach (object handler in Handlers.Select(make => make(store))
            .Concat(Drawing.Select(make => make(store, runner ?? new LocalRunner()))))
        {
            foreach (Type face in handler.GetType().GetInterfaces()) handlers.TryAdd(face, handler);
        }
        return new Mediator(type => handlers.GetValueOrDefault(type) ?? Nothing(type));
    }

    /// <summary>MediatR also asks for pipelines of behaviours, of which there are none.</summary>
    private static object Nothing(Type type) => type.IsGenericType
        && type.GetGenericTypeDefinition() == typeof(IEnumerable<>)
        ? Array.CreateInstance(type.GetGenericArguments()[0], 0)
        : throw new InvalidOperationException($"No handler for {type}");
}
