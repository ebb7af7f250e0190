using System.Runtime.InteropServices;
using NatoIraq.Core;
using NatoIraq.Core.History;
using NatoIraq.Storage.Sqlite;

namespace NatoIraq.Storage.Tests;

/// <summary>Stores that may be read and not written, for a user whom permissions bind.</summary>
public sealed class ReadOnlyTests : IDisposable
{
    private const UnixFileMode Read = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Enter = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
    private const UnixFileMode Change = UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("file and folder", "a ?#%.db")]
    [InlineData("file", "a.db")]
    [InlineData("folder", "a.db")]
    public async Task It_is_read_and_checked_and_an_append_is_refused(string locked, string name)
    {
        if (OperatingSystem.IsWindows()) return;
        string path = _folder.File(name);
        await using (var store = new SqliteEventStore(path, TimeProvider.System))
            await store.AppendAsync([new Append("s", 0, Samples.Many(3))]);
        byte[] before = await File.ReadAllBytesAsync(path);
        File.SetUnixFileMode(path, locked.Contains("file", StringComparison.Ordinal) ? Read : Read | Change);
        File.SetUnixFileMode(
            _folder.File(""), locked.Contains("folder", StringComparison.Ordinal) ? Read | Enter : Read | Enter | Change);

        Unprivileged(() =>
        {
            using var store = new Sync(new SqliteEventStore(path, TimeProvider.System));
            Assert.Equal(3, store.Do(s => s.ReadAllAsync()).Count);
            Assert.Empty(store.Do(s => s.VerifyAsync()));
            Assert.Equal(3, store.Do(s => s.InfoAsync()).Events);
            var error = Assert.Throws<StoreUnreachableException>(
                () => store.Do(s => s.AppendAsync([new Append("s", 3, Samples.Many(1, 4))])));
            Assert.Contains("may only be read", error.Message);
        });

        File.SetUnixFileMode(_folder.File(""), Read | Enter | Change);
        Assert.Equal(before, await File.ReadAllBytesAsync(path));
    }

    [Fact]
    public async Task Where_no_file_can_be_made_the_folder_is_named()
    {
        if (OperatingSystem.IsWindows()) return;
        string path = _folder.File("a.db");
        File.SetUnixFileMode(_folder.File(""), Read | Enter);

        Unprivileged(() =>
        {
            using var store = new Sync(new SqliteEventStore(path, TimeProvider.System));
            Assert.Empty(store.Do(s => s.ReadAllAsync()));
            var error = Assert.Throws<StoreUnreachableException>(
                () => store.Do(s => s.AppendAsync([new Append("s", 0, Samples.Many(1))])));
            Assert.Contains("folder", error.Message);
        });

        await Task.CompletedTask;
    }

    /// <summary>Permissions do not bind root: this thread's file access becomes that of a user who owns nothing.</summary>
    private static void Unprivileged(Action action)
    {
        int before = SetFileSystemUser(65534);
        try
        {
            action();
        }
        finally
        {
            _ = SetFileSystemUser(before);
        }
    }

    [DllImport("libc", EntryPoint = "setfsuid")]
    private static extern int SetFileSystemUser(int user);

    /// <summary>A store used on one thread.</summary>
    private sealed class Sync(SqliteEventStore store) : IDisposable
    {
        public T Do<T>(Func<SqliteEventStore, Task<T>> use) => use(store).GetAwaiter().GetResult();

        public void Do(Func<SqliteEventStore, Task> use) => use(store).GetAwaiter().GetResult();

        public void Dispose() => store.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
