using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NatoIraq.Web.Tests.Pages;

/// <summary>The comparison without a script, and what its modules ask for.</summary>
public sealed class ComparePageTests(Site site) : IClassFixture<Site>
{
    private const string Asked = "branch=full-withdrawal&branch=nato-expanded&baseline=status-quo&draws=100";

    [Fact]
    public async Task The_page_answers_first_and_every_chart_has_its_numbers_and_files()
    {
        string page = await site.Client.GetStringAsync($"/compare?{Asked}");

        Assert.True(page.IndexOf("id=\"answer-heading\"", StringComparison.Ordinal)
            < page.IndexOf("id=\"charts-heading\"", StringComparison.Ordinal));
        int figures = Regex.Count(page, "<figure");
        Assert.True(figures > 2);
        Assert.Equal(figures, Regex.Count(page, "<details class=\"twin\""));
        string[] files = [.. Regex.Matches(page, "href=\"(/compare/charts/[^\"]+)\"").Select(m => WebUtility.HtmlDecode(m.Groups[1].Value))];
        Assert.Equal(2 * figures, files.Length);
        foreach (string file in files)
        {
            HttpResponseMessage answer = await site.Client.GetAsync(file);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            string text = await answer.Content.ReadAsStringAsync();
            if (file.Contains(".csv?", StringComparison.Ordinal)) Assert.StartsWith("branch,", text);
            else Assert.Equal("svg", XElement.Parse(text).Name.LocalName);
        }
    }

    [Fact]
    public async Task What_is_drawn_behind_the_page_is_told_as_it_goes_and_is_what_the_page_shows()
    {
        string page = await site.Client.GetStringAsync($"/compare?{Asked}");
        HttpResponseMessage answer = await site.SendAsync(
            HttpMethod.Get, $"/compare/live?{Asked}", null, ("Accept", "text/event-stream"));
        string told = await answer.Content.ReadAsStringAsync();

        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
        string result = Regex.Match(told, "event: result\ndata: (.*)\n").Groups[1].Value;
        JsonNode json = JsonNode.Parse(result)!;
        Assert.Equal(100, (int)json["draws"]!);
        Assert.Contains((string)json["html"]!, page);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("&prefer=lower", false)]
    [InlineData("&analysis=1", true)]
    public async Task How_sure_it_is_is_worked_out_behind_the_page_only_when_asked_for(string query, bool isTold)
    {
        string told = await site.Client.GetStringAsync($"/compare/live?{Asked}{query}");

        Assert.Equal(isTold, told.Contains("first-order dominance", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_problem_of_what_is_drawn_behind_the_page_is_told_too()
    {
        string told = await site.Client.GetStringAsync("/compare/live?branch=nowhere");

        Assert.Contains("event: problem", told);
        Assert.Contains("There is no branch 'nowhere'.", told);
    }

    [Fact]
    public async Task A_day_of_a_chart_leads_to_what_lies_behind_it_and_that_to_draws_and_claims()
    {
        string page = await site.Client.GetStringAsync($"/compare?{Asked}");
        string link = WebUtility.HtmlDecode(Regex.Match(page, "href=\"(/compare/point[^\"]*at=2020-12-31[^\"]*)\"").Groups[1].Value);

        string point = await site.Client.GetStringAsync($"{link}&value=2000");

        Assert.Matches("href=\"/\\?branch=full-withdrawal&amp;draw=\\d+&amp;at=2020-12-31\"", point);
        Assert.Contains("href=\"/claims/F", point);
        Assert.Contains("Draws that come nearest to 2,000", point);
    }

    [Fact]
    public async Task A_link_to_a_draw_keeps_the_dice_and_the_priors()
    {
        string point = await site.Client.GetStringAsync(
            "/compare/point?branch=full-withdrawal&series=*/*/iraq&at=2020-12-31&draws=50&random-seed=9&priors=wide");

        Assert.Matches("href=\"/\\?branch=full-withdrawal&amp;draw=\\d+&amp;at=2020-12-31&amp;random-seed=9&amp;priors=wide\"", point);
    }

    [Fact]
    public async Task All_figures_are_a_table_and_a_picture_alone_has_a_policy_that_lets_its_own_style_in()
    {
        string table = await site.Client.GetStringAsync($"/compare/results.csv?{Asked}");
        HttpResponseMessage picture = await site.Client.GetAsync($"/compare/charts/chart-1-2.svg?{Asked}&theme=light");

        Assert.StartsWith("branch,series,date,mean,", table);
        Assert.Contains("style-src 'sha256-", picture.Headers.GetValues("Content-Security-Policy").Single());
    }
}
