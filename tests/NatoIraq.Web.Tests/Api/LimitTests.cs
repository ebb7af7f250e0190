using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NatoIraq.Web.Api;
using NatoIraq.Web.Visits;

namespace NatoIraq.Web.Tests.Api;

/// <summary>How much a server does at once, and for one request.</summary>
public sealed class LimitTests(Site site) : IClassFixture<Site>
{
    private const string Draft = "scenario: mine\ntitle: Mine\nfrom: status-quo\nfork: 2020-01-29\nuntil: 2022-12-31\n";

    /// <summary>Whatever draws, each in a request that would else be answered.</summary>
    public static TheoryData<string, string?> Drawn => new()
    {
        { "GET /project?branch=control&draws=10", null }, { "GET /compare?branch=control&baseline=status-quo&draws=10", null },
        { "GET /report?branch=control&draws=10", null }, { "GET /bundle?branch=control&draws=10", null },
        { "GET /backtest?branch=control&draws=10", null }, { "GET /sensitivity?branch=control", null },
        { "GET /explain?subject=us/*/iraq", null }, { "GET /scenario/new", null },
        { "GET /store/verify", null }, { "GET /store/export", null },
        { "POST /project", """{"branches": ["control"], "draws": 10}""" },
        { "POST /picture", """{"branch": "control", "draws": 10}""" },
        { "POST /scenario/validate", JsonSerializer.Serialize(new { text = Draft }) },
        { "POST /branches/control/rebase", "{}" },
        { "POST /branches/control/picks", """{"from": "nato-expanded", "entries": ["rebadge"]}""" },
        { "POST /branches/control/merge", """{"from": "nato-expanded"}""" },
        { "POST /references", """{"fork": "2020-01-29", "branch": "waiting"}""" },
    };

    [Theory]
    [MemberData(nameof(Drawn))]
    public async Task Whatever_draws_takes_its_turn(string line, string? body)
    {
        Turns turns = site.Services.GetRequiredService<Turns>();
        var end = new TaskCompletionSource<int>();
        Task<int>[] taken = [.. Enumerable.Range(0, Limits.Projections + Limits.Waiting)
            .Select(_ => turns.TakeAsync(null, () => end.Task, default))];
        try
        {
            string[] words = line.Split(' ');
            using HttpResponseMessage answer = await site.SendAsync(
                new HttpMethod(words[0]), $"/api/v1{words[1]}", Site.Body(body), ("If-Match", "*"));

            Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        }
        finally
        {
            end.SetResult(0);
            await Task.WhenAll(taken);
        }
    }

    [Theory]
    [InlineData("/scenario/validate", "beside")]
    [InlineData("/project", "drafts")]
    public async Task More_scenarios_than_one_request_may_name_are_refused(string path, string name)
    {
        object[] drafts = [.. Enumerable.Range(0, Limits.Named + 1).Select(_ => new { text = Draft })];
        var body = new Dictionary<string, object> { [name] = drafts };
        if (name == "beside") body["text"] = Draft;

        JsonElement told = JsonSerializer.Deserialize<JsonElement>((await site.JsonAsync(
            HttpMethod.Post, path, body, HttpStatusCode.RequestEntityTooLarge)).ToJsonString());

        Assert.Equal($"{Limits.Named + 1} times {name} is more than one request may ask for.", told.GetProperty("title").GetString());
    }

    [Fact]
    public async Task More_series_than_one_request_may_name_are_learnt_nowhere() => await site.JsonAsync(
        HttpMethod.Post, "/references",
        new { fork = "2020-01-29", branch = "many", series = Enumerable.Repeat("us/*/iraq", Limits.Named + 1) },
        HttpStatusCode.RequestEntityTooLarge);

    [Theory]
    [InlineData(Limits.Named, HttpStatusCode.OK)]
    [InlineData(Limits.Named + 1, HttpStatusCode.BadRequest)]
    public async Task A_bundle_is_checked_here_if_it_asks_for_no_more_than_a_request_may(int dates, HttpStatusCode status)
    {
        string file = Path.Combine(site.Folder, $"dates-{dates}.zip");
        var first = new DateOnly(2021, 1, 1);
        await site.CommandAsync([
            "bundle", "create", file, "control", "--baseline", "status-quo", "--draws", "10",
            .. Enumerable.Range(0, dates).SelectMany(d => (string[])["--at", $"{first.AddDays(d):yyyy-MM-dd}"]),
        ]);

        using var body = new ByteArrayContent(await File.ReadAllBytesAsync(file));
        HttpResponseMessage answer = await site.SendAsync(HttpMethod.Post, "/api/v1/bundle/verify", body);

        string told = await answer.Content.ReadAsStringAsync();
        Assert.True(status == answer.StatusCode, told);
        if (status != HttpStatusCode.OK) Assert.Contains("body holds 65 dates; at most 64 are run again here.", told);
    }

    [Fact]
    public async Task Two_bundles_are_read_at_once_and_the_next_when_one_is_done_or_given_up()
    {
        const string Path = "/api/v1/bundle/verify", Body = "no bundle!";
        Uploads uploads = site.Services.GetRequiredService<Uploads>();
        Uri at = site.Client.BaseAddress!;
        using Wire first = await Wire.PostAsync(at, Path, Body.Length);
        await first.BegunAsync();
        using Wire second = await Wire.PostAsync(at, Path, Body.Length);
        await second.BegunAsync();

        using Wire third = await Wire.PostAsync(at, Path, Body.Length);
        await Wire.UntilAsync(() => Task.FromResult(uploads.Waiting == 1));
        Assert.True(third.IsSilent);
        await first.SendAsync(Body);
        Assert.Equal("HTTP/1.1 400 Bad Request", await first.LineAsync());
        await third.BegunAsync();

        using Wire fourth = await Wire.PostAsync(at, Path, Body.Length);
        await Wire.UntilAsync(() => Task.FromResult(uploads.Waiting == 1));
        Assert.True(fourth.IsSilent);
        second.Dispose();
        await fourth.BegunAsync();
    }

    [Fact]
    public async Task One_too_many_is_told_what_to_do()
    {
        var listeners = new Listeners();
        using var uploads = new Uploads();
        var end = new TaskCompletionSource<int>();
        for (int i = 0; i < Limits.Listeners; i++) listeners.Enter($"{i}");
        Task<int>[] taken = [.. Enumerable.Range(0, Limits.Uploads + Limits.WaitingEach)
            .Select(_ => uploads.TakeAsync("ana", () => end.Task, default))];

        TroubleException one = Assert.Throws<TroubleException>(() => listeners.Enter("ana"));
        TroubleException other = await Assert.ThrowsAsync<TroubleException>(
            () => uploads.TakeAsync("ana", () => end.Task, default));

        Golden.Holds("limits.txt", [ProblemDetails.Write(one.Trouble), ProblemDetails.Write(other.Trouble)]);
        Task<int> another = uploads.TakeAsync("ben", () => end.Task, default);
        end.SetResult(0);
        await Task.WhenAll([.. taken, another]);
        Assert.Equal((0, Limits.Listeners), (uploads.Waiting, listeners.Held));
    }
}
