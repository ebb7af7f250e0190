using JasperFx.Events;
using Marten;
using NatoIraq.Core.History;
using NatoIraq.Marten;
using NatoIraq.Storage.Postgres;
using NatoIraq.Storage.Tests;
using IEventStore = NatoIraq.Core.History.IEventStore;
using Ours = NatoIraq.Core.History.Events;

namespace NatoIraq.CriticalStack.Tests;

/// <summary>A Marten application and natoiraq in one database, each with its own code.</summary>
public sealed class MartenApplicationTests
{
    private readonly string _address = PostgresServer.Shared.NewDatabase();

    [Fact]
    public void Our_types_bear_the_aliases_that_Marten_gives_their_classes()
    {
        string[] given = [.. Samples.AllTypes.Select(t => t.Class.GetEventTypeName())];

        Assert.Equal(Samples.AllTypes.Select(t => MartenEvent.Alias(t.Name)), given);
    }

    [Fact]
    public async Task Marten_reads_and_aggregates_a_stream_that_we_wrote()
    {
        await using IEventStore ours = OpenOurs();
        await ours.AppendAsync([new Append("alpha", 0, [Stop(1), Resume(2), Stop(3)])]);

        await using DocumentStore marten = MartenApplication.Open(_address);
        await using IQuerySession session = marten.QuerySession();
        IReadOnlyList<IEvent> events = await session.Events.FetchStreamAsync("alpha");
        MissionLife? life = await session.Events.AggregateStreamAsync<MissionLife>("alpha");
        MissionLife? earlier = await session.Events.AggregateStreamAsync<MissionLife>("alpha", version: 2);

        Assert.Equal(
            [new OperationsSuspended("alpha"), new OperationsResumed("alpha"), new OperationsSuspended("alpha")],
            events.Select(e => e.Data));
        Assert.Equal([1L, 2, 3], events.Select(e => e.Version));
        Assert.Equal((await ours.ReadAllAsync()).Select(r => $"{r.Hash}"), events.Select(e => $"{e.Headers!["hash"]}"));
        Assert.Equal((2, true), (life!.Stops, life.IsStopped));
        Assert.Equal((1, false), (earlier!.Stops, earlier.IsStopped));
    }

