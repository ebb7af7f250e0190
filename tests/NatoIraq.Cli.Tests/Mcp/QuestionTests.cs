using System.Text.Json.Nodes;

namespace NatoIraq.Cli.Tests.Mcp;

/// <summary>The questions that analysts ask, answered by tools alone, with the claims and documents behind the answers.</summary>
[Collection(Conversations.Name)]
public sealed class QuestionTests(Reading talk)
{
    [Fact]
    public async Task What_was_known_on_a_day_by_report_and_by_when_it_was_said()
    {
        JsonObject reported = await talk.AskAsync("claims", """{"known-on": "2020-02-12"}""");
        JsonObject said = await talk.AskAsync("claims", """{"known-on": "2020-02-12", "clock": "said"}""");

        // Counted in the table of claims: 195 rows, of which 107 were reported and 109 said by then.
        Assert.Equal((107, 88), (Number(reported["count"]), Number(reported["hidden"])));
        Assert.Equal((109, 86), (Number(said["count"]), Number(said["hidden"])));
    }

    [Fact]
    public async Task What_was_true_then_knowing_all_we_know_now()
    {
        JsonObject state = await talk.AskAsync("state", """{"at": "2020-02-12"}""");
        JsonNode nmi = Level(state, "*/nmi/iraq"), coalition = Level(state, "*/coalition/iraq");

        Assert.Equal(500, Number(nmi["likely"]));
        Assert.Equal(8000, Number(coalition["high"]));
        Assert.Null(coalition["likely"]);
        await IsCitedAsync(state, "F0-29", "000", 13);
        await IsCitedAsync(state, "F0-33", "000", 14);
    }

    [Fact]
    public async Task Where_the_coalition_is_suspended_the_replay_stops()
    {
        JsonObject replay = await talk.AskAsync("replay", """{"until": "state(operations, coalition) == suspended"}""");

        Assert.Equal("coalition-suspended", (string?)replay["stopped"]!["id"]);
        Assert.Contains("F0-09", Texts(replay["steps"]!.AsArray()[^1]!["cites"]));
        await IsCitedAsync(replay, "F0-09", "000", 3);
    }

    [Fact]
    public async Task Where_sources_first_disagree_about_one_quantity_the_replay_stops()
    {
        JsonObject replay = await talk.AskAsync("replay", """{"until": "conflict(*)"}""");

        Assert.Equal("us-5200", (string?)replay["stopped"]!["id"]);
        Assert.Contains("8,892", (string?)replay["stopped"]!["because"]);
        await IsCitedAsync(replay, "F0-08", "000", 3);
    }

    [Fact]
    public async Task How_many_troops_stay_if_the_vote_had_been_binding_and_on_what_that_rests()
    {
        JsonObject compared = await talk.AskAsync("compare", """
            {"branch": ["full-withdrawal"], "baseline": "status-quo", "at": ["2020-12-31"], "draws": 200}
            """);
        JsonNode all = Result(compared, "full-withdrawal", "*/*/iraq");
        JsonObject why = await talk.AskAsync("explain", """
            {"subject": "*/*/iraq", "branch": "full-withdrawal", "at": "2020-12-31", "draws": 200}
            """);

        Assert.Equal(1, (double)all["difference"]!["lower"]!);
        Assert.Equal((double)all["mean"]!, (double)why["projected"]!["result"]!["mean"]!);
        Assert.Contains(why["assumptions"]!.AsArray(), a => (string?)a!["name"] == "notice-length");
        JsonNode vote = why["claims"]!.AsArray().Single(c => (string?)c!["id"] == "F0-07")!;
        Assert.Equal(("000", 3), ((string?)vote["source"], Number(vote["paragraph"])));
        Assert.Contains(why["documents"]!.AsArray(), d => (string?)d!["id"] == "000" && d["sha256"] is not null);
    }

    [Fact]
    public async Task Which_assumption_moves_that_most()
    {
        JsonObject study = await talk.AskAsync("sensitivity", """
            {"branch": "full-withdrawal", "at": "2020-12-31", "draws": 300}
            """);

        Assert.Equal("*/*/iraq", (string?)study["series"]);
        Assert.Equal("notice-length", (string?)study["inputs"]![0]!["input"]);
    }

    [Fact]
    public async Task How_the_options_compare_with_the_status_quo()
    {
        JsonObject compared = await talk.AskAsync("compare", """
            {"branch": ["coalition-not-us-led", "amended-mandate", "nato-expanded", "compromise"], "draws": 200,
             "baseline": "status-quo", "at": ["2021-12-31"], "series": ["*/*/iraq"]}
            """);
        double[] medians = [.. new[] { "compromise", "amended-mandate", "status-quo" }
            .Select(b => (double)Result(compared, b, "*/*/iraq")["p50"]!)];

        Assert.Equal(medians.Order(), medians);
        Assert.Equal(64, ((string)compared["hash"]!).Length);
    }

    [Fact]
    public async Task How_two_numbers_for_two_places_fit_together()
    {
        JsonObject why = await talk.AskAsync("explain", """{"subject": "*/coalition/region", "at": "2020-02-13"}""");
        JsonNode outside = why["derived"]!.AsArray().Single(d => (string?)d!["outside"] == "iraq")!;

        Assert.Equal(11_000, Number(why["estimate"]!["likely"]));
        Assert.Equal((3000, null), (Number(outside["low"]), outside["high"]));
        Assert.Contains("still held", (string?)outside["condition"]);
        Assert.Equal(["F2-44", "F0-33"], Texts(outside["premises"]));
        JsonNode claim = why["claims"]!.AsArray().Single(c => (string?)c!["id"] == "F2-44")!;
        Assert.Equal(("002", 21), ((string?)claim["source"], Number(claim["paragraph"])));
        Assert.Contains(why["conflicts"]!.AsArray(), c => (string?)c!["id"] == "C10");
    }

