using System.Text.Json.Nodes;

namespace NatoIraq.Cli.Tests;

/// <summary>The keys that scripts rely on are always there.</summary>
public sealed class JsonTests : IClassFixture<Run>
{
    private readonly Run _run;

    public JsonTests(Run run) => _run = run;

    [Fact]
    public void Claims()
    {
        JsonNode all = _run.Json("claims", "--known-on", "2020-02-12", "--clock", "said");

        Has(all, "knownOn clock count hidden claims");
        Assert.Equal("2020-02-12", (string?)all["knownOn"]);
        Assert.Equal("said", (string?)all["clock"]);
        Assert.Equal((int)all["count"]!, all["claims"]!.AsArray().Count);
        foreach (JsonNode? claim in all["claims"]!.AsArray())
        {
            Has(claim!, "id source paragraph attribution family statement type valid said reported measure");
            Has(claim!, "duplicateOf conflicts tier");
            Has(claim!["valid"]!, "from to precision");
            if (claim["measure"] is { } measure)
            {
                Has(measure, "low point high lowExclusive highExclusive qualifier unit method");
            }
        }
    }

    [Fact]
    public void By_report_107_claims_were_known_on_12_February_and_88_were_not()
    {
        JsonNode known = _run.Json("claims", "--known-on", "2020-02-12", "--clock", "reported");

        Assert.Equal((107, 88), ((int)known["count"]!, (int)known["hidden"]!));
    }

    [Fact]
    public void History()
    {
        JsonNode history = _run.Json("history");

        Has(history, "branch count events");
        Assert.Equal((int)history["count"]!, history["events"]!.AsArray().Count);
        foreach (JsonNode? e in history["events"]!.AsArray())
        {
            Has(e!, "step id type date reported cites data");
            Has(e!["date"]!, "from to");
        }
    }

    [Fact]
    public void Sensitivity_is_the_same_whatever_the_threads()
    {
        string[] command =
        [
            "sensitivity", "full-withdrawal", "--at", "2020-12-31", "--draws", "500",
            "--discover", "strength(*/*/iraq) < 3000", "--threads",
        ];
        JsonNode study = _run.Json([.. command, "1"]);

        Has(study, "branch baseline series isOutput date draws randomSeed known indexDraws confidence mean deviation");
        Has(study, "middle inputs discovery notes");
        foreach (JsonNode? input in study["inputs"]!.AsArray())
        {
            Has(input!, "input kind text unit low high atLow atHigh swing spearman prcc first total");
        }
        Assert.Equal("notice-length", (string?)study["inputs"]![0]!["input"]);
        Has(study["inputs"]![0]!["total"]!, "value low high");
        Has(study["discovery"]!, "condition cases share alpha box trajectory");
        Has(study["discovery"]!["box"]!, "coverage density mass draws ranges");
        Assert.Equal(study.ToJsonString(), _run.Json([.. command, "4"]).ToJsonString());
    }

    [Fact]
    public void Branch_list()
    {
        _run.Json("scenario", "apply", "status-quo");

        foreach (JsonNode? branch in _run.Json("branch", "list")["branches"]!.AsArray())
        {
            Has(branch!, "name title parent fork until stale");
        }
    }

    [Fact]
    public void Replay_is_a_line_a_step_and_a_last_one_when_it_was_stopped()
    {
        Result replay = _run.Of("replay", "--until", "conflict(*)", "--json");
        JsonNode[] lines = [.. replay.Output.TrimEnd('\n').Split('\n').Select(l => JsonNode.Parse(l)!)];

        Assert.Equal(0, replay.Code);
        Assert.All(lines[..^1], step =>
        {
            Has(step, "step id type date cites transitions changes rejected");
            Assert.All(step["transitions"]!.AsArray(), t => Has(t!, "machine subject from to"));
            Assert.All(step["changes"]!.AsArray(), c => Has(c!, "what before after"));
            Assert.All(step["rejected"]!.AsArray(), r => Has(r!, "rule because"));
        });
        Has(lines[^1], "stopped");
        Has(lines[^1]["stopped"]!, "step id because");
        Assert.Equal((int)lines[^2]["step"]!, (int)lines[^1]["stopped"]!["step"]!);
        Assert.DoesNotContain("stopped", _run.Of("replay", "--json").Output);
    }

    [Fact]
    public void Replay_of_a_draw_tells_with_each_step_what_did_not_happen_by_the_next()
    {
        Result replay = _run.Of("replay", "nato-expanded", "--draw", "1", "--json");
        JsonNode[] lines = [.. replay.Output.TrimEnd('\n').Split('\n').Select(l => JsonNode.Parse(l)!)];
        JsonNode[] missed = [.. lines.SelectMany(l => l["notHappened"]!.AsArray()).OfType<JsonNode>()];

        Assert.NotEmpty(missed);
        Assert.All(missed, n => Has(n, "id type day why because"));
        string page = _run.Of("replay", "nato-expanded", "--draw", "1").Output;
        Assert.EndsWith(string.Concat(missed.Select(n =>
            $"  {n["day"]}  {n["id"]}  {n["type"]}: {n["because"]}\n")), page);
        Assert.DoesNotContain("did not happen", _run.Of("replay").Output);
    }

