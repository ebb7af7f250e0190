using NatoIraq.Core;
using NatoIraq.Core.History;
using NatoIraq.Storage.Postgres;
using Npgsql;

namespace NatoIraq.Storage.Tests;

/// <summary>The contract on PostgreSQL, and what is PostgreSQL's own: tables, rights, other programs.</summary>
public sealed class PostgresEventStoreTests : EventStoreContract
{
    private readonly string _address = PostgresServer.Shared.NewDatabase();

    protected override IEventStore Open() => At(PostgresServer.Shared.NewDatabase());

    private static PostgresEventStore At(string address) => new(address, new StoppedClock(Now));

    private long Count(string sql) => (long)PostgresServer.Scalar(_address, sql)!;

    [Fact]
    public async Task Reading_makes_no_table()
    {
        await using PostgresEventStore store = At(_address);

        await store.ReadAllAsync();
        await store.ReadAsync("s");
        await store.ReadLogAsync();
        await store.StreamsAsync();
        await store.VerifyAsync();
        await store.InfoAsync();
        await store.AppendAsync([new Append("s", 0, [])]);

        Assert.Equal(0, Count("SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace"));
    }

    [Fact]
    public async Task A_store_opened_before_there_was_one_sees_what_another_wrote()
    {
        await using PostgresEventStore reader = At(_address), writer = At(_address);
        Assert.Empty(await reader.ReadAllAsync());

        await writer.AppendAsync([new Append("s", 0, Samples.Many(1))]);
        Assert.Single(await reader.ReadAllAsync());
        await writer.AppendAsync([new Append("s", 1, Samples.Many(1, 2))]);
        await reader.AppendAsync([new Append("s", 2, Samples.Many(1, 3))]);

        Assert.Equal(["cap-1", "cap-2", "cap-3"], await Ids(writer.ReadAllAsync()));
        Assert.Empty(await writer.VerifyAsync());
    }

    [Fact]
    public async Task Of_32_writers_on_one_stream_each_append_lands_once_or_conflicts()
    {
        int landed = 0, conflicts = 0;
        await using (PostgresEventStore first = At(_address)) await first.AppendAsync([new Append("s", 0, Samples.Many(1))]);

        await Task.WhenAll(Enumerable.Range(1, 32).Select(writer => Task.Run(async () =>
        {
            await using PostgresEventStore store = At(_address);
            for (int number = 0; number < 4;)
            {
                long version = (await store.StreamsAsync()).Single().Version;
                Exception? error = await Record.ExceptionAsync(
                    () => store.AppendAsync([new Append("s", version, [Samples.Small((writer * 100) + number)])]));
                if (error is null) number++;
                else Assert.IsType<ConcurrencyConflictException>(error);
                Interlocked.Increment(ref error is null ? ref landed : ref conflicts);
            }
        })));

        await using PostgresEventStore again = At(_address);
        string[] ids = await Ids(again.ReadAsync("s"));
        Assert.Equal(129, ids.Length);
        Assert.Equal(129, ids.Distinct().Count());
        Assert.Equal(128, landed);
        Assert.True(conflicts > 0, "No two writers ever met.");
        Assert.Empty(await again.VerifyAsync());
    }

