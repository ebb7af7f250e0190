using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NatoIraq.Core.History;

/// <summary>A field that says something else than it did.</summary>
/// <param name="Field">Its name, as in canonical JSON; within others, their names and dots before it.</param>
/// <param name="Before">What it said; null for nothing.</param>
/// <param name="After">What it says; null for nothing.</param>
public sealed record Retold(string Field, string? Before, string? After)
{
    private const int Longest = 60;

    /// <summary>What is told otherwise of an event, field by field.</summary>
    public static IReadOnlyList<Retold> Between(EventData before, EventData after)
    {
        Dictionary<string, string> was = FieldsOf(before), says = FieldsOf(after);
        return [.. was.Keys.Union(says.Keys)
            .Select(f => new Retold(f, was.GetValueOrDefault(f), says.GetValueOrDefault(f)))
            .Where(r => r.Before != r.After)];
    }

    /// <summary>In a line, such as <c>data.strength.likely 500 -> 524</c>; long texts are cut.</summary>
    public override string ToString() => $"{Field} {Short(Before)} -> {Short(After)}";

    private static string Short(string? text)
    {
        if (text is not { Length: > Longest }) return text ?? "(none)";
        // Never half of a letter that takes two.
        return $"{text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)]}...";
    }

    private static Dictionary<string, string> FieldsOf(EventData data)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer)) EventJson.Shipped.WriteData(writer, data);
        var fields = new Dictionary<string, string>();
        var record = (JsonObject)JsonNode.Parse(buffer.ToArray())!;
        // Where the one field of the data is a claim or an event itself, its fields are what is told.
        JsonNode? told = record.Count == 1 && record.Single().Value is JsonObject only ? only : record;
        Flatten(told, "", fields);
        return fields;
    }

    private static void Flatten(JsonNode? node, string path, Dictionary<string, string> fields)
    {
        if (node is JsonObject group)
        {
            foreach ((string name, JsonNode? value) in group)
                Flatten(value, path.Length == 0 ? name : $"{path}.{name}", fields);
        }
        else if (node is JsonArray list)
        {
            if (list.Count > 0) fields[path] = string.Join(' ', list.Select(TextOf));
        }
        else if (node is not null)
        {
            fields[path] = TextOf(node);
        }
    }

    private static string TextOf(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text)
        ? text : string.Create(CultureInfo.InvariantCulture, $"{node?.ToJsonString()}");
}
