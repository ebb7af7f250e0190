using NatoIraq.Core;
using NatoIraq.Core.History;
using Npgsql;

namespace NatoIraq.Storage.Postgres;

/// <summary>The order of the log as a reader finds it: which number of Marten's stands where, with which hash.</summary>
internal sealed class PostgresOrder
{
    private long[] _seqIds = [];
    private byte[] _hashes = [];

    /// <summary>How many events have a place.</summary>
    public int Count => _seqIds.Length;

    /// <summary>The end that the last writer noted.</summary>
    public LogHead Noted { get; private set; } = LogHead.Empty;

    /// <summary>Whether there are events that arrived and have no place yet.</summary>
    public bool HasArrivals { get; private set; }

    /// <summary>
    /// Whether the numbers ascend, as they do unless another program's events committed late: the rows need no sorting.
    /// </summary>
    public bool IsAscending { get; private set; } = true;

    /// <summary>Marten's number of the event at that place, from 0.</summary>
    public long SeqIdAt(int index) => _seqIds[index];

    /// <summary>Its hash.</summary>
    public ReadOnlySpan<byte> HashAt(int index) => _hashes.AsSpan(index * HashChain.Length, HashChain.Length);

    /// <summary>The end of the log before the event at that place.</summary>
    public LogHead HeadBefore(int index) => index == 0 ? LogHead.Empty : new LogHead(index, HashAt(index - 1).ToArray());

    /// <summary>Reads the order, and readies the transaction for rows that come by an index.</summary>
    /// <exception cref="StoreDamagedException">A place is missing, or a hash is none.</exception>
    public static async Task<PostgresOrder> ReadAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        var order = new PostgresOrder();
        await using NpgsqlBatch batch = connection.CreateBatch();
        // Sorted rows would be written to the server's disk first; by an index they come while they are looked for.
        batch.BatchCommands.Add(new NpgsqlBatchCommand("SET LOCAL enable_sort = off"));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(
            "SELECT events, head, EXISTS (SELECT FROM natoiraq_pending) FROM natoiraq_meta"));
        // As one row: of so many small ones each would cost more than it holds.
        batch.BatchCommands.Add(new NpgsqlBatchCommand(
            """
            SELECT array_agg(seq_id), string_agg(hash, ''), max(position), bool_and(length(hash) = 32)
            FROM (SELECT position, seq_id, hash FROM natoiraq_log ORDER BY position) l
            """));
        await using NpgsqlDataReader reader = await batch.ExecuteReaderAsync(cancel);
        if (await reader.ReadAsync(cancel))
        {
            order.Noted = new LogHead(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1));
            order.HasArrivals = reader.GetBoolean(2);
        }
        await reader.NextResultAsync(cancel);
        await reader.ReadAsync(cancel);
        if (await reader.IsDBNullAsync(0, cancel)) return order;
        order._seqIds = reader.GetFieldValue<long[]>(0);
        order._hashes = reader.GetFieldValue<byte[]>(1);
        if (reader.GetInt64(2) != order.Count || !reader.GetBoolean(3))
            throw new StoreDamagedException("The order of the log has gaps. Restore a copy.");
        for (int i = 1; i < order.Count; i++) order.IsAscending &= order._seqIds[i] > order._seqIds[i - 1];
        return order;
    }
}
