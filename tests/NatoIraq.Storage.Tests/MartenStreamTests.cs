using NatoIraq.Core;
using NatoIraq.Core.History;
using NatoIraq.Core.History.Events;
using NatoIraq.Storage.Postgres;

namespace NatoIraq.Storage.Tests;

/// <summary>A server on which nobody else has transactions under way, which readers would wait for.</summary>
public sealed class QuietServer : IDisposable
{
    internal PostgresServer Server { get; } = new("fsync=off", "autovacuum=off");

    public void Dispose() => Server.Dispose();
}

/// <summary>Streams that we share with a Marten application.</summary>
public sealed class MartenStreamTests(QuietServer quiet) : IClassFixture<QuietServer>
{
    private readonly string _address = quiet.Server.NewDatabase();

    private PostgresEventStore Store() => new(_address, TimeProvider.System);

    private MartenApplication Marten => new(_address);

    /// <summary>What the store holds; and what follows a place of it is the rest.</summary>
    private static async Task<string> Caps(IEventStore store)
    {
        IReadOnlyList<Recorded> all = await store.ReadAllAsync();
        foreach (int place in new[] { all.Count / 2, all.Count }.Where(p => p > 0))
        {
            IReadOnlyList<Recorded>? more =
                await store.ReadAfterAsync(new LogHead(place, all[place - 1].Hash.ToArray()));
            Assert.Equal(all.Skip(place).Select(r => r.Hash), more!.Select(r => r.Hash));
        }
        return string.Join(' ', all.Select(r => $"{r.Stream}{r.Version}:{((CapSet)r.Event.Data).Cap}"));
    }

    private static async Task<string> Head(IEventStore store)
    {
        string head = (await store.HeadAsync())!;
        Assert.Equal(head, (await store.InfoAsync()).Head);
        return head;
    }

    private static Append One(string stream, long version, int cap) => new(stream, version, [Samples.Small(cap)]);

    [Fact]
    public async Task An_alias_is_what_Marten_calls_the_class()
    {
        static string Snake(string name) => string.Concat(name.Select((c, i) =>
            char.IsUpper(c) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(c) : $"{c}"));

        Assert.All(Samples.AllTypes, t => Assert.Equal(Snake(t.Class.Name), MartenEvent.Alias(t.Name)));
        Assert.All(Samples.AllTypes, t => Assert.Equal(t.Name, $"{MartenEvent.TypeOf(MartenEvent.Alias(t.Name))}"));
        Assert.All(Samples.AllTypes, t => Assert.Equal(t.Class, Type.GetType(MartenEvent.DotNetType(t.Name))));
        await Task.CompletedTask;
    }

    [Fact]
    public async Task An_event_of_ours_stands_in_Martens_columns()
    {
        await using PostgresEventStore store = Store();
        Event happened = Samples.Plain(EventTypes.Get("troops-reported"), full: true);
        await store.AppendAsync([new Append("s", 0, [happened])]);
        string hash = await Head(store);

        Assert.Equal(
            "1 s 1 troops_reported *DEFAULT* f NatoIraq.Core.History.Events.TroopsReported, NatoIraq.Core",
            PostgresServer.Scalar(
                _address,
                "SELECT concat_ws(' ', seq_id, stream_id, version, type, tenant_id, is_archived, mt_dotnet_type) FROM mt_events"));
        Assert.Equal(
            $$"""
            {"id": "full", "hash": "{{hash}}", "note": "a note", "when": {"to": "2030-01-11", "from": "2030-01-02"}, "cites": ["C-1", "C-2"], "amends": "another", "placed": "2030-01-02", "schema": 1}
            """,
            PostgresServer.Scalar(_address, "SELECT headers::text FROM mt_events"));
        Assert.Equal("red/alpha/isle", PostgresServer.Scalar(_address, "SELECT data->>'series' FROM mt_events"));
        Assert.Equal("s 1", PostgresServer.Scalar(_address, "SELECT id || ' ' || version FROM mt_streams"));
    }

    [Fact]
    public async Task What_a_Marten_application_appends_is_read_after_ours_and_chained_by_the_next_append()
    {
        await using PostgresEventStore store = Store(), other = Store();
        await store.AppendAsync([One("s", 0, 1), One("t", 0, 2)]);
        Marten.Append("s", 3);
        Marten.Append("u", 4);
        Assert.Equal("s1:1 t1:2 s2:3 u1:4", await Caps(store));
        IReadOnlyList<Recorded> before = await store.ReadAllAsync();
        Assert.Equal(HashOracle.Chain(before), before.Select(r => $"{r.Hash}"));

        await Assert.ThrowsAsync<ConcurrencyConflictException>(() => store.AppendAsync([One("s", 1, 5)]));
        await store.AppendAsync([One("s", 2, 5)]);

        Assert.Equal("s1:1 t1:2 s2:3 u1:4 s3:5", await Caps(other));
        IReadOnlyList<Recorded> after = await other.ReadAllAsync();
        Assert.Equal(HashOracle.Chain(after), after.Select(r => $"{r.Hash}"));
        Assert.Equal(before.Select(r => r.Hash), after.Take(4).Select(r => r.Hash));
        Assert.Equal([1L, 2, 3, 4, 5], after.Select(r => r.Sequence));
        Assert.Equal([new StreamInfo("s", 3), new StreamInfo("t", 1), new StreamInfo("u", 1)], await other.StreamsAsync());
    }

