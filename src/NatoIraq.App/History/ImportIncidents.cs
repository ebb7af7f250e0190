using MediatR;
using NatoIraq.Core.Branches;
using NatoIraq.Core.History;
using NatoIraq.Core.History.Events;
using NatoIraq.Core.Worlds;
using NatoIraq.Packs;

namespace NatoIraq.App.History;

/// <summary>Turns rows of a collection of conflict events into a pack of incidents and imports it.</summary>
/// <param name="Collection">Which collection it is.</param>
/// <param name="Rows">The file.</param>
/// <param name="Map">The file that says which rows are incidents.</param>
/// <param name="Out">A folder for the pack's files; null keeps them in the store alone.</param>
public sealed record ImportIncidents(Collection Collection, string Rows, string Map, string? Out)
    : IRequest<IncidentsView>;

/// <summary>What rows came to.</summary>
/// <param name="Import">What the import changed.</param>
/// <param name="Rows">How many rows the file holds.</param>
/// <param name="Counted">How many tell an incident; several may tell one.</param>
/// <param name="Places">The places, each with its incidents.</param>
/// <param name="Elsewhere">How many rows are of places that the map leaves out.</param>
/// <param name="OtherKinds">How many are no incident by the map.</param>
/// <param name="OtherDays">How many are of days that the map leaves out.</param>
/// <param name="Repeats">Ids that stand in several rows.</param>
public sealed record IncidentsView(
    ImportView Import, int Rows, int Counted, IReadOnlyList<IncidentPlaceView> Places, int Elsewhere, int OtherKinds,
    int OtherDays, IReadOnlyList<string> Repeats);

/// <summary>A place with incidents.</summary>
/// <param name="Place">The place.</param>
/// <param name="Incidents">How many there were.</param>
/// <param name="Severe">How many of them weigh 2.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
public sealed record IncidentPlaceView(string Place, int Incidents, int Severe, DateOnly From, DateOnly To);

/// <summary>Proposes a map for rows of a collection, to be edited.</summary>
/// <param name="Collection">Which collection it is.</param>
/// <param name="Rows">The file.</param>
public sealed record ProposeIncidentMap(Collection Collection, string Rows) : IRequest<MapView>;

/// <summary>Handles <see cref="ImportIncidents"/>: the store and the folder get all of it, or nothing.</summary>
public sealed class ImportIncidentsHandler(IEventStore store)
    : IRequestHandler<ImportIncidents, IncidentsView>, IRequestHandler<ProposeIncidentMap, MapView>
{
    /// <inheritdoc/>
    public async Task<IncidentsView> Handle(ImportIncidents request, CancellationToken cancellationToken)
    {
        IncidentPack read = IncidentFile.Read(
            TableSource.Read(request.Rows), TableSource.Read(request.Map), request.Collection);
        var archive = Archive.Of(await store.ReadAllAsync(cancellationToken));
        Pack pack = PackFiles.Read(read.Files);
        ImportPackHandler.CheckSame(archive, pack);
        using PackFolder? folder = request.Out is { } path ? PackFolder.Prepare(path, read.Files) : null;
        ImportView import = await ImportPackHandler.KeepAsync(
            store, archive, pack, read.Files, Findings.Of(pack), cancellationToken);
        folder?.TakePlace();
        return new IncidentsView(
            import, read.Rows, read.Counted, [.. Places(pack)], read.Elsewhere, read.OtherKinds, read.OtherDays,
            read.Repeats);
    }

    /// <inheritdoc/>
    public Task<MapView> Handle(ProposeIncidentMap request, CancellationToken cancellationToken) => Task.FromResult(
        new MapView(IncidentFile.ProposeMap(TableSource.Read(request.Rows), request.Collection)));

    private static IEnumerable<IncidentPlaceView> Places(Pack pack) => pack.History
        .Select(e => (Event: e, Data: (IncidentOccurred)e.Data))
        .GroupBy(i => i.Data.Place).OrderBy(g => g.Key, StringComparer.Ordinal)
        .Select(g => new IncidentPlaceView(
            g.Key, g.Count(), g.Count(i => i.Data.Severity.Likely > 1), g.Min(i => i.Event.When.From),
            g.Max(i => i.Event.When.To)));
}
