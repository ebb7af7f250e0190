namespace NatoIraq.Web.Tests.Api;

/// <summary>The API answers with the bytes that the command line prints.</summary>
public sealed class SameBytesTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("claims", "/claims")]
    [InlineData("claims --known-on 2020-02-12 --clock said --tier A", "/claims?known-on=2020-02-12&clock=said&tier=A")]
    [InlineData("claims --about nato-option", "/claims?about=nato-option")]
    [InlineData("claims F0-08 F1-08", "/claims?id=F0-08&id=F1-08")]
    [InlineData("history --known-on 2020-02-12", "/history?known-on=2020-02-12")]
    [InlineData("state", "/state")]
    [InlineData("state --at 2020-02-12 --known-on 2020-02-12", "/state?at=2020-02-12&known-on=2020-02-12")]
    [InlineData("state nato-expanded --draw 7 --at 2021-12-31", "/state?branch=nato-expanded&draw=7&at=2021-12-31")]
    [InlineData("explain */*/iraq full-withdrawal --at 2020-12-31 --draws 300 --words efsa",
        "/explain?subject=*/*/iraq&branch=full-withdrawal&at=2020-12-31&draws=300&words=efsa")]
    [InlineData("explain */coalition/region --at 2020-02-13", "/explain?subject=*/coalition/region&at=2020-02-13")]
    [InlineData("diff nato-expanded compromise --at 2021-12-31", "/diff?a=nato-expanded&b=compromise&at=2021-12-31")]
    [InlineData("diff status-quo@2021-06-01 compromise@2022-06-01", "/diff?a=status-quo@2021-06-01&b=compromise@2022-06-01")]
    [InlineData("diff --at 2020-01-01 --at coalition-suspended", "/diff?at=2020-01-01&at=coalition-suspended")]
    [InlineData("branch list", "/branches")]
    [InlineData("branch tree", "/branches")]
    [InlineData("branch show nato-expanded", "/branches/nato-expanded")]
    [InlineData("scenario schema", "/scenario/schema")]
    [InlineData("machines list", "/machines")]
    [InlineData("machines show expansion", "/machines/expansion")]
    [InlineData("store info", "/store")]
    [InlineData("store verify", "/store/verify")]
    [InlineData("project nato-expanded --draws 100 --words", "/project?branch=nato-expanded&draws=100&words=icd203")]
    [InlineData("project nato-expanded --draws 100 --priors wide", "/project?branch=nato-expanded&draws=100&priors=wide")]
    [InlineData(
        "backtest status-quo new-zones --truth nato-iraq-2021 --known-on 2020-06-30 --draws 100 --priors wide",
        "/backtest?branch=status-quo&branch=new-zones&truth=nato-iraq-2021&known-on=2020-06-30&draws=100&priors=wide")]
    [InlineData(
        "compare nato-expanded compromise --baseline status-quo --draws 100 --random-seed 7 --at 2021-12-31 --series */nmi/iraq",
        "/compare?branch=compromise&branch=nato-expanded&baseline=status-quo&draws=100&random-seed=7&at=2021-12-31&series=*/nmi/iraq")]
    [InlineData(
        "compare nato-expanded --baseline status-quo --draws 100 --at 2021-12-31 --prefer lower",
        "/compare?branch=nato-expanded&baseline=status-quo&draws=100&at=2021-12-31&prefer=lower")]
    [InlineData(
        "compare nato-expanded --baseline status-quo --draws 100 --at 2021-12-31 --analysis",
        "/compare?branch=nato-expanded&baseline=status-quo&draws=100&at=2021-12-31&analysis=true")]
    public async Task A_query_gives_what_the_command_prints(string command, string path)
    {
        HttpResponseMessage answer = await site.Client.GetAsync($"/api/v1{path}");

        Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(
            await site.CommandAsync([.. command.Split(' '), "--json"]), await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Provenance_is_the_file_that_the_command_writes()
    {
        string file = Path.Combine(site.Folder, "level.prov.json");
        await site.CommandAsync("explain", "*/coalition/region", "--at", "2020-02-13", "--prov", file);

        Assert.Equal(
            await File.ReadAllTextAsync(file),
            await site.Client.GetStringAsync("/api/v1/explain?subject=*/coalition/region&at=2020-02-13&format=prov"));
    }

    [Theory]
    [InlineData("replay --until conflict(*)", "/replay?until=conflict(*)")]
    [InlineData("replay nato-expanded --draw 7", "/replay?branch=nato-expanded&draw=7")]
    [InlineData("store export", "/store/export")]
    public async Task So_do_lines(string command, string path)
    {
        HttpResponseMessage answer = await site.SendAsync(
            HttpMethod.Get, $"/api/v1{path}", null, ("Accept", "application/x-ndjson"));
        string told = await answer.Content.ReadAsStringAsync();

        Assert.Equal("application/x-ndjson", answer.Content.Headers.ContentType!.MediaType);
        string[] words = command.StartsWith("store", StringComparison.Ordinal)
            ? [.. command.Split(' '), "--out", Path.Combine(site.Folder, "log.jsonl")] : [.. command.Split(' '), "--json"];
        string printed = await site.CommandAsync(words);
        Assert.Equal(words.Contains("--out") ? await File.ReadAllTextAsync(words[^1]) : printed, told);
    }

    [Theory]
    [InlineData("claims --tier B --csv", "/claims?tier=B&format=csv")]
    [InlineData("history --csv", "/history?format=csv")]
    [InlineData("state --at 2020-02-12 --csv", "/state?at=2020-02-12&format=csv")]
    [InlineData("branch list --csv", "/branches?format=csv")]
    [InlineData("explain operations/nmi --csv", "/explain?subject=operations/nmi&format=csv")]
    [InlineData("backtest new-zones --draws 50 --csv", "/backtest?branch=new-zones&draws=50&format=csv")]
    [InlineData(
        "backtest new-zones --draws 50 --by-truth --csv", "/backtest?branch=new-zones&draws=50&by-truth=1&format=csv")]
    [InlineData(
        "compare nato-expanded --baseline status-quo --draws 50 --csv",
        "/compare?branch=nato-expanded&baseline=status-quo&draws=50&format=csv")]
    public async Task So_do_tables(string command, string path)
    {
        HttpResponseMessage answer = await site.Client.GetAsync($"/api/v1{path}");

        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal(await site.CommandAsync(command.Split(' ')), await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task So_do_pictures()
    {
        string file = Path.Combine(site.Folder, "picture.svg");
        await site.CommandAsync("compare", "nato-expanded", "--baseline", "status-quo", "--draws", "50", "--svg", file);

        Assert.Equal(
            await File.ReadAllTextAsync(file),
            await site.Client.GetStringAsync(
                "/api/v1/compare?branch=nato-expanded&baseline=status-quo&draws=50&format=svg"));
    }

    [Fact]
    public async Task A_truth_that_is_sent_scores_as_the_same_file_does()
    {
        const string Text = "date,series,value,source,published\n2021-06-30,*/nmi/iraq,620,a letter,2021-07-01\n";
        string file = Path.Combine(site.Folder, "mine.csv"), picture = Path.Combine(site.Folder, "backtest.svg");
        await File.WriteAllTextAsync(file, Text);
        string printed = await site.CommandAsync(
            "backtest", "new-zones", "--truth", file, "--draws", "50", "--svg", picture, "--json");
        HttpResponseMessage answer = await site.SendAsync(HttpMethod.Post, "/api/v1/backtest", Site.Body(
            System.Text.Json.JsonSerializer.Serialize(new
            {
                branches = new[] { "new-zones" }, truth = new { text = Text, name = "mine.csv" }, draws = 50,
            })));

        Assert.Equal(printed, await answer.Content.ReadAsStringAsync());
        Assert.StartsWith("<svg", await File.ReadAllTextAsync(picture), StringComparison.Ordinal);
        Assert.StartsWith(
            "<svg", await site.Client.GetStringAsync("/api/v1/backtest?branch=new-zones&draws=50&format=svg"),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("project nato-expanded --draws 100 --words efsa", """{"branches":["nato-expanded"],"draws":100,"words":"efsa"}""")]
    [InlineData(
        "compare nato-expanded --baseline status-quo --draws 100 --words icd203",
        """{"branches":["nato-expanded"],"baseline":"status-quo","draws":100,"words":"icd203"}""")]
    public async Task A_body_asks_for_words_as_the_command_does(string command, string body)
    {
        string[] words = [.. command.Split(' '), "--json"];

        HttpResponseMessage answer = await site.SendAsync(HttpMethod.Post, $"/api/v1/{words[0]}", Site.Body(body));

        Assert.Equal(await site.CommandAsync(words), await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_scenario_that_is_not_stored_is_projected_as_if_it_were()
    {
        string text = Site.TextOf("nato-expanded").Replace("scenario: nato-expanded", "scenario: mine");
        string before = await site.TagAsync("/branches");

        string[] numbers = [.. (await site.JsonAsync(HttpMethod.Post, "/compare", new
            {
                drafts = new[] { new { text } }, branches = new[] { "nato-expanded" }, baseline = "status-quo", draws = 100,
            }))["results"]!.AsArray().GroupBy(r => (string?)r!["branch"]).Where(g => g.Key != "status-quo")
            .Select(g => string.Join(' ', g.Select(r => $"{r!["series"]} {r["date"]} {r["mean"]} {r["difference"]?["mean"]}")))];

        Assert.Equal(2, numbers.Length);
        Assert.Equal(numbers[0], numbers[1]);
        Assert.Equal(before, await site.TagAsync("/branches"));
    }
}
