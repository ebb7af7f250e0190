using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NatoIraq.Core.Worlds;
using NatoIraq.Packs.Scenarios;

namespace NatoIraq.Packs;

/// <summary>
/// The scenario grammar as JSON Schema, for editors; made from the table of event types and a pack's names. Draft 7 is
/// the newest that the editors' YAML support knows in full.
/// </summary>
public static class ScenarioSchema
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>
    /// The schema, indented, with <c>\n</c> between lines; the same text for the same pack and branches.
    /// </summary>
    /// <param name="pack">Whose missions, nations, places and claims may be named.</param>
    /// <param name="branches">The branches that a scenario may be from; others are not refused.</param>
    public static string Json(Pack pack, IEnumerable<string> branches) =>
        Document(pack, branches).ToJsonString(Indented).ReplaceLineEndings("\n") + "\n";

    private static JsonObject Document(Pack pack, IEnumerable<string> branches) => new()
    {
        ["$schema"] = "http://json-schema.org/draft-07/schema#",
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
            ["from"] = NameGrammar.Parent(branches),
            ["fork"] = NameGrammar.Fork(pack),
            ["until"] = Grammar.Ref("day", "The last day projected, inclusive; not before the fork."),
            ["note"] = Grammar.Text("What the author wants to say."),
            ["assumptions"] = Grammar.Named(
                "assumption", "Uncertain values by name; each is drawn once a draw.", Snippets.Assumption()),
            ["correlations"] = Grammar.List(
                "correlation", "Which assumptions go along with each other; they add to the parent's, or replace them."),
            ["initial"] = NameGrammar.Initial(pack),
            ["events"] = Grammar.List("planned", "Planned events; of one day, the earlier in the file comes first."),
            ["rules"] = Grammar.List("rule", "Reactions to conditions, or to each occurrence of another entry."),
            ["hazards"] = Grammar.List("hazard", "Events that strike at random."),
            ["drop"] = Grammar.List("id", "Ids of inherited entries that this branch denies."),
            ["outputs"] = Grammar.Named("output", "Named expressions, reported like series."),
        },
        ["definitions"] = Definitions(pack),
    };

    private static JsonObject Definitions(Pack pack)
    {
        var definitions = new JsonObject();
        Grammar.AddTo(definitions);
        definitions["output"] = Grammar.Kinds(
            "A number, or a condition that is told as the share of draws in which it holds.", "string", "number");
        definitions["output"]!["examples"] = new JsonArray([.. pack.Rules.ReportSeries.Select(s =>
            (JsonNode)$"strength({s})")]);
        definitions["condition"]!["examples"] = new JsonArray(
        [
            .. pack.Missions.Select(m => (JsonNode)$"state(operations, {m.Id}) == active"),
            .. pack.Missions.Select(m => (JsonNode)$"state(consent, {m.Id}) in [invited, reaffirmed]"),
            .. pack.Places.Select(p => (JsonNode)$"pressure({p.Id}) < critical"),
        ]);
        NameGrammar.AddTo(definitions, pack);
        EntryGrammar.AddTo(definitions, new Snippets(pack));
        return definitions;
    }
}