    [Fact]
    public async Task An_event_without_a_hash_is_told_as_unsealed_and_cannot_change_once_it_is_chained()
    {
        await using PostgresEventStore store = Store();
        await store.AppendAsync([One("s", 0, 1)]);
        Marten.Append("s", 2);
        Marten.Append("s", 3);
        string told = Assert.Single(await store.VerifyAsync());
        Assert.StartsWith("Stream 's' holds 2 unsealed events, from event 2 on:", told, StringComparison.Ordinal);
        await store.AppendAsync([One("s", 3, 4)]);
        Assert.Equal(told, Assert.Single(await store.VerifyAsync()));

        PostgresServer.Execute(_address, "UPDATE mt_events SET data = jsonb_set(data, '{cap,likely}', '9') WHERE version = 2");

        Assert.Contains(await store.VerifyAsync(), f => f.StartsWith("Event 2 ('s' version 2) has the hash", StringComparison.Ordinal));
        await Assert.ThrowsAsync<StoreDamagedException>(() => store.ReadAllAsync());
    }

    [Fact]
    public async Task Headers_may_say_what_Marten_does_not_know()
    {
        await using PostgresEventStore store = Store();
        await store.AppendAsync([One("s", 0, 1)]);
        Marten.Append("s", 2);
        Marten.Append("s", 3, """{"id": "third", "cites": ["C-9"], "when": {"from": "2020-01-01", "to": "2020-01-03"}, "trace": {"x": [1]}}""");

        IReadOnlyList<Recorded> read = await store.ReadAsync("s");

        Assert.True(Guid.TryParse(read[1].Event.Id, out _));
        Assert.Equal(Window.On(new DateOnly(2031, 5, 6)), read[1].Event.When);
        Assert.Empty(read[1].Event.Cites);
        Assert.Equal(
            ("third", new Window(new DateOnly(2020, 1, 1), new DateOnly(2020, 1, 3)), "C-9"),
            (read[2].Event.Id, read[2].Event.When, Assert.Single(read[2].Event.Cites)));
    }

    [Fact]
    public async Task A_database_that_Marten_made_is_read_as_it_is_and_keeps_its_order_when_we_write()
    {
        PostgresServer.Execute(_address, MartenApplication.Tables);
        Marten.Append("b", 1);
        Marten.Append("a", 2);
        Marten.Append("b", 3);
        await using PostgresEventStore store = Store();
        Assert.Equal("b1:1 a1:2 b2:3", await Caps(store));
        Assert.Equal([new StreamInfo("a", 1), new StreamInfo("b", 2)], await store.StreamsAsync());
        Assert.Equal(2, (await store.VerifyAsync()).Count);
        string head = await Head(store);
        Assert.Equal(0L, PostgresServer.Scalar(_address, "SELECT count(*) FROM pg_class WHERE relname LIKE 'natoiraq%'"));

        await store.AppendAsync([One("a", 1, 4)]);
        Marten.Append("a", 5);

        Assert.Equal("b1:1 a1:2 b2:3 a2:4 a3:5", await Caps(store));
        Assert.Equal(head, $"{(await store.ReadAllAsync())[2].Hash}");
    }

