using System.Text.Json;
using System.Text.Json.Nodes;
using NatoIraq.App.Views;
using NatoIraq.Web.Api;

namespace NatoIraq.Cli.Mcp;

/// <summary>What a tool takes, as JSON Schema.</summary>
internal static class InputSchema
{
    private static readonly string[] Flags = ["true", "false"];

    /// <summary>The schema of an object with these parameters and no others.</summary>
    public static JsonElement Of(IReadOnlyList<Parameter> parameters) => JsonSerializer.SerializeToElement(
        new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(parameters.Select(p => KeyValuePair.Create(p.Name, (JsonNode?)Of(p)))),
            ["required"] = new JsonArray([.. parameters.Where(p => p.IsNeeded).Select(p => (JsonNode?)p.Name)]),
            ["additionalProperties"] = false,
        },
        Json.Options);

    private static JsonObject Of(Parameter parameter)
    {
        bool isFlag = parameter.Words.SequenceEqual(Flags);
        var one = new JsonObject { ["type"] = isFlag ? "boolean" : parameter.IsNumber ? "integer" : "string" };
        if (parameter.IsDay) one["format"] = "date";
        if (!isFlag && parameter.Words.Count > 0)
            one["enum"] = new JsonArray([.. parameter.Words.Select(w => (JsonNode?)w)]);
        JsonObject schema = parameter.Repeats ? new JsonObject { ["type"] = "array", ["items"] = one } : one;
        schema["description"] = parameter.IsDay ? $"{parameter.Says} Written yyyy-MM-dd." : parameter.Says;
        return schema;
    }
}
