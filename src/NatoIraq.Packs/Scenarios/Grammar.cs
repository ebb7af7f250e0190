using System.Text.Json.Nodes;
using NatoIraq.Core.History;

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
            ["series"] = Pattern(SeriesPattern, "nation/mission/place; * means all, others the unnamed rest. Quote a leading *."),
            ["expression"] = Kinds("A number, an expression or a distribution, with a unit of time where one is due.", "string", "number"),
            ["amount"] = Amount(),
            ["assumption"] = Assumption(),
            ["after"] = After(),
        };
        JsonArray types = [];
        foreach (EventType type in EventTypes.World)
        {
            definitions[type.Name] = OfType(type);
            types.Add(new JsonObject { ["$ref"] = $"#/$defs/{type.Name}" });
        }
        definitions["event"] = new JsonObject { ["description"] = "What happens: a type and its fields.", ["oneOf"] = types };
        definitions["planned"] = Planned();
        definitions["rule"] = Rule();
        definitions["hazard"] = Hazard();
        return definitions;
    }

    private static JsonObject Pattern(string pattern, string description) =>
        new() { ["type"] = "string", ["pattern"] = pattern, ["description"] = description };

    private static JsonObject Kinds(string description, params string[] types) => new()
    {
        ["type"] = new JsonArray([.. types.Select(t => (JsonNode)t)]),
        ["description"] = description,
    };

    private static JsonObject Flag(string description) => new() { ["type"] = "boolean", ["description"] = description };

    private static JsonObject Number() => new() { ["type"] = "number" };

    private static JsonObject Closed(string title, string description, JsonObject properties, params string[] required) => new()
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

    private static JsonObject Planned()
    {
        JsonObject planned = Entry("Planned event", "An event of the plan, due on a day or after another.", new JsonObject
        {
            ["on"] = Ref("day", "The day it is due; not before the fork."),
            ["after"] = Ref("after", "What it follows."),
            ["chance"] = Ref("expression", "The probability that it happens; left out, one."),
            ["if"] = Ref("expression", "A condition, evaluated on the day."),
            ["over"] = Ref("expression", "How long a ramp takes."),
            ["steps"] = Ref("expression", "How many steps the ramp has; left out, one a month."),
        });
        planned["oneOf"] = Either("on", "after");
        return planned;
    }

    private static JsonObject Rule()
    {
        JsonObject rule = Entry("Rule", "An event that follows from a condition or from another entry.", new JsonObject
        {
            ["when"] = Ref("expression", "Fires when this becomes true, again only after it was false."),
            ["on"] = Ref("id", "Fires at each occurrence of this hazard or event."),
            ["chance"] = Ref("expression", "The probability of each firing; left out, one."),
        });
        rule["oneOf"] = Either("when", "on");
        return rule;
    }

    private static JsonObject Hazard()
    {
        JsonObject hazard = Entry("Hazard", "An event that strikes at random.", new JsonObject
        {
            ["rate"] = Ref("expression", "How often, for example: 1.5 per month."),
            ["for"] = false,
        });
        hazard["required"] = new JsonArray("id", "event", "rate");
        return hazard;
    }

    private static JsonObject Entry(string title, string description, JsonObject properties)
    {
        properties.Insert(0, "id", Ref("id", "Unique in the plan."));
        properties["note"] = Text("For readers; it changes nothing.");
        return new JsonObject
        {
            ["title"] = title,
            ["description"] = description,
            ["type"] = "object",
            ["properties"] = properties,
            ["required"] = new JsonArray("id", "event"),
            ["allOf"] = new JsonArray(new JsonObject { ["$ref"] = "#/$defs/event" }),
            ["unevaluatedProperties"] = false,
        };
    }

    private static JsonArray Either(string one, string other) => new(
        new JsonObject { ["required"] = new JsonArray(one) },
        new JsonObject { ["required"] = new JsonArray(other) });

    private static JsonObject OfType(EventType type)
    {
        var properties = new JsonObject { ["event"] = new JsonObject { ["const"] = type.Name } };
        JsonArray required = ["event"];
        foreach (EventField field in type.Fields)
        {
            properties[field.Name] = OfField(type, field);
            if (field.Required) required.Add(field.Name);
        }
        string words = type.Name.Replace('-', ' ');
        return new JsonObject
        {
            ["title"] = char.ToUpperInvariant(words[0]) + words[1..],
            ["type"] = "object",
            ["properties"] = properties,
            ["required"] = required,
        };
    }

    private static JsonObject OfField(EventType type, EventField field) => field.Kind switch
    {
        FieldKind.Text => Kinds($"The {field.Name} of {type.Name}, in words.", "string", "number"),
        FieldKind.Flag => Flag($"Whether it is {field.Name}; leave it out when that is not known."),
        FieldKind.Series => Ref("series", $"The troops: {field.Name}."),
        FieldKind.Activities => List("id", $"Activities to {field.Name}."),
        FieldKind.Amount when field.Name == "for" => Ref("expression", "How long it lasts; then the opposite event follows."),
        FieldKind.Amount => Ref("amount", $"The {field.Name}."),
        _ => Ref("id", $"The id of the {field.Kind.ToString().ToLowerInvariant()}."),
    };
}
