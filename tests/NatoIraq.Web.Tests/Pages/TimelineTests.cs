using System.Net;

namespace NatoIraq.Web.Tests.Pages;

/// <summary>The timeline as a server without a browser tells it.</summary>
public sealed class TimelineTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("at=coalition-suspended", "data-step=\"37\"", "first seen here")]
    [InlineData("at=us-5200", "disagreement", "8,892")]
    [InlineData("at=1&do=until&expression=conflict(*)", "data-step=\"41\"", "Here becomes true: conflict(*)")]
    [InlineData("at=60&do=back&expression=conflict(*)", "data-step=\"41\"", "/fork?fork=")]
    [InlineData("at=5&do=until&expression=nonsense", "data-step=\"5\"", "class=\"fault\"")]
    [InlineData("at=5&do=watch&expression=nonsense", "data-step=\"5\"", "class=\"fault\"")]
    [InlineData("at=5&do=break&expression=strength(us/*/iraq)", "data-step=\"5\"", "class=\"fault\"")]
    [InlineData("at=41&do=watch&expression=strength(us/*/iraq)", "watch=strength", "5,200")]
    [InlineData("at=41&watch=date&unwatch=date", "data-step=\"41\"", "data-url=\"/?at=41\"")]
    [InlineData("at=5&break=conflict(*)&do=on", "data-step=\"41\"", "becomes true here")]
    [InlineData("at=5&do=go&go=nowhere-at-all", "data-step=\"5\"", "neither a date, a step number")]
    [InlineData("at=5&do=find&find=%3Cscript%3Ealert(1)%3C/script%3E", "data-step=\"5\"", "&lt;script&gt;")]
    [InlineData("known-on=2010-01-01", "data-step=\"0\"", "Nothing was known by then")]
    [InlineData("known-on=2020-02-12&at=baghdad-strike", "Not known yet", "F4-11")]
    [InlineData("known-on=2020-01-29&at=nmi-established", "not known yet: invited", "not all of it known yet")]
    [InlineData("branch=nato-expanded&draw=7&at=2022-12-31", "does not happen", "at the latest")]
    [InlineData("branch=nato-expanded&draw=7&at=2022-12-31", "planned by the branch", "from=nato-expanded")]
    [InlineData("branch=spain-uk-transfer&at=uk-rebadge%231", "blocked by", "R4 cap")]
    public async Task A_step_tells_what_was_asked_with_and_without_the_page_around_it(
        string query, string one, string other)
    {
        foreach (string path in new[] { "/", "/timeline/step" })
        {
            HttpResponseMessage answer = await site.Client.GetAsync($"{path}?{query}");
            string text = await answer.Content.ReadAsStringAsync();

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains(one, text);
            Assert.Contains(other, text);
            Assert.DoesNotContain("<script>", text);
            Assert.Equal(path == "/", text.Contains("<html", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_store_that_was_imported_into_once_offers_no_other_day() =>
        Assert.DoesNotContain("as-imported-on", await site.Client.GetStringAsync("/"));

    [Theory]
    [InlineData("at=nowhere", HttpStatusCode.BadRequest)]
    [InlineData("branch=nowhere", HttpStatusCode.NotFound)]
    [InlineData("branch=nato-expanded&draw=minus", HttpStatusCode.BadRequest)]
    [InlineData("known-on=2020-02-30", HttpStatusCode.BadRequest)]
    public async Task What_no_step_can_be_is_told_as_trouble(string query, HttpStatusCode status) =>
        Assert.Equal(status, (await site.Client.GetAsync($"/timeline/step?{query}")).StatusCode);
}
