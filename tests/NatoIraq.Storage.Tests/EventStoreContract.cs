using NatoIraq.Core;
using NatoIraq.Core.History;

namespace NatoIraq.Storage.Tests;

/// <summary>What every event store keeps to; each implementation runs it.</summary>
public abstract partial class EventStoreContract
{
    protected static readonly DateTimeOffset Now = new(2031, 5, 6, 7, 8, 9, TimeSpan.Zero);

    /// <summary>A new, empty store.</summary>
    protected abstract IEventStore Open();

    protected static async Task<string[]> Ids(Task<IReadOnlyList<Recorded>> read) =>
        [.. (await read).Select(r => r.Event.Id)];

    [Fact]
    public async Task An_empty_store_holds_nothing_and_is_well()
    {
        await using IEventStore store = Open();

        Assert.Empty(await store.ReadAllAsync());
        Assert.Empty(await store.ReadAsync("s"));
        Assert.Empty(await store.StreamsAsync());
        Assert.Empty(await store.VerifyAsync());
        StoreInfo info = await store.InfoAsync();
        Assert.Equal((0, 0L, 0, null, null), (info.Schema, info.Events, info.Streams, info.Head, info.LastRecorded));
    }

    [Fact]
    public async Task What_was_appended_is_read_in_order()
    {
        await using IEventStore store = Open();

        await store.AppendAsync([new Append("s", 0, Samples.Many(3))]);
        await store.AppendAsync([new Append("s", 3, Samples.Many(2, 4))]);

        IReadOnlyList<Recorded> read = await store.ReadAsync("s");
        Assert.Equal(["cap-1", "cap-2", "cap-3", "cap-4", "cap-5"], read.Select(r => r.Event.Id));
        Assert.Equal([1L, 2, 3, 4, 5], read.Select(r => r.Version));
        Assert.Equal([1L, 2, 3, 4, 5], read.Select(r => r.Sequence));
        Assert.All(read, r => Assert.Equal(("s", Now), (r.Stream, r.RecordedAt)));
        Assert.Equal(EventJson.Shipped.Write(Samples.Small(4)), EventJson.Shipped.Write(read[3].Event));
    }

    [Fact]
    public async Task Every_type_is_kept()
    {
        await using IEventStore store = Open();
        Event[] events = [.. Samples.AllTypes.Select(t => Samples.Plain(t, true))];

        await store.AppendAsync([new Append("s", 0, events)]);

        IReadOnlyList<Recorded> read = await store.ReadAsync("s");
        Assert.Equal(events.Select(EventJson.Shipped.Write), read.Select(r => EventJson.Shipped.Write(r.Event)));
        Assert.Empty(await store.VerifyAsync());
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(3, 2)]
    [InlineData(5, 0)]
    [InlineData(99, 0)]
    public async Task Reading_after_a_version_leaves_that_version_out(long after, int count)
    {
        await using IEventStore store = Open();
        await store.AppendAsync([new Append("s", 0, Samples.Many(5))]);

        Assert.Equal(count, (await store.ReadAsync("s", after)).Count);
    }

    [Fact]
    public async Task All_events_are_read_in_the_order_of_arrival()
    {
        await using IEventStore store = Open();
        await store.AppendAsync([new Append("b", 0, Samples.Many(2)), new Append("a", 0, Samples.Many(1, 3))]);
        await store.AppendAsync([new Append("b", 2, Samples.Many(1, 4))]);

        IReadOnlyList<Recorded> all = await store.ReadAllAsync();

        Assert.Equal(["cap-1", "cap-2", "cap-3", "cap-4"], all.Select(r => r.Event.Id));
        Assert.Equal(["b", "b", "a", "b"], all.Select(r => r.Stream));
        Assert.Equal([1L, 2, 3, 4], all.Select(r => r.Sequence));
        Assert.Equal([1L, 2, 1, 3], all.Select(r => r.Version));
        Assert.Equal(["cap-1", "cap-2", "cap-4"], await Ids(store.ReadAsync("b")));
    }

