using System.Globalization;
using System.Runtime.CompilerServices;
using NatoIraq.Core;
using NatoIraq.Core.History;
using Npgsql;

namespace NatoIraq.Storage.Postgres;

/// <summary>
/// Reads the log from a place in it to its noted end, and after it the events that another program appended since.
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

    /// <summary>Where the log ended, and what came after it, when it was read.</summary>
    public LogHead End { get; private set; } = LogHead.Empty;

    /// <summary>What is made of every event after a place, in order; null where the log notes no such place.</summary>
    /// <exception cref="StoreDamagedException">A row does not fit its hash, or the end is missing.</exception>
    public async Task<List<T>?> ReadAsync<T>(
        PostgresTables tables, LogHead after, Make<T> make, CancellationToken cancel)
    {
        if (tables != PostgresTables.All)
        {
            if (after.Sequence > 0) return null;
            return tables == PostgresTables.None ? []
                : await ReadAsync(PostgresCopy.MartenOnly, null, make, cancel);
        }
        if (await PostgresOrder.ReadAsync(connection, after, cancel) is not { } order) return null;
        End = after;
        List<T> all = await ReadAsync(PostgresCopy.Of(order, after.Sequence), order, make, cancel);
        if (!End.Is(order.Noted)) throw Damaged($"The log at {place} does not end where it was noted to end.");
        if (order.HasArrivals) all.AddRange(await ReadAsync(PostgresCopy.Settled, null, make, cancel));
        return all;
    }

    /// <summary>What is made of every event that has no place yet, to give it one after this end.</summary>
    public Task<List<T>> ReadArrivalsAsync<T>(LogHead end, Make<T> make, CancellationToken cancel)
    {
        End = end;
        return ReadAsync(PostgresCopy.Arrivals, null, make, cancel);
    }

    /// <summary>The rows of a binary COPY as they arrive, in parts of whole rows.</summary>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> RowsAsync(
        string copy, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using NpgsqlRawCopyStream stream = await connection.BeginRawBinaryCopyAsync(copy, cancel);
        await stream.ReadExactlyAsync(new byte[Header], cancel);
        byte[] buffer = new byte[Full];
        int filled = 0, whole = 0;
        for (bool isMore = true; isMore;)
        {
            int read = await stream.ReadAsync(buffer.AsMemory(filled), cancel);
            filled += read;
            isMore = read > 0;
            for (int length; (length = PostgresRow.LengthIn(buffer.AsSpan(whole, filled - whole))) > 0;)
                whole += length;
            if (isMore && filled < buffer.Length) continue;
            if (whole > 0) yield return buffer.AsMemory(0, whole);
            // What is left is the beginning of a row, which may be one that needs more room than there was.
            byte[] next = new byte[whole > 0 ? Math.Max(Full, 2 * (filled - whole)) : buffer.Length * 2];
            buffer.AsSpan(whole, filled - whole).CopyTo(next);
            (buffer, filled, whole) = (next, filled - whole, 0);
        }
    }

    private async Task<List<T>> ReadAsync<T>(
        string copy, PostgresOrder? order, Make<T> make, CancellationToken cancel)
    {
        var parts = new List<Task<List<T>>>();
        long begin = End.Sequence;
        await foreach (ReadOnlyMemory<byte> rows in RowsAsync(copy, cancel))
        {
            var part = new PostgresPart(rows, End, order);
            if (order is null)
            {
                // No hash is stored yet: each part hangs on the one before it.
                parts.Add(Task.FromResult(part.Read(json, make, Misfit)));
                End = part.End;
                continue;
            }
            End = order.HeadBefore(CountIn(rows.Span, order, (int)End.Sequence));
            parts.Add(End.Sequence - begin > Long
                ? Task.Run(() => part.Read(json, make, Misfit), cancel)
                : Task.FromResult(part.Read(json, make, Misfit)));
        }
        if (order is not null && End.Sequence < order.Count) throw Missing(End.Sequence + 1);
        List<T> all = [];
        foreach (Task<List<T>> part in parts) all.AddRange(await part);
        return all;
    }

    /// <summary>How far the log is read when these rows are; between them may be some without a place in it.</summary>
    private int CountIn(ReadOnlySpan<byte> rows, PostgresOrder order, int at)
    {
        for (; !rows.IsEmpty && at < order.Count; rows = rows[PostgresRow.LengthIn(rows)..])
        {
            long expected = order.SeqIdAt(at), found = PostgresRow.SeqIdIn(rows);
            if (found == expected) at++;
            else if (found > expected || !order.IsAscending) throw Missing(at + 1);
        }
        return at;
    }

    private StoreDamagedException Missing(long sequence) => Damaged($"Event {sequence} of the store at {place} is missing.");

    private StoreDamagedException Misfit(long sequence, string where) => Damaged(
        $"Event {sequence} ({where}) of the store at {place} does not fit its hash: it or the one before was changed.");

    private static StoreDamagedException Damaged(string what) =>
        new($"{what} Run 'store verify', and restore a copy.");
}

/// <summary>The ways in which rows are asked for.</summary>
internal static class PostgresCopy
{
    /// <summary>By Marten's number, which an index has in order: the log's order, but for late commits.</summary>
    public const string BySeqId = $"{Rows} mt_events e ORDER BY e.seq_id{Out}";

    /// <summary>By their places in the log.</summary>
    public const string ByPosition = Placed + Placing;

    /// <summary>Those after a place, in the way that is quickest.</summary>
    public static string Of(PostgresOrder order, long after) => after > 0
        ? string.Create(CultureInfo.InvariantCulture, $"{Placed} WHERE l.position > {after}{Placing}")
        : order.IsAscending ? BySeqId : ByPosition;

    /// <summary>Those that have no place yet, and that nothing can precede any more.</summary>
    public const string Settled =
        $"{Rows} natoiraq_arrivals a JOIN mt_events e ON e.seq_id = a.seq_id WHERE a.is_settled ORDER BY a.place{Out}";

    /// <summary>All those that have no place yet.</summary>
    public const string Arrivals =
        $"{Rows} natoiraq_arrivals a JOIN mt_events e ON e.seq_id = a.seq_id ORDER BY a.place{Out}";

    /// <summary>Those of a database without our tables, in the order in which a first writer would place them.</summary>
    public const string MartenOnly =
        $"{Rows} mt_events e WHERE e.type <> 'tombstone' "
        + $"ORDER BY max(e.seq_id) OVER (PARTITION BY e.stream_id ORDER BY e.version), e.version{Out}";

    private const string Rows = $"COPY (SELECT {PostgresRow.Columns} FROM";
    private const string Placed = $"{Rows} natoiraq_log l JOIN mt_events e ON e.seq_id = l.seq_id";
    private const string Placing = $" ORDER BY l.position{Out}";
    private const string Out = ") TO STDOUT (FORMAT BINARY)";
}
