using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;

namespace NatoIraq.Web.Tests.Pages;

/// <summary>Every page is there, readable without a script, and holds nothing inline.</summary>
public sealed partial class PageTests(Site site) : IClassFixture<Site>
{
    private readonly Site _site = site;

    [GeneratedRegex("""(?:href|src)="(/assets/[^"]+)"|<style|\sstyle=|\son[a-z]+=|<script(?! type="module" src="/assets/)""")]
    private static partial Regex Taken { get; }

    [Fact]
    public async Task A_store_that_can_have_no_workers_says_so() =>
        Assert.Contains("This store has no workers", await _site.Client.GetStringAsync("/cluster"));

    [Theory]
    [InlineData("/", "coalition-suspended")]
    [InlineData("/?known-on=2020-02-12", "coalition-suspended")]
    [InlineData("/branches", "nato-expanded")]
    [InlineData("/branches/nato-expanded", "rebadge")]
    [InlineData("/fork?from=nato-expanded&fork=2020-02-01", "value=\"2020-02-01\"")]
    [InlineData("/branches/nato-expanded/append", "troops-rebadged")]
    [InlineData("/branches/nato-expanded/append?event=troops-rebadged", "others/nmi/iraq")]
    [InlineData("/fork?fork=coalition-suspended", "<option selected>status-quo</option>")]
    [InlineData("/fork?from=history&fork=coalition-suspended", "<option selected>history</option>")]
    [InlineData("/diff", "Two moments")]
    [InlineData("/diff?of=status-quo&from=2021-06-01&and=compromise&to=2022-06-01", "compromise at 2022-06-01")]
    [InlineData("/diff?left=status-quo&right=nato-expanded", "only on the right")]
    [InlineData("/diff?of=history&from=2020-01-01&to=coalition-suspended", "coalition-suspended")]
    [InlineData("/?branch=nato-expanded&draw=7", "2 planned events do not happen in this draw")]
    [InlineData("/branches/full-withdrawal/moves?at=2020-12-31&draws=400", "notice-length")]
    [InlineData("/branches/full-withdrawal/moves?at=2020-12-31&draws=400&discover=strength(*/*/iraq)+<+3000", "quasi-p")]
    [InlineData("/branches/control/moves", "Name a series or an output that the branch knows")]
    [InlineData("/compare", "nato-expanded")]
    [InlineData("/compare?branch=nato-expanded&baseline=status-quo&draws=50", "50 draws")]
    [InlineData("/compare?branch=nato-expanded&baseline=status-quo&draws=50", "&amp;draws=50&amp;analysis=1")]
    [InlineData("/compare?branch=nato-expanded&baseline=status-quo&draws=50", "href=\"/backtest?branch=nato-expanded\"")]
    [InlineData("/compare?branch=nato-expanded&baseline=status-quo&draws=50", "/nato-expanded/moves?baseline=status-quo")]
    [InlineData("/compare?branch=nato-expanded&baseline=status-quo&draws=50&analysis=1", "first-order dominance")]
    [InlineData("/compare?branch=nato-expanded&draws=50&analysis=1&sampling=sobol", "assume draws that are independent")]
    [InlineData("/backtest", "Choose what to score")]
    [InlineData("/backtest?branch=new-zones&branch=status-quo&draws=50", "No skill and no rank")]
    [InlineData("/claims", "F0-08")]
    [InlineData("/claims?known-on=2020-02-12&tier=A", "more became known later")]
    [InlineData("/report", "status-quo")]
    public async Task A_page_tells_what_it_is_for(string path, string told)
    {
        HttpResponseMessage answer = await _site.Client.GetAsync(path);
        string page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(told, page);
        Assert.Single(Regex.Matches(page, "<h1"));
        Assert.Contains("aria-current=\"page\"", page);
        Assert.All(Taken.Matches(page), taken => Assert.StartsWith("/assets/", taken.Groups[1].Value));
    }

    [Theory]
    [InlineData("/nowhere", HttpStatusCode.NotFound)]
    [InlineData("/branches/nowhere", HttpStatusCode.NotFound)]
    [InlineData("/branches/nowhere/moves", HttpStatusCode.NotFound)]
    [InlineData("/branches/status-quo/moves?draws=99", HttpStatusCode.BadRequest)]
    [InlineData("/claims?known-on=2020-02-30", HttpStatusCode.BadRequest)]
    [InlineData("/claims?tier=%27%3B%20DROP%20TABLE%20log", HttpStatusCode.BadRequest)]
    [InlineData("/compare?branch=status-quo&draws=100000000000000000000", HttpStatusCode.BadRequest)]
    [InlineData("/compare?branch=status-quo&draws=NaN", HttpStatusCode.BadRequest)]
    [InlineData("/compare?branch=status-quo&draws=10000000", HttpStatusCode.RequestEntityTooLarge)]
    [InlineData("/assets/0/../../secret", HttpStatusCode.NotFound)]
    [InlineData("/branches/%22%3E%3Cscript%3E", HttpStatusCode.NotFound)]
    [InlineData("/claims?source=%3Cscript%3Ealert(1)%3C/script%3E", HttpStatusCode.BadRequest)]
    public async Task What_cannot_be_is_told_on_a_page_within_the_frame(string path, HttpStatusCode status)
    {
        HttpResponseMessage answer = await _site.Client.GetAsync(path);
        string page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(status, answer.StatusCode);
        Assert.Contains("aria-label=\"Pages\"", page);
        Assert.DoesNotContain("<script>", page);
        Assert.DoesNotContain("   at ", page);
        Assert.DoesNotContain(_site.Notices, n => n.StartsWith('/'));
    }

