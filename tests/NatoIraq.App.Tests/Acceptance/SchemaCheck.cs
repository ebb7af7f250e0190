using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace NatoIraq.App.Tests.Acceptance;

/// <summary>
/// As much of a JSON Schema validator (draft 7) as the scenario schema takes; it stops at a keyword that it does not
/// know, so that the schema cannot say what goes unchecked.
/// </summary>
internal sealed class SchemaCheck(JsonObject root)
{
    private static readonly string[] Remarks =
        ["$schema", "$id", "title", "description", "examples", "enumDescriptions", "defaultSnippets", "definitions"];

    /// <summary>Whether the value is of the schema.</summary>
    public bool Accepts(JsonNode? value) => Accepts(root, value);

    /// <summary>A YAML text as JSON, plain scalars read as YAML 1.2 does.</summary>
    public static JsonNode? Read(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return stream.Documents.Count == 0 ? null : Json(stream.Documents[0].RootNode);
    }

    private static JsonNode? Json(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(p => KeyValuePair.Create($"{p.Key}", Json(p.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Json)]),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: var text } => text switch
        {
            null or "" or "~" or "null" => null,
            "true" or "false" => text == "true",
            ".nan" => double.NaN,
            _ when double.TryParse(text, out double number) && double.IsFinite(number) && !text.Contains(',') => number,
            _ => text,
        },
        YamlScalarNode scalar => scalar.Value,
        _ => null,
    };

    private bool Accepts(JsonNode? schema, JsonNode? value)
    {
        if (schema is JsonValue flag) return flag.GetValue<bool>();
        var keywords = (JsonObject)schema!;
        // In draft 7 nothing beside a reference counts.
        if (keywords["$ref"] is { } reference)
            return Accepts(root["definitions"]![reference.GetValue<string>().Split('/')[^1]], value);
        return keywords.All(k => Remarks.Contains(k.Key) || Holds(k.Key, k.Value!, keywords, value));
    }

    private bool Holds(string keyword, JsonNode says, JsonObject schema, JsonNode? value) => keyword switch
    {
        "type" => (says as JsonArray ?? [says.DeepClone()]).Any(t => IsOf(t!.GetValue<string>(), value)),
        "enum" => ((JsonArray)says).Any(v => JsonNode.DeepEquals(v, value)),
        "const" => JsonNode.DeepEquals(says, value),
        "pattern" => Text(value) is not { } text || Regex.IsMatch(text, says.GetValue<string>()),
        "minimum" => Number(value) is not { } n || n >= says.GetValue<double>(),
        "maximum" => Number(value) is not { } n || n <= says.GetValue<double>(),
        "required" => value is not JsonObject o || ((JsonArray)says).All(r => o.ContainsKey(r!.GetValue<string>())),
        "properties" => value is not JsonObject o
            || ((JsonObject)says).All(p => !o.ContainsKey(p.Key) || Accepts(p.Value, o[p.Key])),
        "patternProperties" => value is not JsonObject o || ((JsonObject)says).All(p =>
            o.Where(v => Regex.IsMatch(v.Key, p.Key)).All(v => Accepts(p.Value, v.Value))),
        "additionalProperties" => value is not JsonObject o
            || o.Where(v => !IsNamed(schema, v.Key)).All(v => Accepts(says, v.Value)),
        "propertyNames" => value is not JsonObject o || o.All(v => Accepts(says, JsonValue.Create(v.Key))),
        "items" => value is not JsonArray list || list.All(item => Accepts(says, item)),
        "minItems" => value is not JsonArray few || few.Count >= says.GetValue<int>(),
        "uniqueItems" => value is not JsonArray alike || alike.Select(i => $"{i}").Distinct().Count() == alike.Count,
        "anyOf" => ((JsonArray)says).Any(s => Accepts(s, value)),
        "oneOf" => ((JsonArray)says).Count(s => Accepts(s, value)) == 1,
        "allOf" => ((JsonArray)says).All(s => Accepts(s, value)),
        "not" => !Accepts(says, value),
        "if" => !Accepts(says, value) || Accepts(schema["then"], value),
        "then" => true,
        _ => throw new InvalidOperationException($"The keyword '{keyword}' is not checked."),
    };

    private static bool IsNamed(JsonObject schema, string key) =>
        schema["properties"] is JsonObject named && named.ContainsKey(key)
        || schema["patternProperties"] is JsonObject patterns && patterns.Any(p => Regex.IsMatch(key, p.Key));

    private static bool IsOf(string type, JsonNode? value) => type switch
    {
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "string" => Text(value) is not null,
        "number" => Number(value) is not null,
        "integer" => Number(value) is { } n && n == Math.Floor(n),
        "boolean" => value is JsonValue v && v.TryGetValue(out bool _),
        _ => throw new InvalidOperationException($"The type '{type}' is not checked."),
    };

    private static string? Text(JsonNode? value) => value is JsonValue v && v.TryGetValue(out string? text) ? text : null;

    private static double? Number(JsonNode? value) =>
        value is JsonValue v && v.TryGetValue(out double number) ? number
        : value is JsonValue w && w.TryGetValue(out int whole) ? whole
        : null;
}
