using System.Runtime.CompilerServices;
using NatoIraq.Core;
using NatoIraq.Core.History;
using Npgsql;

namespace NatoIraq.Storage.Postgres;

/// <summary>
/// Reads the log from its first event to its noted end, and after it the events that another program appended since.
/// jsonb keeps what an event says, not its bytes: they are made anew from the typed event, and every hash is checked on
/// the way.
/// </summary>
/// <param name="connection">The connection, within a transaction: all statements see the store of one moment.</param>
/// <param name="json">The codec.</param>
/// <param name="place">What errors call the store.</param>
internal sealed class PostgresReplay(NpgsqlConnection connection, EventJson json, string place)
{
    /// <summary>Enough rows to be worth handing over; a buffer below the large objects.</summary>
    private const int Full = 64 * 1024;

    /// <summary>The rows beyond which other cores are woken to check and parse while this one reads.</summary>
    private const int Long = 4096;

    /// <summary>How a binary COPY begins: a signature, flags, and the length of nothing more.</summary>
    private const int Header = 19;

    // Row by row in the order of positions, so that the first are read while the server looks for the next; sorting
    // the whole log first would take its memory and ours.
    private const string Log =
        $"COPY (SELECT l.position, l.hash, {PostgresRow.Columns} FROM natoiraq_log l "
        + "JOIN mt_events e ON e.seq_id = l.seq_id ORDER BY l.position) TO STDOUT (FORMAT BINARY)";

    private const string Settled =
        $"COPY (SELECT NULL::bigint, NULL::bytea, {PostgresRow.Columns} FROM natoiraq_arrivals a "
        + "JOIN mt_events e ON e.seq_id = a.seq_id WHERE a.is_settled ORDER BY a.place) TO STDOUT (FORMAT BINARY)";

    private const string Arrivals =
        $"COPY (SELECT NULL::bigint, NULL::bytea, {PostgresRow.Columns} FROM natoiraq_arrivals a "
        + "JOIN mt_events e ON e.seq_id = a.seq_id ORDER BY a.place) TO STDOUT (FORMAT BINARY)";

    // What a first writer of ours would find pending, in its order.
    private const string MartenOnly =
        $"COPY (SELECT NULL::bigint, NULL::bytea, {PostgresRow.Columns} FROM mt_events e WHERE e.type <> 'tombstone' "
        + "ORDER BY max(e.seq_id) OVER (PARTITION BY e.stream_id ORDER BY e.version), e.version) "
        + "TO STDOUT (FORMAT BINARY)";

    /// <summary>Where the log ended, and what came after it, when it was read.</summary>
    public LogHead End { get; private set; } = LogHead.Empty;

    /// <summary>What is made of every event, in order.</summary>
    /// <exception cref="StoreDamagedException">A row does not fit its hash, or the end is missing.</exception>
    public async Task<List<T>> ReadAsync<T>(PostgresTables tables, Make<T> make, CancellationToken cancel)
    {
        if (tables == PostgresTables.None) return [];
        if (tables == PostgresTables.MartenOnly) return await ReadAsync(MartenOnly, make, cancel);
        (LogHead noted, bool hasArrivals) = await NotedAsync(cancel);
        List<T> all = await ReadAsync(Log, make, cancel);
        if (!End.Is(noted)) throw Damaged($"The log at {place} does not end where it was noted to end.");
        if (hasArrivals) all.AddRange(await ReadAsync(Settled, make, cancel));
        return all;
    }

    /// <summary>What is made of every event that has no position yet, to give it one after this end.</summary>
    public Task<List<T>> ReadArrivalsAsync<T>(LogHead end, Make<T> make, CancellationToken cancel)
    {
        End = end;
        return ReadAsync(Arrivals, make, cancel);
    }

    /// <summary>The noted end of the log, and whether there are events without a position.</summary>
    public async Task<(LogHead Head, bool HasArrivals)> NotedAsync(CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            "SELECT events, head, EXISTS (SELECT FROM natoiraq_pending) FROM natoiraq_meta", connection);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel)
            ? (new LogHead(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)), reader.GetBoolean(2))
            : (LogHead.Empty, false);
    }

    /// <summary>The rows with a position, or those after them, in parts, unchecked.</summary>
    public IAsyncEnumerable<PostgresRows> RowsAsync(
        PostgresTables tables, bool hasPosition, CancellationToken cancel) =>
        RowsAsync(tables == PostgresTables.MartenOnly ? MartenOnly : hasPosition ? Log : Settled, cancel);

    private async Task<List<T>> ReadAsync<T>(string copy, Make<T> make, CancellationToken cancel)
    {
        var parts = new List<Task<List<T>>>();
        long rows = 0;
        await foreach (PostgresRows some in RowsAsync(copy, cancel))
        {
            rows += some.Count;
            var part = new PostgresPart(some.Bytes, End);
            if (some.NotedEnd is { } end)
            {
                End = end;
                parts.Add(rows > Long
                    ? Task.Run(() => part.Read(json, make, Misfit), cancel)
                    : Task.FromResult(part.Read(json, make, Misfit)));
            }
            else
            {
                // No hash is stored yet: each part hangs on the one before it.
                parts.Add(Task.FromResult(part.Read(json, make, Misfit)));
                End = part.End;
            }
        }
        var all = new List<T>((int)rows);
        foreach (Task<List<T>> part in parts) all.AddRange(await part);
        return all;
    }

    /// <summary>The rows of a binary COPY as they arrive, many at a time.</summary>
    private async IAsyncEnumerable<PostgresRows> RowsAsync(
        string copy, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using NpgsqlRawCopyStream stream = await connection.BeginRawBinaryCopyAsync(copy, cancel);
        await stream.ReadExactlyAsync(new byte[Header], cancel);
        byte[] buffer = new byte[Full];
        int filled = 0, whole = 0, last = 0, count = 0;
        bool isMore = true;
        while (isMore)
        {
            int read = await stream.ReadAsync(buffer.AsMemory(filled), cancel);
            filled += read;
            isMore = read > 0;
            for (int length; (length = PostgresRow.LengthIn(buffer.AsSpan(whole, filled - whole))) > 0; count++)
                (last, whole) = (whole, whole + length);
            if (isMore && filled < buffer.Length) continue;
            if (count > 0) yield return new PostgresRows(buffer.AsMemory(0, whole), last, count);
            // What is left is the beginning of a row; one that fills all the room needs more of it.
            byte[] next = new byte[count > 0 ? Math.Max(Full, 2 * (filled - whole)) : buffer.Length * 2];
            buffer.AsSpan(whole, filled - whole).CopyTo(next);
            (buffer, filled, whole, count) = (next, filled - whole, 0, 0);
        }
    }

    private StoreDamagedException Misfit(string where) => Damaged(
        $"{char.ToUpperInvariant(where[0])}{where[1..]} of the store at {place} does not fit its hash: "
        + "it or the one before was changed.");

    private static StoreDamagedException Damaged(string what) =>
        new($"{what} Run 'store verify', and restore a copy.");
}

/// <summary>Some whole rows as they arrived.</summary>
/// <param name="Bytes">The rows.</param>
/// <param name="Last">Where the last one begins.</param>
/// <param name="Count">How many.</param>
internal readonly record struct PostgresRows(ReadOnlyMemory<byte> Bytes, int Last, int Count)
{
    /// <summary>The end of the log that the last row notes; null when it has no place there yet.</summary>
    public LogHead? NotedEnd => PostgresRow.EndIn(Bytes.Span[Last..]);
}
