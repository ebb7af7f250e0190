using System.Text.Json.Nodes;
using NatoIraq.App.Branches;

namespace NatoIraq.App.Tests.Acceptance;

/// <summary>The JSON Schema takes what the program takes, and refuses what an editor can see to be wrong.</summary>
public sealed class SchemaTests
{
    // The others a schema cannot see: days that do not follow each other, a file's own names, what expressions mean.
    private static readonly string[] Seen =
    [
        "a-chance-of-two", "a-claim-that-does-not-exist", "a-duplicate-key", "a-fork-on-no-real-date",
        "a-fork-that-is-not-there", "a-list", "a-negative-count", "a-negative-rate", "a-number-that-is-none",
        "a-path-as-a-name", "a-path-as-a-parent", "a-place-that-is-not-there", "a-ramp-of-a-vote", "a-rate-without-per",
        "a-seed-without-a-citation", "a-span-without-an-opposite", "a-step-that-does-not-exist",
        "a-tab-in-the-indentation", "a-unit-that-does-not-exist", "an-initial-cap-of-no-mission",
        "an-initial-level-of-a-sum", "an-observation-in-a-plan", "an-unknown-actor", "an-unknown-event",
        "an-unknown-field-of-an-event", "an-unknown-key", "an-unknown-mission", "an-unknown-nation",
        "an-until-that-does-not-exist", "broken-yaml", "correlations-of-a-wrong-shape",
        "nothing-at-all", "several-mistakes-at-once",
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
    public async Task What_an_editor_can_see_to_be_wrong_is_not_of_the_schema()
    {
        SchemaCheck schema = await Schema(await Desk.With("status-quo"));

        Assert.Equal([], Seen.Where(bad => IsAccepted(
            schema, File.ReadAllText(Desk.Shipped($"Acceptance/Bad/{bad}.yaml")))));
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
