using System.Net;

namespace NatoIraq.Web.Tests.Guards;

/// <summary>Who may ask and write, and what a browser is told.</summary>
public sealed class GuardTests(Site site) : IClassFixture<Site>
{
    private readonly Site _site = site;

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost:80")]
    [InlineData("[::1]:5000")]
    public async Task This_machine_may_be_called_by_its_names(string host) =>
        Assert.Equal(HttpStatusCode.OK, (await _site.SendAsync(HttpMethod.Get, "/claims", null, ("Host", host))).StatusCode);

    [Theory]
    [InlineData("/claims", "example.org")]
    [InlineData("/api/v1/claims", "127.0.0.1.example.org")]
    [InlineData("/assets/x/css/base.css", "localhost.example.org:5000")]
    public async Task A_name_of_another_machine_is_not_answered(string path, string host)
    {
        HttpResponseMessage answer = await _site.SendAsync(HttpMethod.Get, path, null, ("Host", host));

        Assert.Equal(HttpStatusCode.MisdirectedRequest, answer.StatusCode);
        Assert.DoesNotContain("F0-08", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("Origin", "http://example.org")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Accept", "text/html")]
    public async Task A_form_of_another_site_or_of_nowhere_writes_nothing(string header, string value)
    {
        var form = new FormUrlEncodedContent([KeyValuePair.Create("theme", "dark")]);

        HttpResponseMessage answer = await _site.SendAsync(HttpMethod.Post, "/theme", form, (header, value));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("/claims?tier=A", "/claims?tier=A")]
    [InlineData("//example.org", "/")]
    [InlineData("/\\example.org", "/")]
    [InlineData("https://example.org", "/")]
    [InlineData("", "/")]
    public async Task A_theme_is_kept_and_leads_back_to_a_page_of_this_server(string back, string expected)
    {
        var form = new FormUrlEncodedContent([KeyValuePair.Create("theme", "dark"), KeyValuePair.Create("back", back)]);

        HttpResponseMessage answer = await _site.SendAsync(
            HttpMethod.Post, "/theme", form, ("Origin", _site.Client.BaseAddress!.GetLeftPart(UriPartial.Authority)));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(expected, answer.Headers.Location!.OriginalString);
        string cookie = answer.Headers.GetValues("Set-Cookie").Single();
        Assert.StartsWith("theme=dark", cookie);
        string page = await (await _site.SendAsync(HttpMethod.Get, "/claims", null, ("Cookie", cookie.Split(';')[0])))
            .Content.ReadAsStringAsync();
        Assert.Contains("data-theme=\"dark\"", page);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/nowhere")]
    [InlineData("/api/v1/claims")]
    [InlineData("/report/document?branch=status-quo&draws=10")]
    public async Task Every_answer_forbids_what_is_inline_or_from_elsewhere(string path)
    {
        HttpResponseMessage answer = await _site.Client.GetAsync(path);
        string policy = answer.Headers.GetValues("Content-Security-Policy").Single();

        Assert.Contains("default-src 'none'", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.DoesNotContain("unsafe", policy);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Referrer-Policy").Single());
    }

    [Fact]
    public async Task A_body_beyond_all_measure_is_not_read()
    {
        var body = new ByteArrayContent(new byte[(1 << 20) + 1]);
        body.Headers.ContentType = new("application/x-www-form-urlencoded");

        HttpResponseMessage answer = await _site.SendAsync(
            HttpMethod.Post, "/theme", body, ("Sec-Fetch-Site", "same-origin"));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }
}
