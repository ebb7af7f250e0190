using NatoIraq.Core.History;
using NatoIraq.Core.History.Events;
using NatoIraq.Storage.Postgres;
using Npgsql;

namespace NatoIraq.Storage.Tests;

/// <summary>
/// What the real Marten does to headers, seen in <c>tests/NatoIraq.CriticalStack.Tests</c> and repeated here without it.
/// </summary>
public sealed class MartenHeadersTests
{
    private readonly string _address = PostgresServer.Shared.NewDatabase();

    [Theory]
    [InlineData("NULL")]
    [InlineData("'null'")]
    [InlineData("'{}'")]
    [InlineData("'{\"user\": \"ann\"}'")]
    public async Task An_event_without_headers_of_ours_is_read(string headers)
    {
        await using var store = new PostgresEventStore(_address, TimeProvider.System);
        await store.AppendAsync([new Append("s", 0, Samples.Many(1))]);

        PostgresServer.Execute(_address, $$"""
            UPDATE mt_streams SET version = 2 WHERE id = 's';
            INSERT INTO mt_events (seq_id, id, stream_id, version, data, type, headers) VALUES (
              nextval('mt_events_sequence'), gen_random_uuid(), 's', 2, '{"mission": "alpha"}', 'operations_resumed',
              {{headers}});
            """);
        await store.AppendAsync([new Append("t", 0, Samples.Many(1))]);

        Assert.Equal(new OperationsResumed("alpha"), (await store.ReadAllAsync())[1].Event.Data);
        Assert.Contains("unsealed", Assert.Single(await store.VerifyAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_application_that_keeps_no_headers_cannot_drop_ours()
    {
        await using var store = new PostgresEventStore(_address, TimeProvider.System);
        await store.AppendAsync([new Append("s", 0, Samples.Many(1))]);

        Assert.Throws<PostgresException>(
            () => PostgresServer.Execute(_address, "ALTER TABLE mt_events DROP COLUMN headers"));
    }
}
