using Microsoft.Data.Sqlite;
using NatoIraq.Core;
using NatoIraq.Core.History;
using NatoIraq.Storage.Sqlite;

namespace NatoIraq.Storage.Tests;

/// <summary>The contract on SQLite, and what is SQLite's own: files, folders, other processes.</summary>
public sealed class SqliteEventStoreTests : EventStoreContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private int _opened;

    public void Dispose() => _folder.Dispose();

    protected override IEventStore Open() => MakingFolder($"deep/er/{_opened++}.db");

    private SqliteEventStore MakingFolder(string name) =>
        new(_folder.File(name), new StoppedClock(Now), makesFolder: true);

    private static SqliteEventStore At(string path) => new(path, new StoppedClock(Now));

    [Fact]
    public async Task What_was_appended_is_there_after_reopening()
    {
        string path = _folder.File("a.db");
        await using (SqliteEventStore store = At(path))
            await store.AppendAsync([new Append("s", 0, Samples.Many(300))]);

        await using SqliteEventStore again = At(path);

        Assert.Equal(300, (await again.ReadAsync("s")).Count);
        await again.AppendAsync([new Append("s", 300, Samples.Many(1, 301))]);
        Assert.Empty(await again.VerifyAsync());
        Assert.Equal(["a.db", "a.db-shm", "a.db-wal"], _folder.Names());
    }

    [Fact]
    public async Task Reading_makes_no_file_and_no_folder()
    {
        await using SqliteEventStore store = MakingFolder("none/a.db");

        await store.ReadAllAsync();
        await store.ReadAsync("s");
        await store.StreamsAsync();
        await store.VerifyAsync();
        await store.InfoAsync();
        await store.AppendAsync([new Append("s", 0, [])]);

        Assert.Empty(_folder.Names());
    }

    [Fact]
    public async Task A_store_opened_before_there_was_one_sees_what_another_wrote()
    {
        string path = _folder.File("a.db");
        await using SqliteEventStore reader = At(path), writer = At(path);
        Assert.Empty(await reader.ReadAllAsync());

        await writer.AppendAsync([new Append("s", 0, Samples.Many(1))]);
        Assert.Single(await reader.ReadAllAsync());
        await writer.AppendAsync([new Append("s", 1, Samples.Many(1, 2))]);

        Assert.Equal(2, (await reader.ReadAllAsync()).Count);
    }

    [Fact]
    public async Task An_empty_file_is_an_empty_store()
    {
        string path = _folder.File("a.db");
        await File.WriteAllBytesAsync(path, []);
        await using SqliteEventStore store = At(path);

        Assert.Empty(await store.ReadAllAsync());
        Assert.Empty(await store.VerifyAsync());
        await store.AppendAsync([new Append("s", 0, Samples.Many(1))]);

        Assert.Single(await store.ReadAllAsync());
    }

    [Fact]
    public async Task The_write_ahead_log_is_synced_at_every_commit()
    {
        string path = _folder.File("a.db");
        await using SqliteEventStore store = At(path);
        await store.AppendAsync([new Append("s", 0, Samples.Many(1))]);

        using SqliteConnection connection = new SqliteFile(path, TimeSpan.FromSeconds(1), false).Open();
        Assert.Equal("wal", _folder.Scalar(connection, "PRAGMA journal_mode"));
        Assert.Equal(2L, _folder.Scalar(connection, "PRAGMA synchronous"));
    }

    [Fact]
    public async Task Of_many_connections_to_a_new_file_each_append_is_kept()
    {
        string path = _folder.File("a.db");

        await Parallel.ForEachAsync(Enumerable.Range(0, 6), async (writer, _) =>
        {
            await using SqliteEventStore store = At(path);
            for (int i = 0; i < 5; i++)
                await store.AppendAsync([new Append($"s{writer}", i, Samples.Many(1, i + 1))], CancellationToken.None);
        });

        await using SqliteEventStore again = At(path);
        Assert.Equal(30, (await again.ReadAllAsync()).Count);
        Assert.Empty(await again.VerifyAsync());
    }

    [Fact]
    public async Task Of_many_connections_at_one_version_exactly_one_wins()
    {
        string path = _folder.File("a.db");
        int won = 0;

        await Parallel.ForEachAsync(Enumerable.Range(0, 6), async (writer, _) =>
        {
            await using SqliteEventStore store = At(path);
            Exception? error = await Record.ExceptionAsync(
                () => store.AppendAsync([new Append("s", 0, [Samples.Small(writer)])], CancellationToken.None));
            if (error is null) Interlocked.Increment(ref won);
            else Assert.IsType<ConcurrencyConflictException>(error);
        });

        Assert.Equal(1, won);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_damaged()
    {
        string path = _folder.File("a.db");
        await File.WriteAllTextAsync(path, string.Concat(Enumerable.Repeat("this is no database. ", 100)));
        await using SqliteEventStore store = At(path);

        await Assert.ThrowsAsync<StoreDamagedException>(() => store.ReadAllAsync());
        await Assert.ThrowsAsync<StoreDamagedException>(() => store.AppendAsync([new Append("s", 0, Samples.Many(1))]));
        Assert.Contains("no SQLite database", Assert.Single(await store.VerifyAsync()));
    }

    [Fact]
    public async Task A_database_of_another_program_is_left_alone()
    {
        string path = _folder.File("a.db");
        _folder.Execute(path, "CREATE TABLE theirs (x)");
        byte[] before = await File.ReadAllBytesAsync(path);

        await using (SqliteEventStore store = At(path))
        {
            await Assert.ThrowsAsync<StoreDamagedException>(() => store.ReadAllAsync());
            await Assert.ThrowsAsync<StoreDamagedException>(
                () => store.AppendAsync([new Append("s", 0, Samples.Many(1))]));
        }

        Assert.Equal(before, await File.ReadAllBytesAsync(path));
    }

    [Fact]
    public async Task A_newer_schema_is_refused()
    {
        string path = _folder.File("a.db");
        await using (SqliteEventStore store = At(path)) await store.AppendAsync([new Append("s", 0, Samples.Many(1))]);
        _folder.Execute(path, "UPDATE meta SET schema = 2");

        await using SqliteEventStore again = At(path);

        Assert.Contains("newer", (await Assert.ThrowsAsync<StoreDamagedException>(() => again.ReadAllAsync())).Message);
        await Assert.ThrowsAsync<StoreDamagedException>(() => again.AppendAsync([new Append("s", 1, Samples.Many(1))]));
        Assert.Contains("newer", Assert.Single(await again.VerifyAsync()));
    }

    [Fact]
    public async Task A_folder_is_no_store()
    {
        await using SqliteEventStore store = At(_folder.File(""));

        await Assert.ThrowsAsync<StoreUnreachableException>(() => store.ReadAllAsync());
        await Assert.ThrowsAsync<StoreUnreachableException>(
            () => store.AppendAsync([new Append("s", 0, Samples.Many(1))]));
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_told_and_not_made()
    {
        await using SqliteEventStore store = At(_folder.File("mistyped/a.db"));

        foreach (Func<Task> use in new Func<Task>[]
            { () => store.ReadAllAsync(), () => store.InfoAsync(), () => store.VerifyAsync(),
                () => store.AppendAsync([new Append("s", 0, Samples.Many(1))]) })
        {
            var error = await Assert.ThrowsAsync<StoreUnreachableException>(use);
            Assert.Contains($"The folder '{_folder.File("mistyped")}'", error.Message);
        }
        Assert.Empty(_folder.Names());
    }

    [Fact]
    public async Task A_path_through_a_file_is_unreachable()
    {
        await File.WriteAllTextAsync(_folder.File("file"), "x");
        await using SqliteEventStore store = At(_folder.File("file/a.db"));

        await Assert.ThrowsAsync<StoreUnreachableException>(
            () => store.AppendAsync([new Append("s", 0, Samples.Many(1))]));
    }

    [Fact]
    public async Task A_store_that_may_only_be_read_refuses_an_append()
    {
        string path = _folder.File("a.db");
        await using (SqliteEventStore store = At(path)) await store.AppendAsync([new Append("s", 0, Samples.Many(1))]);
        // Permissions do not bind root, so the file is made to say itself that it is not for this SQLite to write.
        await using (FileStream file = File.OpenWrite(path))
        {
            file.Position = 18;
            file.WriteByte(3);
        }

        await using SqliteEventStore again = At(path);

        await Assert.ThrowsAsync<StoreUnreachableException>(
            () => again.AppendAsync([new Append("s", 1, Samples.Many(1))]));
    }

    [Fact]
    public async Task A_writer_that_cannot_get_in_is_told_of_the_conflict()
    {
        string path = _folder.File("a.db");
        await using var store = new SqliteEventStore(
            path, new StoppedClock(Now), busyTimeout: TimeSpan.FromMilliseconds(50));
        await store.AppendAsync([new Append("s", 0, Samples.Many(1))]);
        using SqliteConnection other = new SqliteFile(path, TimeSpan.FromSeconds(1), false).Open();
        _folder.Scalar(other, "BEGIN IMMEDIATE");

        await Assert.ThrowsAsync<ConcurrencyConflictException>(
            () => store.AppendAsync([new Append("s", 1, Samples.Many(1, 2))]));
        Assert.Single(await store.ReadAllAsync());

        _folder.Scalar(other, "ROLLBACK");
        await store.AppendAsync([new Append("s", 1, Samples.Many(1, 2))]);
    }

    [Fact]
    public async Task Appending_is_cancelled_before_the_commit_even_when_it_has_begun()
    {
        using var cancel = new CancellationTokenSource();
        string path = _folder.File("a.db");
        // The clock is read between the transaction's begin and its commit.
        await using var store = new SqliteEventStore(path, new StoppedClock(Now, cancel.Cancel));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => store.AppendAsync([new Append("s", 0, Samples.Many(3))], cancel.Token));

        Assert.Empty(await store.ReadAllAsync());
    }
}
