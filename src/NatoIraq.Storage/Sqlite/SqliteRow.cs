using System.Text;
using Microsoft.Data.Sqlite;
using NatoIraq.Core;
using NatoIraq.Core.History;
using SQLitePCL;

namespace NatoIraq.Storage.Sqlite;

/// <summary>The row on which a reader stands, as an entry of the log.</summary>
internal sealed class SqliteRow(SqliteDataReader reader)
{
    private static readonly long LatestTime = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    private readonly sqlite3_stmt _statement = reader.Handle!;
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _names =
        new Dictionary<string, string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    public long Sequence => raw.sqlite3_column_int64(_statement, 0);

    public string Stream => Name(1);

    public long Version => raw.sqlite3_column_int64(_statement, 2);

    public string Type => Name(3);

    public int Schema => raw.sqlite3_column_int(_statement, 4);

    /// <summary>The JSON; valid until the reader moves.</summary>
    public ReadOnlySpan<byte> Json => Bytes(6);

    /// <summary>The hash; valid until the reader moves.</summary>
    public ReadOnlySpan<byte> Hash => Bytes(7);

    /// <summary>When it was stored.</summary>
    /// <exception cref="StoreDamagedException">It is no time.</exception>
    public DateTimeOffset RecordedAt => raw.sqlite3_column_int64(_statement, 8) is >= 0 and var milliseconds
        && milliseconds <= LatestTime
        ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
        : throw new StoreDamagedException(
            $"Event {Sequence} bears no time. Run 'store verify', and restore a copy.");

    /// <summary>A copy that outlives the reader's stay.</summary>
    public LogEntry Entry() => new(
        Sequence, Stream, Version, Type, Schema, Encoding.UTF8.GetString(Bytes(5)), Json.ToArray(), Hash.ToArray(),
        RecordedAt);

    private ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(_statement, column);

    /// <summary>A text of which there are few different ones: kept, so that a long read makes each only once.</summary>
    private string Name(int column)
    {
        ReadOnlySpan<byte> bytes = Bytes(column);
        if (bytes.Length > 256) return Encoding.UTF8.GetString(bytes);
        Span<char> text = stackalloc char[256];
        text = text[..Encoding.UTF8.GetChars(bytes, text)];
        if (!_names.TryGetValue(text, out string? name)) _names[text] = name = text.ToString();
        return name;
    }
}
