using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using NatoIraq.Core;
using NatoIraq.Core.History;

namespace NatoIraq.Storage.Postgres;

/// <summary>
/// How an event stands in Marten's columns: <c>type</c> is its name with <c>_</c> for <c>-</c>, which is the alias
/// Marten gives its class; <c>data</c> is what it says; <c>headers</c> has the rest of its canonical JSON
/// (<c>schema, id, when, placed, cites, amends, note, by</c>) and <c>hash</c>. Of headers another program left out, the id
/// is Marten's own, the day that of recording (UTC), the cites none and the schema the first.
/// </summary>
internal static class MartenEvent
{
    private static readonly JsonReaderOptions Deep = new() { MaxDepth = 256 };

    /// <summary>Marten's name of a type.</summary>
    public static string Alias(string type) => type.Replace('-', '_');

    /// <summary>The type of that alias.</summary>
    public static MartenType TypeOf(string alias) => new(alias.Replace('_', '-'));

    /// <summary>The class behind a type, as Marten writes it.</summary>
    public static string DotNetType(string type)
    {
        Type data = EventTypes.Get(type).Class;
        return $"{data.FullName}, {data.Assembly.GetName().Name}";
    }

    /// <summary>Cuts an event's JSON into what it says and what is said of it.</summary>
    public static (byte[] Data, byte[] Headers) Split(LogEntry entry)
    {
        ReadOnlySpan<byte> json = entry.Json;
        byte[] data = [];
        var headers = new ArrayBufferWriter<byte>(256);
        headers.Write("{\"hash\":\""u8);
        headers.Write(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(entry.Hash)));
        headers.Write("\""u8);
        var reader = new Utf8JsonReader(json, Deep);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            int name = (int)reader.TokenStartIndex;
            bool isType = reader.ValueTextEquals("type"u8), isData = reader.ValueTextEquals("data"u8);
            reader.Read();
            int value = (int)reader.TokenStartIndex;
            reader.Skip();
            int end = (int)reader.BytesConsumed;
            if (isType) continue;
            if (isData)
            {
                data = json[value..end].ToArray();
                continue;
            }
            headers.Write(","u8);
            headers.Write(json[name..end]);
        }
        headers.Write("}"u8);
        return (data, headers.WrittenSpan.ToArray());
    }

    /// <summary>Writes the JSON of the event that a row holds: type and schema, the headers, what it says.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="row">The row.</param>
    /// <param name="room">A buffer that may be overwritten.</param>
    /// <returns>The schema it was written in.</returns>
    /// <exception cref="StoreDamagedException">The headers are no object.</exception>
    public static int Join(IBufferWriter<byte> to, in PostgresRow row, ArrayBufferWriter<byte> room)
    {
        room.ResetWrittenCount();
        (int schema, Given given) = Take(row, room);
        to.Write(row.Type.Beginning);
        Write(to, schema);
        to.Write(room.WrittenSpan);
        if (!given.HasFlag(Given.Id)) Write(to, $",\"id\":\"{row.Id:D}\"");
        if (!given.HasFlag(Given.Cites)) to.Write(",\"cites\":[]"u8);
        if (!given.HasFlag(Given.When))
        {
            string day = row.RecordedAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            Write(to, $",\"when\":{{\"from\":\"{day}\",\"to\":\"{day}\"}}");
        }
        to.Write(",\"data\":"u8);
        to.Write(row.Data);
        to.Write("}"u8);
        return schema;
    }

    /// <summary>Takes from the headers what belongs to the event, each with a comma before it, but for the schema.</summary>
    private static (int Schema, Given Given) Take(in PostgresRow row, ArrayBufferWriter<byte> to)
    {
        (int schema, Given given) = (1, Given.Nothing);
        if (row.Headers.IsEmpty) return (schema, given);
        var reader = new Utf8JsonReader(row.Headers, Deep);
        Expect(reader.Read() && reader.TokenType == JsonTokenType.StartObject, row);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            int name = (int)reader.TokenStartIndex;
            Given field = FieldAt(ref reader);
            reader.Read();
            if (field == Given.Schema)
                Expect(reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out schema), row);
            reader.Skip();
            if (field is Given.Nothing or Given.Schema) continue;
            given |= field;
            to.Write(","u8);
            to.Write(row.Headers[name..(int)reader.BytesConsumed]);
        }
        return (schema, given);
    }

    private static Given FieldAt(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("id"u8)) return Given.Id;
        if (reader.ValueTextEquals("when"u8)) return Given.When;
        if (reader.ValueTextEquals("cites"u8)) return Given.Cites;
        if (reader.ValueTextEquals("schema"u8)) return Given.Schema;
        bool isOther = reader.ValueTextEquals("placed"u8) || reader.ValueTextEquals("amends"u8)
            || reader.ValueTextEquals("note"u8) || reader.ValueTextEquals("by"u8);
        return isOther ? Given.Other : Given.Nothing;
    }

    /// <summary>The hash that an event bears in its headers; null when it bears none.</summary>
    public static string? HashIn(ReadOnlySpan<byte> headers)
    {
        if (headers.IsEmpty) return null;
        var reader = new Utf8JsonReader(headers, Deep);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isHash = reader.ValueTextEquals("hash"u8);
            reader.Read();
            if (isHash) return reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            reader.Skip();
        }
        return null;
    }

    private static void Expect(bool condition, in PostgresRow row)
    {
        if (!condition) throw new StoreDamagedException($"The headers of {row.Where} are not an event's.");
    }

    private static void Write(IBufferWriter<byte> to, string text) => to.Write(Encoding.UTF8.GetBytes(text));

    private static void Write(IBufferWriter<byte> to, int number)
    {
        number.TryFormat(to.GetSpan(11), out int length, provider: CultureInfo.InvariantCulture);
        to.Advance(length);
    }

    /// <summary>What headers give of an event.</summary>
    [Flags]
    private enum Given
    {
        Nothing = 0,
        Id = 1,
        When = 2,
        Cites = 4,
        Schema = 8,
        Other = 16,
    }
}

/// <summary>A type's name, with the beginning of its events' JSON up to the schema.</summary>
internal sealed class MartenType(string name)
{
    private readonly byte[] _beginning =
        Encoding.UTF8.GetBytes($"{{\"type\":\"{JsonEncodedText.Encode(name)}\",\"schema\":");

    public ReadOnlySpan<byte> Beginning => _beginning;

    /// <inheritdoc/>
    public override string ToString() => name;
}