    [Fact]
    public async Task We_read_what_Marten_appended_to_our_stream_and_the_chain_spans_it()
    {
        await using IEventStore ours = OpenOurs();
        await ours.AppendAsync([new Append("alpha", 0, [Stop(1)]), new Append("beta", 0, [Stop(2)])]);
        await using DocumentStore marten = MartenApplication.Open(_address);
        await using (IDocumentSession session = marten.LightweightSession())
        {
            IEventStream<MissionLife> stream = await session.Events.FetchForWriting<MissionLife>("alpha");
            Assert.True(stream.Aggregate!.IsStopped);
            stream.AppendOne(new OperationsResumed("alpha"));
            session.Events.StartStream("gamma", new OperationsSuspended("gamma"));
            await session.SaveChangesAsync();
        }

        IReadOnlyList<Recorded> read = await SettledAsync(ours, 4);
        await ours.AppendAsync([new Append("alpha", 2, [Stop(3)])]);

        Assert.Equal(["alpha 1", "beta 1", "alpha 2", "gamma 1"], read.Select(r => $"{r.Stream} {r.Version}"));
        Assert.Equal(new Ours.OperationsResumed("alpha"), read[2].Event.Data);
        Assert.Empty(read[2].Event.Cites);
        IReadOnlyList<Recorded> all = await ours.ReadAllAsync();
        Assert.Equal(read.Select(r => $"{r.Hash}"), all.Take(4).Select(r => $"{r.Hash}"));
        Assert.Equal(HashOracle.Chain(all), all.Select(r => $"{r.Hash}"));
        IReadOnlyList<string> findings = await ours.VerifyAsync();
        Assert.Equal(2, findings.Count);
        Assert.All(findings, finding => Assert.Contains("unsealed", finding, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Marten_sees_a_conflict_when_we_were_faster_and_so_do_we()
    {
        await using IEventStore ours = OpenOurs();
        await ours.AppendAsync([new Append("alpha", 0, [Stop(1)])]);
        await using DocumentStore marten = MartenApplication.Open(_address);
        await using IDocumentSession session = marten.LightweightSession();
        IEventStream<MissionLife> stream = await session.Events.FetchForWriting<MissionLife>("alpha");
        await ours.AppendAsync([new Append("alpha", 1, [Resume(2)])]);

        stream.AppendOne(new OperationsResumed("alpha"));
        await Assert.ThrowsAnyAsync<JasperFx.ConcurrencyException>(() => session.SaveChangesAsync());
        await Assert.ThrowsAsync<Core.ConcurrencyConflictException>(
            () => ours.AppendAsync([new Append("alpha", 1, [Stop(3)])]));

        Assert.Equal(2, (await ours.ReadAllAsync()).Count);
        Assert.Empty(await ours.VerifyAsync());
    }

    [Fact]
    public async Task We_join_an_application_that_made_its_tables_before_us()
    {
        await using DocumentStore marten = MartenApplication.Open(_address);
        await using (IDocumentSession session = marten.LightweightSession())
        {
            session.Events.StartStream("alpha", new OperationsSuspended("alpha"));
            await session.SaveChangesAsync();
        }
        await using IEventStore ours = OpenOurs();

        Assert.Single(await SettledAsync(ours, 1));
        await ours.AppendAsync([new Append("alpha", 1, [Resume(2)])]);
        await using IDocumentSession again = marten.LightweightSession();
        MissionLife? life = await again.Events.AggregateStreamAsync<MissionLife>("alpha");
        again.Events.Append("alpha", new OperationsSuspended("alpha"));
        await again.SaveChangesAsync();

        Assert.Equal((1, false), (life!.Stops, life.IsStopped));
        IReadOnlyList<Recorded> read = await SettledAsync(ours, 3);
        Assert.Equal(["alpha 1", "alpha 2", "alpha 3"], read.Select(r => $"{r.Stream} {r.Version}"));
    }

    [Fact]
    public async Task An_application_that_keeps_no_headers_cannot_drop_ours()
    {
        await using IEventStore ours = OpenOurs();
        await ours.AppendAsync([new Append("alpha", 0, [Stop(1)])]);
        await using DocumentStore marten = MartenApplication.Open(_address, hasHeaders: false);
        await using IDocumentSession session = marten.LightweightSession();
        session.Events.Append("alpha", new OperationsResumed("alpha"));

        var error = await Assert.ThrowsAnyAsync<Exception>(() => session.SaveChangesAsync());

        Assert.Contains("cannot drop column headers", error.ToString(), StringComparison.Ordinal);
        Assert.Single(await ours.ReadAllAsync());
        Assert.Empty(await ours.VerifyAsync());
    }

    [Fact]
    public async Task Our_store_and_the_one_over_Marten_are_one_store()
    {
        await using IEventStore ours = OpenOurs();
        await using IEventStore martens = new MartenEventStore(_address, TimeProvider.System);
        await using var memory = new MemoryEventStore(() => DateTimeOffset.UnixEpoch);
        IEventStore[] stores = [ours, martens];

        for (int round = 0; round < 6; round++)
        {
            // A stream in two parts, with another one between: the log keeps the order in which they were given.
            Append[] appends =
            [
                new("alpha", 2 * round, [Stop(round)]), new($"new-{round}", 0, Samples.Many(3)),
                new("alpha", (2 * round) + 1, [Resume(round)]),
            ];
            await stores[round % 2].AppendAsync(appends);
            await memory.AppendAsync(appends);
        }

        string[] expected = [.. (await memory.ReadAllAsync()).Select(r => $"{r.Hash}")];
        Assert.Equal(expected, (await ours.ReadAllAsync()).Select(r => $"{r.Hash}"));
        Assert.Equal(expected, (await martens.ReadAllAsync()).Select(r => $"{r.Hash}"));
        Assert.Empty(await martens.VerifyAsync());
        Assert.Equal(("marten", "postgres"), ((await martens.InfoAsync()).Kind, (await ours.InfoAsync()).Kind));
    }

    [Fact]
    public async Task The_store_over_Marten_reads_what_an_application_appended()
    {
        await using IEventStore martens = new MartenEventStore(_address, TimeProvider.System);
        await martens.AppendAsync([new Append("alpha", 0, [Stop(1)])]);
        await using DocumentStore marten = MartenApplication.Open(_address);
        await using (IDocumentSession session = marten.LightweightSession())
        {
            session.Events.Append("alpha", new OperationsResumed("alpha"));
            await session.SaveChangesAsync();
        }

        IReadOnlyList<Recorded> waiting = await SettledAsync(martens, 2);
        await martens.AppendAsync([new Append("alpha", 2, [Stop(3)])]);
        IReadOnlyList<Recorded> placed = await martens.ReadAllAsync();

        Assert.Equal(2, waiting.Count);
        Assert.Equal(waiting.Select(r => $"{r.Hash}"), placed.Take(2).Select(r => $"{r.Hash}"));
        Assert.Equal(HashOracle.Chain(placed), placed.Select(r => $"{r.Hash}"));
        Assert.Equal(EventJson.Shipped.Write(waiting[1].Event), EventJson.Shipped.Write(placed[1].Event));
    }

    [Fact]
    public async Task An_archived_stream_stays_in_the_log()
    {
        await using IEventStore martens = new MartenEventStore(_address, TimeProvider.System);
        await martens.AppendAsync([new Append("alpha", 0, [Stop(1)]), new Append("beta", 0, [Stop(2)])]);
        await using DocumentStore marten = MartenApplication.Open(_address);
        await using IDocumentSession session = marten.LightweightSession();
        session.Events.ArchiveStream("alpha");
        await session.SaveChangesAsync();

        Assert.Equal(["alpha", "beta"], (await martens.ReadAllAsync()).Select(r => r.Stream));
        Assert.Empty(await martens.VerifyAsync());
    }

    [Fact]
    public async Task What_Marten_cannot_read_is_told_as_any_store_would()
    {
        await using IEventStore martens = new MartenEventStore(_address, TimeProvider.System);
        await martens.AppendAsync([new Append("alpha", 0, [Stop(1)])]);

        PostgresServer.Execute(_address, "UPDATE mt_events SET data = '{\"mission\": 7}'");
        await Assert.ThrowsAsync<Core.StoreDamagedException>(() => martens.ReadAllAsync());
        PostgresServer.Execute(_address, "UPDATE mt_events SET data = '{\"mission\": \"beta\"}'");
        await Assert.ThrowsAsync<Core.StoreDamagedException>(() => martens.ReadAllAsync());
        PostgresServer.Execute(_address, "UPDATE mt_events SET type = 'never_heard_of', mt_dotnet_type = 'Never, Heard'");
        await Assert.ThrowsAsync<Core.UnknownEventException>(() => martens.ReadAllAsync());
        await using var elsewhere = new MartenEventStore("Host=127.0.0.1;Port=1;Username=nobody", TimeProvider.System);
        await Assert.ThrowsAsync<Core.StoreUnreachableException>(() => elsewhere.ReadAllAsync());
    }

    /// <summary>
    /// What an application appended is shown once no older transaction can bring anything before it, and other tests
    /// have transactions of their own under way.
    /// </summary>
    private static async Task<IReadOnlyList<Recorded>> SettledAsync(IEventStore store, int events)
    {
        for (int attempt = 0; ; attempt++)
        {
            IReadOnlyList<Recorded> read = await store.ReadAllAsync();
            if (read.Count >= events || attempt == 200) return read;
            await Task.Delay(50);
        }
    }

    private static Core.History.Event Stop(int number) =>
        Samples.Of(new Ours.OperationsSuspended("alpha", null)) with { Id = $"stop-{number}", Cites = [$"C-{number}"] };

    private static Core.History.Event Resume(int number) =>
        Samples.Of(new Ours.OperationsResumed("alpha")) with { Id = $"resume-{number}", Note = "2020-01-29" };

    private PostgresEventStore OpenOurs() => new(_address, TimeProvider.System);
}
