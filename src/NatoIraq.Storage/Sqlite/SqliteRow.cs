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

    /// <summary>A copy that outlives the reader's stay.</summary>
    public LogEntry Entry() => new(
        raw.sqlite3_column_int64(_statement, 0), Name(1), raw.sqlite3_column_int64(_statement, 2), Name(3),
        raw.sqlite3_column_int(_statement, 4), Encoding.UTF8.GetString(Bytes(5)), Bytes(6).ToArray(),
        Bytes(7).ToArray(), RecordedAt(raw.sqlite3_column_int64(_statement, 8)));

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

    private static DateTimeOffset RecordedAt(long milliseconds) => milliseconds is >= 0 && milliseconds <= LatestTime
        ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
        : throw new StoreDamagedException($"An event bears the time {milliseconds}, which is none.");
}
