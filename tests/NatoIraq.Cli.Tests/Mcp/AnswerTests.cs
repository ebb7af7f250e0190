using System.Text.Json.Nodes;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace NatoIraq.Cli.Tests.Mcp;

/// <summary>What tools answer is what the commands print; long lists come in parts; texts can be read.</summary>
[Collection(Conversations.Name)]
public sealed class AnswerTests(Reading talk)
{
    public static TheoryData<string, string, string> Pairs => new()
    {
        { "claims", """{"about": "nato-option"}""", "claims --about nato-option" },
        { "history", """{"known-on": "2018-03-01"}""", "history --known-on 2018-03-01" },
        { "state", """{"branch": "full-withdrawal", "at": "2020-12-31", "draw": 7}""",
            "state full-withdrawal --at 2020-12-31 --draw 7" },
        { "explain", """{"subject": "operations/nmi"}""", "explain operations/nmi" },
        { "diff", """{"at": ["2020-01-01", "coalition-suspended"]}""", "diff --at 2020-01-01 --at coalition-suspended" },
        { "project", """{"branch": "new-zones", "draws": 100}""", "project new-zones --draws 100" },
        { "compare", """{"branch": ["control"], "baseline": "status-quo", "draws": 100, "analysis": true}""",
            "compare control --baseline status-quo --draws 100 --analysis" },
        { "sensitivity", """{"branch": "nato-expanded", "draws": 240}""", "sensitivity nato-expanded --draws 240" },
        { "backtest", """{"branch": ["new-zones"], "draws": 100}""", "backtest new-zones --draws 100" },
        { "branch_list", """{"archived": true}""", "branch list --archived" },
        { "branch_show", """{"branch": "nato-expanded"}""", "branch show nato-expanded" },
        { "branch_log", """{"branch": "nato-expanded"}""", "branch log nato-expanded" },
        { "scenario_new", "{}", "scenario new --out -" },
        { "machines_list", "{}", "machines list" },
        { "machines_show", """{"machine": "consent"}""", "machines show consent" },
        { "store_verify", "{}", "store verify" },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task A_tool_answers_what_its_command_prints(string tool, string arguments, string line)
    {
        JsonObject answer = await talk.AskAsync(tool, arguments);
        answer.Remove("citations");
        answer.Remove("more");

        Assert.Equal(talk.Run.Json(line.Split(' ')).ToJsonString(), answer.ToJsonString());
    }

    [Theory]
    [InlineData("claims", "claims", "id")]
    [InlineData("history", "events", "step")]
    [InlineData("replay", "steps", "step")]
    public async Task A_long_list_comes_in_parts_and_says_how_to_ask_for_the_next(string tool, string list, string name)
    {
        List<string> parts = [];
        string arguments = "{}";
        for (JsonObject? part = null; part is null || part.ContainsKey("more");)
        {
            part = await talk.AskAsync(tool, arguments);
            Assert.InRange(part[list]!.ToJsonString().Length, 1, 40_000);
            parts.AddRange(part[list]!.AsArray().Select(r => r!.ToJsonString()));
            string last = $"{part[list]!.AsArray()[^1]![name]}";
            if (part["more"] is { } more) Assert.Contains($"after: \"{last}\"", (string?)more);
            arguments = $$"""{"after": "{{last}}"}""";
        }
        string[] whole = [.. talk.Run.Of(tool, "--json").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)];

        Assert.Equal(
            tool == "replay" ? whole
                : [.. JsonNode.Parse(whole.Single())![list]!.AsArray().Select(r => r!.ToJsonString(App.Views.Json.Options))],
            parts.Select(p => JsonNode.Parse(p)!.ToJsonString(App.Views.Json.Options)));
    }

    [Fact]
    public async Task Every_claim_that_is_cited_is_told_with_its_paragraph_and_its_document()
    {
        JsonObject history = await talk.AskAsync("history");
        string[] cited = [.. history["events"]!.AsArray().SelectMany(e => e!["cites"]!.AsArray()).Select(c => (string)c!)
            .Distinct()];
        JsonObject told = history["citations"]!["claims"]!.AsObject();
        JsonObject documents = history["citations"]!["documents"]!.AsObject();

        Assert.NotEmpty(cited);
        Assert.Equal(cited.Order(), told.Select(c => c.Key).Order());
        Assert.All(told, c => Assert.True(documents.ContainsKey(((string)c.Value!).Split(' ', ',')[1])));
    }

    [Fact]
    public async Task The_guide_the_documents_the_schema_and_every_scenario_can_be_read()
    {
        IList<McpClientResource> resources = await talk.Client.ListResourcesAsync();
        foreach (McpClientResource resource in resources)
        {
            var text = (TextResourceContents)(await resource.ReadAsync()).Contents.Single();
            Assert.NotEmpty(text.Text);
            Assert.Equal(resource.MimeType, text.MimeType);
            if (text.MimeType == "application/json") Assert.IsType<JsonObject>(JsonNode.Parse(text.Text));
        }
        IList<McpClientResourceTemplate> templates = await talk.Client.ListResourceTemplatesAsync();
        GetPromptResult brief = await talk.Client.GetPromptAsync(
            "brief", new Dictionary<string, object?> { ["question"] = "who stays" });

        Assert.Contains(resources, r => r.Uri == "natoiraq://scenarios/status-quo");
        Assert.Equal("natoiraq://scenarios/{branch}", Assert.Single(templates).UriTemplate);
        Assert.Contains("who stays", ((TextContentBlock)brief.Messages.Single().Content).Text);
    }

    [Fact]
    public async Task The_guide_knows_the_names_that_everything_else_is_asked_by()
    {
        JsonNode names = (await talk.AskAsync("guide"))["names"]!;

        Assert.Equal("nato-iraq", (string?)names["pack"]);
        Assert.Contains(names["branches"]!.AsArray(), b => (string?)b!["name"] == "full-withdrawal");
        Assert.Contains(
            names["kinds"]!.AsArray().Single(k => (string?)k!["kind"] == "mission")!["names"]!.AsArray(),
            n => (string?)n!["name"] == "nmi");
    }
}