    [Fact]
    public async Task What_breaks_when_most_of_a_contingent_changes_missions()
    {
        JsonObject drawn = await talk.AskAsync("project", """{"branch": ["spain-uk-transfer"], "draws": 200}""");
        string[] rules = [.. drawn["blocked"]!.AsArray().Where(b => (string?)b!["event"] == "spain-rebadge")
            .Select(b => (string)b!["rule"]!).Order()];

        Assert.Equal(["R4", "R8"], rules);
    }

    [Fact]
    public async Task Who_endorsed_an_option_and_on_whose_word()
    {
        JsonObject claims = await talk.AskAsync("claims", """{"about": "nato-option"}""");
        JsonNode endorsed = claims["about"]!["groups"]!.AsArray().Single(g => (string?)g!["type"] == "option-endorsed")!;

        Assert.Equal(["F0-37", "F0-38", "F0-39", "F1-27"], Texts(endorsed["claims"]));
        Assert.Equal(["one of the Western officials (to AFP)"], Texts(endorsed["attributions"]));
        Assert.Equal(1, Number(endorsed["independent"]));
        JsonNode first = claims["claims"]!.AsArray().Single(c => (string?)c!["id"] == "F0-37")!;
        Assert.Equal(("000", 16), ((string?)first["source"], Number(first["paragraph"])));
    }

    [Fact]
    public async Task When_training_resumed_is_an_interval_with_the_facts_that_bound_it()
    {
        JsonObject why = await talk.AskAsync("explain", """{"subject": "operations/nmi"}""");
        JsonNode resumed = why["events"]!.AsArray().Single(e => (string?)e!["id"] == "nmi-resumed")!;

        Assert.Equal(
            ("2020-01-30", "2021-02-16"), ((string?)resumed["date"]!["from"], (string?)resumed["date"]!["to"]));
        Assert.Equal(["F4-07", "F4-27"], Texts(resumed["cites"]).Order());
        Assert.Contains(why["claims"]!.AsArray(), c => (string?)c!["id"] == "F0-30");
    }

    [Fact]
    public async Task Whether_a_target_can_be_reached_by_rebadging_alone()
    {
        JsonObject drawn = await talk.AskAsync("project", """{"branch": ["nato-4000"], "draws": 200}""");
        JsonNode missing = drawn["blocked"]!.AsArray()
            .Single(b => ((string?)b!["event"], (string?)b["rule"]) == ("rebadge", "R1"))!;
        JsonObject rest = await talk.AskAsync("explain", """{"subject": "others/coalition/iraq", "at": "2020-01-29"}""");
        JsonNode bound = rest["derived"]!.AsArray().Single(d => Number(d!["high"]) == 2800)!;

        Assert.True((double)missing["undone"]! > 0);
        Assert.Contains("if all 5,200", (string?)bound["condition"]);
        Assert.Equal(["F0-33", "F0-08"], Texts(bound["premises"]));
    }

    [Fact]
    public async Task Whether_the_mission_could_exist_had_an_election_been_lost()
    {
        JsonObject compared = await talk.AskAsync("compare", """
            {"branch": ["mattis-request-lost"], "baseline": "mattis-request", "at": ["2022-12-31"], "draws": 200}
            """);
        double lost = (double)Result(compared, "mattis-request-lost", "mission-exists")["mean"]!;
        double either = (double)Result(compared, "mattis-request", "mission-exists")["mean"]!;

        Assert.InRange(lost, 0.01, either);
    }

    [Fact]
    public async Task How_well_branches_foretold_what_followed()
    {
        JsonObject scored = await talk.AskAsync("backtest", """{"branch": ["status-quo", "nato-expanded"], "draws": 100}""");

        Assert.Equal("nato-iraq-2021", (string?)scored["truth"]);
        Assert.All(scored["branches"]!.AsArray(), b => Assert.NotEmpty(b!["says"]!.AsArray()));
    }

    private static int Number(JsonNode? node) => node!.GetValue<int>();

    private static string[] Texts(JsonNode? list) => [.. list!.AsArray().Select(t => (string)t!)];

    private static JsonNode Level(JsonObject state, string series) =>
        state["levels"]!.AsArray().Single(l => (string?)l!["series"] == series)!;

    private static JsonNode Result(JsonObject compared, string branch, string series) => compared["results"]!.AsArray()
        .Single(r => ((string?)r!["branch"], (string?)r["series"]) == (branch, series))!;

    /// <summary>The answer cites the claim where it stands, in a document that it names.</summary>
    private async Task IsCitedAsync(JsonObject answer, string claim, string document, int paragraph)
    {
        JsonNode citations = answer["citations"]!;
        JsonNode told = (await talk.AskAsync("claims", $$"""{"id": ["{{claim}}"]}"""))["claims"]!.AsArray().Single()!;

        Assert.Equal($"document {document}, paragraph {paragraph}", (string?)citations["claims"]![claim]);
        Assert.Equal((document, paragraph), ((string?)told["source"], Number(told["paragraph"])));
        Assert.NotNull(citations["documents"]![document]);
    }
}
