using System.Buffers.Binary;
using System.Text;
using NatoIraq.Core;

namespace NatoIraq.Storage.Postgres;

/// <summary>One event as the server sends it in a binary COPY; its bytes are valid while the part is.</summary>
internal readonly ref struct PostgresRow
{
    /// <summary>The columns of <c>mt_events e</c> that a row has.</summary>
    public const string Columns =
        "e.seq_id, e.stream_id, e.version, e.type, e.timestamp, e.id, e.headers, e.data";

    private const int Fields = 8;
    private static readonly DateTimeOffset Epoch = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Reads the row at the beginning of these bytes, which hold all of it.</summary>
    public PostgresRow(ReadOnlySpan<byte> bytes, PostgresNames names)
    {
        ReadOnlySpan<byte> rest = bytes[sizeof(short)..];
        SeqId = BinaryPrimitives.ReadInt64BigEndian(Next(ref rest));
        Stream = names.Text(Next(ref rest));
        Version = BinaryPrimitives.ReadInt64BigEndian(Next(ref rest));
        Type = names.Type(Next(ref rest));
        long microseconds = BinaryPrimitives.ReadInt64BigEndian(Next(ref rest));
        Id = new Guid(Next(ref rest), bigEndian: true);
        Headers = Json(Next(ref rest)) is var headers && headers.SequenceEqual("null"u8) ? [] : headers;
        Data = Json(Next(ref rest));
        RecordedAt = Time(microseconds);
    }

    /// <summary>A row of which another reader knows the values.</summary>
    public PostgresRow(
        string stream, long version, MartenType type, Guid id, DateTimeOffset recordedAt,
        ReadOnlySpan<byte> headers, ReadOnlySpan<byte> data)
    {
        (Stream, Version, Type, Id, RecordedAt) = (stream, version, type, id, recordedAt);
        Headers = headers;
        Data = data;
    }

    /// <summary>Marten's number.</summary>
    public long SeqId { get; }

    public string Stream { get; }

    public long Version { get; }

    /// <summary>Its type's name, with <c>-</c>.</summary>
    public MartenType Type { get; }

    public DateTimeOffset RecordedAt { get; }

    /// <summary>Marten's id.</summary>
    public Guid Id { get; }

    /// <summary>The headers as JSON; empty when there are none, for which Marten may write a JSON null.</summary>
    public ReadOnlySpan<byte> Headers { get; }

    public ReadOnlySpan<byte> Data { get; }

    /// <summary>What errors call it.</summary>
    public string Where => $"'{Stream}' version {Version}";

    /// <summary>How long the row at the beginning of these bytes is; 0 at the end of all rows, -1 when cut.</summary>
    public static int LengthIn(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < sizeof(short)) return -1;
        if (BinaryPrimitives.ReadInt16BigEndian(bytes) != Fields) return 0;
        int at = sizeof(short);
        for (int field = 0; field < Fields; field++)
        {
            if (bytes.Length < at + sizeof(int)) return -1;
            int length = BinaryPrimitives.ReadInt32BigEndian(bytes[at..]);
            at += sizeof(int) + Math.Max(length, 0);
        }
        return at <= bytes.Length ? at : -1;
    }

    /// <summary>Marten's number of the row at the beginning of these bytes.</summary>
    public static long SeqIdIn(ReadOnlySpan<byte> bytes) =>
        BinaryPrimitives.ReadInt64BigEndian(bytes[(sizeof(short) + sizeof(int))..]);

    private static ReadOnlySpan<byte> Next(scoped ref ReadOnlySpan<byte> rest)
    {
        int length = Math.Max(BinaryPrimitives.ReadInt32BigEndian(rest), 0);
        ReadOnlySpan<byte> field = rest.Slice(sizeof(int), length);
        rest = rest[(sizeof(int) + length)..];
        return field;
    }

    /// <summary>A jsonb is a byte for the version of its format, then text.</summary>
    private static ReadOnlySpan<byte> Json(ReadOnlySpan<byte> field) => field.IsEmpty ? field : field[1..];

    private DateTimeOffset Time(long microseconds)
    {
        long most = (DateTimeOffset.MaxValue - Epoch).Ticks / TimeSpan.TicksPerMicrosecond;
        long least = (DateTimeOffset.MinValue - Epoch).Ticks / TimeSpan.TicksPerMicrosecond;
        return microseconds >= least && microseconds <= most
            ? Epoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond)
            : throw new StoreDamagedException($"The time of {Where} is none.");
    }
}

/// <summary>Texts of which there are few different ones: kept, so that a long read makes each only once.</summary>
internal sealed class PostgresNames
{
    private const int Longest = 256;

    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _texts =
        new Dictionary<string, string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly Dictionary<string, MartenType>.AlternateLookup<ReadOnlySpan<char>> _types =
        new Dictionary<string, MartenType>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The text in UTF-8.</summary>
    public string Text(ReadOnlySpan<byte> bytes) => Find(_texts, bytes, static text => text);

    /// <summary>The type of the alias in UTF-8.</summary>
    public MartenType Type(ReadOnlySpan<byte> bytes) => Find(_types, bytes, MartenEvent.TypeOf);

    private static T Find<T>(
        Dictionary<string, T>.AlternateLookup<ReadOnlySpan<char>> known, ReadOnlySpan<byte> bytes, Func<string, T> make)
    {
        if (bytes.Length > Longest) return make(Encoding.UTF8.GetString(bytes));
        Span<char> text = stackalloc char[Longest];
        text = text[..Encoding.UTF8.GetChars(bytes, text)];
        if (!known.TryGetValue(text, out T? name)) known[text] = name = make(text.ToString());
        return name;
    }
}
