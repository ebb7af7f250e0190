using System.Text;
using Microsoft.Data.Sqlite;
using NatoIraq.Core.History;
using SQLitePCL;

namespace NatoIraq.Storage.Sqlite;

/// <summary>The columns of the row on which a reader stands, without a copy where the replay can do without.</summary>
internal sealed class SqliteRow(SqliteDataReader reader)
{
    private readonly sqlite3_stmt _statement = reader.Handle!;
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _names =
        new Dictionary<string, string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    public long Sequence => raw.sqlite3_column_int64(_statement, 0);

    public string Stream => Name(1);

    public long Version => raw.sqlite3_column_int64(_statement, 2);

    public string Type => Name(3);

    public int Schema => raw.sqlite3_column_int(_statement, 4);

    /// <summary>The JSON; valid until the reader moves.</summary>
    public ReadOnlySpan<byte> Json => raw.sqlite3_column_blob(_statement, 6);

    /// <summary>The hash; valid until the reader moves.</summary>
    public ReadOnlySpan<byte> Hash => raw.sqlite3_column_blob(_statement, 7);

    public DateTimeOffset RecordedAt =>
        DateTimeOffset.FromUnixTimeMilliseconds(raw.sqlite3_column_int64(_statement, 8));

    /// <summary>A copy that outlives the reader's stay.</summary>
    public LogEntry Entry() => new(
        Sequence, Stream, Version, Type, Schema, reader.GetString(5), Json.ToArray(), Hash.ToArray());

    /// <summary>A text of which there are few different ones: kept, so that a long read makes each only once.</summary>
    private string Name(int column)
    {
        ReadOnlySpan<byte> bytes = raw.sqlite3_column_blob(_statement, column);
        if (bytes.Length > 256) return Encoding.UTF8.GetString(bytes);
        Span<char> text = stackalloc char[256];
        text = text[..Encoding.UTF8.GetChars(bytes, text)];
        if (!_names.TryGetValue(text, out string? name)) _names[text] = name = text.ToString();
        return name;
    }
}
