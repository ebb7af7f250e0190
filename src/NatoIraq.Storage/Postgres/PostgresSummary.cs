using NatoIraq.Core;
using NatoIraq.Core.History;
using Npgsql;

namespace NatoIraq.Storage.Postgres;

/// <summary>What a store holds, without reading its events.</summary>
internal static class PostgresSummary
{
    // What may not be read yet is not counted either.
    private const string Streams =
        """
        SELECT id, version - (SELECT count(*) FROM natoiraq_arrivals a WHERE a.stream_id = s.id AND NOT a.is_settled)
        FROM mt_streams s WHERE version > 0 AND id <> 'mt_tombstone'
        """;

    private const string MartenStreams =
        "SELECT stream_id, max(version) FROM mt_events WHERE type <> 'tombstone' GROUP BY stream_id";

    private const string End =
        """
        SELECT m.events, m.head, EXISTS (SELECT FROM natoiraq_pending),
          (SELECT e.timestamp FROM natoiraq_log l JOIN mt_events e ON e.seq_id = l.seq_id
           WHERE l.position = m.events AND l.hash = m.head)
        FROM natoiraq_meta m
        """;

    private const string Bytes =
        """
        SELECT sum(pg_total_relation_size(to_regclass(name)))::bigint
        FROM unnest(ARRAY['mt_streams', 'mt_events', 'natoiraq_meta', 'natoiraq_log', 'natoiraq_pending']) AS t (name)
        """;

    /// <summary>The streams and their versions, ordered by name.</summary>
    public static async Task<IReadOnlyList<StreamInfo>> StreamsAsync(
        NpgsqlConnection connection, PostgresTables tables, CancellationToken cancel)
    {
        var streams = new List<StreamInfo>();
        if (tables == PostgresTables.None) return streams;
        await using var command = new NpgsqlCommand(
            tables == PostgresTables.All ? Streams : MartenStreams, connection);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            if (reader.GetInt64(1) is > 0 and var version) streams.Add(new StreamInfo(reader.GetString(0), version));
        }
        // A database has an order of its own; here it is .NET's.
        streams.Sort((a, b) => string.CompareOrdinal(a.Stream, b.Stream));
        return streams;
    }

    /// <summary>The log's end as noted; null when events of another program follow it, or there is none.</summary>
    /// <exception cref="StoreDamagedException">The last event is not the one noted.</exception>
    public static async Task<PostgresEnd?> EndAsync(
        NpgsqlConnection connection, PostgresTables tables, string place, CancellationToken cancel)
    {
        if (tables != PostgresTables.All) return null;
        await using var command = new NpgsqlCommand(End, connection);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancel);
        if (!await reader.ReadAsync(cancel) || reader.GetBoolean(2) || reader.GetInt64(0) == 0) return null;
        if (await reader.IsDBNullAsync(3, cancel))
        {
            throw new StoreDamagedException(
                $"The end of the log at {place} is not the one that was noted. Run 'store verify', and restore a copy.");
        }
        return new PostgresEnd(
            reader.GetInt64(0), reader.GetFieldValue<byte[]>(1), reader.GetFieldValue<DateTimeOffset>(3));
    }

    /// <summary>How much room the tables and their indexes take; null when there are none.</summary>
    public static async Task<long?> BytesAsync(
        NpgsqlConnection connection, PostgresTables tables, CancellationToken cancel)
    {
        if (tables == PostgresTables.None) return null;
        await using var command = new NpgsqlCommand(Bytes, connection);
        return await command.ExecuteScalarAsync(cancel) as long?;
    }
}

/// <summary>Where the log ends.</summary>
internal sealed record PostgresEnd(long Events, byte[] Hash, DateTimeOffset RecordedAt);
