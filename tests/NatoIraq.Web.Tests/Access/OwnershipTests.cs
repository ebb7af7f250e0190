using System.Net;
using System.Text.Json.Nodes;

namespace NatoIraq.Web.Tests.Access;

/// <summary>Who may write what, over HTTP.</summary>
public sealed class OwnershipTests(Team team) : IClassFixture<Team>
{
    private static readonly (string, string) Any = ("If-Match", "*");

    private async Task<string> HeadAsync() =>
        (string)JsonNode.Parse(await (await team.AskAsync(HttpMethod.Get, "/api/v1/store", team.Keys["root"]))
            .Content.ReadAsStringAsync())!["head"]!;

    private async Task<HttpResponseMessage> ForkAsync(string key, string branch) => await team.AskAsync(
        HttpMethod.Post, "/api/v1/branches", key, new { branch, from = "status-quo" });

    [Fact]
    public async Task A_reader_reads_and_draws_and_writes_nothing()
    {
        string before = await HeadAsync(), rita = team.Keys["rita"];
        HttpResponseMessage drawn = await team.AskAsync(
            HttpMethod.Get, "/api/v1/project?branch=status-quo&draws=10", rita);
        Assert.Equal(HttpStatusCode.OK, drawn.StatusCode);

        (HttpMethod Method, string Path, object? Body)[] writes =
        [
            (HttpMethod.Post, "/api/v1/branches", new { branch = "hers", from = "status-quo" }),
            (HttpMethod.Delete, "/api/v1/branches/nato-4000", null),
            (HttpMethod.Put, "/api/v1/branches/nato-expanded/skipped/rebadge", null),
            (HttpMethod.Post, "/api/v1/branches/nato-expanded/entries",
                new { yaml = "id: more\non: 2021-01-01\nevent: incident-occurred\nplace: iraq\nseverity: 1" }),
        ];
        foreach ((HttpMethod method, string path, object? body) in writes)
        {
            HttpResponseMessage answer = await team.AskAsync(method, path, rita, body, Any);
            string text = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.StatusCode == HttpStatusCode.Forbidden, $"{method} {path}: {(int)answer.StatusCode} {text}");
        }
        Assert.Equal(before, await HeadAsync());
    }

    [Fact]
    public async Task An_author_edits_what_is_theirs_and_nobody_elses()
    {
        Assert.Equal(HttpStatusCode.Created, (await ForkAsync(team.Keys["ana"], "anas")).StatusCode);
        string before = await HeadAsync();

        HttpResponseMessage bens = await team.AskAsync(
            HttpMethod.Delete, "/api/v1/branches/anas", team.Keys["ben"], null, Any);
        HttpResponseMessage shipped = await team.AskAsync(
            HttpMethod.Put, "/api/v1/branches/nato-expanded/skipped/rebadge", team.Keys["ben"], null, Any);

        Assert.Equal(HttpStatusCode.Forbidden, bens.StatusCode);
        Assert.Contains("belongs to key:ana", await bens.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.Forbidden, shipped.StatusCode);
        Assert.Equal(before, await HeadAsync());
        Assert.Equal(HttpStatusCode.OK, (await team.AskAsync(
            HttpMethod.Delete, "/api/v1/branches/anas", team.Keys["ana"], null, Any)).StatusCode);
        // Archived, it is still hers: nobody may bring it back as their own.
        HttpResponseMessage again = await team.AskAsync(
            HttpMethod.Post, "/api/v1/branches/anas/restore", team.Keys["ben"], new { version = 1 }, Any);
        Assert.Equal(HttpStatusCode.Forbidden, again.StatusCode);
    }

    [Fact]
    public async Task Somebody_of_the_issuers_with_the_name_of_a_key_is_somebody_else()
    {
        await ForkAsync(team.Keys["ben"], "bens");

        HttpResponseMessage answer = await team.AskAsync(
            HttpMethod.Delete, "/api/v1/branches/bens", team.Issuer.Token(name: "ben"), null, Any);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task An_admin_edits_all_and_the_log_says_who_did_what()
    {
        await ForkAsync(team.Issuer.Token(name: "carla"), "carlas");
        await team.AskAsync(HttpMethod.Delete, "/api/v1/branches/carlas", team.Keys["root"], null, Any);

        JsonNode log = JsonNode.Parse(await (await team.AskAsync(
            HttpMethod.Get, "/api/v1/branches/carlas/log", team.Keys["rita"])).Content.ReadAsStringAsync())!;

        Assert.Equal(["key:root", "carla"], log["versions"]!.AsArray().Select(v => (string)v!["by"]!));
    }

    [Fact]
    public async Task Where_the_store_is_is_told_to_admins_alone()
    {
        async Task<JsonNode?> Location(string name) => JsonNode.Parse(await (await team.AskAsync(
            HttpMethod.Get, "/api/v1/store", team.Keys[name])).Content.ReadAsStringAsync())!["location"];

        Assert.Null(await Location("ana"));
        Assert.Contains("store.db", (string)(await Location("root"))!);
    }

    [Fact]
    public async Task What_was_signed_is_part_of_the_chain()
    {
        await ForkAsync(team.Keys["ana"], "signed");

        string log = await (await team.AskAsync(HttpMethod.Get, "/api/v1/store/export", team.Keys["root"]))
            .Content.ReadAsStringAsync();
        string found = await (await team.AskAsync(HttpMethod.Get, "/api/v1/store/verify", team.Keys["root"]))
            .Content.ReadAsStringAsync();

        Assert.Contains("\"by\":\"key:ana\"", log.ReplaceLineEndings("").Replace(" ", ""));
        Assert.Empty(JsonNode.Parse(found)!["findings"]!.AsArray());
    }
}
