using System.Net;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace NatoIraq.Web.Tests.Api;

/// <summary>A series drawn as one types.</summary>
public sealed class PictureTests(Site site) : IClassFixture<Site>
{
    private const string Series = "*/nmi/iraq";

    [Fact]
    public async Task A_draft_is_drawn_over_its_parent_with_the_numbers_of_a_comparison()
    {
        string text = Site.TextOf("nato-expanded").Replace("triangular(0.1, 0.3, 0.6)", "0.5");
        JsonNode picture = await DrawAsync(new { branch = "nato-expanded", text, series = Series, draws = 200 });
        JsonNode compared = await site.JsonAsync(HttpMethod.Post, "/compare", new
        {
            drafts = new[] { new { text } }, baseline = "status-quo", series = new[] { Series }, draws = 200,
        });

        Assert.Equal("status-quo", picture["baseline"]!.GetValue<string>());
        Assert.Equal(
            compared["results"]!.AsArray().Where(r => $"{r!["branch"]}" == "nato-expanded" && $"{r["series"]}" == Series)
                .Select(r => r!.ToJsonString()),
            picture["results"]!.AsArray().Select(r => r!.ToJsonString()));
        Assert.Equal("svg", XElement.Parse($"{picture["chart"]}").Name.LocalName);
        Assert.Contains("baseline", $"{picture["chart"]}");
        Assert.Equal("svg", XElement.Parse($"{picture["change"]}").Name.LocalName);
    }

    [Fact]
    public async Task A_text_that_says_what_the_branch_says_is_drawn_alike()
    {
        var stored = new { branch = "nato-expanded", draws = 50 };
        var typed = new { branch = "nato-expanded", text = Site.TextOf("nato-expanded"), draws = 50 };

        Assert.Equal((await DrawAsync(stored)).ToJsonString(), (await DrawAsync(typed)).ToJsonString());
    }

    [Theory]
    [InlineData("history", "*/*/iraq")]
    [InlineData("control", "nato-share")]
    public async Task It_is_drawn_over_whatever_is_chosen(string baseline, string series)
    {
        JsonNode picture = await DrawAsync(new { branch = "nato-expanded", baseline, series, draws = 50 });

        Assert.Equal(baseline == "history" ? null : baseline, picture["baseline"]?.GetValue<string>());
        Assert.Equal(series, $"{picture["series"]}");
        Assert.Contains("nato-share", picture["outputs"]!.AsArray().Select(o => $"{o}"));
    }

    [Fact]
    public async Task A_mistake_has_its_place()
    {
        string text = Site.TextOf("nato-expanded").Replace("event: troops-rebadged", "event: troops-rebaged");

        JsonNode problem = await site.JsonAsync(
            HttpMethod.Post, "/picture", new { branch = "nato-expanded", text }, HttpStatusCode.BadRequest);

        JsonNode error = Assert.Single(problem["errors"]!.AsArray())!;
        Assert.Equal("Did you mean 'troops-rebadged'?", $"{error["hint"]}");
        Assert.Equal("troops-rebaged".Length, (int)error["endColumn"]! - (int)error["column"]!);
    }

    private Task<JsonNode> DrawAsync(object body) => site.JsonAsync(HttpMethod.Post, "/picture", body);
}
