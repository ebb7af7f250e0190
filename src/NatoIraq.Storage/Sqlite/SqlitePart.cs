using System.Buffers;
using NatoIraq.Core.History;

namespace NatoIraq.Storage.Sqlite;

/// <summary>What is made of a stored event; its bytes are valid for the call alone.</summary>
internal delegate T Make<T>(in SqlitePart.Row row, ReadOnlySpan<byte> json, ReadOnlySpan<byte> hash);

/// <summary>Some rows of the log, copied out of SQLite, so that another core can check and parse them.</summary>
internal sealed class SqlitePart
{
    /// <summary>Enough rows to be worth handing over; with room for one more, a buffer below the large objects.</summary>
    private const int Full = 64 * 1024;

    private readonly ArrayBufferWriter<byte> _bytes = new(Full + 8 * 1024);
    private readonly List<Row> _rows = new(256);

    /// <summary>A row but for its bytes.</summary>
    public readonly record struct Row(
        long Sequence, string Stream, long Version, string Type, int Schema, DateTimeOffset RecordedAt, int Json);

    /// <summary>Whether it holds as much as it should.</summary>
    public bool IsFull => _bytes.WrittenCount >= Full;

    /// <summary>The end of the log up to here.</summary>
    /// <param name="before">The end of the part before it.</param>
    public LogHead EndAfter(LogHead before) => _rows.Count == 0
        ? before
        : new LogHead(_rows[^1].Sequence, _bytes.WrittenSpan[^HashChain.Length..].ToArray());

    /// <summary>Copies the row on which a reader stands.</summary>
    public void Add(SqliteRow row)
    {
        ReadOnlySpan<byte> json = row.Json;
        _rows.Add(new Row(
            row.Sequence, row.Stream, row.Version, row.Type, row.Schema, row.RecordedAt, json.Length));
        _bytes.Write(json);
        Span<byte> hash = _bytes.GetSpan(HashChain.Length)[..HashChain.Length];
        hash.Clear(); // a hash of another length is none, and fits nothing
        if (row.Hash is { Length: HashChain.Length } stored) stored.CopyTo(hash);
        _bytes.Advance(HashChain.Length);
    }

    /// <summary>Checks every row against its hash, and makes something of those that are wanted.</summary>
    /// <param name="before">The end of the part before it.</param>
    /// <param name="isWanted">Which rows are wanted.</param>
    /// <param name="make">What is made of them.</param>
    /// <param name="misfit">The error for a row that does not fit.</param>
    public List<T> Read<T>(LogHead before, Predicate<Row> isWanted, Make<T> make, Func<Row, Exception> misfit)
    {
        var made = new List<T>(_rows.Count);
        Span<byte> expected = stackalloc byte[HashChain.Length];
        before.Hash.CopyTo(expected);
        long at = before.Sequence;
        ReadOnlySpan<byte> rest = _bytes.WrittenSpan;
        foreach (Row row in _rows)
        {
            ReadOnlySpan<byte> json = rest[..row.Json], hash = rest.Slice(row.Json, HashChain.Length);
            rest = rest[(row.Json + HashChain.Length)..];
            HashChain.Next(expected, row.Stream, row.Version, json, expected);
            if (row.Sequence != at + 1 || !hash.SequenceEqual(expected)) throw misfit(row);
            if (isWanted(row)) made.Add(make(row, json, hash));
            at = row.Sequence;
        }
        return made;
    }
}
