using System.Diagnostics;
using NatoIraq.Core;
using NatoIraq.Core.History;
using Npgsql;

namespace NatoIraq.Storage.Postgres;

/// <summary>
/// The log in a PostgreSQL database, in the tables of a Marten application and beside them (<c>Schema.sql</c>). The
/// first append makes them; until then the store is empty, and reading asks for no right but to read. Connections come
/// from a pool: any number of operations may be under way, here and in other programs.
/// </summary>
/// <param name="connection">The address: an Npgsql connection string or a <c>postgresql://</c> URI.</param>
/// <param name="time">The clock behind <see cref="Recorded.RecordedAt"/>, kept to the millisecond.</param>
/// <param name="json">The codec; null for the shipped one.</param>
/// <param name="patience">
/// How long to go on asking whether an append arrived whose connection broke; null for twenty seconds.
/// </param>
public sealed class PostgresEventStore(
    string connection, TimeProvider time, EventJson? json = null, TimeSpan? patience = null) : IEventStore
{
    private const int Attempts = 6;

    private readonly PostgresDatabase _database = new(PostgresAddress.Read(connection));
    private readonly EventJson _json = json ?? EventJson.Shipped;
    private readonly TimeSpan _patience = patience ?? TimeSpan.FromSeconds(20);

    /// <summary>Where the log ended when it was last seen; null when it was not yet.</summary>
    private volatile LogHead? _head;

    /// <inheritdoc/>
    public async Task AppendAsync(IReadOnlyList<Append> appends, CancellationToken cancel = default)
    {
        if (appends.All(a => a.Events.Count == 0))
        {
            await CheckVersionsAsync(appends, cancel);
            return;
        }
        // What cannot be stored is found before the store is touched.
        LogHead? head = _head;
        IReadOnlyList<LogEntry> entries = HashChain.Link(
            appends, _json, head ?? LogHead.Empty, stream => appends.First(a => a.Stream == stream).ExpectedVersion);
        await WriteAsync(
            head is not null && entries.Count <= MartenRows.Few ? (head, entries) : null,
            (end, versionOf) => HashChain.Link(appends, _json, end, versionOf), appends.Select(a => a.Stream), cancel);
    }

    /// <inheritdoc/>
    public Task AppendLogAsync(LogHead after, IReadOnlyList<LogEntry> entries, CancellationToken cancel = default) =>
        WriteAsync(
            null,
            (head, _) =>
            {
                HashChain.Follow(head, after, entries);
                foreach (LogEntry e in entries) CheckSpelling(e);
                return entries;
            },
            [],
            cancel);

    /// <inheritdoc/>
    /// <remarks>Reads the whole log: of one stream alone nobody could tell whether its end was cut off.</remarks>
    public async Task<IReadOnlyList<Recorded>> ReadAsync(
        string stream, long afterVersion = 0, CancellationToken cancel = default) =>
        [.. (await ReadAllAsync(Event, cancel)).Where(r => r.Stream == stream && r.Version > afterVersion)];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Recorded>> ReadAllAsync(CancellationToken cancel = default) =>
        await ReadAllAsync(Event, cancel);

    /// <inheritdoc/>
    /// <remarks>Where another program's events were read that have no place yet, only the whole log tells.</remarks>
    public async Task<IReadOnlyList<Recorded>?> ReadAfterAsync(LogHead place, CancellationToken cancel = default) =>
        await ReadAsync(place, Event, cancel) ?? place.After(await ReadAllAsync(cancel));

    /// <inheritdoc/>
    public async Task<IReadOnlyList<LogEntry>> ReadLogAsync(CancellationToken cancel = default) =>
        await ReadAllAsync(Entry, cancel);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StreamInfo>> StreamsAsync(CancellationToken cancel = default) =>
        _database.ReadAsync<IReadOnlyList<StreamInfo>>(PostgresSummary.StreamsAsync, cancel);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> VerifyAsync(CancellationToken cancel = default)
    {
        var audit = new LogAudit(_json, verbatim: false);
        try
        {
            await _database.ReadAsync(
                (c, tables, stop) => new PostgresVerification(c, _json, audit).RunAsync(tables, stop), cancel);
        }
        catch (StoreDamagedException e)
        {
            audit.Report(e.Message);
        }
        return audit.Findings;
    }

    /// <inheritdoc/>
    public async Task<StoreInfo> InfoAsync(CancellationToken cancel = default)
    {
        (PostgresTables tables, int streams, PostgresEnd? end, long? bytes) = await _database.ReadAsync(
            async (c, tables, stop) => (
                tables, (await PostgresSummary.StreamsAsync(c, tables, stop)).Count,
                await PostgresSummary.EndAsync(c, tables, _database.Place, stop),
                await PostgresSummary.BytesAsync(c, tables, stop)),
            cancel);
        end ??= await ReadEndAsync(cancel);
        return new StoreInfo(
            "postgres", _database.Place, tables == PostgresTables.All ? PostgresSchema.Version : 0, end?.Events ?? 0,
            streams, end is null ? null : Convert.ToHexStringLower(end.Hash), end?.RecordedAt, bytes);
    }

    /// <inheritdoc/>
    public async Task<string?> HeadAsync(CancellationToken cancel = default)
    {
        PostgresEnd? end = await _database.ReadAsync(
            (c, tables, stop) => PostgresSummary.EndAsync(c, tables, _database.Place, stop), cancel);
        return (end ?? await ReadEndAsync(cancel))?.Hash is { } hash ? Convert.ToHexStringLower(hash) : null;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private async Task<List<T>> ReadAllAsync<T>(Make<T> make, CancellationToken cancel) =>
        (await ReadAsync(LogHead.Empty, make, cancel))!;

    private async Task<List<T>?> ReadAsync<T>(LogHead after, Make<T> make, CancellationToken cancel)
    {
        (List<T>? read, LogHead? end) = await _database.ReadAsync(
            async (c, tables, stop) =>
            {
                var replay = new PostgresReplay(c, _json, _database.Place);
                List<T>? read = await replay.ReadAsync(tables, after, make, stop);
                return (read, tables == PostgresTables.All ? replay.End : null);
            },
            cancel);
        if (read is not null) _head = end;
        return read;
    }

    /// <summary>Where another program's events wait for a place, the end is what reading them gives.</summary>
    private async Task<PostgresEnd?> ReadEndAsync(CancellationToken cancel) =>
        (await ReadAllAsync(
            static (in row, in e) => new PostgresEnd(e.Sequence, e.Hash.ToArray(), row.RecordedAt), cancel))
        .LastOrDefault();

    /// <summary>An append without events writes nothing, and so makes no tables.</summary>
    private async Task CheckVersionsAsync(IReadOnlyList<Append> appends, CancellationToken cancel)
    {
        IReadOnlyList<StreamInfo> streams = await StreamsAsync(cancel);
        HashChain.Link(
            appends, _json, LogHead.Empty, stream => streams.FirstOrDefault(s => s.Stream == stream)?.Version ?? 0);
    }

    /// <summary>Writes once: at first as if nobody else did, then under the lock.</summary>
    /// <remarks>
    /// When the connection breaks, it is not known whether the commit was done. The rows' own ids tell, as soon as the
    /// server answers again; only if they are not there is it tried once more.
    /// </remarks>
    private async Task WriteAsync(
        (LogHead Head, IReadOnlyList<LogEntry> Entries)? quick, Link link, IEnumerable<string> streams,
        CancellationToken cancel)
    {
        for (int attempt = 1; ; attempt++)
        {
            PostgresWriter? writer = null;
            try
            {
                await using NpgsqlConnection c = await _database.OpenAsync(cancel);
                writer = new PostgresWriter(c, _json, time, _database.Place);
                if (quick is { } likely)
                {
                    await writer.AppendAsync(likely.Head, likely.Entries, cancel);
                    _head = likely.Entries[^1].Head;
                    return;
                }
                await PostgresSchema.MakeAsync(c, cancel);
                _head = await writer.AppendLockedAsync(link, streams, cancel);
                return;
            }
            catch (NpgsqlException e) when (PostgresErrors.IsRace(e) && attempt < Attempts)
            {
                quick = null;
            }
            catch (NpgsqlException e)
            {
                if (!PostgresErrors.IsLost(e)) throw _database.Explain(e);
                if (writer?.Sent is { } sent && await ArrivedAsync(sent)) return;
                if (writer is null || attempt > 1) throw _database.Explain(e);
                quick = null;
            }
            catch (OperationCanceledException) when (writer?.Sent is not null)
            {
                if (await ArrivedAsync(writer.Sent.Value)) return;
                throw;
            }
        }
    }

    private async Task<bool> ArrivedAsync((string Stream, long Version, Guid Id) sent)
    {
        _head = null;
        long begun = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                _database.Forget();
                await using NpgsqlConnection c = await _database.OpenAsync(CancellationToken.None);
                return await new PostgresWriter(c, _json, time, _database.Place)
                    .HoldsAsync(sent, CancellationToken.None);
            }
            catch (Exception e) when (e is NpgsqlException or StoreUnreachableException)
            {
                if (Stopwatch.GetElapsedTime(begun) > _patience)
                {
                    throw new StoreUnreachableException(
                        $"The store at {_database.Place} was lost in the middle of an append: whether version "
                        + $"{sent.Version} of '{sent.Stream}' was written is not known. Read it before you retry.");
                }
                await Task.Delay(TimeSpan.FromMilliseconds(50));
            }
        }
    }

    /// <summary>An entry that means the same but was spelled otherwise would be read back with another hash.</summary>
    private void CheckSpelling(LogEntry e)
    {
        if (!_json.Canonical(e.Type, e.Schema, e.Json, out _).AsSpan().SequenceEqual(e.Json))
            throw new InvalidInputException($"Event {e.Sequence} is not spelled as it was written.");
    }

    private static Recorded Event(in PostgresRow row, in PostgresEvent e) => new(
        e.Sequence, row.Stream, row.Version, e.Happened, new EventHash(e.Hash), row.RecordedAt);

    private static LogEntry Entry(in PostgresRow row, in PostgresEvent e) => new(
        e.Sequence, row.Stream, row.Version, row.Type.ToString(), e.Schema, e.Happened.Id, e.Canonical.ToArray(),
        e.Hash.ToArray(), row.RecordedAt);
}
