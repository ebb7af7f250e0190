using MediatR;
using NatoIraq.Core.Branches;
using NatoIraq.Core.History;
using NatoIraq.Core.Worlds;
using NatoIraq.Packs;

namespace NatoIraq.App.History;

/// <summary>Turns a table of troop levels into a pack and imports it.</summary>
/// <param name="Csv">The table's file.</param>
/// <param name="Map">The file that says what its columns mean.</param>
/// <param name="Out">A folder for the pack's files; null keeps them in the store alone.</param>
public sealed record ImportTable(string Csv, string Map, string? Out) : IRequest<TableView>;

/// <summary>What a table came to.</summary>
/// <param name="Import">What the import changed.</param>
/// <param name="Levels">How many levels the table tells.</param>
/// <param name="Series">The series it tells of, in order, each with its levels and dates.</param>
/// <param name="Gaps">How many cells tell nothing: unknown, never 0.</param>
/// <param name="Dropped">How many rows the map leaves out.</param>
/// <param name="Repeats">How many levels repeat another of the same source.</param>
/// <param name="Conflicts">Levels of one series and date that disagree; both are kept.</param>
/// <param name="StaleAfterDays">After how many days without news a level is unknown.</param>
public sealed record TableView(
    ImportView Import, int Levels, IReadOnlyList<TableSeriesView> Series, int Gaps, int Dropped, int Repeats,
    IReadOnlyList<string> Conflicts, int StaleAfterDays);

/// <summary>A series of a table.</summary>
/// <param name="Series">The series.</param>
/// <param name="Levels">How many levels are told of it.</param>
/// <param name="From">The first date.</param>
/// <param name="To">The last date.</param>
public sealed record TableSeriesView(string Series, int Levels, DateOnly From, DateOnly To);

/// <summary>Proposes a map for a table, to be edited.</summary>
/// <param name="Csv">The table's file.</param>
public sealed record ProposeMap(string Csv) : IRequest<MapView>;

/// <summary>A proposed map.</summary>
/// <param name="Map">The text of the file.</param>
public sealed record MapView(string Map);

/// <summary>Handles <see cref="ImportTable"/>: the store and the folder get all of it, or nothing.</summary>
public sealed class ImportTableHandler(IEventStore store) : IRequestHandler<ImportTable, TableView>
{
    /// <inheritdoc/>
    public async Task<TableView> Handle(ImportTable request, CancellationToken cancellationToken)
    {
        TablePack table = TableFile.Read(TableSource.Read(request.Csv), TableSource.Read(request.Map));
        var archive = Archive.Of(await store.ReadAllAsync(cancellationToken));
        (Pack pack, IReadOnlyDictionary<string, string> files, IReadOnlyList<FindingView> findings) = Explained(table);
        ImportPackHandler.CheckSame(archive, pack);
        using PackFolder? folder = request.Out is { } path ? PackFolder.Prepare(path, files) : null;
        ImportView import = await ImportPackHandler.KeepAsync(
            store, archive, pack, files, findings, cancellationToken);
        folder?.TakePlace();
        return new TableView(
            import, table.Levels, [.. Series(pack)], table.Gaps, table.Dropped, table.Repeats, table.Conflicts,
            table.StaleAfterDays);
    }

    /// <summary>The pack, with a reason for every fact that a rule speaks against: the table says so.</summary>
    private static (Pack, IReadOnlyDictionary<string, string>, IReadOnlyList<FindingView>) Explained(TablePack table)
    {
        IReadOnlyDictionary<string, string> files = table.Files([]);
        Pack pack = PackFiles.Read(files);
        IReadOnlyList<FindingView> findings = Findings.Of(pack);
        if (findings.Count == 0) return (pack, files, findings);
        files = table.Files([.. findings.GroupBy(f => f.Event)
            .Select(g => (g.Key, string.Join(" ", g.Select(f => $"{f.Rule}: {f.Because}"))))]);
        pack = PackFiles.Read(files);
        return (pack, files, Findings.Of(pack));
    }

    private static IEnumerable<TableSeriesView> Series(Pack pack) => pack.History
        .Where(e => e.Data is Core.History.Events.TroopsReported)
        .GroupBy(e => ((Core.History.Events.TroopsReported)e.Data).Series.ToString())
        .OrderBy(g => g.Key, StringComparer.Ordinal)
        .Select(g => new TableSeriesView(g.Key, g.Sum(e => e.Cites.Count), g.Min(e => e.Day), g.Max(e => e.Day)));
}

/// <summary>Handles <see cref="ProposeMap"/>.</summary>
public sealed class ProposeMapHandler : IRequestHandler<ProposeMap, MapView>
{
    /// <inheritdoc/>
    public Task<MapView> Handle(ProposeMap request, CancellationToken cancellationToken) =>
        Task.FromResult(new MapView(TableFile.ProposeMap(TableSource.Read(request.Csv))));
}
