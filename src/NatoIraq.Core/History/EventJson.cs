using System.Text.Json;
using System.Text.Json.Nodes;

namespace NatoIraq.Core.History;

/// <summary>
/// Events as canonical JSON: the same event always gives the same bytes, on every machine and .NET version, so that
/// they can be hashed. One object without white space:
/// <c>{"type","schema","id","when":{"from","to"},"placed","cites","amends","note","by","data":{..}}</c>.
/// Keys are kebab-case in the record's order, a dictionary's keys in ordinal order; nulls are left out and nothing
/// else is; dates are <c>yyyy-MM-dd</c>, a series <c>nation/mission/place</c>, numbers the shortest text that reads
/// back the same, without a negative zero; text is UTF-8 and escapes only what JSON demands.
/// </summary>
public sealed class EventJson
{
    private readonly Upcasters _upcasters;
    private readonly JsonEnvelope _events;
    private readonly Action<Utf8JsonWriter, Event> _write;

    /// <summary>Makes a codec that knows these older schemas.</summary>
    public EventJson(Upcasters upcasters)
    {
        _upcasters = upcasters;
        _events = new JsonEnvelope(upcasters);
        _write = _events.Write;
    }

    /// <summary>The codec of this version of the program.</summary>
    public static EventJson Shipped { get; } = new(Upcasters.Shipped);

    /// <summary>The schema in which events of that type are written now.</summary>
    public int SchemaOf(string type) => _upcasters.Current(type);

    /// <summary>The event's canonical bytes, in the current schema of its type.</summary>
    /// <exception cref="InvalidInputException">
    /// It holds what no store can: a number that is not finite, a series that is not one, text with a NUL or half a
    /// surrogate pair, a null where a value must be, or events nested too deeply.
    /// </exception>
    public byte[] Write(Event happened)
    {
        try
        {
            return JsonBuffer.Bytes(happened, _write);
        }
        catch (InvalidOperationException)
        {
            throw new InvalidInputException($"Event '{happened.Id}' holds events within events too deeply.");
        }
    }

    /// <summary>Writes the data's fields as one object, as they stand in <see cref="Write"/>.</summary>
    public void WriteData(Utf8JsonWriter writer, EventData data) =>
        _events.RecordOf(data.GetType()).Write(writer, data);

    /// <summary>
    /// Reads what <see cref="WriteData"/> wrote, in the current schema; throws as a reader of JSON. The reader stands on
    /// the object's start and is left on its end.
    /// </summary>
    /// <param name="reader">The reader.</param>
    /// <param name="type">The record's class.</param>
    public EventData ReadData(ref Utf8JsonReader reader, Type type) =>
        (EventData)_events.RecordOf(type).Read(ref reader);

    /// <summary>The event that the JSON holds, its keys in any order; an older schema is brought up to date.</summary>
    /// <param name="type">The type's name, which the JSON repeats.</param>
    /// <param name="schema">The schema it was written in, which the JSON repeats.</param>
    /// <param name="json">The JSON in UTF-8.</param>
    /// <exception cref="UnknownEventException">No such type.</exception>
    /// <exception cref="StoreDamagedException">
    /// It is not such an event: a field is missing, unknown, repeated or of another kind, or the schema is a newer one.
    /// </exception>
    public Event Read(string type, int schema, ReadOnlySpan<byte> json)
    {
        try
        {
            Event happened = Parse(json, out string writtenType, out int writtenSchema);
            if (writtenType != type || writtenSchema != schema)
                throw new JsonException($"it calls itself '{writtenType}' in schema {writtenSchema}.");
            return happened;
        }
        catch (Exception e)
            when (e is JsonException or InvalidOperationException or FormatException or ArgumentException)
        {
            if (EventTypes.Find(type) is null) throw new UnknownEventException(type);
            throw new StoreDamagedException($"A stored '{type}' (schema {schema}) cannot be read: {e.Message}");
        }
    }

    /// <summary>
    /// The canonical bytes of what the JSON holds, made from the typed event but in the schema it was written in:
    /// what was hashed, however the database spaced or ordered it since.
    /// </summary>
    /// <param name="type">The type's name.</param>
    /// <param name="schema">The schema it was written in.</param>
    /// <param name="json">The JSON in UTF-8.</param>
    /// <param name="happened">The event itself.</param>
    /// <exception cref="UnknownEventException">No such type.</exception>
    /// <exception cref="StoreDamagedException">It is not such an event.</exception>
    public byte[] Canonical(string type, int schema, ReadOnlySpan<byte> json, out Event happened)
    {
        happened = Read(type, schema, json);
        byte[] current = Write(happened);
        if (_upcasters.IsEmpty) return current;
        JsonObject lowered = Lower(JsonNode.Parse(current)!.AsObject(), JsonNode.Parse(json)!.AsObject());
        return CanonicalJson.Bytes(lowered);
    }

    /// <summary>The event that the JSON holds, with the type and schema it names; throws as a reader of JSON.</summary>
    internal Event Parse(ReadOnlySpan<byte> json, out string type, out int schema)
    {
        var reader = new Utf8JsonReader(json, CanonicalJson.ReaderOptions);
        reader.Read();
        Event happened = _events.Read(ref reader, out type, out schema);
        return reader.Read() ? throw new JsonException("more follows the event.") : happened;
    }

    private JsonObject Lower(JsonObject current, JsonObject written)
    {
        string type = written["type"]!.GetValue<string>();
        int schema = written["schema"]!.GetValue<int>();
        JsonObject data = _upcasters.Down(type, schema, CanonicalJson.Detach(current, "data"));
        // An event may hold another one, which has a schema of its own.
        foreach ((string name, JsonNode? inner) in written["data"]!.AsObject())
        {
            if (inner is JsonObject nested && nested["schema"] is JsonValue number && number.TryGetValue<int>(out _))
                data[name] = Lower(CanonicalJson.Detach(data, name), nested);
        }
        current["schema"] = schema;
        current["data"] = data;
        return current;
    }
}
