using System.Text.Json.Nodes;
using NatoIraq.App.Branches;

namespace NatoIraq.App.Tests.Acceptance;

/// <summary>The JSON Schema takes what the program takes, and refuses what an editor can see to be wrong.</summary>
public sealed class SchemaTests
{
    // What a schema cannot see: days that do not follow each other, names of the file's own, what expressions mean.
    private static readonly string[] Unseen =
    [
        "a-cycle-of-assumptions", "a-cycle-of-entries", "a-date-that-does-not-exist", "a-distribution-of-unknown-kind",
        "a-drop-of-an-unknown-entry", "a-duplicate-entry", "a-fork-before-its-parents", "a-horizon-before-the-fork",
        "a-huge-number", "a-later-claim-without-informed", "a-rebadge-to-another-nation", "a-reversed-triangle",
        "a-reversed-triangle-in-a-delay", "a-scenario-from-itself", "a-scenario-from-nowhere", "an-alias",
        "an-assumption-that-rests-on-itself", "an-event-before-the-fork", "an-output-that-is-no-number",
        "an-unknown-antecedent", "an-unknown-assumption-as-a-chance", "an-unknown-machine-in-an-expression",
        "an-unknown-name-in-an-expression", "an-unknown-state-in-an-expression", "text-from-right-to-left",
    ];

    [Fact]
    public async Task Every_shipped_scenario_and_every_draft_is_of_the_schema()
    {
        Desk desk = await Desk.With("status-quo");
        SchemaCheck schema = await Schema(desk);

        foreach (string name in Desk.ScenarioNames)
            Assert.True(schema.Accepts(SchemaCheck.Read(File.ReadAllText(Path.Combine(Desk.Scenarios, $"{name}.yaml")))), name);
        foreach (DraftKind kind in Enum.GetValues<DraftKind>())
        {
            var draft = new NewScenario("mine", null, "history", "2020-02-13", null, kind, null);
            Assert.True(schema.Accepts(SchemaCheck.Read((await desk.Send(draft)).Text)), $"{kind}");
        }
    }

    [Fact]
    public async Task A_bad_file_is_refused_by_the_schema_too_unless_it_cannot_see_what_is_wrong()
    {
        SchemaCheck schema = await Schema(await Desk.With("status-quo"));
        var accepted = new List<string>();
        foreach (string file in Directory.EnumerateFiles(Desk.Shipped("Acceptance/Bad"), "*.yaml"))
        {
            if (IsAccepted(schema, File.ReadAllText(file))) accepted.Add(Path.GetFileNameWithoutExtension(file));
        }

        Assert.Equal([], accepted.Except(Unseen).Order());
    }

    [Fact]
    public async Task The_schema_names_the_packs_missions_claims_and_branches_and_is_the_same_every_time()
    {
        Desk desk = await Desk.With("status-quo");
        string text = await desk.Send(new ShowSchema());
        JsonNode schema = JsonNode.Parse(text)!;

        Assert.Equal(text, await desk.Send(new ShowSchema()));
        Assert.Equal(["coalition", "nmi"], Words(schema["definitions"]!["mission"]));
        Assert.Equal(195, Words(schema["definitions"]!["claim"]).Count());
        Assert.Equal(["history", "status-quo"], Words(schema["properties"]!["from"]!["anyOf"]![0]));
    }

    private static bool IsAccepted(SchemaCheck schema, string text)
    {
        try
        {
            return schema.Accepts(SchemaCheck.Read(text));
        }
        catch (YamlDotNet.Core.YamlException)
        {
            return false;
        }
        catch (ArgumentException)
        {
            // The reader of the test tells of a duplicate key in its own way.
            return false;
        }
    }

    private static async Task<SchemaCheck> Schema(Desk desk) =>
        new((JsonObject)JsonNode.Parse(await desk.Send(new ShowSchema()))!);

    private static IEnumerable<string> Words(JsonNode? schema) =>
        ((JsonArray)schema!["enum"]!).Select(v => v!.GetValue<string>());
}
