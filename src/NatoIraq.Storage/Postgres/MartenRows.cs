using NatoIraq.Core.History;
using Npgsql;
using NpgsqlTypes;

namespace NatoIraq.Storage.Postgres;

/// <summary>Entries of the log as rows of <c>mt_events</c> and of <c>natoiraq_log</c>, column by column.</summary>
internal sealed class MartenRows
{
    /// <summary>As many as go along with a statement; more are copied.</summary>
    public const int Few = 64;

    // The log comes first: of an event without a place in it the trigger believes that it is another program's.
    private const string Log =
        "INSERT INTO natoiraq_log (position, seq_id, hash) "
        + "SELECT $1 + place, nextval('mt_events_sequence'), hash FROM unnest($2) WITH ORDINALITY AS f (hash, place)";

    private const string Columns = "seq_id, id, stream_id, version, data, type, timestamp, mt_dotnet_type, headers";

    private const string Events =
        $"""
        INSERT INTO mt_events ({Columns})
        SELECT l.seq_id, e.id, e.stream_id, e.version, e.data, e.type, e.timestamp, e.mt_dotnet_type, e.headers
        FROM unnest($2, $3, $4, $5, $6, $7, $8, $9) WITH ORDINALITY
          AS e (id, stream_id, version, data, type, timestamp, mt_dotnet_type, headers, place)
        JOIN natoiraq_log l ON l.position = $1 + e.place
        """;

    private readonly IReadOnlyList<LogEntry> _entries;
    private readonly byte[][] _data;
    private readonly byte[][] _headers;
    private readonly DateTime[] _times;

    /// <summary>Makes the rows.</summary>
    /// <param name="entries">The entries, at least one.</param>
    /// <param name="at">When those without a time were recorded; kept to the millisecond, as elsewhere.</param>
    public MartenRows(IReadOnlyList<LogEntry> entries, DateTimeOffset at)
    {
        _entries = entries;
        (_data, _headers) = (new byte[entries.Count][], new byte[entries.Count][]);
        for (int i = 0; i < entries.Count; i++) (_data[i], _headers[i]) = MartenEvent.Split(entries[i]);
        _times = Column(e => DateTimeOffset.FromUnixTimeMilliseconds((e.RecordedAt ?? at).ToUnixTimeMilliseconds())
            .UtcDateTime);
        // By its id an append is recognised again when the connection broke before it was acknowledged.
        Ids = Column(_ => Guid.CreateVersion7());
    }

    /// <summary>Marten's ids of the rows.</summary>
    public Guid[] Ids { get; }

    /// <summary>Adds the statements that insert the rows after this position.</summary>
    public void AddTo(NpgsqlBatchCommandCollection commands, long after)
    {
        var log = new NpgsqlBatchCommand(Log);
        log.Parameters.Add(new NpgsqlParameter<long> { TypedValue = after });
        Add(log, Column(e => e.Hash), NpgsqlDbType.Bytea);
        commands.Add(log);
        var events = new NpgsqlBatchCommand(Events);
        events.Parameters.Add(new NpgsqlParameter<long> { TypedValue = after });
        Add(events, Ids, NpgsqlDbType.Uuid);
        Add(events, Column(e => e.Stream), NpgsqlDbType.Text);
        Add(events, Column(e => e.Version), NpgsqlDbType.Bigint);
        Add(events, _data, NpgsqlDbType.Jsonb);
        Add(events, Column(e => MartenEvent.Alias(e.Type)), NpgsqlDbType.Text);
        Add(events, _times, NpgsqlDbType.TimestampTz);
        Add(events, Column(e => MartenEvent.DotNetType(e.Type)), NpgsqlDbType.Text);
        Add(events, _headers, NpgsqlDbType.Jsonb);
        commands.Add(events);
    }

    /// <summary>Copies the rows.</summary>
    public async Task CopyAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        long[] numbers = await NumbersAsync(connection, cancel);
        await using (NpgsqlBinaryImporter log = await connection.BeginBinaryImportAsync(
            "COPY natoiraq_log (position, seq_id, hash) FROM STDIN (FORMAT BINARY)", cancel))
        {
            for (int i = 0; i < _entries.Count; i++)
            {
                await log.StartRowAsync(cancel);
                await log.WriteAsync(_entries[i].Sequence, NpgsqlDbType.Bigint, cancel);
                await log.WriteAsync(numbers[i], NpgsqlDbType.Bigint, cancel);
                await log.WriteAsync(_entries[i].Hash, NpgsqlDbType.Bytea, cancel);
            }
            await log.CompleteAsync(cancel);
        }
        await using NpgsqlBinaryImporter events = await connection.BeginBinaryImportAsync(
            $"COPY mt_events ({Columns}) FROM STDIN (FORMAT BINARY)", cancel);
        for (int i = 0; i < _entries.Count; i++)
        {
            LogEntry e = _entries[i];
            await events.StartRowAsync(cancel);
            await events.WriteAsync(numbers[i], NpgsqlDbType.Bigint, cancel);
            await events.WriteAsync(Ids[i], NpgsqlDbType.Uuid, cancel);
            await events.WriteAsync(e.Stream, NpgsqlDbType.Text, cancel);
            await events.WriteAsync(e.Version, NpgsqlDbType.Bigint, cancel);
            await events.WriteAsync(_data[i], NpgsqlDbType.Jsonb, cancel);
            await events.WriteAsync(MartenEvent.Alias(e.Type), NpgsqlDbType.Text, cancel);
            await events.WriteAsync(_times[i], NpgsqlDbType.TimestampTz, cancel);
            await events.WriteAsync(MartenEvent.DotNetType(e.Type), NpgsqlDbType.Text, cancel);
            await events.WriteAsync(_headers[i], NpgsqlDbType.Jsonb, cancel);
        }
        await events.CompleteAsync(cancel);
    }

    private async Task<long[]> NumbersAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            "SELECT array_agg(nextval('mt_events_sequence')) FROM generate_series(1, $1)", connection);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = _entries.Count });
        return (long[])(await command.ExecuteScalarAsync(cancel))!;
    }

    private T[] Column<T>(Func<LogEntry, T> value) => [.. _entries.Select(value)];

    private static void Add<T>(NpgsqlBatchCommand command, T[] values, NpgsqlDbType type) =>
        command.Parameters.Add(
            new NpgsqlParameter<T[]> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | type });
}
