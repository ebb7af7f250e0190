using Microsoft.Data.Sqlite;
using NatoIraq.Core;
using NatoIraq.Core.History;

namespace NatoIraq.Storage.Sqlite;

/// <summary>
/// The log in one SQLite file. Appends are durable when they return (write-ahead log, synchronous=FULL). The file is
/// made by the first append; until then the store is empty. One connection, one operation at a time; other processes
/// may read and append as well.
/// </summary>
/// <param name="path">The file.</param>
/// <param name="time">The clock behind <see cref="Recorded.RecordedAt"/>, kept to the millisecond.</param>
/// <param name="json">The codec; null for the shipped one.</param>
/// <param name="busyTimeout">How long an append waits for another program that writes; null for ten seconds.</param>
/// <param name="makesFolder">Whether the first append makes the file's folder, or wants it to be there.</param>
public sealed class SqliteEventStore(
    string path, TimeProvider time, EventJson? json = null, TimeSpan? busyTimeout = null, bool makesFolder = false)
    : IEventStore
{
    private readonly SqliteFile _file =
        new(Path.GetFullPath(path), busyTimeout ?? TimeSpan.FromSeconds(10), makesFolder);
    private readonly EventJson _json = json ?? EventJson.Shipped;
    private readonly SemaphoreSlim _gate = new(1);
    private SqliteLog? _log;

    /// <inheritdoc/>
    public Task AppendAsync(IReadOnlyList<Append> appends, CancellationToken cancel = default) =>
        appends.All(a => a.Events.Count == 0)
            ? Alone(() => CheckVersions(appends), cancel)
            : Alone(
                () => Write(log => HashChain.Link(appends, _json, log.CheckedHead(), log.VersionOf), cancel), cancel);

    /// <inheritdoc/>
    public Task AppendLogAsync(LogHead after, IReadOnlyList<LogEntry> entries, CancellationToken cancel = default) =>
        Alone(
            () => Write(
                log =>
                {
                    HashChain.Follow(log.CheckedHead(), after, entries);
                    return entries;
                },
                cancel),
            cancel);

    /// <inheritdoc/>
    /// <remarks>Reads the whole log: an index that lost a page would make a stream silently shorter.</remarks>
    public Task<IReadOnlyList<Recorded>> ReadAsync(
        string stream, long afterVersion = 0, CancellationToken cancel = default) =>
        ReadAsync(e => e.Stream == stream && e.Version > afterVersion, Event, cancel);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Recorded>> ReadAllAsync(CancellationToken cancel = default) =>
        ReadAsync(_ => true, Event, cancel);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Recorded>?> ReadAfterAsync(LogHead place, CancellationToken cancel = default) =>
        WithLog<IReadOnlyList<Recorded>?>(
            log => log.Has(place) ? new SqliteReplay(log, _file.Path).Read(place, _ => true, Event, cancel) : null,
            place.Sequence == 0 ? [] : null, cancel);

    /// <inheritdoc/>
    public Task<IReadOnlyList<LogEntry>> ReadLogAsync(CancellationToken cancel = default) =>
        ReadAsync(_ => true, Entry, cancel);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StreamInfo>> StreamsAsync(CancellationToken cancel = default) =>
        WithLog<IReadOnlyList<StreamInfo>>(Streams, [], cancel);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> VerifyAsync(CancellationToken cancel = default)
    {
        var audit = new LogAudit(_json, verbatim: true);
        try
        {
            await WithLog(log => SqliteVerification.Run(log, audit, cancel), 0, cancel);
        }
        catch (StoreDamagedException e)
        {
            audit.Report(e.Message);
        }
        return audit.Findings;
    }

    /// <inheritdoc/>
    public Task<string?> HeadAsync(CancellationToken cancel = default) =>
        WithLog(log => Text(log.CheckedHead()), null, cancel);

    /// <inheritdoc/>
    public Task<StoreInfo> InfoAsync(CancellationToken cancel = default) => WithLog(
        log =>
        {
            LogHead head = log.CheckedHead();
            return new StoreInfo(
                "sqlite", _file.Path, SqliteLog.Schema, head.Sequence, Streams(log).Count, Text(head),
                log.LastRecorded(), _file.Bytes);
        },
        new StoreInfo("sqlite", _file.Path, 0, 0, 0, null, null),
        cancel);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _log?.Dispose();
        _gate.Dispose();
        return ValueTask.CompletedTask;
    }

    private static string? Text(LogHead head) => head.Sequence == 0 ? null : Convert.ToHexStringLower(head.Hash);

    private bool Write(Func<SqliteLog, IReadOnlyList<LogEntry>> entries, CancellationToken cancel)
    {
        SqliteLog log = _log ??= new SqliteLog(_file.Create(), _file.Path);
        log.Write(() =>
        {
            log.Insert(entries(log), time.GetUtcNow());
            cancel.ThrowIfCancellationRequested();
        });
        return true;
    }

    /// <summary>An append without events writes nothing, and so makes no file.</summary>
    private bool CheckVersions(IReadOnlyList<Append> appends)
    {
        SqliteLog? log = OpenLog();
        HashChain.Link(appends, _json, LogHead.Empty, stream => log?.VersionOf(stream) ?? 0);
        return true;
    }

    private SqliteLog? OpenLog()
    {
        if (_log is null)
        {
            if (!_file.Exists()) return null;
            _log = new SqliteLog(_file.Open(), _file.Path);
        }
        return _log.IsReady() ? _log : null;
    }

    private Task<IReadOnlyList<T>> ReadAsync<T>(
        Predicate<SqlitePart.Row> isWanted, Make<T> make, CancellationToken cancel) =>
        WithLog<IReadOnlyList<T>>(
            log => new SqliteReplay(log, _file.Path).Read(LogHead.Empty, isWanted, make, cancel), [], cancel);

    private Recorded Event(in SqlitePart.Row row, ReadOnlySpan<byte> json, ReadOnlySpan<byte> hash) => new(
        row.Sequence, row.Stream, row.Version, _json.Read(row.Type, row.Schema, json),
        new EventHash(hash), row.RecordedAt);

    private LogEntry Entry(in SqlitePart.Row row, ReadOnlySpan<byte> json, ReadOnlySpan<byte> hash) => new(
        row.Sequence, row.Stream, row.Version, row.Type, row.Schema, _json.Read(row.Type, row.Schema, json).Id,
        json.ToArray(), hash.ToArray(), row.RecordedAt);

    private Task<T> WithLog<T>(Func<SqliteLog, T> read, T empty, CancellationToken cancel) =>
        Alone(() => OpenLog() is { } log ? log.Snapshot(read) : empty, cancel);

    private async Task<T> Alone<T>(Func<T> work, CancellationToken cancel)
    {
        await _gate.WaitAsync(cancel);
        try
        {
            return work();
        }
        catch (SqliteException e)
        {
            throw SqliteErrors.Explain(e, _file.Path);
        }
        finally
        {
            _gate.Release();
        }
    }

    private List<StreamInfo> Streams(SqliteLog log)
    {
        // SQLite compares text by its bytes in UTF-8, .NET by UTF-16 units: the order is .NET's.
        var streams = new List<StreamInfo>();
        using SqliteDataReader reader = log.Query("SELECT stream, max(version) FROM log GROUP BY stream");
        while (reader.Read())
        {
            streams.Add(reader[0] is string stream && reader[1] is long version
                ? new StreamInfo(stream, version)
                : throw new StoreDamagedException(
                    $"'{_file.Path}' has a stream without a name. Run 'store verify', and restore a copy."));
        }
        streams.Sort((a, b) => string.CompareOrdinal(a.Stream, b.Stream));
        return streams;
    }
}
