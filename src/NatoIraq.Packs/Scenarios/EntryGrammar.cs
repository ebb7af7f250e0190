using System.Text.Json.Nodes;
using NatoIraq.Core.History;
using NatoIraq.Core.History.Events;

namespace NatoIraq.Packs.Scenarios;

/// <summary>
/// The entries of a plan as JSON Schema: the three kinds, and in each what an event of a type may say once the type is
/// chosen.
/// </summary>
internal static class EntryGrammar
{
    private const string For = "for";

    /// <summary>The types that a plan may use: it observes nothing.</summary>
    public static IReadOnlyList<EventType> Types { get; } =
        [.. EventTypes.World.Where(t => t.Class != typeof(TroopsReported))];

    /// <summary>Adds the definitions of planned events, rules and hazards.</summary>
    public static void AddTo(JsonObject definitions, Snippets snippets)
    {
        definitions["event-type"] = new JsonObject
        {
            ["description"] = "What happens.",
            ["enum"] = new JsonArray([.. Types.Select(t => (JsonNode)t.Name)]),
            ["enumDescriptions"] = new JsonArray([.. Types.Select(t => (JsonNode)EventWords.Of(t))]),
        };
        Kind(
            definitions, "planned", "Planned event", "An event of the plan, due on a day or after another.",
            new JsonObject
            {
                ["on"] = Grammar.Ref("day", "The day it is due; not before the fork."),
                ["after"] = Grammar.Ref("after", "What it follows."),
                ["chance"] = Grammar.Ref("chance", "The probability that it happens; left out, it does."),
                ["if"] = Grammar.Ref("condition", "It happens only if this is true on the day."),
                ["over"] = Grammar.Ref("span", "How long a move of troops takes; it becomes a ramp of steps."),
                ["steps"] = Grammar.Ref("value", "How many steps the ramp has; left out, one a month."),
            },
            snippets.Planned());
        definitions["planned"]!["oneOf"] = Either("on", "after");
        Kind(
            definitions, "rule", "Rule", "An event that follows from a condition or from another entry.",
            new JsonObject
            {
                ["when"] = Grammar.Ref("condition", "It happens when this becomes true, again after it was false."),
                ["on"] = Grammar.Ref("id", "It happens at each occurrence of this hazard or event."),
                ["chance"] = Grammar.Ref("chance", "The probability each time; left out, it happens."),
            },
            snippets.Rules());
        definitions["rule"]!["oneOf"] = Either("when", "on");
        Kind(
            definitions, "hazard", "Hazard", "An event that strikes at random.",
            new JsonObject { ["rate"] = Grammar.Ref("rate", "How often on average, for example: 1.5 per month.") },
            snippets.Hazards());
        ((JsonArray)definitions["hazard"]!["required"]!).Add("rate");
    }

    private static void Kind(
        JsonObject definitions, string kind, string title, string description, JsonObject properties,
        JsonArray snippets)
    {
        properties.Insert(0, "id", Grammar.Ref("name", "Unique in the plan; the same id replaces an inherited entry."));
        properties.Insert(1, "event", Grammar.Ref("event-type"));
        properties["note"] = Grammar.Text("For readers; it changes nothing.");
        string[] shared = [.. properties.Select(p => p.Key)];
        JsonArray types = [];
        foreach (EventType type in Types)
        {
            definitions[$"{kind}-{type.Name}"] = OfType(type, shared, withFor: kind != "hazard");
            types.Add(new JsonObject
            {
                ["if"] = new JsonObject
                {
                    // An editor asks about entries that have no key yet; those are of no type.
                    ["type"] = "object",
                    ["properties"] = new JsonObject { ["event"] = new JsonObject { ["const"] = type.Name } },
                    ["required"] = new JsonArray("event"),
                },
                ["then"] = Grammar.Ref($"{kind}-{type.Name}"),
            });
        }
        definitions[kind] = new JsonObject
        {
            ["title"] = title,
            ["description"] = description,
            ["type"] = "object",
            ["properties"] = properties,
            ["required"] = new JsonArray("id", "event"),
            ["allOf"] = types,
            ["defaultSnippets"] = snippets,
        };
    }

    private static JsonArray Either(string one, string other) => new(
        new JsonObject { ["required"] = new JsonArray(one) },
        new JsonObject { ["required"] = new JsonArray(other) });

    /// <summary>What an entry of one type may say; what all entries may is described by their kind.</summary>
    private static JsonObject OfType(EventType type, IEnumerable<string> shared, bool withFor)
    {
        var properties = new JsonObject();
        foreach (string key in shared) properties[key] = true;
        if (properties.ContainsKey("over") && type.Fields.All(f => f.Name != "count"))
        {
            properties.Remove("over");
            properties.Remove("steps");
        }
        JsonArray required = [];
        foreach (EventField field in type.Fields.Where(f => withFor || f.Name != For))
        {
            properties[field.Name] = OfField(field);
            if (field.Required) required.Add(field.Name);
        }
        string words = type.Name.Replace('-', ' ');
        var schema = new JsonObject
        {
            ["title"] = char.ToUpperInvariant(words[0]) + words[1..],
            ["description"] = EventWords.Of(type),
            ["properties"] = properties,
            ["additionalProperties"] = false,
        };
        if (required.Count > 0) schema["required"] = required;
        return schema;
    }

    private static JsonObject OfField(EventField field) => field.Kind switch
    {
        FieldKind.Text => Grammar.Text(EventWords.Of(field)),
        FieldKind.Flag => Grammar.Flag(EventWords.Of(field)),
        FieldKind.Series => Grammar.Ref("series", EventWords.Of(field)),
        FieldKind.Activities => Grammar.List("activity", EventWords.Of(field)),
        FieldKind.Amount when field.Name is For or "notice" => Grammar.Ref("span", EventWords.Of(field)),
        FieldKind.Amount => Grammar.Ref("amount", EventWords.Of(field)),
        _ => Grammar.Ref(field.Kind.ToString().ToLowerInvariant(), EventWords.Of(field)),
    };
}
