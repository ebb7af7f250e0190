using NatoIraq.Core;
using NatoIraq.Core.History;
using NatoIraq.Storage.Postgres;

namespace NatoIraq.Storage.Tests;

/// <summary>Damage of every kind is found, told, and never computed with.</summary>
public sealed class PostgresVerifyTests
{
    private readonly string _address = PostgresServer.Shared.NewDatabase();

    private PostgresEventStore Store() => new(_address, TimeProvider.System);

    private async Task WrittenAsync(string damage, int count = 20)
    {
        await using PostgresEventStore store = Store();
        await store.AppendAsync([new Append("a", 0, Samples.Many(count)), new Append("b", 0, Samples.Many(2))]);
        PostgresServer.Execute(_address, damage);
    }

    [Theory]
    [InlineData("UPDATE mt_events SET data = jsonb_set(data, '{cap,likely}', '9') WHERE seq_id = 7",
        "Event 7 ('a' version 7) has the hash")]
    [InlineData("UPDATE mt_events SET headers = jsonb_set(headers, '{cites}', '[]') WHERE seq_id = 7",
        "Event 7 ('a' version 7) has the hash")]
    [InlineData("UPDATE mt_events SET headers = jsonb_set(headers, '{hash}', '\"00\"') WHERE seq_id = 7",
        "Event 7 ('a' version 7) bears the hash 00")]
    [InlineData("UPDATE mt_events SET headers = headers - 'hash' WHERE seq_id = 7", "1 unsealed events, from event 7")]
    [InlineData("UPDATE mt_events SET headers = jsonb_set(headers, '{schema}', '2') WHERE seq_id = 7", "schema 2")]
    [InlineData("UPDATE mt_events SET headers = '[1]' WHERE seq_id = 7", "cannot be read")]
    [InlineData("UPDATE mt_events SET headers = NULL WHERE seq_id = 7", "has the hash")]
    [InlineData("UPDATE mt_events SET data = '{}' WHERE seq_id = 7", "cannot be read")]
    [InlineData("UPDATE mt_events SET data = 'null' WHERE seq_id = 7", "cannot be read")]
    [InlineData("UPDATE mt_events SET data = (repeat('[', 300) || repeat(']', 300))::jsonb WHERE seq_id = 7",
        "cannot be read")]
    [InlineData("UPDATE mt_events SET headers = (repeat('[', 300) || repeat(']', 300))::jsonb WHERE seq_id = 7",
        "cannot be read")]
    [InlineData("UPDATE mt_events SET type = 'cap_lost' WHERE seq_id = 7", "does not know")]
    [InlineData("UPDATE mt_events SET type = 'mission_closed' WHERE seq_id = 7", "cannot be read")]
    [InlineData("UPDATE mt_events SET version = 99 WHERE seq_id = 7", "should be version 7")]
    [InlineData("UPDATE mt_events SET stream_id = 'b', version = 3 WHERE seq_id = 7", "should be version 7")]
    [InlineData("UPDATE mt_events SET timestamp = 'infinity' WHERE seq_id = 7", "is none")]
    [InlineData("UPDATE natoiraq_log SET hash = decode(repeat('00', 32), 'hex') WHERE position = 7", "has the hash 00")]
    [InlineData("UPDATE natoiraq_log SET hash = '\\x00' WHERE position = 7", "has the hash 00")]
    [InlineData("UPDATE natoiraq_log SET position = -position WHERE position IN (7, 8);"
        + "UPDATE natoiraq_log SET position = 15 + position WHERE position IN (-7, -8)", "should be version 7")]
    [InlineData("DELETE FROM natoiraq_log WHERE position = 7", "no place in the log")]
    [InlineData("DELETE FROM natoiraq_log WHERE position = 22", "the store noted 22 events")]
    [InlineData("DELETE FROM mt_events WHERE seq_id = 7", "Event 7 is noted in the log, but mt_events does not hold it")]
    [InlineData("DELETE FROM mt_events WHERE seq_id = 22", "Stream 'b' is noted to be at version 2, but holds 1 events")]
    [InlineData("DELETE FROM mt_streams WHERE id = 'b'", "Event 21 is noted in the log, but mt_events does not")]
    [InlineData("UPDATE natoiraq_meta SET events = 21", "the store noted 21 events")]
    [InlineData("UPDATE natoiraq_meta SET head = '\\x00'", "is not the one that the store noted")]
    [InlineData("DELETE FROM natoiraq_meta", "does not tell its schema")]
    [InlineData("DROP TABLE natoiraq_meta", "tables are missing")]
    [InlineData("DROP TABLE natoiraq_log", "tables are missing")]
    [InlineData("ALTER TABLE natoiraq_log RENAME hash TO hush", "damaged")]
    public async Task Damage_is_found(string damage, string found)
    {
        await WrittenAsync(damage);
        await using PostgresEventStore store = Store();

        Assert.Contains(found, string.Join('\n', await store.VerifyAsync()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE mt_events SET data = jsonb_set(data, '{cap,likely}', '9') WHERE seq_id = 7")]
    [InlineData("UPDATE mt_events SET headers = jsonb_set(headers, '{cites}', '[]') WHERE seq_id = 7")]
    [InlineData("UPDATE mt_events SET headers = '[1]' WHERE seq_id = 7")]
    [InlineData("UPDATE mt_events SET data = '{}' WHERE seq_id = 7")]
    [InlineData("UPDATE mt_events SET stream_id = 'b', version = 3 WHERE seq_id = 7")]
    [InlineData("UPDATE mt_events SET timestamp = 'infinity' WHERE seq_id = 7")]
    [InlineData("UPDATE natoiraq_log SET hash = '\\x00' WHERE position = 7")]
    [InlineData("DELETE FROM natoiraq_log WHERE position = 7")]
    [InlineData("DELETE FROM natoiraq_log WHERE position = 22")]
    [InlineData("DELETE FROM mt_events WHERE seq_id = 7")]
    [InlineData("DELETE FROM mt_events WHERE seq_id = 22")]
    [InlineData("UPDATE natoiraq_meta SET events = 21")]
    [InlineData("DELETE FROM natoiraq_meta")]
    [InlineData("DROP VIEW natoiraq_arrivals")]
    public async Task Damage_is_not_computed_with(string damage)
    {
        await WrittenAsync(damage);
        await using PostgresEventStore store = Store();

        await Assert.ThrowsAsync<StoreDamagedException>(() => store.ReadAllAsync());
    }

    [Theory]
    [InlineData("UPDATE natoiraq_meta SET head = '\\x00'")]
    [InlineData("UPDATE natoiraq_meta SET events = 21")]
    [InlineData("DELETE FROM natoiraq_log WHERE position = 22")]
    [InlineData("DELETE FROM natoiraq_meta")]
    public async Task Nothing_is_added_to_a_log_whose_end_is_not_the_noted_one(string damage)
    {
        await WrittenAsync(damage);
        await using PostgresEventStore store = Store();

        await Assert.ThrowsAsync<StoreDamagedException>(() => store.AppendAsync([new Append("c", 0, Samples.Many(1))]));
        Assert.Equal(22L, PostgresServer.Scalar(_address, "SELECT count(*) FROM mt_events"));
    }

    [Fact]
    public async Task An_event_that_came_while_the_trigger_was_off_is_told()
    {
        await WrittenAsync("ALTER TABLE mt_events DISABLE TRIGGER natoiraq_note_arrivals");
        new MartenApplication(_address).Append("c", 1);
        await using PostgresEventStore store = Store();

        Assert.Contains("('c' version 1) has no place in the log", Assert.Single(await store.VerifyAsync()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5000)]
    [InlineData(9002)]
    public async Task In_a_long_log_the_first_misfit_is_told(int sequence)
    {
        await WrittenAsync(
            $"UPDATE mt_events SET data = jsonb_set(data, '{{mission}}', '\"beta\"') WHERE seq_id >= {sequence}", 9000);
        await using PostgresEventStore store = Store();

        var error = await Assert.ThrowsAsync<StoreDamagedException>(() => store.ReadAllAsync());

        Assert.StartsWith($"Event {sequence} (", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_larger_than_any_buffer_is_read()
    {
        await using PostgresEventStore store = Store();
        string note = string.Concat(Enumerable.Range(0, 100_000).Select(i => $"{i} "));

        await store.AppendAsync([new Append("s", 0, [Samples.Small(1) with { Note = note }, .. Samples.Many(3, 2)])]);

        Assert.Equal(note, (await store.ReadAllAsync())[0].Event.Note);
        Assert.Empty(await store.VerifyAsync());
    }
}
