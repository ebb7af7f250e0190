using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NatoIraq.Core.History;
using NatoIraq.Core.Worlds;
using NatoIraq.Packs.Yaml;
using TroopSeries = NatoIraq.Core.History.Series;

namespace NatoIraq.Packs.Scenarios;

/// <summary>A pack's names as JSON Schema: what an editor offers where a mission, a nation or a claim is due.</summary>
internal static class NameGrammar
{
    /// <summary>Adds a definition for each kind of name, and for series.</summary>
    public static void AddTo(JsonObject definitions, Pack pack)
    {
        definitions["mission"] = Names("A mission.", pack.Missions.Select(m => (m.Id, m.Name)));
        definitions["place"] = Names("A place.", pack.Places.Select(p => (p.Id, p.Name)));
        definitions["actor"] = Names("A nation, body or person.", pack.Actors.Select(a => (a.Id, a.Name)));
        definitions["activity"] = Names("What a mandate may hold.", pack.Activities.Select(a => (a, a)));
        definitions["claim"] = Names("What one source says.", pack.Claims.Select(c => (c.Id, c.Statement)));
        foreach (FieldKind kind in (FieldKind[])[FieldKind.Option, FieldKind.Resolution, FieldKind.Office,
            FieldKind.Forum])
        {
            string word = kind.ToString().ToLowerInvariant();
            definitions[word] = Names(
                $"The id of the {word}.", pack.Subjects.Where(s => s.Kind == kind).Select(s => (s.Id, s.Name)));
        }
        definitions["series"] = Series(pack);
    }

    /// <summary>The parents that are known, or another name: a file may be from one that is not applied yet.</summary>
    public static JsonObject Parent(IEnumerable<string> branches) => new()
    {
        ["description"] = "The parent: history, or another scenario's name. Its whole plan is inherited.",
        ["anyOf"] = new JsonArray(
            new JsonObject { ["enum"] = Strings([Core.Scenarios.Scenario.Trunk, .. branches]) }, Grammar.Ref("id")),
    };

    /// <summary>A date, a step or an event of the history.</summary>
    public static JsonObject Fork(Pack pack) => new()
    {
        ["description"] = "Where the branch leaves its parent: the end of a date, an event's id, or a step's number.",
        ["anyOf"] = new JsonArray(
            Grammar.Ref("day"),
            Names("An event of the history.", pack.History.Select(e => (e.Id, $"{e.Type}, {e.Day:yyyy-MM-dd}"))),
            new JsonObject { ["type"] = "integer", ["minimum"] = 0, ["maximum"] = pack.History.Count }),
    };

    /// <summary>Starting values: each place where troops of one nation and mission stand, and each cap.</summary>
    public static JsonObject Initial(Pack pack)
    {
        var properties = new JsonObject();
        foreach (Mission m in pack.Missions)
            properties[$"cap({m.Id})"] = Grammar.Ref("value", $"The cap of {m.Name} at the fork, in persons.");
        foreach (string series in Cells(pack))
            properties[series] = Grammar.Ref("value", "The strength at the fork, in persons.");
        return new JsonObject
        {
            ["type"] = "object",
            ["description"] = "Starting strengths and caps, where the history has only bounds or nothing.",
            ["properties"] = properties,
            ["patternProperties"] = new JsonObject
            {
                [$"^cap\\( *({Any(pack.Missions.Select(m => m.Id))}) *\\)$"] = Grammar.Ref("value"),
            },
            ["additionalProperties"] = false,
        };
    }

    /// <summary>
    /// Every nation, mission and place in which troops can be counted; those that contain others last.
    /// </summary>
    public static IEnumerable<string> Cells(Pack pack) =>
        from place in pack.Places.OrderBy(p => pack.Places.Any(inner => inner.Within == p.Id))
        from mission in pack.Missions
        from nation in Nations(pack)
        select $"{nation}/{mission.Id}/{place.Id}";

    private static IEnumerable<string> Nations(Pack pack) =>
        pack.Actors.Where(a => a.Kind == Actors.NationKind).Select(a => a.Id).Append(TroopSeries.Others);

    private static JsonObject Series(Pack pack)
    {
        string nations = Any(Nations(pack)), missions = Any(pack.Missions.Select(m => m.Id));
        string places = Any(pack.Places.Select(p => p.Id));
        return new JsonObject
        {
            ["description"] =
                "nation/mission/place; others is the unnamed rest, * means all. Quote what begins with *.",
            ["anyOf"] = new JsonArray(
                new JsonObject { ["enum"] = Strings(Cells(pack)) },
                new JsonObject
                {
                    ["type"] = "string",
                    ["pattern"] = $"^({nations}|\\*)/({missions}|\\*)/({places}|\\*)$",
                }),
        };
    }

    private static JsonObject Names(string description, IEnumerable<(string Id, string Name)> names)
    {
        var all = names.ToList();
        // No schema may list nothing, and a pack without forums is a pack.
        if (all.Count == 0) return new JsonObject { ["not"] = new JsonObject(), ["description"] = description };
        return new JsonObject
        {
            ["description"] = description,
            ["enum"] = Strings(all.Select(n => n.Id)),
            ["enumDescriptions"] = Strings(all.Select(n => n.Name)),
        };
    }

    private static string Any(IEnumerable<string> names) => string.Join('|', names.Select(Regex.Escape));

    private static JsonArray Strings(IEnumerable<string> texts) => new([.. texts.Select(t => (JsonNode)t)]);
}
