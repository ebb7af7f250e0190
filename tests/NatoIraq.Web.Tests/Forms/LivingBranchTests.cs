using System.Net;
using System.Text.Json.Nodes;

namespace NatoIraq.Web.Tests.Forms;

/// <summary>Branches that live on after a correction: moved, edited, restored and merged by forms without script.</summary>
public sealed class LivingBranchTests(Site site) : IClassFixture<Site>
{
    private static readonly (string, string) Own = ("Sec-Fetch-Site", "same-origin");

    [Fact]
    public async Task A_stale_branch_is_moved_by_answers_and_brought_back_from_its_versions()
    {
        await site.JsonAsync(
            HttpMethod.Put, "/branches/counted/scenario", new { text = Counted.Scenario }, HttpStatusCode.Created, ("If-None-Match", "*"));
        await site.CommandAsync("import", Counted.CorrectedPack(Path.Combine(site.Folder, "corrected")));

        string page = await PageAsync("counted");
        Assert.Contains("<code>us-5200</code>: troops-reported", page);
        Assert.Contains("Move it to the newest history", page);
        Assert.Contains("if: &quot;strength(us/coalition/iraq) &gt;= 5200&quot;", page);

        // Without an answer it stays, and says which conflict is open.
        HttpResponseMessage open = await PostAsync("counted/rebase", "seen=1");
        string told = await open.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.BadRequest, open.StatusCode);
        Golden.Holds("living.txt", [FormTests.AlertOf(told)]);

        // An edit that does not help leaves the conflict open, and what was typed stands there.
        string entry = "id: more\non: 2020-04-01\nevent: troops-deployed\nto: others/nmi/iraq\ncount: 100\nif: strength(us/coalition/iraq) >= 5150";
        HttpResponseMessage still = await PostAsync("counted/rebase", $"seen=1&never-happens:more=edit&entry never-happens:more={entry}");
        told = await still.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.BadRequest, still.StatusCode);
        Assert.Contains("&gt;= 5150", told);

        Assert.Equal("/branches/counted", await LeadsAsync(
            "counted/rebase", $"seen=1&never-happens:more=edit&entry never-happens:more={entry.Replace("5150", "5100")}"));
        page = await PageAsync("counted");
        Assert.DoesNotContain(">stale<", page);
        Assert.Contains("<td>branch-rebased</td>", page);
        Assert.Contains("<td>entry-appended</td>", page);

        Assert.Equal("/branches/counted#versions", await LeadsAsync("counted/restore", "seen=3&version=1"));
        page = await PageAsync("counted");
        Assert.Contains(">stale<", page);
        Assert.Contains("<td>branch-restored</td>", page);
        Assert.Contains("version 1", page);
    }

    [Fact]
    public async Task Another_branch_is_merged_and_single_entries_are_copied()
    {
        await LeadsAsync("fork", "name=taker&from=status-quo");
        string page = await PageAsync("taker/merge?from=full-withdrawal");
        Assert.Contains("<code>entry:us-leaves</code>", page);
        Assert.Contains("value=\"vote-transmitted\"", page);

        HttpResponseMessage refused = await PostAsync("taker/picks", "seen=1&from=full-withdrawal&entry=us-leaves");
        string told = await refused.Content.ReadAsStringAsync();
        Assert.Contains("follows 'coalition-told-to-leave', which 'taker' does not have", FormTests.AlertOf(told));

        Assert.Equal("/branches/taker#plan", await LeadsAsync(
            "taker/picks", "seen=1&from=full-withdrawal&entry=vote-transmitted&entry=vote-executed"));
        Assert.Contains("<td>entries-picked</td>", await PageAsync("taker"));

        Assert.Equal("/branches/taker#plan", await LeadsAsync("taker/merges", "seen=2&from=compromise"));
        page = await PageAsync("taker/merge?from=nato-expanded");
        Assert.Contains("name=\"entry:us-buys-in\"", page);
        HttpResponseMessage open = await PostAsync("taker/merges", "seen=3&from=nato-expanded&entry:us-buys-in=theirs");
        told = await open.Content.ReadAsStringAsync();
        Assert.Contains("These still need an answer: ", FormTests.AlertOf(told));
        Assert.Contains("<option value=\"theirs\" selected>", told);
    }

    [Fact]
    public async Task The_same_by_the_api()
    {
        await site.JsonAsync(HttpMethod.Post, "/branches", new { branch = "asked", from = "status-quo" }, HttpStatusCode.Created);
        JsonNode picked = await EditAsync("picks", new { from = "full-withdrawal", entries = new[] { "vote-transmitted" } });
        Assert.Equal("vote-transmitted", (string?)picked["picked"]!.AsArray().Single());
        Assert.Equal("transmit-delay", (string?)picked["brought"]!.AsArray().Single());

        JsonNode merged = await EditAsync("merge", new { from = "compromise", dryRun = true });
        Assert.False((bool)merged["merged"]!);
        merged = await EditAsync("merge", new { from = "compromise" });
        Assert.True((bool)merged["merged"]!);
        JsonNode open = await EditAsync("merge", new { from = "nato-expanded" });
        Assert.False((bool)open["merged"]!);
        Dictionary<string, string> answers = open["conflicts"]!.AsArray().ToDictionary(c => (string)c!["id"]!, _ => "ours");
        Assert.True((bool)(await EditAsync("merge", new { from = "nato-expanded", answers }))["merged"]!);
    }

    private async Task<JsonNode> EditAsync(string path, object body) => await site.JsonAsync(
        HttpMethod.Post, $"/branches/asked/{path}", body, HttpStatusCode.OK, ("If-Match", await site.TagAsync("/branches/asked")));

    private Task<string> PageAsync(string path) => site.Client.GetStringAsync($"/branches/{path}");

    private Task<HttpResponseMessage> PostAsync(string path, string fields) =>
        site.SendAsync(HttpMethod.Post, $"/branches/{path}", FormTests.Form(fields), Own);

    private async Task<string?> LeadsAsync(string path, string fields)
    {
        HttpResponseMessage answer = await PostAsync(path, fields);
        string page = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.SeeOther, $"{path}: {answer.StatusCode} {FormTests.AlertOf(page)}");
        return answer.Headers.Location?.ToString();
    }
}
