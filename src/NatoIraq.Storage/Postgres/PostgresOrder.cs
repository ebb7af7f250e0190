using NatoIraq.Core;
using NatoIraq.Core.History;
using Npgsql;

namespace NatoIraq.Storage.Postgres;

/// <summary>The order of the log as a reader finds it: which number of Marten's stands where, with which hash.</summary>
internal sealed class PostgresOrder
{
    private readonly List<long> _seqIds = [];
    private readonly List<byte[]> _hashes = [];

    /// <summary>How many events have a place.</summary>
    public int Count => _seqIds.Count;

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
    public byte[] HashAt(int index) => _hashes[index];

    /// <summary>The end of the log before the event at that place.</summary>
    public LogHead HeadBefore(int index) => index == 0 ? LogHead.Empty : new LogHead(index, _hashes[index - 1]);

    /// <summary>Reads the order, and readies the transaction for rows that come by an index.</summary>
    /// <exception cref="StoreDamagedException">A place is missing.</exception>
    public static async Task<PostgresOrder> ReadAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        var order = new PostgresOrder();
        await using NpgsqlBatch batch = connection.CreateBatch();
        // Sorted rows would be written to the server's disk first; by an index they come while they are looked for.
        batch.BatchCommands.Add(new NpgsqlBatchCommand("SET LOCAL enable_sort = off"));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(
            "SELECT events, head, EXISTS (SELECT FROM natoiraq_pending) FROM natoiraq_meta"));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(
            "SELECT position, seq_id, hash FROM natoiraq_log ORDER BY position"));
        await using NpgsqlDataReader reader = await batch.ExecuteReaderAsync(cancel);
        if (await reader.ReadAsync(cancel))
        {
            order.Noted = new LogHead(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1));
            order.HasArrivals = reader.GetBoolean(2);
        }
        await reader.NextResultAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            if (reader.GetInt64(0) != order.Count + 1)
                throw new StoreDamagedException($"Event {order.Count + 1} has no place in the log. Restore a copy.");
            order.Add(reader.GetInt64(1), reader.GetFieldValue<byte[]>(2));
        }
        return order;
    }

    private void Add(long seqId, byte[] hash)
    {
        IsAscending &= Count == 0 || seqId > _seqIds[^1];
        _seqIds.Add(seqId);
        _hashes.Add(hash);
    }
}
