using System.Buffers;
using NatoIraq.Core.History;

namespace NatoIraq.Storage.Sqlite;

/// <summary>What is made of a stored event; its bytes are valid for the call alone.</summary>
internal delegate T Make<T>(in SqlitePart.Row row, ReadOnlySpan<byte> json, ReadOnlySpan<byte> hash);

/// <summary>
/// Some rows of the log, copied out of SQLite, so that another core can check and parse them. They lie as they are
/// hashed, each between the stored hash of the row before it and its own.
/// </summary>
internal sealed class SqlitePart
{
    /// <summary>Enough rows to be worth handing over; with room for one more, a buffer below large objects.</summary>
    private const int Full = 64 * 1024;

    private readonly ArrayBufferWriter<byte> _bytes = new(Full + 8 * 1024);
    private readonly List<Row> _rows = new(256);
    private LogHead _start = LogHead.Empty;

    /// <summary>A row but for its bytes, of which it has so many covered by its hash, the JSON at the end.</summary>
    public readonly record struct Row(
        long Sequence, string Stream, long Version, string Type, int Schema, DateTimeOffset RecordedAt, int Covered,
        int Json);

    /// <summary>Whether it holds as much as it should.</summary>
    public bool IsFull => _bytes.WrittenCount >= Full;

    /// <summary>The end of the log up to here.</summary>
    public LogHead End => _rows.Count == 0
        ? _start
        : new LogHead(_rows[^1].Sequence, _bytes.WrittenSpan[^HashChain.Length..].ToArray());

    /// <summary>Forgets what it held and begins where another part ended.</summary>
    public void Start(LogHead at)
    {
        _start = at;
        _rows.Clear();
        _bytes.ResetWrittenCount();
        _bytes.Write(at.Hash);
    }

    /// <summary>Copies the row on which a reader stands.</summary>
    public void Add(SqliteRow row)
    {
        ReadOnlySpan<byte> json = row.Json;
        long version = row.Version;
        int covered = HashChain.Cover(_bytes, row.StreamBytes, version, json);
        _rows.Add(new Row(
            row.Sequence, row.Stream, version, row.Type, row.Schema, row.RecordedAt, covered, json.Length));
        Span<byte> hash = _bytes.GetSpan(HashChain.Length)[..HashChain.Length];
        hash.Clear(); // a hash of another length is none, and fits nothing
        if (row.Hash is { Length: HashChain.Length } stored) stored.CopyTo(hash);
        _bytes.Advance(HashChain.Length);
    }

    /// <summary>Checks every row against its hash, and makes something of those that are wanted.</summary>
    /// <param name="isWanted">Which rows are wanted.</param>
    /// <param name="make">What is made of them.</param>
    /// <param name="misfit">The error for a row that does not fit.</param>
    public List<T> Read<T>(Predicate<Row> isWanted, Make<T> make, Func<Row, Exception> misfit)
    {
        var made = new List<T>(_rows.Count);
        Span<byte> expected = stackalloc byte[HashChain.Length];
        long before = _start.Sequence;
        ReadOnlySpan<byte> rest = _bytes.WrittenSpan;
        foreach (Row row in _rows)
        {
            ReadOnlySpan<byte> hashed = rest[..(HashChain.Length + row.Covered)];
            rest = rest[hashed.Length..];
            HashChain.Hash(hashed, expected);
            if (row.Sequence != before + 1 || !rest.StartsWith(expected)) throw misfit(row);
            if (isWanted(row)) made.Add(make(row, hashed[^row.Json..], expected));
            before = row.Sequence;
        }
        return made;
    }
}
