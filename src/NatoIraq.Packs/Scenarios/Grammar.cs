using System.Text.Json.Nodes;

namespace NatoIraq.Packs.Scenarios;

/// <summary>The pieces of the scenario grammar as JSON Schema.</summary>
internal static class Grammar
{
    private const string KebabPattern = "^[a-z0-9]+(-[a-z0-9]+)*$";
    private const string NamePattern = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$";
    private const string DayPattern =
        "^(19|20|21)[0-9]{2}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)"
        + "|02-(0[1-9]|[12][0-9]))$";

    // A word behind a number or a bracket is a unit of time.
    private const string SpanPattern = "^(?!.*[0-9)]\\s+(?!(day|week|month|year)s?$)[a-z]+$)(?!-)";

    /// <summary>A reference to a definition, with what it means here.</summary>
    public static JsonObject Ref(string definition, string? description = null)
    {
        var reference = new JsonObject { ["$ref"] = $"#/definitions/{definition}" };
        // Draft 7 passes over what stands beside a reference; editors show it.
        if (description is not null) reference["description"] = description;
        return reference;
    }

    public static JsonObject Text(string description) => Kinds(description, "string", "number");

    public static JsonObject List(string definition, string description) => new()
    {
        ["type"] = "array",
        ["description"] = description,
        ["items"] = Ref(definition),
    };

    /// <summary>A mapping whose keys are names of the author's own.</summary>
    public static JsonObject Named(string definition, string description, JsonObject? snippet = null)
    {
        var named = new JsonObject
        {
            ["type"] = "object",
            ["description"] = description,
            ["propertyNames"] = Ref("name"),
            ["additionalProperties"] = Ref(definition),
        };
        if (snippet is not null) named["defaultSnippets"] = new JsonArray(snippet);
        return named;
    }

    /// <summary>The values that the schema refers to.</summary>
    public static void AddTo(JsonObject definitions)
    {
        definitions["id"] = Pattern(KebabPattern, "A kebab-case name: lower-case letters, digits, single hyphens.");
        definitions["name"] = Pattern(NamePattern, "A kebab-case name that begins with a letter.");
        definitions["day"] = Pattern(DayPattern, "A day, written 2020-01-31.", "2020-06-01");
        definitions["value"] = Kinds(
            "A number, a distribution or an expression: triangular(low, likeliest, high), uniform(low, high), "
                + "0.3 * strength(nation/mission/place), an assumption's name.",
            "string", "number");
        definitions["value"]!["examples"] = new JsonArray("triangular(0.1, 0.3, 0.6)", "uniform(0, 500)", 0.5);
        definitions["span"] = new JsonObject
        {
            ["description"] =
                "How long: a number or distribution with days, weeks, months or years behind it; without, days.",
            ["type"] = new JsonArray("string", "number"),
            ["pattern"] = SpanPattern,
            ["minimum"] = 0,
        };
        definitions["span"]!["examples"] = new JsonArray("triangular(3, 14, 90) days", "uniform(1, 6) months",
            "30 days");
        definitions["condition"] = Kinds("A question that is true or false.", "string", "boolean");
        definitions["chance"] = new JsonObject
        {
            ["description"] = "A probability from 0 to 1, or an assumption's name.",
            ["anyOf"] = new JsonArray(
                new JsonObject { ["type"] = "number", ["minimum"] = 0, ["maximum"] = 1 },
                new JsonObject { ["type"] = "string", ["not"] = Pattern("^-", "No chance is negative.") }),
            ["examples"] = new JsonArray(0.5),
        };
        definitions["rate"] = Pattern(
            "^[^-].* per (day|week|month|year)$", "How often on average, for example 1.5 per month.", "1.5 per month");
        definitions["amount"] = Amount();
        definitions["assumption"] = Assumption();
        definitions["correlation"] = Correlation();
        definitions["after"] = After();
    }