    [Theory]
    [InlineData("new")]
    [InlineData("diff")]
    [InlineData("fork")]
    [InlineData("apply")]
    public async Task A_branch_may_have_any_name_and_has_its_page(string name)
    {
        await _site.JsonAsync(HttpMethod.Post, "/branches", new { branch = name }, HttpStatusCode.Created);

        Assert.Contains($"<code>{name}</code> leaves", await _site.Client.GetStringAsync($"/branches/{name}"));
    }

    [Fact]
    public async Task What_a_terminal_is_told_in_options_and_commands_a_page_tells_in_fields_and_pages()
    {
        string branch = await (await _site.Client.GetAsync("/branches/zzzz")).Content.ReadAsStringAsync();
        string draw = await (await _site.Client.GetAsync("/fork?from=status-quo&fork=nowhere-at-all&known-on=1"))
            .Content.ReadAsStringAsync();
        string claim = await (await _site.Client.GetAsync("/claims/zzzz")).Content.ReadAsStringAsync();

        Assert.Contains("The page Branches lists them.", branch);
        Assert.Contains("The page Claims lists them.", claim);
        Assert.All([branch, draw, claim], page => Assert.DoesNotContain("natoiraq ", page));
    }

    [Theory]
    [InlineData("/", "br")]
    [InlineData("/claims", "gzip")]
    [InlineData("/api/v1/claims", "br")]
    public async Task An_answer_travels_small_to_whoever_can_read_that(string path, string how)
    {
        HttpResponseMessage plain = await _site.Client.GetAsync(path);
        HttpResponseMessage small = await _site.SendAsync(HttpMethod.Get, path, null, ("Accept-Encoding", how));
        byte[] bytes = await small.Content.ReadAsByteArrayAsync();
        using var packed = new MemoryStream(bytes);
        using Stream read = how == "br"
            ? new BrotliStream(packed, CompressionMode.Decompress) : new GZipStream(packed, CompressionMode.Decompress);
        using var reader = new StreamReader(read);

        Assert.Equal([how], small.Content.Headers.ContentEncoding);
        Assert.Empty(plain.Content.Headers.ContentEncoding);
        Assert.Equal(await plain.Content.ReadAsStringAsync(), await reader.ReadToEndAsync());
        Assert.InRange(bytes.Length, 1, plain.Content.Headers.ContentLength is { } whole ? whole / 3 : 50_000);
    }

    [Fact]
    public async Task Events_of_a_stream_leave_at_once_and_are_not_packed()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/events");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "br, gzip");
        using HttpResponseMessage answer = await _site.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());

        Assert.Empty(answer.Content.Headers.ContentEncoding);
        Assert.Equal(":", await reader.ReadLineAsync());
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/api/v1/claims")]
    public async Task A_page_can_be_asked_for_its_headers_alone(string path)
    {
        HttpResponseMessage answer = await _site.SendAsync(HttpMethod.Head, path);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task What_a_page_takes_is_there_and_may_be_kept_for_good()
    {
        string page = await _site.Client.GetStringAsync("/");
        string[] taken = [.. Taken.Matches(page).Select(m => m.Groups[1].Value).Distinct()];

        Assert.True(taken.Length > 5);
        foreach (string path in taken)
        {
            HttpResponseMessage file = await _site.Client.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, file.StatusCode);
            Assert.Contains("immutable", file.Headers.CacheControl!.ToString());
            HttpResponseMessage again = await _site.SendAsync(
                HttpMethod.Get, path, null, ("If-None-Match", file.Headers.ETag!.ToString()));
            Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
            HttpResponseMessage old = await _site.Client.GetAsync(Regex.Replace(path, "^/assets/[^/]+", "/assets/0"));
            Assert.True(old.Headers.CacheControl!.NoCache);
            Assert.Equal(await file.Content.ReadAsStringAsync(), await old.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task The_report_is_the_document_of_the_command_line_under_its_own_policy()
    {
        HttpResponseMessage answer = await _site.Client.GetAsync("/report/document?branch=status-quo&draws=10");
        string page = await answer.Content.ReadAsStringAsync();

        Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains(App.Reports.HtmlReport.Policy.Replace("'", "&#39;"), page);
        Assert.StartsWith(App.Reports.HtmlReport.Policy, answer.Headers.GetValues("Content-Security-Policy").Single());
    }
}
