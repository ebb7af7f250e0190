using System.CommandLine;
using System.Net;
using System.Text.Json.Nodes;
using NatoIraq.Cli;

namespace NatoIraq.Web.Tests.Api;

/// <summary>The routes, their description, and what every one of them holds to.</summary>
public sealed class RouteTests(Site site) : IClassFixture<Site>
{
    /// <summary>The commands, each with its routes or the reason why it has none.</summary>
    private static readonly Dictionary<string, string> Commands = new()
    {
        ["help"] = "help is /openapi/v1.json",
        ["demo"] = "a server does it at its start",
        ["import"] = "reads a folder of this machine",
        ["claims"] = "GET /claims",
        ["history"] = "GET /history, GET /history/revisions",
        ["replay"] = "GET /replay, GET /moments, GET /readings",
        ["state"] = "GET /state",
        ["explain"] = "GET /explain",
        ["diff"] = "GET /diff, POST /diff",
        ["branch list"] = "GET /branches",
        ["branch tree"] = "GET /branches",
        ["branch show"] = "GET /branches/{branch}",
        ["branch fork"] = "POST /branches",
        ["branch reference"] = "POST /references",
        ["branch append"] = "POST /branches/{branch}/entries",
        ["branch skip"] = "PUT /branches/{branch}/skipped/{entry}",
        ["branch unskip"] = "DELETE /branches/{branch}/skipped/{entry}",
        ["branch archive"] = "DELETE /branches/{branch}",
        ["branch rebase"] = "POST /branches/{branch}/rebase",
        ["branch log"] = "GET /branches/{branch}/log",
        ["branch restore"] = "POST /branches/{branch}/restore",
        ["branch cherry-pick"] = "POST /branches/{branch}/picks",
        ["branch merge"] = "POST /branches/{branch}/merge",
        ["scenario new"] = "GET /scenario/new",
        ["scenario validate"] = "POST /scenario/validate",
        ["scenario apply"] = "PUT /branches/{branch}/scenario, GET /branches/{branch}/scenario",
        ["scenario schema"] = "GET /scenario/schema",
        ["pack new"] = "writes files for an author's editor",
        ["pack validate"] = "reads files of this machine",
        ["project"] = "GET /project, POST /project, POST /picture",
        ["compare"] = "GET /compare, POST /compare",
        ["sensitivity"] = "GET /sensitivity",
        ["backtest"] = "GET /backtest, POST /backtest, POST /backtest/tables",
        ["report"] = "GET /report",
        ["bundle create"] = "GET /bundle",
        ["bundle verify"] = "POST /bundle/verify",
        ["serve"] = "it is this",
        ["keys make"] = "is for who has the machine",
        ["keys list"] = "is for who has the machine",
        ["keys revoke"] = "is for who has the machine",
        ["mcp"] = "speaks another protocol, over stdin and stdout",
        ["worker"] = "draws for as long as it runs",
        ["cluster status"] = "GET /cluster",
        ["machines list"] = "GET /machines",
        ["machines show"] = "GET /machines/{machine}",
        ["sources verify"] = "GET /sources",
        ["store info"] = "GET /store, GET /events",
        ["store verify"] = "GET /store/verify",
        ["store export"] = "GET /store/export",
        ["store import"] = "would replace the store under the server",
        ["store copy"] = "names stores of this machine",
        ["completion"] = "writes a script for a shell of this machine",
    };

    [Fact]
    public async Task Every_command_has_its_routes_and_every_route_its_command()
    {
        JsonNode description = JsonNode.Parse(await site.Client.GetStringAsync("/openapi/v1.json"))!;
        string[] described = [.. description["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject().Select(o =>
            $"{o.Key.ToUpperInvariant()} {p.Key["/api/v1".Length..].TrimEnd('/')}"))];
        string[] wanted = [.. Commands.Values.SelectMany(v => v.Split(", ")).Where(v => v.Contains(" /") && !v.Contains("is /"))];