    [Fact]
    public async Task Streams_are_listed_by_name()
    {
        await using IEventStore store = Open();
        string[] names = ["b", "a", "B", "\ue000", "😀", "'; DROP TABLE log; --"];

        await store.AppendAsync([.. names.Select(n => new Append(n, 0, Samples.Many(2)))]);

        Assert.Equal(
            names.Order(StringComparer.Ordinal).Select(n => new StreamInfo(n, 2)), await store.StreamsAsync());
        Assert.Equal(2, (await store.ReadAsync(names[^1])).Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(-1)]
    public async Task Another_version_than_expected_is_a_conflict_and_writes_nothing(long expected)
    {
        await using IEventStore store = Open();
        await store.AppendAsync([new Append("s", 0, Samples.Many(3))]);

        var error = await Assert.ThrowsAsync<ConcurrencyConflictException>(
            () => store.AppendAsync([new Append("s", expected, Samples.Many(1))]));

        Assert.Equal(("s", expected, 3L), (error.Stream, error.Expected, error.Actual));
        Assert.Equal(3, (await store.ReadAllAsync()).Count);
    }

    [Fact]
    public async Task A_new_stream_is_at_version_zero()
    {
        await using IEventStore store = Open();

        await Assert.ThrowsAsync<ConcurrencyConflictException>(
            () => store.AppendAsync([new Append("s", 1, Samples.Many(1))]));

        Assert.Empty(await store.ReadAllAsync());
    }

    [Fact]
    public async Task An_append_to_several_streams_is_all_or_nothing()
    {
        await using IEventStore store = Open();
        await store.AppendAsync([new Append("b", 0, Samples.Many(1))]);

        await Assert.ThrowsAsync<ConcurrencyConflictException>(
            () => store.AppendAsync([new Append("a", 0, Samples.Many(2)), new Append("b", 0, Samples.Many(1))]));

        Assert.Equal([new StreamInfo("b", 1)], await store.StreamsAsync());
        await store.AppendAsync([new Append("a", 0, Samples.Many(2)), new Append("b", 1, Samples.Many(1))]);
        Assert.Equal([new StreamInfo("a", 2), new StreamInfo("b", 2)], await store.StreamsAsync());
    }

    [Fact]
    public async Task An_event_that_cannot_be_stored_leaves_its_whole_append_out()
    {
        await using IEventStore store = Open();

        await Assert.ThrowsAsync<InvalidInputException>(
            () => store.AppendAsync([new Append("s", 0, [Samples.Small(1), Samples.Small(2) with { Id = "\0" }])]));

        Assert.Empty(await store.ReadAllAsync());
        await store.AppendAsync([new Append("s", 0, Samples.Many(1))]);
        Assert.Empty(await store.VerifyAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\0")]
    public async Task A_stream_needs_a_name(string name)
    {
        await using IEventStore store = Open();

        await Assert.ThrowsAsync<InvalidInputException>(
            () => store.AppendAsync([new Append(name, 0, Samples.Many(1))]));
    }

    [Fact]
    public async Task A_stream_named_twice_goes_on_where_its_first_part_ended()
    {
        await using IEventStore store = Open();

        await store.AppendAsync([new Append("s", 0, Samples.Many(2)), new Append("s", 2, Samples.Many(1, 3))]);

        Assert.Equal(["cap-1", "cap-2", "cap-3"], await Ids(store.ReadAsync("s")));
    }

    [Fact]
    public async Task An_append_without_events_only_checks_the_version()
    {
        await using IEventStore store = Open();
        await store.AppendAsync([]);
        await store.AppendAsync([new Append("s", 0, [])]);
        await store.AppendAsync([new Append("s", 0, Samples.Many(1))]);

        await store.AppendAsync([new Append("s", 1, [])]);
        await Assert.ThrowsAsync<ConcurrencyConflictException>(() => store.AppendAsync([new Append("s", 0, [])]));

        Assert.Equal(1, (await store.InfoAsync()).Events);
    }

    [Fact]
    public async Task Of_many_writers_at_one_version_exactly_one_wins()
    {
        await using IEventStore store = Open();
        for (int round = 0; round < 10; round++)
        {
            int won = 0, lost = 0;
            await Parallel.ForEachAsync(Enumerable.Range(0, 8), async (writer, _) =>
            {
                try
                {
                    await store.AppendAsync([new Append("s", round, [Samples.Small(writer)])], CancellationToken.None);
                    Interlocked.Increment(ref won);
                }
                catch (ConcurrencyConflictException)
                {
                    Interlocked.Increment(ref lost);
                }
            });
            Assert.Equal((1, 7), (won, lost));
        }
        Assert.Equal(10, (await store.ReadAsync("s")).Count);
        Assert.Empty(await store.VerifyAsync());
    }

    [Fact]
    public async Task A_cancelled_append_writes_nothing()
    {
        await using IEventStore store = Open();
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => store.AppendAsync([new Append("s", 0, Samples.Many(3))], cancel.Token));

        Assert.Empty(await store.ReadAllAsync());
    }

    [Fact]
    public async Task The_hash_chain_is_the_one_written_down_in_the_format()
    {
        await using IEventStore store = Open();
        await store.AppendAsync([new Append("a", 0, Samples.Many(2)), new Append("é", 0, Samples.Many(1))]);

        IReadOnlyList<Recorded> all = await store.ReadAllAsync();

        Assert.Equal(HashOracle.Chain(all), all.Select(r => $"{r.Hash}"));
        Assert.Equal($"{all[^1].Hash}", (await store.InfoAsync()).Head);
    }

    [Fact]
    public async Task The_chain_is_the_same_in_every_store_and_however_the_appends_were_cut()
    {
        await using IEventStore store = Open();
        await using var other = new MemoryEventStore(() => DateTimeOffset.UnixEpoch);

        await store.AppendAsync([new Append("a", 0, Samples.Many(5)), new Append("b", 0, Samples.Many(2))]);
        await other.AppendAsync([new Append("a", 0, Samples.Many(3))]);
        await other.AppendAsync([new Append("a", 3, Samples.Many(2, 4)), new Append("b", 0, Samples.Many(2))]);

        Assert.Equal((await other.InfoAsync()).Head, (await store.InfoAsync()).Head);
    }

    [Fact]
    public async Task A_large_batch_is_kept_whole()
    {
        await using IEventStore store = Open();

        await store.AppendAsync([new Append("s", 0, Samples.Many(5000))]);

        Assert.Equal(5000, (await store.ReadAsync("s")).Count);
        Assert.Empty(await store.VerifyAsync());
        StoreInfo info = await store.InfoAsync();
        Assert.Equal((1, 5000L, 1, Now), (info.Schema, info.Events, info.Streams, info.LastRecorded));
    }
}

public sealed class MemoryEventStoreTests : EventStoreContract
{
    protected override IEventStore Open() => new MemoryEventStore(() => Now);
}
