using System.Text.RegularExpressions;

namespace NatoIraq.Web.Tests.Api;

/// <summary>The history and the tree of branches, taken to other programs.</summary>
public sealed partial class ExchangeTests(Site site) : IClassFixture<Site>
{
    [GeneratedRegex("href=\"(?<path>/api/v1/[^\"]*format=[^\"]*)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Taken { get; }

    [Theory]
    [InlineData("/history?format=ics", "text/calendar", "history.ics", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")]
    [InlineData("/history?format=jsonl", "application/x-ndjson", "history.jsonl", "{\"step\":1,")]
    [InlineData("/branches?format=dot", "text/vnd.graphviz", "branches.dot", "digraph branches {\n")]
    [InlineData("/branches?format=graphml", "application/graphml+xml", "branches.graphml", "<?xml version=\"1.0\"")]
    public async Task A_form_for_another_program_is_a_file_of_its_type(string path, string type, string name, string begins)
    {
        HttpResponseMessage answer = await site.Client.GetAsync($"/api/v1{path}");

        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(name, answer.Content.Headers.ContentDisposition?.FileName);
        Assert.StartsWith(begins, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/", 3)]
    [InlineData("/?known-on=2020-02-12&clock=said", 3)]
    [InlineData("/?branch=control", 0)]
    [InlineData("/branches", 3)]
    public async Task A_page_leads_to_what_it_shows_in_other_forms(string page, int forms)
    {
        string[] paths = [.. Taken.Matches(await site.Client.GetStringAsync(page))
            .Select(m => m.Groups["path"].Value.Replace("&amp;", "&")).Distinct()];

        Assert.Equal(forms, paths.Length);
        Assert.All(paths, p => Assert.Equal(page.Contains("known-on"), p.Contains("known-on=2020-02-12&clock=said")));
        foreach (string path in paths) Assert.True((await site.Client.GetAsync(path)).IsSuccessStatusCode, path);
    }
}
