using NatoIraq.Core;
using NatoIraq.Core.History;
using NatoIraq.Storage.Sqlite;

namespace NatoIraq.Storage.Tests;

/// <summary>Damage of every kind is found, told, and never computed with.</summary>
public sealed class VerifyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private SqliteEventStore Store() => new(_folder.File("a.db"), TimeProvider.System);

    private async Task<string> Written(int count = 60)
    {
        await using SqliteEventStore store = Store();
        await store.AppendAsync([new Append("a", 0, Samples.Many(count)), new Append("b", 0, Samples.Many(2))]);
        return _folder.File("a.db");
    }

    private async Task<string> Findings()
    {
        await using SqliteEventStore store = Store();
        return string.Join('\n', await store.VerifyAsync());
    }

    private async Task Refuses()
    {
        await using SqliteEventStore store = Store();
        await Assert.ThrowsAsync<StoreDamagedException>(() => store.ReadAllAsync());
    }

    [Fact]
    public async Task A_store_as_it_was_written_is_well()
    {
        await Written();

        Assert.Empty(await Findings());
    }

    [Fact]
    public async Task A_changed_number_is_found_and_not_computed_with()
    {
        _folder.Execute(await Written(), "UPDATE log SET json = replace(json, ':7,', ':9,') WHERE seq = 7");

        string found = Assert.Single((await Findings()).Split('\n'));
        Assert.StartsWith("Event 7 ('a' version 7) has the hash", found, StringComparison.Ordinal);
        await Refuses();
    }

    [Fact]
    public async Task Any_flipped_byte_of_the_JSON_is_found()
    {
        string path = await Written(3);
        byte[] json = EventJson.Shipped.Write(Samples.Small(2));
        byte[] good = await File.ReadAllBytesAsync(path);
        int at = good.AsSpan().IndexOf(json);
        Assert.True(at > 0);
        for (int i = 0; i < json.Length; i++)
        {
            byte[] bad = [.. good];
            bad[at + i] ^= (byte)(i % 2 == 0 ? 0x20 : 0x01);
            await File.WriteAllBytesAsync(path, bad);

            Assert.Contains("version 2", await Findings());
            await Refuses();
        }
    }

    [Fact]
    public async Task A_change_that_means_the_same_is_found()
    {
        _folder.Execute(
            await Written(), "UPDATE log SET json = replace(json, '\"data\":', '\"data\": ') WHERE seq = 7");

        Assert.Contains("Event 7 ('a' version 7) is not spelled as it was written.", await Findings());
        await Refuses();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5000)]
    [InlineData(9002)]
    public async Task In_a_long_log_the_first_misfit_is_told(int sequence)
    {
        string path = await Written(9000);
        _folder.Execute(path, $"UPDATE log SET json = replace(json, 'alpha', 'alphq') WHERE seq >= {sequence}");
        await using SqliteEventStore store = Store();

        var error = await Assert.ThrowsAsync<StoreDamagedException>(() => store.ReadAllAsync());

        Assert.StartsWith($"Event {sequence} (", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deleted_row_is_found()
    {
        _folder.Execute(await Written(), "DELETE FROM log WHERE seq = 30");

        string found = await Findings();
        Assert.Contains("Event 31 ('a' version 31) follows event 29", found);
        Assert.Contains("should be version 30", found);
        await Refuses();
    }

    [Fact]
    public async Task A_deleted_end_is_found()
    {
        _folder.Execute(await Written(), "DELETE FROM log WHERE seq > 61");

        Assert.Equal("The log ends with event 61; the store noted 62 events.", await Findings());
    }

    [Fact]
    public async Task Swapped_rows_are_found()
    {
        _folder.Execute(
            await Written(),
            """
            UPDATE log SET seq = -1 WHERE seq = 10;
            UPDATE log SET seq = 10 WHERE seq = 11;
            UPDATE log SET seq = 11 WHERE seq = -1;
            """);

        Assert.Contains("should be version 10", await Findings());
        await Refuses();
    }

    [Fact]
    public async Task Swapped_contents_are_found()
    {
        _folder.Execute(
            await Written(),
            """
            UPDATE log SET json = (SELECT json FROM log WHERE seq = 11), id = 'cap-11' WHERE seq = 10;
            """);

        Assert.Contains("Event 10 ('a' version 10) has the hash", await Findings());
        await Refuses();
    }

    [Theory]
    [InlineData("id = 'other'", "filed under the id 'other'")]
    [InlineData("type = 'cap-lost'", "does not know")]
    [InlineData("type = 'mission-closed'", "calls itself 'cap-set'")]
    [InlineData("schema = 2", "schema 2")]
    [InlineData("stream = 'c'", "should be version 1")]
    [InlineData("version = 99", "should be version 7")]
    [InlineData("json = 'x'", "cannot be read")]
    [InlineData("json = ''", "cannot be read")]
    [InlineData("hash = x'00'", "has the hash 00")]
    [InlineData("hash = (SELECT hash FROM log WHERE seq = 8)", "has the hash")]
    public async Task A_changed_column_is_found(string change, string found)
    {
        _folder.Execute(await Written(), $"UPDATE log SET {change} WHERE seq = 7");

        Assert.Contains(found, await Findings());
    }

    [Fact]
    public async Task An_unknown_type_stops_a_replay()
    {
        _folder.Execute(await Written(), "UPDATE log SET type = 'cap-lost' WHERE seq = 7");
        await using SqliteEventStore store = Store();

        await Assert.ThrowsAsync<UnknownEventException>(() => store.ReadAllAsync());
    }

    [Fact]
    public async Task A_change_that_mends_its_own_hash_breaks_the_next()
    {
        string path = await Written();
        await using (SqliteEventStore store = Store())
        {
            Recorded before = (await store.ReadAllAsync())[5];
            byte[] json = EventJson.Shipped.Write(Samples.Small(700));
            byte[] hash = HashChain.Next(Convert.FromHexString($"{before.Hash}"), "a", 7, json);
            _folder.Execute(
                path,
                $"""
                UPDATE log SET id = 'cap-700', json = CAST(x'{Convert.ToHexString(json)}' AS TEXT),
                  hash = x'{Convert.ToHexString(hash)}' WHERE seq = 7
                """);
        }

        Assert.StartsWith("Event 8 ", Assert.Single((await Findings()).Split('\n')), StringComparison.Ordinal);
        await Refuses();
    }

    [Theory]
    [InlineData(0.9)]
    [InlineData(0.5)]
    [InlineData(0.1)]
    [InlineData(0.001)]
    public async Task A_cut_file_is_found(double share)
    {
        string path = await Written(400);
        await using (FileStream file = File.OpenWrite(path)) file.SetLength((long)(file.Length * share));

        Assert.NotEmpty(await Findings());
        await Refuses();
    }

    [Fact]
    public async Task Wild_bytes_anywhere_are_told_and_never_thrown()
    {
        string path = await Written(100);
        byte[] good = await File.ReadAllBytesAsync(path);
        for (int at = 0; at < good.Length; at += 1021)
        {
            byte[] bad = [.. good];
            bad.AsSpan(at, Math.Min(64, bad.Length - at)).Fill(0xA5);
            await File.WriteAllBytesAsync(path, bad);

            await using SqliteEventStore store = Store();
            await store.VerifyAsync();
            Exception? error = await Record.ExceptionAsync(() => store.ReadAllAsync());
            Assert.True(error is null or NatoIraqException, $"{at}: {error}");
        }
    }

    [Theory]
    [InlineData("UPDATE meta SET head = x'00'")]
    [InlineData("UPDATE meta SET events = 60")]
    [InlineData("DELETE FROM log WHERE seq = 62")]
    [InlineData("DELETE FROM meta")]
    public async Task Nothing_is_added_to_a_log_whose_end_is_not_the_noted_one(string sql)
    {
        _folder.Execute(await Written(), sql);
        await using SqliteEventStore store = Store();

        await Assert.ThrowsAsync<StoreDamagedException>(() => store.AppendAsync([new Append("c", 0, Samples.Many(1))]));
    }

    [Theory]
    [InlineData("DROP TABLE meta")]
    [InlineData("DELETE FROM meta")]
    [InlineData("DROP TABLE log")]
    [InlineData("ALTER TABLE log RENAME COLUMN hash TO hush")]
    [InlineData("DELETE FROM log")]
    public async Task Damaged_tables_are_found(string sql)
    {
        _folder.Execute(await Written(), sql);

        Assert.NotEmpty(await Findings());
    }
}
