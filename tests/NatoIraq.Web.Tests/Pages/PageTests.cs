using System.Net;
using System.Text.RegularExpressions;

namespace NatoIraq.Web.Tests.Pages;

/// <summary>Every page is there, readable without a script, and holds nothing inline.</summary>
public sealed partial class PageTests(Site site) : IClassFixture<Site>
{
    private readonly Site _site = site;

    [GeneratedRegex("""(?:href|src)="(/assets/[^"]+)"|<style|\sstyle=|\son[a-z]+=|<script(?! type="module" src="/assets/)""")]
    private static partial Regex Taken { get; }

    [Theory]
    [InlineData("/", "coalition-suspended")]
    [InlineData("/?known-on=2020-02-12", "coalition-suspended")]
    [InlineData("/branches", "nato-expanded")]
    [InlineData("/branches/nato-expanded", "rebadge")]
    [InlineData("/branches/new?from=nato-expanded&fork=2020-02-01", "value=\"2020-02-01\"")]
    [InlineData("/branches/nato-expanded/append", "troops-rebadged")]
    [InlineData("/branches/nato-expanded/append?event=troops-rebadged", "others/nmi/iraq")]
    [InlineData("/branches/diff", "Two moments of one")]
    [InlineData("/branches/diff?left=status-quo&right=nato-expanded", "only on the right")]
    [InlineData("/branches/diff?of=history&from=2020-01-01&to=coalition-suspended", "coalition-suspended")]
    [InlineData("/branches/full-withdrawal/moves?at=2020-12-31&draws=400", "notice-length")]
    [InlineData("/branches/full-withdrawal/moves?at=2020-12-31&draws=400&discover=strength(*/*/iraq)+<+3000", "quasi-p")]
    [InlineData("/compare", "nato-expanded")]
    [InlineData("/compare?branch=nato-expanded&baseline=status-quo&draws=50", "50 draws")]
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
