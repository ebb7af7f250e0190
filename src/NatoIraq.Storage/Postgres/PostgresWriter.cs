using NatoIraq.Core;
using NatoIraq.Core.History;
using Npgsql;
using NpgsqlTypes;

namespace NatoIraq.Storage.Postgres;

/// <summary>Makes the entries of an append, once it is known where the log and the streams end.</summary>
internal delegate IReadOnlyList<LogEntry> Link(LogHead head, Func<string, long> versionOf);

/// <summary>One append on one connection.</summary>
/// <param name="connection">The connection.</param>
/// <param name="json">The codec.</param>
/// <param name="time">The clock.</param>
/// <param name="place">What errors call the store.</param>
internal sealed class PostgresWriter(NpgsqlConnection connection, EventJson json, TimeProvider time, string place)
{
    /// <summary>The first row that was sent, by which to find out later whether it arrived; null before that.</summary>
    public (string Stream, long Version, Guid Id)? Sent { get; private set; }

    /// <summary>Appends in one round trip and one transaction, if the log ends there and the versions are so.</summary>
    /// <exception cref="PostgresException">They are not; see <see cref="PostgresErrors.IsRace"/>.</exception>
    public async Task AppendAsync(LogHead head, IReadOnlyList<LogEntry> entries, CancellationToken cancel)
    {
        var rows = new MartenRows(entries, time.GetUtcNow());
        Sent = (entries[0].Stream, entries[0].Version, rows.Ids[0]);
        await using NpgsqlBatch batch = connection.CreateBatch();
        batch.BatchCommands.Add(Advance(head, entries));
        rows.AddTo(batch.BatchCommands, head.Sequence);
        await batch.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Appends under the lock, wherever the log and the streams end.</summary>
    /// <param name="link">Makes the entries; called once, under the lock.</param>
    /// <param name="streams">The streams they belong to.</param>
    /// <param name="cancel">Cancels before the commit.</param>
    /// <returns>The log's new end.</returns>
    public async Task<LogHead> AppendLockedAsync(Link link, IEnumerable<string> streams, CancellationToken cancel)
    {
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancel);
        (LogHead head, bool hasArrivals) = await LockAsync(cancel);
        if (hasArrivals) head = await AdoptAsync(head, cancel);
        Dictionary<string, long> versions = await VersionsAsync(streams, cancel);
        IReadOnlyList<LogEntry> entries = link(head, stream => versions.GetValueOrDefault(stream));
        if (entries.Count > MartenRows.Few) await CopyAsync(head, entries, cancel);
        else if (entries.Count > 0) await AppendAsync(head, entries, cancel);
        cancel.ThrowIfCancellationRequested();
        await transaction.CommitAsync(cancel);
        return entries.Count > 0 ? entries[^1].Head : head;
    }

    /// <summary>The streams' versions; those that are not there are left out.</summary>
    public async Task<Dictionary<string, long>> VersionsAsync(IEnumerable<string> streams, CancellationToken cancel)
    {
        var versions = new Dictionary<string, long>(StringComparer.Ordinal);
        await using var command = new NpgsqlCommand(
            "SELECT id, version FROM mt_streams WHERE id = ANY ($1)", connection);
        // A name with a NUL is refused later, with its reason.
        Add(command.Parameters, streams.Where(s => !s.Contains('\0')).Distinct().ToArray(), NpgsqlDbType.Text);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            versions.Add(reader.GetString(0), await reader.IsDBNullAsync(1, cancel) ? 0 : reader.GetInt64(1));
        return versions;
    }

