using System.Text.RegularExpressions;
using NatoIraq.App.History;
using NatoIraq.Web.Components.Claims;

namespace NatoIraq.Web.Tests.Pages;

/// <summary>The claims and the report without a script.</summary>
public sealed class ClaimsPageTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Filters_narrow_the_list_and_its_table_alike()
    {
        string page = await site.Client.GetStringAsync("/claims?text=troops&actor=us&tier=A");
        string table = Regex.Match(page, "href=\"(/api/v1/claims[^\"]+)\"").Groups[1].Value.Replace("&amp;", "&");

        string csv = await site.Client.GetStringAsync(table);

        int shown = Regex.Count(page, "<article class=\"claim\"");
        Assert.True(shown > 1);
        Assert.Equal(shown, Regex.Count(csv, "^F\\d-\\d+,", RegexOptions.Multiline));
        Assert.Contains($"{shown} claims", page);
    }

    [Fact]
    public async Task Asked_about_a_subject_the_page_tells_on_whose_word()
    {
        string page = await site.Client.GetStringAsync("/claims?about=nato-option");

        Assert.Contains("<bdi>The NATO option</bdi>, on whose word", page);
        Assert.Contains("one of the Western officials (to AFP)", page);
        Assert.Contains("<option value=\"nato-option\">", page);
        Assert.Matches("option endorsed</th>[^/]*Iraqi military", page);
    }

    [Fact]
    public async Task A_claim_has_an_address_and_leads_to_the_events_that_cite_it()
    {
        string page = await site.Client.GetStringAsync("/claims/F0-08");

        Assert.Contains("href=\"/?at=us-5200\"", page);
        Assert.Contains("paragraph 3", page);
        Assert.Contains("Where it meets another", page);
    }

    [Fact]
    public async Task Conflicts_stand_side_by_side_and_repeats_tell_how_many_are_independent()
    {
        string conflicts = await site.Client.GetStringAsync("/claims?view=conflicts");
        string repeats = await site.Client.GetStringAsync("/claims?view=families");

        Assert.Contains("Read as:", conflicts);
        Assert.Contains("class=\"sides\"", conflicts);
        Assert.Matches("\\d claims, 1 independent source", repeats);
        Assert.Contains("one voice", repeats);
    }

    [Theory]
    [InlineData(null, null, 8000.0, false, false, "strength: at most 8,000 persons")]
    [InlineData(null, null, 20.0, false, true, "strength: less than 20 persons")]
    [InlineData(5000.0, null, null, true, false, "strength: more than 5,000 persons")]
    [InlineData(300.0, null, 500.0, false, false, "strength: at least 300, at most 500 persons")]
    [InlineData(null, 5200.0, null, false, false, "strength: 5,200 persons")]
    [InlineData(null, null, null, false, false, "strength: not told")]
    public void A_bound_is_told_as_a_bound(
        double? low, double? point, double? high, bool lowExclusive, bool highExclusive, string told) => Assert.Equal(
        told, ClaimWords.Of(new MeasureView("strength", low, point, high, lowExclusive, highExclusive, null, "persons", null, null)));

    [Fact]
    public async Task The_report_stands_in_the_frame_and_alone()
    {
        string page = await site.Client.GetStringAsync("/report?branch=full-withdrawal&draws=20");
        string document = Regex.Match(page, "<iframe src=\"([^\"]+)\"").Groups[1].Value.Replace("&amp;", "&");
        HttpResponseMessage framed = await site.Client.GetAsync(document);

        Assert.Contains("frame-ancestors 'self'", framed.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Contains("<h1>", await framed.Content.ReadAsStringAsync());
        Assert.Contains($"href=\"{document.Replace("&", "&amp;")}&amp;download=1\"", page);
    }
}
