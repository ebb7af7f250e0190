using System.Text.Json.Nodes;
using NatoIraq.Core.Worlds;

namespace NatoIraq.Packs.Scenarios;

/// <summary>Whole entries that an editor offers, with the pack's own names to choose from.</summary>
internal sealed class Snippets(Pack pack)
{
    private const string Delay = "triangular(1, 3, 9) months";
    private const string Length = "triangular(3, 9, 18) months";

    public JsonArray Planned() =>
    [
        Entry("move troops to another mission", "troops change their mission, month by month",
            After("move", ("event", "troops-rebadged"), ("from", Cell(2)), ("to", Cell(3)), ("count", "${4:100}"),
                ("over", Length))),
        Entry("withdraw troops", "troops go home, month by month",
            After("withdraw", ("event", "troops-withdrawn"), ("from", Cell(2)), ("count", "${3:100}"),
                ("over", Length))),
        Entry("send troops", "troops arrive from home",
            After("send", ("event", "troops-deployed"), ("to", Cell(2)), ("count", "${3:100}"))),
        Entry("expand a mission", "a mission's cap is raised",
            After("expansion", ("event", "expansion-agreed"), ("mission", Mission(2)), ("cap", "${3:1000}"))),
        Entry("suspend a mission", "a mission's work stops for a while",
            After("pause", ("event", "operations-suspended"), ("mission", Mission(2)), ("for", "30 days"))),
        Entry("resume a mission", "a mission takes up its work again",
            After("resume", ("event", "operations-resumed"), ("mission", Mission(2)))),
    ];

    public JsonArray Rules() =>
    [
        Entry("a crisis stops a mission", "a mission stops when pressure on a place is critical",
            Body("${1:stops-in-crisis}",
                ("when", $"pressure({Choice(2, pack.Places.Select(p => p.Id))}) >= critical"),
                ("event", "operations-suspended"), ("mission", Mission(3)), ("for", "triangular(10, 21, 60) days"))),
    ];

    public JsonArray Hazards() =>
    [
        Entry("attacks", "incidents that raise the pressure on a place",
            Body("${1:attack}", ("rate", "${2:0.4} per month"), ("event", "incident-occurred"),
                ("place", Choice(3, pack.Places.Select(p => p.Id))), ("severity", "${4:1}"))),
    ];

    public static JsonObject Assumption() => Entry(
        "an assumption", "an uncertain value, its unit and what it rests on",
        new JsonObject
        {
            ["${1:name}"] = new JsonObject
            {
                ["value"] = "${2:triangular(0.1, 0.3, 0.6)}",
                ["unit"] = "${3:fraction}",
                ["basis"] = "assumption",
                ["note"] = "${4:why}",
            },
        });

    private static JsonObject Entry(string label, string description, JsonObject body) =>
        new() { ["label"] = label, ["description"] = description, ["body"] = body };

    private static JsonObject After(string id, params (string Key, string Value)[] fields)
    {
        JsonObject body = Body($"${{1:{id}}}", fields);
        body.Insert(1, "after", new JsonObject { ["event"] = "fork", ["delay"] = Delay });
        return body;
    }

    private static JsonObject Body(string id, params (string Key, string Value)[] fields)
    {
        var body = new JsonObject { ["id"] = id };
        foreach ((string key, string value) in fields) body[key] = value;
        return body;
    }

    private string Mission(int stop) => Choice(stop, pack.Missions.Select(m => m.Id));

    private string Cell(int stop) => Choice(stop, NameGrammar.Cells(pack));

    private static string Choice(int stop, IEnumerable<string> names) =>
        $"${{{stop}|{string.Join(',', names.DefaultIfEmpty("name"))}|}}";
}
