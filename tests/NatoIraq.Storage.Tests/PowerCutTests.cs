using NatoIraq.Core;
using NatoIraq.Core.History;
using NatoIraq.Storage.Sqlite;
using SQLitePCL;

namespace NatoIraq.Storage.Tests;

/// <summary>The store after a crash at every single write, and after every single write that failed.</summary>
public sealed class PowerCutTests : IDisposable
{
    /// <summary>How much a disk writes at once: less is never half written.</summary>
    private const int Sector = 512;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static SqliteEventStore At(string path) => new(path, TimeProvider.System);

    /// <summary>Appends of three events at a time, by two runs of a program; each ends with a checkpoint.</summary>
    private static async Task Work(string path, Action<long> acknowledge)
    {
        for (int run = 0; run < 2; run++)
        {
            await using SqliteEventStore store = At(path);
            for (int i = 0; i < 3; i++)
            {
                long version = (run * 9) + (i * 3);
                await store.AppendAsync([new Append("s", version, Samples.Many(3, (int)version + 1))]);
                acknowledge(version + 3);
            }
        }
    }

    private async Task<List<DiskWork>> Watched()
    {
        var disk = new WatchedDisk();
        await Work(_folder.File("a.db"), disk.Acknowledge);
        WatchedDisk.StopWatching();
        Assert.Contains(disk.Done, w => w.Kind == DiskWork.Delete && w.File.EndsWith("-wal", StringComparison.Ordinal));
        Assert.True(disk.Done.Count(w => w.Kind == DiskWork.Sync) > 8, "The log was not synced at every append.");
        return disk.Done;
    }

    [Fact]
    public async Task A_process_killed_at_any_write_or_in_the_middle_of_one_leaves_what_it_acknowledged()
    {
        List<DiskWork> done = await Watched();
        for (int at = 0; at <= done.Count; at++)
        {
            await Holds(done, at, Files(done.Take(at)));
            if (at == done.Count || done[at].Kind != DiskWork.Write) continue;
            int length = done[at].Bytes.Length;
            foreach (int written in new[] { 1, length / 2, length - 1 })
                await Holds(done, at, Files([.. done.Take(at), done[at] with { Bytes = done[at].Bytes[..written] }]));
        }
    }

    [Fact]
    public async Task A_power_cut_that_loses_and_tears_what_was_not_synced_leaves_what_was_acknowledged()
    {
        List<DiskWork> done = await Watched();
        var dice = new Random(1);
        for (int at = 0; at <= done.Count; at++)
        {
            foreach (double kept in new[] { 0, 0.5, 0.5, 0.9 })
                await Holds(done, at, Files(Survivors(done, at, dice, kept)));
        }
    }

    [Fact]
    public async Task An_append_whose_write_fails_is_told_of_and_loses_nothing()
    {
        List<DiskWork> done = await Watched();
        int works = done.Count(w => w.Kind is DiskWork.Write or DiskWork.Sync);
        for (int failing = 0; failing < works; failing++)
        {
            string path = _folder.File($"failing-{failing}.db");
            long acknowledged = 0;
            int left = failing;
            _ = new WatchedDisk(work => work.Kind is not (DiskWork.Write or DiskWork.Sync) || left-- != 0 ? 0
                : work.Kind == DiskWork.Sync ? raw.SQLITE_IOERR_FSYNC
                : failing % 2 == 0 ? raw.SQLITE_FULL : raw.SQLITE_IOERR_WRITE);
            Exception? error = await Record.ExceptionAsync(() => Work(path, n => acknowledged = n));
            WatchedDisk.StopWatching();

            // A checkpoint that fails is no loss, and nobody waits for it.
            Assert.True(error is null or StoreUnreachableException, $"{failing}: {error}");
            await using SqliteEventStore store = At(path);
            Assert.Empty(await store.VerifyAsync());
            int held = (await store.ReadAllAsync()).Count;
            Assert.True(held == acknowledged || held == acknowledged + 3, $"{failing}: {held} of {acknowledged}");
            await store.AppendAsync([new Append("s", held, Samples.Many(1))]);
        }
    }