    /// <summary>Whether a row is there, once every append that was under way has ended.</summary>
    public async Task<bool> HoldsAsync((string Stream, long Version, Guid Id) row, CancellationToken cancel)
    {
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancel);
        await LockAsync(cancel);
        await using var command = new NpgsqlCommand(
            "SELECT id FROM mt_events WHERE stream_id = $1 AND version = $2", connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = row.Stream });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = row.Version });
        return await command.ExecuteScalarAsync(cancel) is Guid id && id == row.Id;
    }

    /// <summary>
    /// Takes the lock for the rest of the transaction; gives the log's end, to go on from, and whether events of another
    /// program wait for a place after it.
    /// </summary>
    /// <exception cref="StoreDamagedException">The last event is not the one noted.</exception>
    public async Task<(LogHead Head, bool HasArrivals)> LockAsync(CancellationToken cancel)
    {
        await using NpgsqlBatch batch = connection.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand("SELECT events, head FROM natoiraq_lock()"));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(
            "SELECT position, hash FROM natoiraq_log ORDER BY position DESC LIMIT 1"));
        batch.BatchCommands.Add(new NpgsqlBatchCommand("SELECT EXISTS (SELECT FROM natoiraq_pending)"));
        await using NpgsqlDataReader reader = await batch.ExecuteReaderAsync(cancel);
        LogHead? noted = await HeadAsync(reader, cancel);
        await reader.NextResultAsync(cancel);
        LogHead last = await HeadAsync(reader, cancel) ?? LogHead.Empty;
        await reader.NextResultAsync(cancel);
        await reader.ReadAsync(cancel);
        return noted is not null && last.Is(noted)
            ? (noted, reader.GetBoolean(0))
            : throw new StoreDamagedException(
                $"The end of the log at {place} is not the one that was noted. Run 'store verify', and restore a copy.");
    }

    private static async Task<LogHead?> HeadAsync(NpgsqlDataReader reader, CancellationToken cancel) =>
        await reader.ReadAsync(cancel) && !await reader.IsDBNullAsync(0, cancel)
            ? new LogHead(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1))
            : null;

    /// <summary>Gives the events that another program appended their places in the log.</summary>
    public async Task<LogHead> AdoptAsync(LogHead head, CancellationToken cancel)
    {
        var replay = new PostgresReplay(connection, json, place);
        List<(long SeqId, byte[] Hash)> found = await replay.ReadArrivalsAsync(
            head, static (in row, in e) => (row.SeqId, e.Hash.ToArray()), cancel);
        long[] numbers = [.. found.Select(f => f.SeqId)];
        await using NpgsqlBatch batch = connection.CreateBatch();
        NpgsqlBatchCommand log = Add(
            batch.BatchCommands,
            "INSERT INTO natoiraq_log (position, seq_id, hash) "
            + "SELECT $1 + place, seq_id, hash FROM unnest($2, $3) WITH ORDINALITY AS f (seq_id, hash, place)");
        Add(log.Parameters, head.Sequence);
        Add(log.Parameters, numbers, NpgsqlDbType.Bigint);
        Add(log.Parameters, found.Select(f => f.Hash).ToArray(), NpgsqlDbType.Bytea);
        Add(Add(batch.BatchCommands, "DELETE FROM natoiraq_pending WHERE seq_id = ANY ($1)").Parameters,
            numbers, NpgsqlDbType.Bigint);
        NpgsqlBatchCommand meta = Add(batch.BatchCommands, "UPDATE natoiraq_meta SET events = $1, head = $2");
        Add(meta.Parameters, replay.End.Sequence);
        Add(meta.Parameters, replay.End.Hash);
        await batch.ExecuteNonQueryAsync(cancel);
        return replay.End;
    }

    /// <summary>Appends many entries, whose rows travel without being asked for one by one.</summary>
    private async Task CopyAsync(LogHead head, IReadOnlyList<LogEntry> entries, CancellationToken cancel)
    {
        var rows = new MartenRows(entries, time.GetUtcNow());
        Sent = (entries[0].Stream, entries[0].Version, rows.Ids[0]);
        await using (NpgsqlBatch batch = connection.CreateBatch())
        {
            batch.BatchCommands.Add(Advance(head, entries));
            await batch.ExecuteNonQueryAsync(cancel);
        }
        await rows.CopyAsync(connection, cancel);
    }

    private static NpgsqlBatchCommand Advance(LogHead head, IReadOnlyList<LogEntry> entries)
    {
        var streams = entries.GroupBy(e => e.Stream, StringComparer.Ordinal)
            .Select(g => (g.Key, From: g.First().Version - 1, To: g.Last().Version)).ToArray();
        var command = new NpgsqlBatchCommand("SELECT natoiraq_advance($1, $2, $3, $4, $5, $6, $7)");
        Add(command.Parameters, head.Sequence);
        Add(command.Parameters, head.Hash);
        Add(command.Parameters, entries[^1].Sequence);
        Add(command.Parameters, entries[^1].Hash);
        Add(command.Parameters, streams.Select(s => s.Key).ToArray(), NpgsqlDbType.Text);
        Add(command.Parameters, streams.Select(s => s.From).ToArray(), NpgsqlDbType.Bigint);
        Add(command.Parameters, streams.Select(s => s.To).ToArray(), NpgsqlDbType.Bigint);
        return command;
    }

    private static NpgsqlBatchCommand Add(NpgsqlBatchCommandCollection commands, string sql)
    {
        var command = new NpgsqlBatchCommand(sql);
        commands.Add(command);
        return command;
    }

    private static void Add<T>(NpgsqlParameterCollection parameters, T value) =>
        parameters.Add(new NpgsqlParameter<T> { TypedValue = value });

    private static void Add<T>(NpgsqlParameterCollection parameters, T[] values, NpgsqlDbType type) =>
        parameters.Add(new NpgsqlParameter<T[]> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | type });
}