        Assert.Equal(Leaves(new NatoIraqCommand(), "").Order(), Commands.Keys.Order());
        Assert.Equal(wanted.Distinct().Order(), described.Order());
    }

    [Fact]
    public async Task Every_route_says_what_it_is_for_and_what_it_may_be_asked()
    {
        JsonNode description = JsonNode.Parse(await site.Client.GetStringAsync("/openapi/v1.json"))!;
        foreach ((string path, JsonNode? operations) in description["paths"]!.AsObject())
        {
            foreach ((string method, JsonNode? operation) in operations!.AsObject())
            {
                Assert.True(operation!["summary"] is not null, $"{method} {path}");
                Assert.All(
                    operation["parameters"]?.AsArray() ?? [],
                    p => Assert.True((string?)p!["in"] == "path" || p["description"] is not null, $"{method} {path} {p}"));
            }
        }
        JsonNode claims = description["paths"]!["/api/v1/claims"]!["get"]!;
        Assert.Contains(claims["parameters"]!.AsArray(), p => (string?)p!["name"] == "known-on");
        Assert.NotNull(description["components"]!["schemas"]!["ClaimView"]!["properties"]!["duplicateOf"]);
    }

    public static TheoryData<string> Reads =>
    [
        "/claims", "/sources", "/history", "/history/revisions", "/replay", "/moments?limit=2", "/moments?at=2020-01-29", "/state",
        "/readings?expression=strength(us/*/iraq)", "/explain?subject=operations/nmi", "/diff?at=1&at=5", "/branches",
        "/branches?archived=true", "/branches/control", "/branches/control/scenario", "/branches/control/log", "/scenario/schema", "/scenario/new",
        "/project?branch=control&draws=10", "/compare?branch=control&baseline=status-quo&draws=10",
        "/report?branch=control&baseline=status-quo&draws=10", "/sensitivity?branch=status-quo&draws=300",
        "/backtest?branch=new-zones&draws=10", "/machines", "/machines/operations", "/store", "/store/verify", "/cluster",
    ];

    [Theory]
    [MemberData(nameof(Reads))]
    public async Task A_read_gives_a_document_that_need_not_be_sent_again_while_nothing_is_written(string path)
    {
        HttpResponseMessage first = await site.Client.GetAsync($"/api/v1{path}");
        string text = await first.Content.ReadAsStringAsync();
        Assert.True(first.IsSuccessStatusCode, text);
        Assert.IsType<JsonObject>(JsonNode.Parse(text));
        if (path.StartsWith("/store", StringComparison.Ordinal) || path == "/cluster") return;

        HttpResponseMessage again = await site.SendAsync(
            HttpMethod.Get, $"/api/v1{path}", null, ("If-None-Match", first.Headers.ETag!.Tag));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("/claims?limit=2", "claims", 98)]
    [InlineData("/history?limit=7", "events", 18)]
    [InlineData("/replay?limit=50", "steps", 3)]
    [InlineData("/branches?limit=5", "branches", 3)]
    [InlineData("/moments?limit=60", "moments", 2)]
    public async Task Pages_lead_through_a_whole_list(string path, string list, int pages)
    {
        JsonNode whole = await site.JsonAsync(HttpMethod.Get, path.Split('?')[0]);
        List<string> seen = [];
        int count = 0;
        for (string? next = path; next is not null; count++)
        {
            HttpResponseMessage page = await site.Client.GetAsync($"/api/v1{next}");
            seen.AddRange(JsonNode.Parse(await page.Content.ReadAsStringAsync())![list]!.AsArray().Select(r => r!.ToJsonString()));
            next = page.Headers.TryGetValues("Link", out var links)
                ? links.Single().Split('<', '>')[1]["/api/v1".Length..] : null;
        }

        Assert.Equal(pages, count);
        Assert.Equal(whole[list]!.AsArray().Select(r => r!.ToJsonString()), seen);
    }

    [Fact]
    public async Task What_is_drawn_at_a_moment_is_what_the_stepper_shows()
    {
        JsonNode shown = await site.JsonAsync(HttpMethod.Get, "/moments?at=us-5200");
        JsonNode reading = await site.JsonAsync(HttpMethod.Get, "/readings?expression=strength(us/*/iraq)");

        Assert.Equal("us-5200", (string?)shown["moments"]![0]!["id"]);
        Assert.Equal(41, (int?)shown["moments"]![0]!["step"]);
        Assert.Contains(reading["values"]!.AsArray(), v => (int?)v!["step"] == 41 && (string?)v["value"] == "5,200");
    }

    private static IEnumerable<string> Leaves(Command command, string path) => command.Subcommands.SelectMany(c =>
        c.Subcommands.Count > 0 ? Leaves(c, $"{path}{c.Name} ") : [$"{path}{c.Name}"]);
}
