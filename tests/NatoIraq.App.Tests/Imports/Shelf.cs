using NatoIraq.App.History;
using NatoIraq.App.Tests.Acceptance;
using NatoIraq.App.Views;
using NatoIraq.Core.Claims;
using NatoIraq.Core.History;
using NatoIraq.Packs;
using NatoIraq.Storage.Postgres;
using NatoIraq.Storage.Sqlite;
using NatoIraq.Storage.Tests;

namespace NatoIraq.App.Tests.Imports;

/// <summary>Where a shelf keeps its store.</summary>
public enum Keeping
{
    Memory,
    File,
    Server,
}

/// <summary>A store on a day, into which packs of made-up facts are imported, and everything that it answers.</summary>
internal sealed class Shelf : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("shelf-").FullName;

    public Shelf(Keeping keeping)
    {
        Store = keeping switch
        {
            Keeping.File => new SqliteEventStore(Path.Combine(_folder, "store.db"), Calendar),
            Keeping.Server => new PostgresEventStore(PostgresServer.Shared.NewDatabase(), Calendar),
            _ => new MemoryEventStore(Calendar.GetUtcNow),
        };
        Desk = new Desk(Store);
    }

    public Calendar Calendar { get; } = new();

    public IEventStore Store { get; }

    public Desk Desk { get; }

    /// <summary>Imports a pack that holds these facts, on a day.</summary>
    public async Task<ImportView> Import(DateOnly on, IEnumerable<Fact> facts)
    {
        Calendar.Today = on;
        Fact[] held = [.. facts.Where(f => f.IsHeld)];
        string pack = Path.Combine(_folder, "pack");
        foreach ((string file, string text) in PackTemplate.Of("made-up"))
        {
            string path = Path.Combine(pack, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            string more = file switch
            {
                "claims/01.yaml" => string.Concat(held.Select(f => f.ClaimText)),
                "history.yaml" => string.Concat(held.Select(f => f.EventText)),
                _ => "",
            };
            await File.WriteAllTextAsync(path, text + more);
        }
        return await Desk.Import(pack);
    }

    /// <summary>All that the store answers about its pack, but for the day it was asked about and what it hides.</summary>
    public async Task<string> Reads(DateOnly? asImportedOn = null, DateOnly? knownOn = null)
    {
        HistoryView history = await Desk.Send(
            new ShowHistory(knownOn, Clock.Reported) { AsImportedOn = asImportedOn });
        ClaimsView claims = await Desk.Send(
            new ListClaims(knownOn, Clock.Reported, null, null) { AsImportedOn = asImportedOn });
        StateView state = await Desk.Send(
            new ShowState("history", "2024-03-12", knownOn, Clock.Reported, null, 1, false) { AsImportedOn = asImportedOn });
        ReplayView replay = await Desk.Send(
            new ReplayTimeline("history", null, 1, false, null, null, knownOn, Clock.Reported)
            {
                AsImportedOn = asImportedOn,
            });
        Assert.All(
            (DateOnly?[])[history.AsImportedOn, claims.AsImportedOn, state.AsImportedOn, replay.AsImportedOn],
            told => Assert.Equal(asImportedOn, told));
        return string.Join(
            '\n', Json.Write(history with { AsImportedOn = null, Hidden = 0 }),
            Json.Write(claims with { AsImportedOn = null, Hidden = 0 }),
            Json.Write(state with { AsImportedOn = null, Hidden = 0 }),
            Json.Write(replay with { AsImportedOn = null, Hidden = 0 }));
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