    [Fact]
    public async Task A_write_ahead_log_cut_at_any_byte_holds_its_whole_appends()
    {
        string path = _folder.File("a.db");
        await using SqliteEventStore writer = At(path);
        var ends = new List<(long Length, int Events)> { (0, 0) };
        for (int i = 0; i < 3; i++)
        {
            await writer.AppendAsync([new Append("s", i * 2, Samples.Many(2, (i * 2) + 1))]);
            ends.Add((new FileInfo(path + "-wal").Length, (i + 1) * 2));
        }
        byte[] database = await ReadShared(path), log = await ReadShared(path + "-wal");
        string cut = _folder.File("cut.db");
        // A frame is a header of 24 bytes and a page, after a header of 32 of the log itself.
        for (int length = 0; length < log.Length; length += length % (4096 + 24) is < 60 or > 4100 ? 1 : 251)
        {
            await File.WriteAllBytesAsync(cut, database);
            await File.WriteAllBytesAsync(cut + "-wal", log[..length]);
            await using SqliteEventStore store = At(cut);

            Assert.Empty(await store.VerifyAsync());
            Assert.Equal(ends.Last(e => e.Length <= length).Events, (await store.ReadAllAsync()).Count);
        }
    }

    private static async Task<byte[]> ReadShared(string path)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        byte[] bytes = new byte[file.Length];
        await file.ReadExactlyAsync(bytes);
        return bytes;
    }

    private async Task Holds(List<DiskWork> done, int at, Dictionary<string, byte[]> files)
    {
        string name = _folder.File("after.db");
        foreach (string end in new[] { "", "-wal", "-shm", "-journal" }) File.Delete(name + end);
        foreach ((string file, byte[] bytes) in files)
            await File.WriteAllBytesAsync(name + file[file.IndexOf(".db", StringComparison.Ordinal)..][3..], bytes);
        long acknowledged = done.Take(at).LastOrDefault(w => w.Kind == DiskWork.Told)?.Offset ?? 0;

        await using SqliteEventStore store = At(name);
        IReadOnlyList<string> findings = await store.VerifyAsync();
        Assert.True(findings.Count == 0, $"After {at} pieces of work: {string.Join(' ', findings)}");
        IReadOnlyList<Recorded> read = await store.ReadAllAsync();
        Assert.True(
            read.Count == acknowledged || read.Count == acknowledged + 3,
            $"After {at} pieces of work: {read.Count} are there, {acknowledged} were acknowledged.");
        Assert.Equal(read.Select(r => $"cap-{r.Version}"), read.Select(r => r.Event.Id));
    }

    /// <summary>What a disk holds after a power cut: all that was synced, and of the rest some sectors.</summary>
    private static IEnumerable<DiskWork> Survivors(List<DiskWork> done, int at, Random dice, double kept)
    {
        for (int i = 0; i < at; i++)
        {
            DiskWork work = done[i];
            bool isSynced = done.Skip(i).Take(at - i).Any(w => w.Kind == DiskWork.Sync && w.File == work.File);
            if (isSynced || work.Kind is DiskWork.Delete)
            {
                yield return work;
                continue;
            }
            if (work.Kind == DiskWork.Truncate && dice.NextDouble() < kept) yield return work;
            if (work.Kind != DiskWork.Write) continue;
            for (int start = 0; start < work.Bytes.Length;)
            {
                int next = Math.Min(work.Bytes.Length, start + Sector - (int)((work.Offset + start) % Sector));
                if (dice.NextDouble() < kept)
                    yield return work with { Offset = work.Offset + start, Bytes = work.Bytes[start..next] };
                start = next;
            }
        }
    }

    private static Dictionary<string, byte[]> Files(IEnumerable<DiskWork> done)
    {
        var files = new Dictionary<string, byte[]>();
        foreach (DiskWork work in done)
        {
            if (work.Kind == DiskWork.Delete) files.Remove(work.File);
            if (work.Kind is not (DiskWork.Write or DiskWork.Truncate)) continue;
            byte[] bytes = files.GetValueOrDefault(work.File, []);
            long size = work.Kind == DiskWork.Truncate
                ? work.Offset
                : Math.Max(bytes.Length, work.Offset + work.Bytes.Length);
            Array.Resize(ref bytes, (int)size);
            work.Bytes.CopyTo(bytes, work.Kind == DiskWork.Truncate ? 0 : work.Offset);
            files[work.File] = bytes;
        }
        return files;
    }
}
