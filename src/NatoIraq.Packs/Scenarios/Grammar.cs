using System.Text.Json.Nodes;

namespace NatoIraq.Packs.Scenarios;

/// <summary>The pieces of the scenario grammar as JSON Schema.</summary>
internal static class Grammar
{
    private const string KebabPattern = "^[a-z0-9]+(-[a-z0-9]+)*$";
    private const string DayPattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
    private const string SeriesPattern = "^[^/\\s]+/[^/\\s]+/[^/\\s]+$";

    /// <summary>A reference to a definition, with what it means here.</summary>
    public static JsonObject Ref(string definition, string description) =>
        new() { ["$ref"] = $"#/$defs/{definition}", ["description"] = description };

    public static JsonObject Text(string description) => new() { ["type"] = "string", ["description"] = description };

    public static JsonObject List(string definition, string description) => new()
    {
        ["type"] = "array",
        ["description"] = description,
        ["items"] = new JsonObject { ["$ref"] = $"#/$defs/{definition}" },
    };

    public static JsonObject Named(string definition, string description) => new()
    {
        ["type"] = "object",
        ["description"] = description,
        ["additionalProperties"] = new JsonObject { ["$ref"] = $"#/$defs/{definition}" },
    };

    public static JsonObject Fork() => new()
    {
        ["description"] = "Where the branch leaves its parent: a date, an event's id, or a step number of the history.",
        ["anyOf"] = new JsonArray(
            new JsonObject { ["$ref"] = "#/$defs/day" },
            new JsonObject { ["$ref"] = "#/$defs/id" },
            new JsonObject { ["type"] = "integer", ["minimum"] = 0 }),
    };

    /// <summary>Everything the schema refers to: values, entries, and one definition for each event type.</summary>
    public static JsonObject Definitions()
    {
        var definitions = new JsonObject
        {
            ["id"] = Pattern(KebabPattern, "A kebab-case name: lower-case letters, digits and single hyphens."),
            ["day"] = Pattern(DayPattern, "A day, written 2020-01-31."),
            ["series"] = Pattern(
                SeriesPattern, "nation/mission/place; * means all, others the unnamed rest. Quote a leading *."),
            ["expression"] = Kinds(
                "A number, an expression or a distribution, with a unit of time where one is due.", "string", "number"),
            ["amount"] = Amount(),
            ["assumption"] = Assumption(),
            ["after"] = After(),
        };
        EntryGrammar.AddTo(definitions);
        return definitions;
    }

    private static JsonObject Pattern(string pattern, string description) =>
        new() { ["type"] = "string", ["pattern"] = pattern, ["description"] = description };

    public static JsonObject Kinds(string description, params string[] types) => new()
    {
        ["type"] = new JsonArray([.. types.Select(t => (JsonNode)t)]),
        ["description"] = description,
    };

    public static JsonObject Flag(string description) => new() { ["type"] = "boolean", ["description"] = description };

    private static JsonObject Number() => new() { ["type"] = "number" };

    private static JsonObject Closed(
        string title, string description, JsonObject properties, params string[] required) => new()
        {
            ["title"] = title,
            ["description"] = description,
            ["type"] = "object",
            ["properties"] = properties,
            ["required"] = new JsonArray([.. required.Select(r => (JsonNode)r)]),
            ["additionalProperties"] = false,
        };

    private static JsonObject Amount() => new()
    {
        ["description"] = "How many: a number, unknown, an expression, or bounds.",
        ["anyOf"] = new JsonArray(
            new JsonObject { ["$ref"] = "#/$defs/expression" },
            Closed("Bounds", "A bound is never a point.", new JsonObject
            {
                ["low"] = Number(),
                ["likely"] = Number(),
                ["high"] = Number(),
                ["low-exclusive"] = Flag("The low bound itself is excluded."),
                ["high-exclusive"] = Flag("The high bound itself is excluded."),
                ["qualifier"] = Text("The hedge, for example: around."),
            })),
    };

    private static JsonObject Assumption() => Closed(
        "Assumption",
        "An uncertain value and what it rests on.",
        new JsonObject
        {
            ["value"] = Ref("expression", "The value or its distribution."),
            ["wide"] = Ref("expression", "The wide prior, drawn with --priors wide."),
            ["unit"] = Text("What it counts."),
            ["basis"] = new JsonObject
            {
                ["enum"] = new JsonArray("assumption", "seed"),
                ["description"] = "Whether it is assumed, or rests on claims; then cites is required.",
            },
            ["cites"] = List("expression", "Claims behind it."),
            ["informed"] = Flag("It knows what followed the fork; never scored as skill."),
            ["note"] = Text("How the value follows from what was known."),
        },
        "value",
        "basis");

    private static JsonObject After() => Closed(
        "After",
        "What an event follows.",
        new JsonObject
        {
            ["event"] = Ref("id", "An entry's id, or fork."),
            ["delay"] = Ref("expression", "How long after, with a unit of time; left out, the same day."),
            ["unless"] = Flag("It follows the other's not happening."),
            ["start"] = Flag("It follows the first step of a ramp rather than its last."),
        },
        "event");
}
