using NatoIraq.Core;
using NatoIraq.Core.History;
using Npgsql;

namespace NatoIraq.Storage.Postgres;

/// <summary>What <c>store verify</c> checks in a PostgreSQL store; the server checks its own pages.</summary>
/// <param name="connection">The connection, within a transaction.</param>
/// <param name="json">The codec.</param>
/// <param name="audit">Where findings go.</param>
internal sealed class PostgresVerification(NpgsqlConnection connection, EventJson json, LogAudit audit)
{
    private const string Checks =
        """
        SELECT format('Event %s is noted in the log, but mt_events does not hold it.', l.position)
        FROM natoiraq_log l WHERE NOT EXISTS (SELECT FROM mt_events e WHERE e.seq_id = l.seq_id)
        UNION ALL
        SELECT format('Number %s of mt_events (''%s'' version %s) has no place in the log and was not noted when it '
          'arrived: the trigger natoiraq_note_arrivals was off.', e.seq_id, e.stream_id, e.version)
        FROM mt_events e
        WHERE e.type <> 'tombstone' AND NOT EXISTS (SELECT FROM natoiraq_log l WHERE l.seq_id = e.seq_id)
          AND NOT EXISTS (SELECT FROM natoiraq_pending p WHERE p.seq_id = e.seq_id)
        UNION ALL
        SELECT format('Stream ''%s'' is noted to be at version %s, but holds %s events.', s.id,
          coalesce(s.version, 0), count(e.seq_id))
        FROM mt_streams s LEFT JOIN mt_events e ON e.stream_id = s.id WHERE s.id <> 'mt_tombstone'
        GROUP BY s.id HAVING coalesce(s.version, 0) <> count(e.seq_id)
        """;

    private readonly PostgresParser _parser = new(json);
    private readonly Dictionary<long, (long Sequence, byte[]? Hash)> _places = [];
    private readonly Dictionary<string, (long Count, long First)> _unsealed = new(StringComparer.Ordinal);
    private LogHead _head = LogHead.Empty;

    /// <summary>Checks everything; returns how many events it saw.</summary>
    public async Task<long> RunAsync(PostgresTables tables, CancellationToken cancel)
    {
        if (tables == PostgresTables.None) return 0;
        if (tables == PostgresTables.All)
        {
            LogHead noted = await NotedAsync(cancel);
            await CheckAsync(PostgresCopy.ByPosition, cancel);
            audit.CheckEnd(noted);
        }
        await CheckAsync(tables == PostgresTables.All ? PostgresCopy.Settled : PostgresCopy.MartenOnly, cancel);
        foreach ((string stream, (long count, long first)) in _unsealed)
        {
            audit.Report(
                $"Stream '{stream}' holds {count} unsealed events, from event {first} on: another program appended "
                + "them, and they bear no hash. The chain spans them.");
        }
        if (tables == PostgresTables.All) await CheckTablesAsync(cancel);
        return _head.Sequence;
    }

    /// <summary>Reads what the log notes, however damaged: the place and hash of each event, and the end.</summary>
    private async Task<LogHead> NotedAsync(CancellationToken cancel)
    {
        await using NpgsqlBatch batch = connection.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand("SELECT position, seq_id, hash FROM natoiraq_log"));
        batch.BatchCommands.Add(new NpgsqlBatchCommand("SELECT events, head FROM natoiraq_meta"));
        await using NpgsqlDataReader reader = await batch.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            _places[reader.GetInt64(1)] = (reader.GetInt64(0), reader.GetFieldValue<byte[]>(2));
        await reader.NextResultAsync(cancel);
        return await reader.ReadAsync(cancel)
            ? new LogHead(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1))
            : LogHead.Empty;
    }

    private async Task CheckAsync(string copy, CancellationToken cancel)
    {
        var names = new PostgresNames();
        await foreach (ReadOnlyMemory<byte> rows in new PostgresReplay(connection, json, "").RowsAsync(copy, cancel))
        {
            for (ReadOnlySpan<byte> rest = rows.Span; !rest.IsEmpty; rest = rest[PostgresRow.LengthIn(rest)..])
                Check(new PostgresRow(rest, names));
        }
    }

    private void Check(in PostgresRow row)
    {
        (long sequence, byte[]? noted) = _places.GetValueOrDefault(row.SeqId, (_head.Sequence + 1, null));
        try
        {
            (int schema, byte[] canonical, Event happened) = _parser.Parse(row);
            byte[] hash = noted ?? HashChain.Next(_head.Hash, row.Stream, row.Version, canonical);
            audit.Check(new LogEntry(
                sequence, row.Stream, row.Version, row.Type.ToString(), schema, happened.Id, canonical, hash, row.RecordedAt));
            CheckSeal(row, sequence, Convert.ToHexStringLower(hash));
            _head = new LogHead(sequence, hash.Length == HashChain.Length ? hash : _head.Hash);
        }
        catch (NatoIraqException e)
        {
            audit.Report($"Event {sequence} ('{row.Stream}' version {row.Version}) cannot be read: {e.Message}");
        }
    }

    /// <summary>An event is sealed by whoever computed its hash when appending it.</summary>
    private void CheckSeal(in PostgresRow row, long sequence, string hash)
    {
        string? seal = MartenEvent.HashIn(row.Headers);
        if (seal is null)
        {
            (long count, long first) = _unsealed.GetValueOrDefault(row.Stream, (0, sequence));
            _unsealed[row.Stream] = (count + 1, first);
        }
        else if (seal != hash)
        {
            audit.Report(
                $"Event {sequence} ('{row.Stream}' version {row.Version}) bears the hash {seal} in its headers; "
                + $"its place in the log has {hash}.");
        }
    }

    private async Task CheckTablesAsync(CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(Checks, connection);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel)) audit.Report(reader.GetString(0));
    }
}
