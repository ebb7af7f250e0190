using System.Text.Json.Nodes;
using NatoIraq.Core.History;

namespace NatoIraq.Packs.Scenarios;

/// <summary>
/// The entries of a plan as JSON Schema: one definition for each event type, and the three kinds of entry.
/// </summary>
internal static class EntryGrammar
{
    /// <summary>Adds the definitions of every event type and of planned events, rules and hazards.</summary>
    public static void AddTo(JsonObject definitions)
    {
        JsonArray types = [];
        foreach (EventType type in EventTypes.World)
        {
            definitions[type.Name] = OfType(type);
            types.Add(new JsonObject { ["$ref"] = $"#/$defs/{type.Name}" });
        }
        const string What = "What happens: a type and its fields.";
        definitions["event"] = new JsonObject { ["description"] = What, ["oneOf"] = types };
        definitions["planned"] = Planned();
        definitions["rule"] = Rule();
        definitions["hazard"] = Hazard();
    }

    private static JsonObject Planned()
    {
        JsonObject planned =
            Entry("Planned event", "An event of the plan, due on a day or after another.", new JsonObject
        {
            ["on"] = Grammar.Ref("day", "The day it is due; not before the fork."),
            ["after"] = Grammar.Ref("after", "What it follows."),
            ["chance"] = Grammar.Ref("expression", "The probability that it happens; left out, one."),
            ["if"] = Grammar.Ref("expression", "A condition, evaluated on the day."),
            ["over"] = Grammar.Ref("expression", "How long a ramp takes."),
            ["steps"] = Grammar.Ref("expression", "How many steps the ramp has; left out, one a month."),
        });
        planned["oneOf"] = Either("on", "after");
        return planned;
    }

    private static JsonObject Rule()
    {
        JsonObject rule = Entry("Rule", "An event that follows from a condition or from another entry.", new JsonObject
        {
            ["when"] = Grammar.Ref("expression", "Fires when this becomes true, again only after it was false."),
            ["on"] = Grammar.Ref("id", "Fires at each occurrence of this hazard or event."),
            ["chance"] = Grammar.Ref("expression", "The probability of each firing; left out, one."),
        });
        rule["oneOf"] = Either("when", "on");
        return rule;
    }

    private static JsonObject Hazard()
    {
        JsonObject hazard = Entry("Hazard", "An event that strikes at random.", new JsonObject
        {
            ["rate"] = Grammar.Ref("expression", "How often, for example: 1.5 per month."),
            ["for"] = false,
        });
        hazard["required"] = new JsonArray("id", "event", "rate");
        return hazard;
    }

    private static JsonObject Entry(string title, string description, JsonObject properties)
    {
        properties.Insert(0, "id", Grammar.Ref("id", "Unique in the plan."));
        properties["note"] = Grammar.Text("For readers; it changes nothing.");
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
        FieldKind.Text => Grammar.Kinds($"The {field.Name} of {type.Name}, in words.", "string", "number"),
        FieldKind.Flag => Grammar.Flag($"Whether it is {field.Name}; leave it out when that is not known."),
        FieldKind.Series => Grammar.Ref("series", $"The troops: {field.Name}."),
        FieldKind.Activities => Grammar.List("id", $"Activities to {field.Name}."),
        FieldKind.Amount when field.Name == "for" => Grammar.Ref(
            "expression", "How long it lasts; then the opposite event follows."),
        FieldKind.Amount => Grammar.Ref("amount", $"The {field.Name}."),
        _ => Grammar.Ref("id", $"The id of the {field.Kind.ToString().ToLowerInvariant()}."),
    };
}