    [Theory]
    [InlineData("state")]
    [InlineData("state --known-on 2020-02-12 --clock said")]
    [InlineData("state status-quo --at 2020-12-31")]
    public void State(string line)
    {
        JsonNode state = _run.Json(line.Split(' '));

        Has(state, "branch at knownOn clock step hidden machines possible levels missions");
        Assert.All(state["machines"]!.AsArray(), m => Has(m!, "machine subject state since by cites"));
        Assert.All(state["levels"]!.AsArray(), l => Has(l!, "series low likely high qualifier asOf lastKnown cites"));
        Assert.All(state["missions"]!.AsArray(), m => Has(m!, "mission lead cap zones activities"));
    }

    [Fact]
    public void State_as_known_on_a_day_is_the_state_at_that_day_unless_another_is_named()
    {
        Assert.Equal("2020-02-12", (string?)_run.Json("state", "--known-on", "2020-02-12")["at"]);
        Assert.Equal("2020-01-10", (string?)_run.Json("state", "--known-on", "2020-02-12", "--at", "2020-01-10")["at"]);
    }

    [Fact]
    public void Compare()
    {
        JsonNode compare = _run.Json("compare", "full-withdrawal", "--baseline", "status-quo", "--draws", "100");

        Has(compare, "baseline draws randomSeed results events blocked hash");
        foreach (JsonNode? result in compare["results"]!.AsArray())
        {
            Has(result!, "branch series date mean p5 p10 p25 p50 p75 p90 p95 unknown difference");
            if (result!["difference"] is { } difference) Has(difference, "mean p10 p50 p90 higher lower");
        }
        Assert.All(compare["events"]!.AsArray(), e => Has(e!, "branch event happens"));
        Assert.All(compare["blocked"]!.AsArray(), b => Has(b!, "branch event rule share undone"));
    }

    [Fact]
    public void Project_is_compare_without_differences()
    {
        JsonNode project = _run.Json("project", "spain-uk-transfer", "--draws", "100");

        Assert.Null(project["baseline"]);
        Assert.All(project["results"]!.AsArray(), r => Assert.Null(r!["difference"]));
        Assert.NotEmpty(project["blocked"]!.AsArray());
    }

    [Fact]
    public void Wide_priors_are_wider()
    {
        double Spread(string priors)
        {
            JsonNode first = _run.Json("project", "status-quo", "--draws", "500", "--priors", priors)["results"]![0]!;
            return (double)first["p90"]! - (double)first["p10"]!;
        }

        Assert.True(Spread("wide") > Spread("shipped"));
    }

    [Theory]
    [InlineData("explain */coalition/region --at 2020-02-13")]
    [InlineData("explain operations/nmi")]
    [InlineData("explain expulsion-voted")]
    [InlineData("explain */nmi/iraq --branch nato-expanded --at 2021-12-31")]
    public void Explain(string line)
    {
        JsonNode explained = _run.Json(line.Split(' '));

        Has(explained, "subject at estimate events claims assumptions variance");
        Assert.NotEmpty(explained["events"]!.AsArray());
        Assert.NotEmpty(explained["claims"]!.AsArray());
    }

    [Theory]
    [InlineData("import")]
    [InlineData("branch show status-quo")]
    [InlineData("branch tree")]
    [InlineData("scenario validate control")]
    [InlineData("scenario schema")]
    [InlineData("machines list")]
    [InlineData("machines show expansion")]
    [InlineData("store info")]
    [InlineData("store verify")]
    public void Every_other_command_gives_one_document_too(string line)
    {
        Result result = _run.Of([.. line.Split(' '), "--json"]);

        Assert.Equal(0, result.Code);
        Assert.IsType<JsonObject>(JsonNode.Parse(result.Output));
    }

    [Fact]
    public void No_document_but_store_info_tells_of_a_path()
    {
        string[] lines =
        [
            "import", "claims", "history", "replay", "state", "branch list", "branch show status-quo", "store verify",
            "project status-quo --draws 10", "scenario validate status-quo",
        ];

        Assert.All(lines, line => Assert.DoesNotContain(_run.Folder, _run.Of([.. line.Split(' '), "--json"]).Output));
    }

    private static void Has(JsonNode node, string keys)
    {
        var had = node.AsObject().Select(p => p.Key).ToHashSet();
        Assert.DoesNotContain(keys.Split(' '), key => !had.Contains(key));
    }

    [Fact]
    public void The_middle_draw_is_the_one_opened_without_a_number_and_may_be_named()
    {
        foreach (string[] command in (string[][])[["state", "nato-expanded"], ["explain", "*/nmi/iraq", "--branch", "nato-expanded"]])
        {
            string silent = _run.Json(command).ToJsonString();

            Assert.Equal(silent, _run.Json([.. command, "--draw", "middle"]).ToJsonString());
            Assert.NotEqual(silent, _run.Json([.. command, "--draw", "3"]).ToJsonString());
        }
    }
}
