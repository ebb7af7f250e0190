using MediatR;
using NatoIraq.Core;
using NatoIraq.Core.Branches;
using NatoIraq.Core.Claims;
using NatoIraq.Core.History;
using NatoIraq.Core.History.Events;
using NatoIraq.Core.Worlds;
using NatoIraq.Packs;

namespace NatoIraq.App.History;

/// <summary>Imports a pack's folder in one transaction; what the store already holds is left alone.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="OnlyIfEmpty">
/// Whether to leave a store that already holds a pack as it is, without reading the folder.
/// </param>
public sealed record ImportPack(string Folder, bool OnlyIfEmpty = false) : IRequest<ImportView>;

/// <summary>What an import changed.</summary>
/// <param name="Pack">The pack's name.</param>
/// <param name="Claims">How many claims the pack holds.</param>
/// <param name="Events">How many events its history holds.</param>
/// <param name="Added">Claims and events new to the store.</param>
/// <param name="Revised">
/// Claims, events and definition files that say something else now, and the order of the events if that changed.
/// </param>
/// <param name="Retracted">Claims and events the pack no longer holds.</param>
/// <param name="Findings">
/// Facts that break a rule or lack a permitted trigger; each has a reason in the pack's conflicts.
/// </param>
public sealed record ImportView(
    string Pack, int Claims, int Events, int Added, int Revised, int Retracted, IReadOnlyList<FindingView> Findings);

/// <summary>A fact that stands although a rule or machine says it could not be.</summary>
public sealed record FindingView(string Event, string Rule, string Because, string? Conflict);

/// <summary>Handles <see cref="ImportPack"/>.</summary>
public sealed class ImportPackHandler(IEventStore store) : IRequestHandler<ImportPack, ImportView>
{
    /// <inheritdoc/>
    public async Task<ImportView> Handle(ImportPack request, CancellationToken cancellationToken)
    {
        Archive archive = Archive.Of(await store.ReadAllAsync(cancellationToken));
        if (request.OnlyIfEmpty && archive.Pack is { } there)
        {
            return new ImportView(there, archive.Claims.Count, archive.History.Count, 0, 0, 0, []);
        }
        Pack pack = PackFiles.ReadFolder(request.Folder);
        CheckSame(archive, pack);
        IReadOnlyList<FindingView> findings = Findings.Explained(pack, request.Folder);
        return await KeepAsync(store, archive, pack, PackFiles.Texts(request.Folder), findings, cancellationToken);
    }

    /// <summary>Refuses a pack of another name than the store's.</summary>
    /// <exception cref="InvalidInputException">One store holds one pack.</exception>
    internal static void CheckSame(Archive archive, Pack pack)
    {
        if (archive.Pack is { } other && other != pack.Name)
            throw Holds(other, pack.Name);
    }

    /// <summary>Appends what the store does not hold yet, in one transaction.</summary>
    internal static async Task<ImportView> KeepAsync(
        IEventStore store, Archive archive, Pack pack, IReadOnlyDictionary<string, string> files,
        IReadOnlyList<FindingView> findings, CancellationToken cancel)
    {
        var definitions = files.Where(f => PackFiles.IsDefinition(f.Key)).ToDictionary(f => f.Key, f => f.Value);
        var changes = new PackChanges(archive, pack, definitions);
        if (changes.Appends.Count > 0) await store.AppendAsync(changes.Appends, cancel);
        return new ImportView(
            pack.Name, pack.Claims.Count, pack.History.Count, changes.Added, changes.Revised, changes.Retracted,
            findings);
    }

    /// <summary>The refusal of one pack by a store that holds another.</summary>
    public static InvalidInputException Holds(string held, string other) => new(
        $"The store holds the pack '{held}', not '{other}'.", "Use another --store: one store holds one pack.");
}

/// <summary>What must be appended so that a store says what a pack says.</summary>
internal sealed class PackChanges
{
    private readonly Pack _pack;
    private readonly List<Event> _claims = [];
    private readonly List<Event> _history = [];

    public PackChanges(Archive archive, Pack pack, IReadOnlyDictionary<string, string> files)
    {
        _pack = pack;
        CompareClaims(archive);
        CompareHistory(archive, files);
        if (_claims.Count > 0) Appends.Add(new Append(Streams.Claims, archive.VersionOf(Streams.Claims), _claims));
        if (_history.Count > 0) Appends.Add(new Append(Streams.History, archive.VersionOf(Streams.History), _history));
    }

    public List<Append> Appends { get; } = [];

    public int Added { get; private set; }

    public int Revised { get; private set; }

    public int Retracted { get; private set; }

    private void CompareClaims(Archive archive)
    {
        Dictionary<string, Claim> held = archive.Claims.ToDictionary(c => c.Id);
        foreach (Claim claim in _pack.Claims)
        {
            if (!held.Remove(claim.Id, out Claim? before))
            {
                _claims.Add(Of(claim.Id, claim.Reported, new ClaimReported(claim)));
                Added++;
            }
            else if (!Same(new ClaimReported(before), new ClaimReported(claim)))
            {
                _claims.Add(Of(claim.Id, claim.Reported, new ClaimRevised(claim)));
                Revised++;
            }
        }
        foreach (Claim gone in held.Values)
        {
            _claims.Add(Of(gone.Id, gone.Reported, new ClaimRetracted(gone.Id)));
            Retracted++;
        }
    }

    private void CompareHistory(Archive archive, IReadOnlyDictionary<string, string> files)
    {
        DateOnly today = _pack.Sources.Max(s => s.Published);
        bool sameFiles = archive.Files.Count == files.Count
            && files.All(f => archive.Files.GetValueOrDefault(f.Key) == f.Value);
        if (!sameFiles)
        {
            _history.Add(Of("pack", today, new PackDefined(_pack.Name, files)));
            if (archive.Pack is not null)
            {
                Revised += files.Keys.Union(archive.Files.Keys)
                    .Count(f => files.GetValueOrDefault(f) != archive.Files.GetValueOrDefault(f));
            }
        }
        Dictionary<string, Event> held = archive.History.ToDictionary(e => e.Id);
        string[] order = [.. archive.History.Select(e => e.Id)];
        foreach (Event e in _pack.History)
        {
            if (!held.Remove(e.Id, out Event? before))
            {
                _history.Add(e);
                Added++;
            }
            else if (!Same(new EventRevised(before), new EventRevised(e)))
            {
                _history.Add(Of(e.Id, e.Day, new EventRevised(e)));
                Revised++;
            }
        }
        foreach (Event gone in held.Values)
        {
            _history.Add(Of(gone.Id, gone.Day, new EventRetracted(gone.Id)));
            Retracted++;
        }
        string[] now = [.. _pack.History.Select(e => e.Id)];
        if (order.SequenceEqual(now)) return;
        _history.Add(Of("order", today, new HistoryOrdered(now)));
        // What was added or retracted is counted already; only events that changed places are a revision of the order.
        if (!order.Intersect(now).SequenceEqual(now.Intersect(order))) Revised++;
    }

    private static Event Of(string id, DateOnly day, EventData data) =>
        new(id, Window.On(day), null, [], null, null, data);

    private static bool Same(EventData a, EventData b)
    {
        DateOnly day = DateOnly.MinValue;
        byte[] Bytes(EventData data) => EventJson.Shipped.Write(Of("same", day, data));
        return Bytes(a).AsSpan().SequenceEqual(Bytes(b));
    }
}
