using Microsoft.Data.Sqlite;
using NatoIraq.Core;
using NatoIraq.Core.History;

namespace NatoIraq.Storage.Sqlite;

/// <summary>
/// The log in one SQLite file. Appends are durable when they return (write-ahead log, synchronous=FULL). The file and
/// its folder are made by the first append; until then the store is empty. One connection, one operation at a time;
/// other processes may read and append as well.
/// </summary>
/// <param name="path">The file.</param>
/// <param name="time">The clock behind <see cref="Recorded.RecordedAt"/>, kept to the millisecond.</param>
/// <param name="json">The codec; null for the shipped one.</param>
/// <param name="busyTimeout">How long an append waits for another program that writes; null for ten seconds.</param>
public sealed class SqliteEventStore(
    string path, TimeProvider time, EventJson? json = null, TimeSpan? busyTimeout = null) : IEventStore
{
    private readonly TimeSpan _busyTimeout = busyTimeout ?? TimeSpan.FromSeconds(10);
    private readonly EventJson _json = json ?? EventJson.Shipped;
    private readonly string _path = Path.GetFullPath(path);
    private readonly SemaphoreSlim _gate = new(1);
    private SqliteLog? _log;

    /// <inheritdoc/>
    public async Task AppendAsync(IReadOnlyList<Append> appends, CancellationToken cancel = default)
    {
        await _gate.WaitAsync(cancel);
        try
        {
            if (appends.All(a => a.Events.Count == 0)) CheckVersions(appends);
            else Append(appends, cancel);
        }
        catch (SqliteException e) when (SqliteErrors.IsBusy(e))
        {
            throw new ConcurrencyConflictException(
                appends[0].Stream, appends[0].ExpectedVersion, appends[0].ExpectedVersion,
                $"Another program keeps writing to the store '{_path}'. Nothing was written; wait and retry.");
        }
        catch (SqliteException e)
        {
            throw SqliteErrors.Explain(e, _path);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Recorded>> ReadAsync(
        string stream, long afterVersion = 0, CancellationToken cancel = default) =>
        WithLog(log => ReadRows(log, log.Stream(stream, afterVersion), cancel), [], cancel);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Recorded>> ReadAllAsync(CancellationToken cancel = default) =>
        WithLog(log => ReadRows(log, log.All(), cancel), [], cancel);

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
    public Task<StoreInfo> InfoAsync(CancellationToken cancel = default) => WithLog(
        log =>
        {
            LogHead head = log.NotedHead();
            using SqliteDataReader last = log.Query("SELECT recorded_at FROM log ORDER BY seq DESC LIMIT 1");
            DateTimeOffset? at = last.Read() ? DateTimeOffset.FromUnixTimeMilliseconds(last.GetInt64(0)) : null;
            string? hash = head.Sequence == 0 ? null : Convert.ToHexStringLower(head.Hash);
            return new StoreInfo("sqlite", _path, SqliteLog.Schema, head.Sequence, Streams(log).Count, hash, at);
        },
        new StoreInfo("sqlite", _path, 0, 0, 0, null, null),
        cancel);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _log?.Dispose();
        _gate.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Append(IReadOnlyList<Append> appends, CancellationToken cancel)
    {
        SqliteLog log = _log ??= new SqliteLog(SqliteFile.Create(ExistingOrNew(), _busyTimeout), _path);
        log.Write(() =>
        {
            IReadOnlyList<LogEntry> entries = HashChain.Link(appends, _json, log.CheckedHead(), log.VersionOf);
            log.Insert(entries, time.GetUtcNow());
            cancel.ThrowIfCancellationRequested();
        });
    }

    /// <summary>An append without events writes nothing, and so makes no file.</summary>
    private void CheckVersions(IReadOnlyList<Append> appends)
    {
        SqliteLog? log = OpenLog();
        HashChain.Link(appends, _json, LogHead.Empty, stream => log?.VersionOf(stream) ?? 0);
    }

    private string ExistingOrNew()
    {
        SqliteFile.Exists(_path); // says what is wrong with a path that can be neither
        return _path;
    }

    private SqliteLog? OpenLog()
    {
        if (_log is null)
        {
            if (!SqliteFile.Exists(_path)) return null;
            _log = new SqliteLog(SqliteFile.Open(_path, _busyTimeout), _path);
        }
        return _log.IsReady() ? _log : null;
    }

    private async Task<T> WithLog<T>(Func<SqliteLog, T> read, T empty, CancellationToken cancel)
    {
        await _gate.WaitAsync(cancel);
        try
        {
            return OpenLog() is { } log ? log.Snapshot(read) : empty;
        }
        catch (SqliteException e)
        {
            throw SqliteErrors.Explain(e, _path);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>
    /// The rows as events. SQLite gives back the very bytes that were hashed, so each is checked on the way: nobody
    /// computes with a changed event only because nobody ran a verification.
    /// </summary>
    private IReadOnlyList<Recorded> ReadRows(SqliteLog log, SqliteDataReader reader, CancellationToken cancel)
    {
        var events = new List<Recorded>();
        Span<byte> hash = stackalloc byte[HashChain.Length];
        hash.Clear();
        long at = 0;
        using (reader)
        {
            var row = new SqliteRow(reader);
            while (reader.Read())
            {
                cancel.ThrowIfCancellationRequested();
                (long sequence, string stream, long version) = (row.Sequence, row.Stream, row.Version);
                bool known = at == sequence - 1 || log.TryHashAt(sequence - 1, hash);
                if (known) HashChain.Next(hash, stream, version, row.Json, hash);
                if (!known || !row.Hash.SequenceEqual(hash))
                {
                    throw new StoreDamagedException(
                        $"Event {sequence} ('{stream}' version {version}) of '{_path}' does not fit its hash: "
                        + "it or the one before was changed. Run 'store verify', and restore a copy.");
                }
                at = sequence;
                Event happened = _json.Read(row.Type, row.Schema, row.Json);
                events.Add(new Recorded(
                    sequence, stream, version, happened, Convert.ToHexStringLower(hash), row.RecordedAt));
            }
        }
        return events;
    }

    private static List<StreamInfo> Streams(SqliteLog log)
    {
        // SQLite compares text by its bytes in UTF-8, .NET by UTF-16 units: the order is .NET's.
        var streams = new List<StreamInfo>();
        using SqliteDataReader reader = log.Query("SELECT stream, max(version) FROM log GROUP BY stream");
        while (reader.Read()) streams.Add(new StreamInfo(reader.GetString(0), reader.GetInt64(1)));
        streams.Sort((a, b) => string.CompareOrdinal(a.Stream, b.Stream));
        return streams;
    }
}
