using NatoIraq.Core;
using NatoIraq.Core.History;
using NatoIraq.Storage.Postgres;
using Npgsql;

namespace NatoIraq.Storage.Tests;

/// <summary>What travels between a store and its server, and what becomes of an append when it is lost on the way.</summary>
public sealed class PostgresWireTests : IDisposable
{
    private readonly Wire _wire = new(PostgresServer.Shared.Socket);
    private readonly string _address;

    public PostgresWireTests()
    {
        var address = new NpgsqlConnectionStringBuilder(PostgresServer.Shared.NewDatabase())
        {
            Host = "127.0.0.1",
            Port = _wire.Port,
            MaxPoolSize = 1,
        };
        _address = address.ConnectionString;
    }

    public void Dispose() => _wire.Dispose();

    private async Task<PostgresEventStore> WarmAsync()
    {
        PostgresEventStore store = new(_address, TimeProvider.System, patience: TimeSpan.FromSeconds(2));
        for (int i = 0; i < 4; i++) await store.AppendAsync([new Append("s", i, Samples.Many(1, i + 1))]);
        return store;
    }

    [Theory]
    [InlineData(1)]
    [InlineData(MartenRows.Few)]
    public async Task An_append_is_one_round_trip(int events)
    {
        await using PostgresEventStore store = await WarmAsync();
        int before = _wire.RoundTrips;

        await store.AppendAsync([new Append("s", 4, Samples.Many(events, 5))]);

        Assert.Equal(1, _wire.RoundTrips - before);
        Assert.Empty(await store.VerifyAsync());
    }

    [Fact]
    public async Task Many_events_take_no_more_round_trips_than_some()
    {
        async Task<int> Taken(int events)
        {
            await using PostgresEventStore store = new(_address, TimeProvider.System);
            long version = (await store.StreamsAsync()).Sum(s => s.Version);
            int before = _wire.RoundTrips;
            await store.AppendAsync([new Append("s", version, Samples.Many(events, (int)version + 1))]);
            return _wire.RoundTrips - before;
        }
        await Taken(1);

        Assert.Equal(await Taken(100), await Taken(1000));
    }

    [Theory]
    [InlineData((int)WireFault.LosesRequest, 1)]
    [InlineData((int)WireFault.LosesReply, 1)]
    [InlineData((int)WireFault.LosesRequest, 200)]
    [InlineData((int)WireFault.LosesReply, 200)]
    public async Task An_append_whose_request_or_answer_is_lost_is_there_once(int fault, int events)
    {
        await using PostgresEventStore store = await WarmAsync();
        _wire.Next = (WireFault)fault;

        await store.AppendAsync([new Append("s", 4, Samples.Many(events, 5))]);
        await store.AppendAsync([new Append("s", 4 + events, Samples.Many(1, 5 + events))]);

        Assert.Equal(
            Enumerable.Range(1, 5 + events).Select(i => $"cap-{i}"), (await store.ReadAsync("s")).Select(r => r.Event.Id));
        Assert.Empty(await store.VerifyAsync());
    }

    [Fact]
    public async Task When_nobody_answers_any_more_it_is_said_that_it_is_not_known()
    {
        await using PostgresEventStore store = await WarmAsync();
        _wire.Next = WireFault.LosesReply;
        _wire.Dispose();

        var error = await Assert.ThrowsAsync<StoreUnreachableException>(
            () => store.AppendAsync([new Append("s", 4, Samples.Many(1, 5))]));

        Assert.Contains("whether version 5 of 's' was written is not known", error.Message);
    }

    [Fact]
    public async Task A_read_that_is_cut_is_done_again()
    {
        await using PostgresEventStore store = await WarmAsync();
        _wire.Next = WireFault.LosesReply;

        Assert.Equal(4, (await store.ReadAllAsync()).Count);
    }
}
