using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NatoIraq.Core.History;

/// <summary>The JSON around an event's data. By hand: every event of a replay passes through it.</summary>
internal sealed class JsonEnvelope
{
    private static readonly JsonKeys Keys =
        new("type", "schema", "id", "when", "placed", "cites", "amends", "note", "by", "data");

    /// <summary>The fields that must be there, one bit each, in the order of <see cref="Keys"/>.</summary>
    private const int Required = 0b10_0010_1111;

    private const int HeaderFields = 0b11;

    private readonly Upcasters _upcasters;
    private readonly RecentTexts<Known> _types;
    private readonly JsonKind _event;
    private readonly ConcurrentDictionary<Type, JsonRecord> _records = new();

    public JsonEnvelope(Upcasters upcasters)
    {
        _upcasters = upcasters;
        _types = new RecentTexts<Known>(
            name => new Known(name, upcasters.Current(name), RecordOf(EventTypes.Get(name).Class)));
        _event = new JsonKind((ref r) => Read(ref r, out _, out _), (w, v) => Write(w, (Event)v));
    }

    /// <summary>Reads one event; the reader stands on its first token and is left on its last.</summary>
    public Event Read(ref Utf8JsonReader reader, out string type, out int schema)
    {
        Utf8JsonReader ahead = reader;
        (Known known, schema, bool isFirst) = Header(ref ahead);
        (type, int current) = (known.Name, known.Schema);
        if (schema == current)
        {
            // In canonical JSON the header comes first: it need not be read again.
            if (isFirst) reader = ahead;
            return ReadFields(ref reader, known.Record, isFirst ? HeaderFields : 0);
        }
        if (schema < 1 || schema > current)
        {
            throw new StoreDamagedException(
                $"The store holds a '{type}' in schema {schema}; this version knows 1 to {current}. "
                + "Use a newer natoiraq.");
        }
        JsonObject old = JsonNode.Parse(ref reader)!.AsObject();
        old["data"] = _upcasters.Up(type, schema, CanonicalJson.Detach(old, "data"));
        var again = new Utf8JsonReader(CanonicalJson.Bytes(old), CanonicalJson.ReaderOptions);
        again.Read();
        return ReadFields(ref again, known.Record, 0);
    }

    /// <summary>Writes one event, in the current schema of its type.</summary>
    public void Write(Utf8JsonWriter writer, Event value)
    {
        string type = value.Type;
        writer.WriteStartObject();
        writer.WriteString("type"u8, type);
        writer.WriteNumber("schema"u8, _upcasters.Current(type));
        writer.WriteString("id"u8, CanonicalJson.Exact(value.Id));
        writer.WriteStartObject("when"u8);
        WriteDay(writer, "from"u8, value.When.From);
        WriteDay(writer, "to"u8, value.When.To);
        writer.WriteEndObject();
        if (value.Placed is { } placed) WriteDay(writer, "placed"u8, placed);
        writer.WritePropertyName("cites"u8);
        CanonicalJson.WriteTexts(writer, value.Cites);
        if (value.Amends is { } amends) writer.WriteString("amends"u8, CanonicalJson.Exact(amends));
        if (value.Note is { } note) writer.WriteString("note"u8, CanonicalJson.Exact(note));
        if (value.By is { } by) writer.WriteString("by"u8, CanonicalJson.Exact(by));
        writer.WritePropertyName("data"u8);
        RecordOf(value.Data.GetType()).Write(writer, value.Data);
        writer.WriteEndObject();
    }

    /// <summary>How a record stands in JSON.</summary>
    public JsonRecord RecordOf(Type type) =>
        _records.GetOrAdd(type, static (t, self) => new JsonRecord(t, self.KindOf), this);

    private JsonKind KindOf(Type type)
    {
        if (JsonKind.Simple.TryGetValue(type, out JsonKind? simple)) return simple;
        if (type == typeof(Event)) return _event;
        if (type.IsEnum) return JsonKind.Enumeration(type);
        if (type == typeof(Amount)) return JsonAmount.Kind;
        JsonRecord record = RecordOf(type);
        return new JsonKind(record.Read, record.Write);
    }

    /// <summary>The type and schema, which come first unless a database has reordered the keys.</summary>
    private (Known Type, int Schema, bool IsFirst) Header(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException("an event is not an object.");
        Known? type = null;
        int? schema = null;
        int fields = 0;
        while ((type is null || schema is null) && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isType = reader.ValueTextEquals("type"u8), isSchema = !isType && reader.ValueTextEquals("schema"u8);
            reader.Read();
            fields++;
            if (isType) type = _types.Get(ref reader);
            else if (isSchema) schema = reader.GetInt32();
            else reader.Skip();
        }
        return (type ?? throw new JsonException("the field 'type' is missing."),
            schema ?? throw new JsonException("the field 'schema' is missing."), fields == 2);
    }

    private static Event ReadFields(ref Utf8JsonReader reader, JsonRecord record, int seen)
    {
        string id = "";
        Window? when = null;
        DateOnly? placed = null;
        IReadOnlyList<string> cites = [];
        string? amends = null, note = null, by = null;
        EventData? data = null;
        for (int field = seen == 0 ? -1 : 1; reader.Read() && reader.TokenType == JsonTokenType.PropertyName;)
        {
            field = Keys.Find(ref reader, field + 1, ref seen);
            reader.Read();
            if (reader.TokenType == JsonTokenType.Null && (Required & (1 << field)) == 0) continue;
            switch (field)
            {
                case 0 or 1: break; // the header, read before
                // An id differs from event to event: it is not worth sharing.
                case 2: id = reader.GetString() ?? throw new JsonException("the id is null."); break;
                case 3: when = ReadWindow(ref reader); break;
                case 4: placed = CanonicalJson.ReadDay(ref reader); break;
                case 5: cites = RecentValues.Share(CanonicalJson.ReadTexts(ref reader)); break;
                case 6: amends = CanonicalJson.ReadText(ref reader); break;
                case 7: note = CanonicalJson.ReadText(ref reader); break;
                case 8: by = CanonicalJson.ReadText(ref reader); break;
                default: data = (EventData)record.Read(ref reader); break;
            }
        }
        if ((seen & Required) != Required || when is null || data is null)
            throw new JsonException("one of the fields id, when, cites and data is missing.");
        return new Event(id, when, placed, cites, amends, note, data) { By = by };
    }

    private static Window ReadWindow(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException("'when' is not an object.");
        DateOnly? from = null, to = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isFrom = reader.ValueTextEquals("from"u8), isTo = reader.ValueTextEquals("to"u8);
            reader.Read();
            if (isFrom && from is null) from = CanonicalJson.ReadDay(ref reader);
            else if (isTo && to is null) to = CanonicalJson.ReadDay(ref reader);
            else throw new JsonException("'when' holds more than one 'from' and one 'to'.");
        }
        return from is { } first && to is { } last
            ? RecentValues.Share(first, last)
            : throw new JsonException("'when' lacks 'from' or 'to'.");
    }

    private static void WriteDay(Utf8JsonWriter writer, ReadOnlySpan<byte> name, DateOnly day)
    {
        writer.WritePropertyName(name);
        CanonicalJson.WriteDay(writer, day);
    }

    /// <summary>An event type as it is read: its name, its current schema, its record.</summary>
    private sealed record Known(string Name, int Schema, JsonRecord Record);
}