    public static JsonObject Pattern(string pattern, string description, params string[] examples)
    {
        var schema = new JsonObject { ["type"] = "string", ["pattern"] = pattern, ["description"] = description };
        if (examples.Length > 0) schema["examples"] = new JsonArray([.. examples.Select(e => (JsonNode)e)]);
        return schema;
    }

    public static JsonObject Kinds(string description, params string[] types) => new()
    {
        ["type"] = new JsonArray([.. types.Select(t => (JsonNode)t)]),
        ["description"] = description,
    };

    public static JsonObject Flag(string description) => new() { ["type"] = "boolean", ["description"] = description };

    private static JsonObject Bound(string description) => new()
    {
        ["type"] = "number",
        ["minimum"] = 0,
        ["description"] = description,
    };

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
        ["description"] = "How many: a number, a distribution, a formula, or bounds.",
        ["anyOf"] = new JsonArray(
            new JsonObject { ["type"] = "number", ["minimum"] = 0 },
            new JsonObject { ["type"] = "string", ["not"] = Pattern("^-[0-9.]+$", "No count is negative.") },
            Closed("Bounds", "A bound is never a point.", new JsonObject
            {
                ["low"] = Bound("At least this."),
                ["likely"] = Bound("Most likely this."),
                ["high"] = Bound("At most this."),
                ["low-exclusive"] = Flag("The low bound itself is excluded: more than."),
                ["high-exclusive"] = Flag("The high bound itself is excluded: less than."),
                ["qualifier"] = Text("The hedge, for example: around."),
            })),
        ["examples"] = new JsonArray(200, "uniform(50, 150)"),
    };

    private static JsonObject Assumption()
    {
        JsonObject assumption = AssumptionKeys();
        assumption["if"] = new JsonObject
        {
            ["properties"] = new JsonObject { ["basis"] = new JsonObject { ["const"] = "seed" } },
            ["required"] = new JsonArray("basis"),
        };
        assumption["then"] = new JsonObject { ["required"] = new JsonArray("cites") };
        return assumption;
    }

    private static JsonObject AssumptionKeys() => Closed(
        "Assumption",
        "An uncertain value and what it rests on.",
        new JsonObject
        {
            ["value"] = Ref("value", "The value or its distribution; a span takes a unit of time behind it."),
            ["wide"] = Ref("value", "The wide range that --priors wide draws from; left out, the value."),
            ["unit"] = Text("What it counts, in words."),
            ["basis"] = new JsonObject
            {
                ["enum"] = new JsonArray("assumption", "seed"),
                ["description"] = "Whether it is assumed, or rests on claims; then cites is required.",
            },
            ["cites"] = List("claim", "The claims behind it."),
            ["informed"] = Flag("It knows what was reported after the fork; never scored as skill."),
            ["note"] = Text("How the value follows from what was known."),
        },
        "value",
        "basis");

    private static JsonObject Correlation() => Closed(
        "Correlation",
        "Assumptions that go along with each other, each with each.",
        new JsonObject
        {
            ["between"] = new JsonObject
            {
                ["type"] = "array",
                ["description"] = "Two or more assumptions of this plan that have distributions, own or inherited.",
                ["items"] = Ref("name"),
                ["minItems"] = 2,
                ["uniqueItems"] = true,
            },
            ["rank"] = new JsonObject
            {
                ["type"] = "number",
                ["minimum"] = -1,
                ["maximum"] = 1,
                ["description"] = "Spearman's rank correlation; 0 undoes the parent's.",
                ["examples"] = new JsonArray(0.6),
            },
        },
        "between",
        "rank");

    private static JsonObject After() => Closed(
        "After",
        "What an event follows.",
        new JsonObject
        {
            ["event"] = new JsonObject
            {
                ["description"] = "fork, or the id of an entry of this plan or of the parent's.",
                ["anyOf"] = new JsonArray(new JsonObject { ["enum"] = new JsonArray("fork") }, Ref("id")),
            },
            ["delay"] = Ref("span", "How long after; left out, the same day."),
            ["unless"] = Flag("It follows the other's not happening."),
            ["start"] = Flag("It follows the first step of a ramp rather than its last."),
        },
        "event");
}
