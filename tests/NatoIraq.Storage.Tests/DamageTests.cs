using NatoIraq.Core;
using NatoIraq.Core.History;
using NatoIraq.Storage.Sqlite;

namespace NatoIraq.Storage.Tests;

/// <summary>Every page damaged at random: it is told, or it changed nothing that is read.</summary>
public sealed class DamageTests : IDisposable
{
    private const int Page = 4096;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string Path => _folder.File("a.db");

    private SqliteEventStore Store() =>
        new(Path, TimeProvider.System, busyTimeout: TimeSpan.FromMilliseconds(50));

    private async Task<byte[]> Written()
    {
        await using (SqliteEventStore store = Store())
        {
            await store.AppendAsync([new Append("a", 0, Samples.Many(120)), new Append("b", 0, Samples.Many(40))]);
            await store.AppendAsync([new Append("a", 120, Samples.Many(20, 121))]);
        }
        return await File.ReadAllBytesAsync(Path);
    }

    private async Task<string[]> Hashes()
    {
        await using SqliteEventStore store = Store();
        return [.. (await store.ReadAllAsync()).Select(r => $"{r.Sequence} {r.Stream} {r.Version} {r.Event.Id} {r.Hash}")];
    }

    /// <summary>Tries what the program does with a store, and tells whether any of it complained.</summary>
    private async Task<bool> Complains(byte[] bad, string[] good, string where)
    {
        foreach (string end in new[] { "-wal", "-shm", "-journal" }) File.Delete(Path + end);
        await File.WriteAllBytesAsync(Path, bad);
        string[]? read = null;
        Exception? error = await Record.ExceptionAsync(async () => read = await Hashes());
        Assert.True(error is null or StoreDamagedException or UnknownEventException, $"{where}: {error}");
        Assert.True(read is null || read.SequenceEqual(good), $"{where}: other events were read than were written.");
        await using SqliteEventStore store = Store();
        foreach (Func<Task> use in new Func<Task>[]
            { () => store.InfoAsync(), () => store.StreamsAsync(), () => store.ReadAsync("b"), () => store.ReadLogAsync() })
        {
            Exception? told = await Record.ExceptionAsync(use);
            Assert.True(told is null or NatoIraqException, $"{where}: {told}");
        }
        IReadOnlyList<string> findings = await store.VerifyAsync();
        Assert.True(error is null || findings.Count > 0, $"{where}: refused, but verified: {error?.Message}");
        return findings.Count > 0;
    }

    [Fact]
    public async Task A_flipped_bit_in_any_page_is_found_or_changes_nothing()
    {
        byte[] good = await Written();
        string[] hashes = await Hashes();
        var dice = new Random(1);
        int found = 0, tries = 0;
        for (int page = 0; page < good.Length / Page; page++)
        {
            for (int i = 0; i < 12; i++, tries++)
            {
                byte[] bad = [.. good];
                // The beginning of a page says how the rest is to be read; half of the flips go there.
                int at = (page * Page) + dice.Next(i % 2 == 0 ? Page : 120);
                bad[at] ^= (byte)(1 << dice.Next(8));
                if (await Complains(bad, hashes, $"byte {at}")) found++;
            }
        }
        Assert.True(found > tries / 2, $"Only {found} of {tries} were found.");
    }

    [Fact]
    public async Task A_page_lost_exchanged_or_filled_with_noise_is_found()
    {
        byte[] good = await Written();
        string[] hashes = await Hashes();
        var dice = new Random(2);
        int pages = good.Length / Page;
        Assert.True(pages > 10);
        for (int page = 0; page < pages; page++)
        {
            byte[] zeros = [.. good], noise = [.. good], other = [.. good];
            zeros.AsSpan(page * Page, Page).Clear();
            dice.NextBytes(noise.AsSpan(page * Page, Page));
            good.AsSpan((page + 1) % pages * Page, Page).CopyTo(other.AsSpan(page * Page));
            Assert.True(await Complains(zeros, hashes, $"page {page} lost"), $"Page {page} lost.");
            Assert.True(await Complains(noise, hashes, $"page {page} of noise"), $"Page {page} of noise.");
            Assert.True(await Complains(other, hashes, $"page {page} exchanged"), $"Page {page} exchanged.");
        }
    }

    [Fact]
    public async Task A_file_cut_at_any_page_is_found()
    {
        byte[] good = await Written();
        string[] hashes = await Hashes();
        for (int length = 100; length < good.Length; length += Page / 2)
            Assert.True(await Complains(good[..length], hashes, $"cut after {length}"), $"Cut after {length}.");
    }

    [Theory]
    [InlineData("UPDATE log SET recorded_at = 9223372036854775807 WHERE seq = 7")]
    [InlineData("UPDATE log SET recorded_at = -9223372036854775807")]
    [InlineData("UPDATE meta SET head = zeroblob(32)")]
    [InlineData("UPDATE meta SET events = 0, head = zeroblob(32)")]
    [InlineData("DELETE FROM log WHERE seq > 170")]
    [InlineData("DELETE FROM log WHERE seq BETWEEN 130 AND 150")]
    public async Task What_is_not_as_it_was_noted_is_refused_and_found(string sql)
    {
        await Written();
        _folder.Execute(Path, sql);
        await using SqliteEventStore store = Store();

        await Assert.ThrowsAsync<StoreDamagedException>(() => store.ReadAllAsync());
        await Assert.ThrowsAsync<StoreDamagedException>(() => store.ReadAsync("b"));
        Assert.NotEmpty(await store.VerifyAsync());
    }

    [Fact]
    public async Task A_stream_whose_index_lost_rows_is_still_whole()
    {
        await Written();
        _folder.Execute(
            Path,
            """
            PRAGMA writable_schema=1;
            UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'meta')
              WHERE name LIKE 'sqlite_autoindex%'
            """);
        await using SqliteEventStore store = Store();

        Exception? error = await Record.ExceptionAsync(async () => Assert.Equal(140, (await store.ReadAsync("a")).Count));

        Assert.True(error is null or StoreDamagedException, $"{error}");
        Assert.NotEmpty(await store.VerifyAsync());
    }
}
