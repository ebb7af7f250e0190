using NatoIraq.Core;
using NatoIraq.Core.History;
using Npgsql;

namespace NatoIraq.Storage.Postgres;

/// <summary>
/// The order of the log after a place, as a reader finds it: which number of Marten's stands where, with which hash.
/// </summary>
/// <param name="after">The place; places are counted from the log's first event nevertheless.</param>
internal sealed class PostgresOrder(LogHead after)
{
    private long[] _seqIds = [];
    private byte[] _hashes = [];

    /// <summary>How many events have a place, those before included.</summary>
    public int Count => First + _seqIds.Length;

    /// <summary>The end that the last writer noted.</summary>
    public LogHead Noted { get; private set; } = LogHead.Empty;

    /// <summary>Whether there are events that arrived and have no place yet.</summary>
    public bool HasArrivals { get; private set; }

    /// <summary>
    /// Whether the numbers ascend, as they do unless another program's events committed late: the rows need no sorting.
    /// </summary>
    public bool IsAscending { get; private set; } = true;

    private int First => (int)after.Sequence;

    /// <summary>Marten's number of the event at that place, from 0.</summary>
    public long SeqIdAt(int index) => _seqIds[index - First];

    /// <summary>Its hash.</summary>
    public ReadOnlySpan<byte> HashAt(int index) =>
        _hashes.AsSpan((index - First) * HashChain.Length, HashChain.Length);

    /// <summary>The end of the log before the event at that place.</summary>
    public LogHead HeadBefore(int index) => index == First ? after : new LogHead(index, HashAt(index - 1).ToArray());

    /// <summary>Reads the order, and readies the transaction for rows that come by an index.</summary>
    /// <returns>Null where the log notes no such place.</returns>
    /// <exception cref="StoreDamagedException">A place is missing, or a hash is none.</exception>
    public static async Task<PostgresOrder?> ReadAsync(
        NpgsqlConnection connection, LogHead after, CancellationToken cancel)
    {
        await using NpgsqlBatch batch = connection.CreateBatch();
        // Sorted rows would be written to the server's disk first; by an index they come while they are looked for.
        batch.BatchCommands.Add(new NpgsqlBatchCommand("SET LOCAL enable_sort = off"));
        // What must be sorted all the same then seems dear enough to be compiled first, which takes longer than to do it.
        batch.BatchCommands.Add(new NpgsqlBatchCommand("SET LOCAL jit = off"));
        NpgsqlBatchCommand place = new("SELECT 1 FROM natoiraq_log WHERE position = $1 AND hash = $2");
        place.Parameters.Add(new NpgsqlParameter<long> { TypedValue = after.Sequence });
        place.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = after.Hash });
        batch.BatchCommands.Add(place);
        batch.BatchCommands.Add(new NpgsqlBatchCommand(
            "SELECT events, head, EXISTS (SELECT FROM natoiraq_pending) FROM natoiraq_meta"));
        // As one row: of so many small ones each would cost more than it holds.
        NpgsqlBatchCommand rows = new(
            """
            SELECT array_agg(seq_id), string_agg(hash, ''), max(position), bool_and(length(hash) = 32)
            FROM (SELECT position, seq_id, hash FROM natoiraq_log WHERE position > $1 ORDER BY position) l
            """);
        rows.Parameters.Add(new NpgsqlParameter<long> { TypedValue = after.Sequence });
        batch.BatchCommands.Add(rows);
        await using NpgsqlDataReader reader = await batch.ExecuteReaderAsync(cancel);
        bool isThere = await reader.ReadAsync(cancel) || after.Sequence == 0;
        await reader.NextResultAsync(cancel);
        var order = new PostgresOrder(after);
        if (await reader.ReadAsync(cancel))
        {
            order.Noted = new LogHead(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1));
            order.HasArrivals = reader.GetBoolean(2);
        }
        await reader.NextResultAsync(cancel);
        await reader.ReadAsync(cancel);
        if (!isThere) return null;
        if (await reader.IsDBNullAsync(0, cancel)) return order;
        order._seqIds = reader.GetFieldValue<long[]>(0);
        order._hashes = reader.GetFieldValue<byte[]>(1);
        if (reader.GetInt64(2) != order.Count || !reader.GetBoolean(3))
            throw new StoreDamagedException("The order of the log has gaps. Restore a copy.");
        for (int i = order.First + 1; i < order.Count; i++)
            order.IsAscending &= order.SeqIdAt(i) > order.SeqIdAt(i - 1);
        return order;
    }
}