    [Fact]
    public async Task Writers_on_streams_of_their_own_do_not_disturb_each_other()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            await using PostgresEventStore store = At(_address);
            for (int i = 0; i < 8; i++) await store.AppendAsync([new Append($"s{writer}", i, Samples.Many(1, i + 1))]);
        })));

        await using PostgresEventStore again = At(_address);
        Assert.Equal(64, (await again.ReadAllAsync()).Count);
        Assert.Empty(await again.VerifyAsync());
    }

    [Fact]
    public async Task Eight_programs_make_the_tables_at_once_and_all_get_in()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            await using PostgresEventStore store = At(_address);
            await store.AppendAsync([new Append($"s{writer}", 0, Samples.Many(2))]);
        })));

        await using PostgresEventStore again = At(_address);
        Assert.Equal(8, (await again.StreamsAsync()).Count);
        Assert.Empty(await again.VerifyAsync());
        Assert.Equal(1, Count("SELECT count(*) FROM natoiraq_meta"));
    }

    [Fact]
    public async Task Who_knows_the_log_up_to_a_place_reads_and_checks_what_follows_alone()
    {
        await using PostgresEventStore store = At(_address);
        await store.AppendAsync([new Append("s", 0, Samples.Many(5))]);
        IReadOnlyList<LogEntry> log = await store.ReadLogAsync();
        PostgresServer.Execute(_address, "UPDATE mt_events SET data = data || '{\"cap\": 1}' WHERE version = 2");

        await Assert.ThrowsAsync<StoreDamagedException>(() => store.ReadAllAsync());
        Assert.Equal([4L, 5], (await store.ReadAfterAsync(log[2].Head))!.Select(r => r.Sequence));
        Assert.Equal(Convert.ToHexStringLower(log[4].Hash), await store.HeadAsync());
        await Assert.ThrowsAsync<StoreDamagedException>(() => store.ReadAfterAsync(log[0].Head));

        PostgresServer.Execute(_address, "DELETE FROM mt_events WHERE version = 5");
        Assert.Contains(
            "Event 5",
            (await Assert.ThrowsAsync<StoreDamagedException>(() => store.ReadAfterAsync(log[2].Head))).Message);
    }

    [Fact]
    public async Task A_newer_schema_is_refused()
    {
        await using (PostgresEventStore store = At(_address)) await store.AppendAsync([new Append("s", 0, Samples.Many(1))]);
        PostgresServer.Execute(_address, "UPDATE natoiraq_meta SET schema = 2");

        await using PostgresEventStore again = At(_address);

        Assert.Contains("newer", (await Assert.ThrowsAsync<StoreDamagedException>(() => again.ReadAllAsync())).Message);
        await Assert.ThrowsAsync<StoreDamagedException>(() => again.AppendAsync([new Append("s", 1, Samples.Many(1))]));
        Assert.Contains("newer", Assert.Single(await again.VerifyAsync()));
        Assert.Equal(1, Count("SELECT count(*) FROM mt_events"));
    }

    [Fact]
    public async Task Who_may_only_read_can_read_and_is_told_when_writing()
    {
        await using (PostgresEventStore owner = At(_address)) await owner.AppendAsync([new Append("s", 0, Samples.Many(70))]);
        PostgresServer.Execute(
            _address,
            $"""
            CREATE ROLE reader_{_address.Length} LOGIN; GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader_{_address.Length};
            """);
        await using PostgresEventStore store = At(_address.Replace(
            "Username=postgres", $"Username=reader_{_address.Length}", StringComparison.Ordinal));

        Assert.Equal(70, (await store.ReadAllAsync()).Count);
        Assert.Empty(await store.VerifyAsync());
        Assert.Equal((70L, 1), ((await store.InfoAsync()).Events, (await store.StreamsAsync()).Count));
        var error = await Assert.ThrowsAsync<StoreUnreachableException>(
            () => store.AppendAsync([new Append("s", 70, Samples.Many(1))]));
        Assert.Contains("may not", error.Message);
        Assert.Equal(70, Count("SELECT count(*) FROM mt_events"));
    }

    [Fact]
    public async Task Who_may_not_make_tables_is_told()
    {
        PostgresServer.Execute(_address, "CREATE ROLE guest LOGIN");
        await using PostgresEventStore store = At(_address.Replace(
            "Username=postgres", "Username=guest", StringComparison.Ordinal));

        Assert.Empty(await store.ReadAllAsync());
        var error = await Assert.ThrowsAsync<StoreUnreachableException>(
            () => store.AppendAsync([new Append("s", 0, Samples.Many(1))]));
        Assert.Contains("'guest' may not", error.Message);
    }

    [Fact]
    public async Task A_writer_that_cannot_get_in_is_told_of_the_conflict()
    {
        await using PostgresEventStore store = At(_address + ";Options=-c lock_timeout=50");
        await store.AppendAsync([new Append("s", 0, Samples.Many(1))]);
        await using NpgsqlConnection other = PostgresServer.Open(_address);
        await using (NpgsqlTransaction transaction = await other.BeginTransactionAsync())
        {
            await using var wait = new NpgsqlCommand("SELECT natoiraq_lock()", other);
            await wait.ExecuteNonQueryAsync();
            await Assert.ThrowsAsync<ConcurrencyConflictException>(
                () => store.AppendAsync([new Append("s", 1, Samples.Many(1, 2))]));
            Assert.Single(await store.ReadAllAsync());
        }

        await store.AppendAsync([new Append("s", 1, Samples.Many(1, 2))]);
        Assert.Empty(await store.VerifyAsync());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(200)]
    public async Task Waiting_for_another_writer_can_be_cancelled(int events)
    {
        await using PostgresEventStore store = At(_address);
        await store.AppendAsync([new Append("s", 0, Samples.Many(1))]);
        await using NpgsqlConnection other = PostgresServer.Open(_address);
        await using NpgsqlTransaction transaction = await other.BeginTransactionAsync();
        await using var wait = new NpgsqlCommand("SELECT natoiraq_lock()", other);
        await wait.ExecuteNonQueryAsync();
        using var cancel = new CancellationTokenSource();

        Task append = store.AppendAsync([new Append("s", 1, Samples.Many(events, 2))], cancel.Token);
        while (Count("SELECT count(*) FROM pg_locks WHERE NOT granted") == 0) await Task.Delay(10);
        await cancel.CancelAsync();
        await transaction.RollbackAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => append);
        Assert.Single(await store.ReadAllAsync());
    }

    [Fact]
    public async Task A_commit_waits_for_the_disk_even_where_the_database_would_not()
    {
        await using PostgresEventStore store = At(_address);
        await store.AppendAsync([new Append("s", 0, Samples.Many(1))]);
        PostgresServer.Execute(
            _address,
            """
            DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET synchronous_commit = off', current_database()); END $$;
            CREATE TABLE seen (value text);
            CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS
              $$ BEGIN INSERT INTO seen VALUES (current_setting('synchronous_commit')); RETURN NEW; END $$;
            CREATE TRIGGER note BEFORE INSERT ON natoiraq_log FOR EACH ROW EXECUTE FUNCTION note();
            """);
        await using PostgresEventStore other = At(_address);

        await other.AppendAsync([new Append("s", 1, Samples.Many(1, 2))]);
        await other.AppendAsync([new Append("s", 2, Samples.Many(1, 3))]);

        Assert.Equal("off", PostgresServer.Scalar(_address, "SHOW synchronous_commit"));
        Assert.Equal("on on", PostgresServer.Scalar(_address, "SELECT string_agg(value, ' ') FROM seen"));
    }

    [Fact]
    public async Task Names_that_look_like_SQL_are_names()
    {
        string[] names = ["'; DROP TABLE mt_events; --", "\"; DROP SCHEMA public CASCADE", "$1", "@p :p ?", "a\\'b", "%s"];
        await using PostgresEventStore store = At(_address);

        foreach (string name in names)
        {
            await store.AppendAsync([new Append(name, 0, [Samples.Small(1) with { Id = name, Note = name }])]);
            await store.AppendAsync([new Append(name, 1, Samples.Many(100, 2))]);
        }

        Assert.Equal(names.Order(StringComparer.Ordinal), (await store.StreamsAsync()).Select(s => s.Stream));
        foreach (string name in names) Assert.Equal(name, (await store.ReadAsync(name))[0].Event.Note);
        Assert.Empty(await store.VerifyAsync());
    }

    [Fact]
    public async Task Odd_numbers_and_texts_come_back_from_jsonb_as_they_were()
    {
        double[] numbers = [0, 1e21, 1e-7, double.MaxValue, double.Epsilon, -3.5, 0.1, 123456789012345680, 1.0 / 3];
        string[] texts = ["", "\"q\" \\ \u0001\u007f", "émigré 日本 😀", "\u061crtl\u202e", "\ue000\u0378", "line\r\n\ttab"];
        Event[] events = [.. numbers.Select((n, i) => Samples.Of(new Core.History.Events.CapSet("alpha", Core.History.Amount.Of(n)))
            with { Id = $"n{i}" }), .. texts.Select((t, i) => Samples.Small(i) with { Note = t, Cites = [t] })];
        await using PostgresEventStore store = At(_address);

        await store.AppendAsync([new Append("s", 0, events)]);

        Assert.Equal(
            events.Select(EventJson.Shipped.Write), (await store.ReadAsync("s")).Select(r => EventJson.Shipped.Write(r.Event)));
        Assert.Empty(await store.VerifyAsync());
    }

    [Fact]
    public async Task A_name_too_long_for_an_index_is_refused_and_nothing_written()
    {
        await using PostgresEventStore store = At(_address);
        string name = string.Concat(Enumerable.Range(0, 2000).Select(i => (char)(0x4e00 + (i * 7919 % 20000))));

        await Assert.ThrowsAsync<InvalidInputException>(() => store.AppendAsync([new Append(name, 0, Samples.Many(1))]));

        Assert.Empty(await store.ReadAllAsync());
    }

    [Fact]
    public async Task A_database_that_cannot_hold_every_text_is_refused()
    {
        string name = new NpgsqlConnectionStringBuilder(_address).Database!;
        PostgresServer.Execute(
            _address, $"CREATE DATABASE latin_{name} ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0");
        await using PostgresEventStore store = At(PostgresServer.Shared.Address($"latin_{name}"));

        Assert.Empty(await store.ReadAllAsync());
        var error = await Assert.ThrowsAsync<StoreUnreachableException>(
            () => store.AppendAsync([new Append("s", 0, Samples.Many(1))]));
        Assert.Contains("LATIN1", error.Message);
    }

    [Fact]
    public async Task A_schema_of_its_own_is_chosen_by_the_search_path()
    {
        PostgresServer.Execute(_address, "CREATE SCHEMA mine");
        await using PostgresEventStore store = At(_address + ";Search Path=mine"), elsewhere = At(_address);

        await store.AppendAsync([new Append("s", 0, Samples.Many(2))]);

        Assert.Equal(2, (await store.ReadAllAsync()).Count);
        Assert.Empty(await elsewhere.ReadAllAsync());
        Assert.Empty(await store.VerifyAsync());
    }
}
