using System.Text.Json;
using System.Text.Json.Nodes;
using NatoIraq.Packs.Scenarios;

namespace NatoIraq.Packs;

/// <summary>The scenario grammar as JSON Schema, for editors; made from the table of event types.</summary>
public static class ScenarioSchema
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>The schema, draft 2020-12, indented, with <c>\n</c> between lines; the same text every time.</summary>
    public static string Json() => Document().ToJsonString(Indented).ReplaceLineEndings("\n");

    private static JsonObject Document() => new()
    {
        ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
        ["$id"] = "urn:natoiraq:scenario",
        ["title"] = "Scenario",
        ["description"] = "A what-if branch of a documented history: where it forks, what it assumes, what it plans.",
        ["type"] = "object",
        ["required"] = new JsonArray("scenario", "title", "from", "fork", "until"),
        ["additionalProperties"] = false,
        ["properties"] = new JsonObject
        {
            ["scenario"] = Grammar.Ref("id", "The branch's name."),
            ["title"] = Grammar.Text("A title for people."),
            ["from"] = Grammar.Ref("id", "The parent: history, or another scenario's name."),
            ["fork"] = Grammar.Fork(),
            ["until"] = Grammar.Ref("day", "The horizon, inclusive; not before the fork."),
            ["note"] = Grammar.Text("What the author wants to say."),
            ["assumptions"] = Grammar.Named("assumption", "Uncertain values by name; each is drawn once a draw."),
            ["initial"] = Grammar.Named("expression", "Starting levels by series, and caps as cap(MISSION)."),
            ["events"] = Grammar.List("planned", "Planned events; of one day, the earlier in the file comes first."),
            ["rules"] = Grammar.List("rule", "Reactions to conditions, or to each occurrence of another entry."),
            ["hazards"] = Grammar.List("hazard", "Events that strike at random, as a Poisson process."),
            ["drop"] = Grammar.List("id", "Ids of inherited entries that this branch denies."),
            ["outputs"] = Grammar.Named("expression", "Named expressions, reported like series."),
        },
        ["$defs"] = Grammar.Definitions(),
    };
}
