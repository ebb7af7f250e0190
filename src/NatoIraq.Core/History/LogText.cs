using System.Buffers;
using System.Text;
using System.Text.Json;

namespace NatoIraq.Core.History;

/// <summary>
/// The log as text that travels: JSON lines in UTF-8, a header and then an event a line, in arrival order.
/// <c>{"format","version","events","head"}</c> says how many events follow and the last one's hash, so that a cut file
/// is found; <c>{"sequence","stream","version","hash","event"}</c> holds an event's canonical JSON as it was hashed.
/// Times of recording stay behind: the same log gives the same bytes.
/// </summary>
public static class LogText
{
    /// <summary>What the header calls the format.</summary>
    public const string Format = "natoiraq-log";

    /// <summary>The version of the format that this program writes, and the only one it reads.</summary>
    public const int Version = 1;

    /// <summary>The first bytes of every such text.</summary>
    public static ReadOnlySpan<byte> Beginning => "{\"format\":\"natoiraq-log\","u8;

    /// <summary>Writes the header, without the line's end.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="end">The end of the log that follows.</param>
    public static void WriteHeader(IBufferWriter<byte> to, LogHead end)
    {
        using var writer = new Utf8JsonWriter(to, CanonicalJson.WriterOptions);
        writer.WriteStartObject();
        writer.WriteString("format"u8, Format);
        writer.WriteNumber("version"u8, Version);
        writer.WriteNumber("events"u8, end.Sequence);
        writer.WriteString("head"u8, Convert.ToHexStringLower(end.Hash));
        writer.WriteEndObject();
    }

    /// <summary>Writes an entry, without the line's end.</summary>
    public static void Write(IBufferWriter<byte> to, LogEntry entry)
    {
        using var writer = new Utf8JsonWriter(to, CanonicalJson.WriterOptions);
        writer.WriteStartObject();
        writer.WriteNumber("sequence"u8, entry.Sequence);
        writer.WriteString("stream"u8, entry.Stream);
        writer.WriteNumber("version"u8, entry.Version);
        writer.WriteString("hash"u8, Convert.ToHexStringLower(entry.Hash));
        writer.WritePropertyName("event"u8);
        writer.WriteRawValue(entry.Json, skipInputValidation: true);
        writer.WriteEndObject();
    }

    /// <summary>Reads the header: the end of the log that follows.</summary>
    /// <exception cref="InvalidInputException">It is none, or of another version; the problem has a column.</exception>
    public static LogHead ReadHeader(ReadOnlySpan<byte> line) => Reading(line, static (ref LogLine fields) =>
    {
        if (fields.Text("format"u8) != Format) throw new JsonException($"'format' is not '{Format}'.");
        if (fields.Number("version"u8) is not Version and var other)
            throw new JsonException($"it is of version {other}; this program reads version {Version}.");
        return new LogHead(fields.Number("events"u8), fields.Hash("head"u8));
    });

    /// <summary>Reads an entry. Whether it fits those before it is for a <see cref="LogAudit"/> to say.</summary>
    /// <param name="line">The line, without its end.</param>
    /// <param name="json">The codec.</param>
    /// <exception cref="InvalidInputException">It is no entry; the problem has a column.</exception>
    public static LogEntry Read(ReadOnlySpan<byte> line, EventJson json) => Reading(line, (ref LogLine fields) =>
    {
        long sequence = fields.Number("sequence"u8);
        string stream = fields.Text("stream"u8);
        if (stream.Length == 0) throw new JsonException("a stream needs a name.");
        CanonicalJson.Exact(stream);
        long version = fields.Number("version"u8);
        byte[] hash = fields.Hash("hash"u8);
        byte[] happened = fields.Raw("event"u8);
        string id = json.Parse(happened, out string type, out int schema).Id;
        return new LogEntry(sequence, stream, version, type, schema, id, happened, hash);
    });

    private delegate T Fields<T>(ref LogLine fields);

    private static T Reading<T>(ReadOnlySpan<byte> line, Fields<T> read)
    {
        var fields = new LogLine(line);
        try
        {
            fields.Open();
            T value = read(ref fields);
            fields.Close();
            return value;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException
            or ArgumentException or NatoIraqException)
        {
            int column = Encoding.UTF8.GetCharCount(line[..Math.Min(fields.At, line.Length)]) + 1;
            string why = e.Message.Split(" LineNumber:")[0]; // the reader's own place is within the line
            throw new InvalidInputException([new Problem($"The line cannot be read: {why}", Column: column)]);
        }
    }
}

/// <summary>One line's fields, which stand in one order.</summary>
internal ref struct LogLine
{
    private readonly ReadOnlySpan<byte> _line;
    private Utf8JsonReader _reader;
    private int? _value;

    public LogLine(ReadOnlySpan<byte> line)
    {
        _line = line;
        // An event may nest as deeply as the codec allows, and stands one level down in its line.
        _reader = new Utf8JsonReader(line, new JsonReaderOptions { MaxDepth = CanonicalJson.ReaderOptions.MaxDepth + 1 });
    }

    /// <summary>Where the value begins that was looked at last, in bytes; else how far the reader came.</summary>
    public readonly int At => _value ?? (int)_reader.BytesConsumed;

    public void Open()
    {
        if (!_reader.Read() || _reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("it is not a JSON object.");
    }

    public void Close()
    {
        _value = null;
        if (!_reader.Read() || _reader.TokenType != JsonTokenType.EndObject || _reader.Read())
            throw new JsonException("more stands in it than there should.");
    }

    public string Text(ReadOnlySpan<byte> name)
    {
        Next(name);
        return _reader.GetString() ?? throw new JsonException("a text is null.");
    }

    public long Number(ReadOnlySpan<byte> name)
    {
        Next(name);
        return _reader.GetInt64();
    }

    public byte[] Hash(ReadOnlySpan<byte> name)
    {
        byte[] hash = Convert.FromHexString(Text(name));
        return hash.Length == HashChain.Length ? hash : throw new JsonException("a hash has 64 hexadecimal digits.");
    }

    /// <summary>The value as it stands there.</summary>
    public byte[] Raw(ReadOnlySpan<byte> name)
    {
        Next(name);
        int start = At;
        _reader.Skip();
        return _line[start..(int)_reader.BytesConsumed].ToArray();
    }

    private void Next(ReadOnlySpan<byte> name)
    {
        _value = null;
        if (!_reader.Read() || _reader.TokenType != JsonTokenType.PropertyName || !_reader.ValueTextEquals(name))
            throw new JsonException($"the field '{Encoding.UTF8.GetString(name)}' is missing here.");
        _reader.Read();
        _value = (int)_reader.TokenStartIndex;
    }
}
