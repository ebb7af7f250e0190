using NatoIraq.Core;
using NatoIraq.Core.Branches;
using NatoIraq.Core.History;

namespace NatoIraq.Storage.Tests;

/// <summary>Logs that move from store to store.</summary>
public abstract partial class EventStoreContract
{
    private static readonly DateTimeOffset Earlier = new(2030, 1, 1, 1, 1, 1, TimeSpan.Zero);

    private static async Task<IReadOnlyList<LogEntry>> Log(int events)
    {
        await using var store = new MemoryEventStore(() => Earlier);
        await store.AppendAsync([new Append("a", 0, Samples.Many(events - 1)), new Append("é", 0, Samples.Many(1))]);
        return await store.ReadLogAsync();
    }

    [Fact]
    public async Task The_log_is_read_as_it_was_written()
    {
        await using IEventStore store = Open();
        await store.AppendAsync([new Append("a", 0, Samples.Many(2)), new Append("b", 0, Samples.Many(1, 3))]);

        IReadOnlyList<LogEntry> log = await store.ReadLogAsync();

        Assert.Equal([(1, "a", 1), (2, "a", 2), (3, "b", 1)], log.Select(e => ((int)e.Sequence, e.Stream, (int)e.Version)));
        Assert.Equal(Samples.Many(3).Select(EventJson.Shipped.Write), log.Select(e => e.Json));
        Assert.All(log, e => Assert.Equal(("cap-set", 1, $"cap-{e.Sequence}", Now), (e.Type, e.Schema, e.Id, e.RecordedAt)));
        Assert.Equal(HashOracle.Chain(await store.ReadAllAsync()), log.Select(e => Convert.ToHexStringLower(e.Hash)));
    }

    [Fact]
    public async Task A_log_moves_to_another_store_with_its_hashes_and_times()
    {
        IReadOnlyList<LogEntry> log = await Log(5);
        await using IEventStore store = Open();

        await store.AppendLogAsync(LogHead.Empty, [.. log.Take(2)]);
        await store.AppendLogAsync(log[1].Head, [.. log.Skip(2)]);

        Assert.Equal(
            log.Select(e => (e.Head.Sequence, Convert.ToHexString(e.Hash), e.RecordedAt)),
            (await store.ReadLogAsync()).Select(e => (e.Head.Sequence, Convert.ToHexString(e.Hash), e.RecordedAt)));
        Assert.Empty(await store.VerifyAsync());
        await store.AppendAsync([new Append("a", 4, Samples.Many(1, 9))]);
        Assert.Equal([new StreamInfo("a", 5), new StreamInfo("é", 1)], await store.StreamsAsync());
    }

    [Fact]
    public async Task What_follows_a_place_is_read_alone_and_nothing_where_there_is_no_such_place()
    {
        IReadOnlyList<LogEntry> log = await Log(5);
        await using IEventStore store = Open();
        Assert.Empty((await store.ReadAfterAsync(LogHead.Empty))!);
        await store.AppendLogAsync(LogHead.Empty, log);

        Assert.Equal(5, (await store.ReadAfterAsync(LogHead.Empty))!.Count);
        Assert.Equal([4L, 5], (await store.ReadAfterAsync(log[2].Head))!.Select(r => r.Sequence));
        Assert.Empty((await store.ReadAfterAsync(log[^1].Head))!);
        Assert.Null(await store.ReadAfterAsync(log[2].Head with { Hash = log[1].Hash }));
        Assert.Null(await store.ReadAfterAsync(log[^1].Head with { Sequence = 6 }));
    }

    [Fact]
    public async Task What_a_log_held_on_a_day_is_the_same_in_every_store()
    {
        DateTimeOffset at = Earlier;
        await using var first = new MemoryEventStore(() => at);
        for (int day = 0; day < 4; day++)
        {
            // The last is recorded by a clock that was set back: it is held from the day before it on.
            at = Earlier.AddDays(day < 3 ? 2 * day : 1);
            await first.AppendAsync([new Append("a", day, Samples.Many(1, day))]);
        }
        await using IEventStore store = Open();
        await store.AppendLogAsync(LogHead.Empty, await first.ReadLogAsync());

        var archive = Archive.Of(await store.ReadAllAsync());
        DateOnly begin = DateOnly.FromDateTime(Earlier.UtcDateTime);
        Assert.Equal(Archive.Of(await first.ReadAllAsync()).Books.Days, archive.Books.Days);
        Assert.Equal(
            [0, 1, 1, 2, 2, 4, 4],
            Enumerable.Range(-1, 7).Select(day => archive.AsImportedOn(begin.AddDays(day)).History.Count));
    }

    [Fact]
    public async Task Entries_without_a_time_are_recorded_now()
    {
        await using IEventStore store = Open();

        await store.AppendLogAsync(LogHead.Empty, [.. (await Log(2)).Select(e => e with { RecordedAt = null })]);

        Assert.All(await store.ReadAllAsync(), r => Assert.Equal(Now, r.RecordedAt));
    }

    [Fact]
    public async Task A_log_goes_on_only_where_it_was_read_to_end()
    {
        IReadOnlyList<LogEntry> log = await Log(5);
        await using IEventStore store = Open();
        await store.AppendLogAsync(LogHead.Empty, [.. log.Take(3)]);

        await Assert.ThrowsAsync<ConcurrencyConflictException>(
            () => store.AppendLogAsync(log[1].Head, [.. log.Skip(2)]));
        await Assert.ThrowsAsync<ConcurrencyConflictException>(
            () => store.AppendLogAsync(log[2].Head with { Hash = log[1].Hash }, [.. log.Skip(3)]));

        Assert.Equal(3, (await store.ReadLogAsync()).Count);
    }

    [Fact]
    public async Task Entries_that_do_not_follow_each_other_are_refused_whole()
    {
        LogEntry[] log = [.. await Log(5)];
        LogEntry[][] wrong =
        [
            [.. log[..2], .. log[3..]], [.. log[..2], log[3], log[2], log[4]], [.. log[..3], log[2], .. log[3..]],
            [.. log[..2], log[2] with { Json = log[1].Json }, .. log[3..]], [log[0] with { Stream = "b" }],
            [log[0] with { Version = 2 }], [log[0] with { Hash = [1] }], log[1..],
        ];
        await using IEventStore store = Open();
        foreach (LogEntry[] entries in wrong)
            await Assert.ThrowsAsync<InvalidInputException>(() => store.AppendLogAsync(LogHead.Empty, entries));

        Assert.Empty(await store.ReadLogAsync());
    }

    [Fact]
    public async Task A_clock_set_back_reorders_nothing()
    {
        await using IEventStore store = Open();
        await store.AppendAsync([new Append("s", 0, Samples.Many(2))]);
        LogHead end = (await store.ReadLogAsync())[^1].Head;
        await using var other = new MemoryEventStore(() => Earlier);
        await other.AppendAsync([new Append("s", 0, Samples.Many(3))]);

        await store.AppendLogAsync(end, [(await other.ReadLogAsync())[2]]);

        Assert.Equal(["cap-1", "cap-2", "cap-3"], await Ids(store.ReadAllAsync()));
        Assert.Equal(Earlier, (await store.InfoAsync()).LastRecorded);
        Assert.Empty(await store.VerifyAsync());
    }
}
