using System.Net;
using System.Text.Json.Nodes;

namespace NatoIraq.Web.Tests.Api;

/// <summary>Edits of branches: who has seen what, and that nobody's edit is lost.</summary>
public sealed class WriteTests(Site site) : IClassFixture<Site>
{
    private const string Entry = "{id: ok, on: 2020-06-01, event: host-invited, mission: nmi}";

    [Fact]
    public async Task A_branch_is_forked_edited_and_archived()
    {
        HttpResponseMessage forked = await site.SendAsync(
            HttpMethod.Post, "/api/v1/branches", Site.Body(new { branch = "mine", from = "status-quo", title = "Mine" }));
        Assert.Equal(HttpStatusCode.Created, forked.StatusCode);
        Assert.Equal("/api/v1/branches/mine", forked.Headers.Location!.OriginalString);

        JsonNode appended = await EditAsync(HttpMethod.Post, "mine", "/entries", new { yaml = Entry });
        Assert.Equal("ok", (string?)appended["appended"]![0]);
        JsonNode skipped = await EditAsync(HttpMethod.Put, "mine", "/skipped/ok");
        Assert.Equal("ok", (string?)skipped["skipped"]![0]);
        JsonNode unskipped = await EditAsync(HttpMethod.Delete, "mine", "/skipped/ok");
        Assert.Empty(unskipped["skipped"]!.AsArray());
        Assert.Equal(4, (long?)unskipped["version"]);
        Assert.True((bool?)(await EditAsync(HttpMethod.Delete, "mine", ""))["archived"]);
        Assert.DoesNotContain("\"mine\"", (await site.JsonAsync(HttpMethod.Get, "/branches")).ToJsonString());
    }

    [Fact]
    public async Task A_scenario_is_applied_as_new_then_over_what_was_seen()
    {
        string text = Site.TextOf("nato-expanded").Replace("scenario: nato-expanded", "scenario: own");

        await site.JsonAsync(
            HttpMethod.Put, "/branches/own/scenario", new { text }, HttpStatusCode.Created, ("If-None-Match", "*"));
        await site.JsonAsync(
            HttpMethod.Put, "/branches/own/scenario", new { text }, HttpStatusCode.PreconditionFailed, ("If-None-Match", "*"));
        JsonNode changed = await EditAsync(HttpMethod.Put, "own", "/scenario", new { text = text.Replace("title: \"", "title: \"My ") });

        Assert.True((bool?)changed["changed"]);
        Assert.StartsWith("My ", (string?)(await site.JsonAsync(HttpMethod.Get, "/branches/own"))["branch"]!["title"]);
        Assert.Contains("title: \"My ", (string?)(await site.JsonAsync(HttpMethod.Get, "/branches/own/scenario"))["text"]);
    }

    public static TheoryData<string, string, object?> Edits => new()
    {
        { "POST", "/entries", new { yaml = Entry } }, { "PUT", "/skipped/nmi-resume", null },
        { "DELETE", "/skipped/nmi-resume", null }, { "DELETE", "", null },
        { "PUT", "/scenario", new { text = "scenario: control" } },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public async Task An_edit_that_does_not_say_what_it_has_seen_is_refused(string method, string path, object? body)
    {
        string before = await site.TagAsync("/branches");

        JsonNode problem = await site.JsonAsync(
            new HttpMethod(method), $"/branches/control{path}", body, HttpStatusCode.PreconditionRequired);

        Assert.Contains("If-Match", (string?)problem["detail"]);
        Assert.Equal(before, await site.TagAsync("/branches"));
    }

    [Fact]
    public async Task Of_two_edits_of_one_version_the_second_is_told_both_versions_and_loses_nothing()
    {
        await site.CommandAsync("branch", "fork", "shared", "--from", "status-quo");
        string seen = await site.TagAsync("/branches/shared");
        // Another program was faster than this page.
        await site.CommandAsync("branch", "append", "shared", "--yaml", Entry);

        JsonNode problem = await site.JsonAsync(
            HttpMethod.Post, "/branches/shared/entries", new { yaml = Entry.Replace("ok", "other") },
            HttpStatusCode.PreconditionFailed, ("If-Match", seen));

        Assert.Equal((1, 2), ((int?)problem["expected"], (int?)problem["actual"]));
        JsonNode branch = (await site.JsonAsync(HttpMethod.Get, "/branches/shared"))["branch"]!;
        Assert.Equal("ok", (string?)Assert.Single(branch["appended"]!.AsArray()));
        await EditAsync(HttpMethod.Post, "shared", "/entries", new { yaml = Entry.Replace("ok", "other") });
        Assert.Equal(2, (await site.JsonAsync(HttpMethod.Get, "/branches/shared"))["branch"]!["appended"]!.AsArray().Count);
    }

    [Fact]
    public async Task Of_many_writers_of_one_version_exactly_one_is_heard()
    {
        await site.CommandAsync("branch", "fork", "crowded", "--from", "status-quo");
        string seen = await site.TagAsync("/branches/crowded");

        HttpResponseMessage[] answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => site.SendAsync(
            HttpMethod.Post, "/api/v1/branches/crowded/entries", Site.Body(new { yaml = Entry.Replace("ok", $"e{i}") }),
            ("If-Match", seen))));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
        Assert.Equal(7, answers.Count(a => a.StatusCode == HttpStatusCode.PreconditionFailed));
        Assert.Single((await site.JsonAsync(HttpMethod.Get, "/branches/crowded"))["branch"]!["appended"]!.AsArray());
    }

    [Fact]
    public async Task What_another_program_writes_is_seen_at_once()
    {
        await site.JsonAsync(HttpMethod.Get, "/branches");

        await site.CommandAsync("branch", "fork", "from-elsewhere", "--from", "status-quo");

        Assert.Contains("from-elsewhere", (await site.JsonAsync(HttpMethod.Get, "/branches")).ToJsonString());
    }

    [Fact]
    public async Task The_problems_of_a_scenario_have_their_places()
    {
        const string text = "scenario: bad\ntitle: Bad\nfrom: status-quo\nfork: 2020-01-29\nuntil: 2022-12-31\n"
            + "events:\n  - id: a\n    on: 2020-06-01\n    event: host-invite\n    mission: nmi\n";

        JsonNode problem = await site.JsonAsync(
            HttpMethod.Post, "/scenario/validate", new { text, name = "bad.yaml" }, HttpStatusCode.BadRequest);

        JsonNode error = problem["errors"]![0]!;
        Assert.Equal(("bad.yaml", 9, 12, 23), (
            (string?)error["file"], (int?)error["line"], (int?)error["column"], (int?)error["endColumn"]));
        Assert.Contains("host-invited", (string?)error["hint"]);
    }

    private async Task<JsonNode> EditAsync(HttpMethod method, string branch, string path, object? body = null) =>
        await site.JsonAsync(
            method, $"/branches/{branch}{path}", body, HttpStatusCode.OK,
            ("If-Match", await site.TagAsync($"/branches/{branch}")));
}
