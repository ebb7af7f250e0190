using System.Text.Json.Nodes;

namespace NatoIraq.Cli.Tests.Mcp;

/// <summary>Branches that are made and changed by tools, where that is allowed.</summary>
[Collection(Conversations.Name)]
public sealed class EditTests(Writing talk)
{
    [Fact]
    public async Task A_skipped_entry_taken_back_in_gives_the_same_numbers_again()
    {
        const string Draw = """{"branch": ["spain-uk-transfer"], "draws": 100}""";
        const string Entry = """{"branch": "spain-uk-transfer", "entry": "uk-rebadge"}""";
        string before = await HashAsync(Draw);
        await talk.AskAsync("branch_skip", Entry);
        string without = await HashAsync(Draw);
        await talk.AskAsync("branch_unskip", Entry);

        Assert.NotEqual(before, without);
        Assert.Equal(before, await HashAsync(Draw));
    }

    [Fact]
    public async Task A_branch_is_forked_filled_compared_restored_and_archived()
    {
        JsonObject forked = await talk.AskAsync(
            "branch_fork", """{"branch": "truce", "from": "status-quo", "title": "A truce"}""");
        await talk.AskAsync("branch_append", """
            {"branch": "truce", "seen": 1, "yaml":
             "{id: leave, on: 2020-06-01, event: troops-withdrawn, from: us/coalition/iraq, count: 1200}"}
            """);
        string stale = await talk.RefusedAsync(
            "branch_append", """{"branch": "truce", "seen": 1, "yaml": "{id: x, on: 2020-06-01, event: host-invited}"}""");
        JsonObject compared = await talk.AskAsync("compare", """
            {"branch": ["truce"], "baseline": "status-quo", "at": ["2020-12-31"], "series": ["us/*/iraq"], "draws": 50}
            """);
        JsonNode us = compared["results"]!.AsArray().Single(r => (string?)r!["branch"] == "truce")!;
        JsonObject restored = await talk.AskAsync("branch_restore", """{"branch": "truce", "version": 1}""");
        JsonObject log = await talk.AskAsync("branch_log", """{"branch": "truce"}""");
        await talk.AskAsync("branch_archive", """{"branch": "truce"}""");
        JsonObject left = await talk.AskAsync("branch_list");

        Assert.Equal("truce", (string?)forked["branch"]);
        Assert.Equal((4000, -1200), ((int)us["p50"]!, (int)us["difference"]!["mean"]!));
        Assert.Contains("another writer was faster", stale);
        Assert.Equal(3, (int)restored["version"]!);
        Assert.Equal(3, log["versions"]!.AsArray().Count);
        Assert.DoesNotContain(left["branches"]!.AsArray(), b => (string?)b!["name"] == "truce");
    }

    [Fact]
    public async Task A_scenario_is_drafted_checked_tried_and_only_then_stored()
    {
        JsonObject draft = await talk.AskAsync("scenario_new", """{"name": "leaner", "from": "status-quo", "kind": "withdraw"}""");
        string text = draft["text"]!.ToJsonString();
        await talk.AskAsync("scenario_validate", $$"""{"text": {{text}}}""");
        string tried = await HashAsync($$"""{"scenario": [{{text}}], "draws": 50}""");
        Assert.DoesNotContain("leaner", (await talk.AskAsync("branch_list")).ToJsonString());
        await talk.AskAsync("scenario_apply", $$"""{"text": {{text}}}""");
        JsonObject again = await talk.AskAsync("scenario_apply", $$"""{"text": {{text}}}""");
        JsonObject kept = await talk.AskAsync("scenario_show", """{"branch": "leaner"}""");

        Assert.Equal((string?)draft["text"], (string?)kept["text"]);
        Assert.Equal(tried, await HashAsync("""{"branch": ["leaner"], "draws": 50}"""));
        Assert.Equal(1, (int)again["version"]!);
    }

    [Fact]
    public async Task A_branch_that_is_not_stale_stays_where_it_is()
    {
        JsonObject rebased = await talk.AskAsync("branch_rebase", """{"branch": "control", "dry-run": true}""");

        Assert.False((bool)rebased["moved"]!);
    }

    [Fact]
    public async Task A_stale_branch_is_moved_by_an_edit_and_takes_over_from_another_history_with_a_warning()
    {
        // A conversation of its own: the others share a store whose history stays as it is shipped.
        var alone = new Writing();
        await alone.InitializeAsync();
        try
        {
            string text = JsonValue.Create(Counted.Scenario).ToJsonString();
            await alone.AskAsync("scenario_apply", $$"""{"text": {{text}}}""");
            Assert.Equal(0, alone.Run.Of("import", Counted.CorrectedPack(Path.Combine(alone.Run.Folder, "corrected"))).Code);
            await alone.AskAsync("branch_fork", """{"branch": "fresh", "at": "2020-01-29", "until": "2021-12-31"}""");

            JsonObject picked = await alone.AskAsync(
                "branch_cherry_pick", """{"from": "counted", "entry": ["more"], "onto": "fresh"}""");
            JsonObject open = await alone.AskAsync("branch_rebase", """{"branch": "counted"}""");
            JsonObject moved = await alone.AskAsync("branch_rebase", """
                {"branch": "counted", "answer": ["never-happens:more=edit"], "seen": 1, "entry":
                 ["{id: more, on: 2020-04-01, event: troops-deployed, to: others/nmi/iraq, count: 100}"]}
                """);

            Assert.StartsWith("'counted' stands on an older history than 'fresh'.", (string?)picked["warnings"]![0]);
            Assert.False((bool)open["moved"]!);
            Assert.Equal("never-happens:more", (string?)open["conflicts"]![0]!["id"]);
            Assert.True((bool)moved["moved"]!);
            Assert.Equal(3, (int)moved["version"]!);
        }
        finally
        {
            await alone.DisposeAsync();
        }
    }

    private async Task<string> HashAsync(string asked) => (string)(await talk.AskAsync("project", asked))["hash"]!;
}
