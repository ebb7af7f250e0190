using System.Text;
using Microsoft.Data.Sqlite;
using NatoIraq.Core;
using NatoIraq.Core.History;

namespace NatoIraq.Storage.Sqlite;

/// <summary>The row on which a reader stands, as an entry of the log.</summary>
internal sealed class SqliteRow(SqliteDataReader reader)
{
    private static readonly long EarliestTime = DateTimeOffset.MinValue.ToUnixTimeMilliseconds();
    private static readonly long LatestTime = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    private readonly SqliteColumns _columns = new(reader.Handle!);
    private readonly FewNames _streams = new();
    private readonly FewNames _types = new();

    public long Sequence => _columns.Number(0);

    public string Stream => _streams.Of(StreamBytes);

    /// <summary>The stream in UTF-8; valid until the reader moves.</summary>
    public ReadOnlySpan<byte> StreamBytes => _columns.Bytes(1);

    public long Version => _columns.Number(2);

    public string Type => _types.Of(_columns.Bytes(3));

    public int Schema => (int)_columns.Number(4);

    /// <summary>The JSON; valid until the reader moves.</summary>
    public ReadOnlySpan<byte> Json => _columns.Bytes(6);

    /// <summary>The hash; valid until the reader moves.</summary>
    public ReadOnlySpan<byte> Hash => _columns.Bytes(7);

    /// <summary>When it was stored.</summary>
    /// <exception cref="StoreDamagedException">It is no time.</exception>
    public DateTimeOffset RecordedAt =>
        _columns.Number(8) is var milliseconds && milliseconds >= EarliestTime && milliseconds <= LatestTime
        ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
        : throw new StoreDamagedException(
            $"Event {Sequence} bears no time. Run 'store verify', and restore a copy.");

    /// <summary>A copy that outlives the reader's stay.</summary>
    public LogEntry Entry() => new(
        Sequence, Stream, Version, Type, Schema, Encoding.UTF8.GetString(_columns.Bytes(5)), Json.ToArray(),
        Hash.ToArray(), RecordedAt);

    /// <summary>Texts of which there are few different ones: a long read makes each only once.</summary>
    private sealed class FewNames
    {
        private readonly (byte[] Bytes, string Name)[] _known = new (byte[], string)[64];

        public string Of(ReadOnlySpan<byte> bytes)
        {
            // Names of one beginning mostly differ in length or at the end.
            uint place = bytes.Length < 4 ? (uint)bytes.Length : (uint)bytes.Length
                + (31u * bytes[^1]) + (7u * bytes[^4]) + (3u * bytes[0]);
            ref (byte[] Bytes, string Name) known = ref _known[place % 64];
            if (known.Name is null || !bytes.SequenceEqual(known.Bytes))
                known = (bytes.ToArray(), Encoding.UTF8.GetString(bytes));
            return known.Name;
        }
    }
}
