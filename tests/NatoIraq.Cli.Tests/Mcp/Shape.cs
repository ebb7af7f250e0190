using System.Text.Json;
using System.Text.Json.Nodes;

namespace NatoIraq.Cli.Tests.Mcp;

/// <summary>
/// As much of JSON Schema as the schemas of answers take; it stops at a keyword that it does not know, so that a schema
/// cannot say what goes unchecked.
/// </summary>
internal sealed class Shape(JsonObject root)
{
    private static readonly string[] Remarks = ["description", "format", "default"];

    /// <summary>Where a value is not of the shape; empty when it is.</summary>
    public string Misfit(JsonNode? value) => Misfit(root, value, "$");

    private string Misfit(JsonNode schema, JsonNode? value, string at) => schema is JsonObject keywords
        ? keywords.Where(k => !Remarks.Contains(k.Key)).Select(k => Misfit(k.Key, k.Value!, value, at))
            .FirstOrDefault(m => m.Length > 0, "")
        : schema.GetValue<bool>() ? "" : at;

    private string Misfit(string keyword, JsonNode says, JsonNode? value, string at) => keyword switch
    {
        "$ref" => Misfit(At(says.GetValue<string>()), value, at),
        "type" => (says as JsonArray ?? [says.DeepClone()]).Any(t => IsOf($"{t}", value)) ? "" : $"{at} is no {says}",
        "enum" => ((JsonArray)says).Any(v => JsonNode.DeepEquals(v, value)) ? "" : $"{at} is none of {says}",
        "required" => value is not JsonObject o ? "" : ((JsonArray)says).Where(r => !o.ContainsKey($"{r}"))
            .Select(r => $"{at}.{r} is missing").FirstOrDefault(""),
        "properties" => value is not JsonObject o ? "" : ((JsonObject)says).Where(p => o.ContainsKey(p.Key))
            .Select(p => Misfit(p.Value!, o[p.Key], $"{at}.{p.Key}")).FirstOrDefault(m => m.Length > 0, ""),
        "additionalProperties" => value is not JsonObject o ? "" : o
            .Select(p => Misfit(says, p.Value, $"{at}.{p.Key}")).FirstOrDefault(m => m.Length > 0, ""),
        "items" => value is not JsonArray list ? "" : list
            .Select((item, i) => Misfit(says, item, $"{at}[{i}]")).FirstOrDefault(m => m.Length > 0, ""),
        _ => throw new InvalidOperationException($"The keyword '{keyword}' is not checked."),
    };

    /// <summary>The schema at a JSON pointer.</summary>
    private JsonNode At(string pointer) => pointer.Split('/').Skip(1).Aggregate(
        (JsonNode)root, (node, step) => node is JsonArray list ? list[int.Parse(step)]! : node[step]!);

    private static bool IsOf(string type, JsonNode? value) => (type, value?.GetValueKind() ?? JsonValueKind.Null) switch
    {
        ("null", JsonValueKind.Null) or ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array)
            or ("string", JsonValueKind.String) or ("boolean", JsonValueKind.True or JsonValueKind.False)
            or ("number", JsonValueKind.Number) => true,
        ("integer", JsonValueKind.Number) => value!.GetValue<decimal>() % 1 == 0,
        _ => false,
    };
}