    [Fact]
    public async Task An_event_that_commits_late_is_skipped_by_no_reader()
    {
        await using PostgresEventStore store = Store();
        await store.AppendAsync([One("s", 0, 1)]);
        var seen = new List<string>();
        using (MartenApplication.Pending late = Marten.Begin())
        {
            late.Insert("late", 2);
            Marten.Append("soon", 3);
            // Whoever shows 3 now could not show 2 before it later, nor after it without a place.
            seen.Add(await Caps(store));
            Assert.Equal([new StreamInfo("s", 1)], await store.StreamsAsync());
            await store.AppendAsync([One("s", 1, 4)]);
            seen.Add(await Caps(store));
            Marten.Append("soon", 5);
            seen.Add(await Caps(store));
            late.Commit();
        }
        seen.Add(await Caps(store));
        await store.AppendAsync([One("s", 2, 6)]);
        seen.Add(await Caps(store));

        Assert.Equal("s1:1", seen[0]);
        Assert.Equal("s1:1 soon1:3 s2:4", seen[1]);
        Assert.Equal("s1:1 soon1:3 s2:4 late1:2 soon2:5 s3:6", seen[^1]);
        Assert.All(seen.Zip(seen.Skip(1)), pair => Assert.StartsWith(pair.First, pair.Second, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_number_taken_before_its_transaction_began_to_write_changes_nothing_that_was_read()
    {
        await using PostgresEventStore store = Store();
        await store.AppendAsync([One("s", 0, 1)]);
        // Drawn in advance, as Marten does, so that the server does not know yet that this one writes.
        long number = (long)PostgresServer.Scalar(_address, "SELECT nextval('mt_events_sequence')")!;
        Marten.Append("soon", 2);
        Assert.Equal("s1:1 soon1:2", await Caps(store));
        using (MartenApplication.Pending late = Marten.Begin())
        {
            late.Insert("late", 3, number: number);
            late.Commit();
        }

        Assert.Equal("s1:1 soon1:2 late1:3", await Caps(store));
        await store.AppendAsync([One("s", 1, 4)]);
        Assert.Equal("s1:1 soon1:2 late1:3 s2:4", await Caps(store));
        Assert.Equal(2, (await store.VerifyAsync()).Count); // both streams of Marten's are unsealed
        await store.AppendAsync([One("s", 2, 5)]);
        Assert.Equal(5, (await store.ReadLogAsync()).Count);
    }

    [Fact]
    public async Task A_stream_keeps_its_order_though_an_older_transaction_went_on_with_it()
    {
        await using PostgresEventStore store = Store();
        await store.AppendAsync([One("s", 0, 1)]);
        using (MartenApplication.Pending older = Marten.Begin())
        {
            older.Insert("other", 2);
            Marten.Append("shared", 3);
            older.Insert("shared", 4);
            older.Commit();
        }

        Assert.Equal("s1:1 other1:2 shared1:3 shared2:4", await Caps(store));
        await store.AppendAsync([One("s", 1, 5)]);
        Assert.Equal("s1:1 other1:2 shared1:3 shared2:4 s2:5", await Caps(store));
    }

    [Fact]
    public async Task Whatever_the_order_of_commits_what_was_read_stays_and_all_of_it_comes()
    {
        var dice = new Random(7);
        await using PostgresEventStore store = Store();
        await store.AppendAsync([One("ours", 0, 1)]);
        var open = new List<MartenApplication.Pending>();
        string seen = "";
        int ours = 1, theirs = 0;
        for (int turn = 0; turn < 60; turn++)
        {
            int what = dice.Next(4);
            if (what == 0 && open.Count < 4)
            {
                MartenApplication.Pending pending = Marten.Begin();
                for (int i = dice.Next(1, 3); i > 0; i--) pending.Insert($"m{++theirs}-", 100 + theirs);
                open.Add(pending);
            }
            else if (what == 1 && open.Count > 0)
            {
                MartenApplication.Pending pending = open[dice.Next(open.Count)];
                pending.Commit();
                pending.Dispose();
                open.Remove(pending);
            }
            else if (what == 2)
            {
                await store.AppendAsync([One("ours", ours++, 1)]);
            }
            string now = await Caps(store);
            Assert.StartsWith(seen, now, StringComparison.Ordinal);
            seen = now;
        }
        foreach (MartenApplication.Pending pending in open)
        {
            pending.Commit();
            pending.Dispose();
        }

        string all = await Caps(store);
        Assert.StartsWith(seen, all, StringComparison.Ordinal);
        Assert.Equal(ours + theirs, all.Split(' ').Length);
    }

    [Fact]
    public async Task A_tombstone_gets_no_place()
    {
        await using PostgresEventStore store = Store();
        await store.AppendAsync([One("s", 0, 1)]);
        using (MartenApplication.Pending failed = Marten.Begin())
        {
            failed.Insert("mt_tombstone", 0, type: "tombstone");
            failed.Commit();
        }
        await store.AppendAsync([One("s", 1, 2)]);

        Assert.Equal("s1:1 s2:2", await Caps(store));
        Assert.Equal([new StreamInfo("s", 2)], await store.StreamsAsync());
        Assert.Empty(await store.VerifyAsync());
    }

    [Fact]
    public async Task An_event_of_an_unknown_type_stops_reading_and_writing()
    {
        await using PostgresEventStore store = Store();
        await store.AppendAsync([One("s", 0, 1)]);
        using (MartenApplication.Pending foreign = Marten.Begin())
        {
            foreign.Insert("orders", 2, type: "order_placed");
            foreign.Commit();
        }

        Assert.Equal("order-placed", (await Assert.ThrowsAsync<UnknownEventException>(() => store.ReadAllAsync())).Type);
        await Assert.ThrowsAsync<UnknownEventException>(() => store.AppendAsync([One("s", 1, 2)]));
        Assert.Contains("does not know", Assert.Single(await store.VerifyAsync()));
    }

    [Theory]
    [InlineData("ALTER TABLE mt_events DROP COLUMN headers")]
    [InlineData("ALTER TABLE mt_events DROP COLUMN stream_id; ALTER TABLE mt_events ADD COLUMN stream_id uuid")]
    public async Task Tables_that_cannot_hold_our_streams_are_left_alone(string change)
    {
        PostgresServer.Execute(_address, MartenApplication.Tables + change);
        await using PostgresEventStore store = Store();

        var error = await Assert.ThrowsAsync<StoreUnreachableException>(() => store.AppendAsync([One("s", 0, 1)]));

        Assert.Contains("StreamIdentity.AsString", error.Message);
        Assert.Equal(0L, PostgresServer.Scalar(_address, "SELECT count(*) FROM pg_class WHERE relname LIKE 'natoiraq%'"));
    }
}
