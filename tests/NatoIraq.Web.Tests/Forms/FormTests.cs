using System.Net;
using System.Text.RegularExpressions;

namespace NatoIraq.Web.Tests.Forms;

/// <summary>Forms without script: they write and lead on, or come back with what was typed.</summary>
public sealed class FormTests(Site site) : IClassFixture<Site>
{
    private static readonly (string, string) Own = ("Sec-Fetch-Site", "same-origin");

    /// <summary>The body of a form.</summary>
    internal static FormUrlEncodedContent Form(string fields) => new(
        fields.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(f => f.Split('=', 2))
            .Select(f => KeyValuePair.Create(f[0], f[1])));

    /// <summary>What a page tells of a form that was refused.</summary>
    internal static string AlertOf(string page) => Plain(Regex.Match(page, "role=\"alert\">(?<words>.*?)</div>", RegexOptions.Singleline));

    /// <summary>The words in an element of a page.</summary>
    internal static string WordsOf(string page, string tag) =>
        Plain(Regex.Match(page, $"<{tag}[^>]*>(?<words>.*?)</{tag}>", RegexOptions.Singleline));

    [Fact]
    public async Task A_branch_is_forked_edited_archived_and_brought_back()
    {
        await Writes("fork", "name=mine&from=nato-expanded&title=Mine and yours", "/branches/mine");
        await Writes("mine/entries", "seen=1&event=incident-occurred&id=storm&place=iraq&severity=1&on=2020-06-01", "/branches/mine#plan");
        await Writes("mine/skip", "seen=2&entry=storm", "/branches/mine#plan");
        await Writes("mine/unskip", "seen=3&entry=storm", "/branches/mine#plan");
        await Writes("mine/text", $"seen=4&text={Text}", "/branches/mine");
        await Writes("mine/archive", "seen=5", "/branches");
        Assert.Contains("archived", await site.Client.GetStringAsync("/branches/mine"));
        await Writes("mine/again", "seen=6", "/branches/mine");

        string page = await site.Client.GetStringAsync("/branches/mine");
        Assert.Contains("<bdi>Other</bdi>", page);
        Assert.Contains("Skip storm", page);
        Assert.Equal(Text.ReplaceLineEndings("\n"), await site.Client.GetStringAsync("/branches/mine/scenario.yaml"));
    }

    [Theory]
    [InlineData("move")]
    [InlineData("withdraw")]
    [InlineData("expand")]
    [InlineData("operations")]
    [InlineData("empty")]
    public async Task A_fork_may_begin_with_a_draft(string kind)
    {
        await Writes("fork", $"name=a-{kind}&from=status-quo&kind={kind}", $"/branches/a-{kind}");
    }

    [Fact]
    public async Task Who_was_slower_sees_both_and_what_was_typed()
    {
        await Writes("fork", "name=shared&from=status-quo", "/branches/shared");
        string text = Text.Replace("mine", "shared");
        await Writes("shared/text", $"seen=1&text={text}", "/branches/shared");

        HttpResponseMessage late = await PostAsync("shared/text", $"seen=1&text={text.Replace("Other", "A third <title>")}");
        string page = await late.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
        Assert.Contains("You saw its version 1; it is at version 2 now.", AlertOf(page));
        Assert.Contains("A third &lt;title&gt;", page);
        Assert.Contains("title: Other", WordsOf(page, "pre"));
        Assert.Contains("name=\"seen\" value=\"2\"", page);
    }

    [Fact]
    public async Task A_mistake_in_an_event_is_told_beside_what_was_typed()
    {
        HttpResponseMessage answer = await PostAsync(
            "nato-expanded/entries", "seen=1&event=troops-withdrawn&id=gone&from=us/coalition/iraq&count=a \"lot\"&after=fork");
        string page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Line ", AlertOf(page));
        Assert.Contains("value=\"a &quot;lot&quot;\"", page);
    }

    private const string Text = "scenario: mine\r\ntitle: Other\r\nfrom: nato-expanded\r\nfork: 2020-01-29\r\nuntil: 2022-12-31\r\n";

    private Task<HttpResponseMessage> PostAsync(string path, string fields) =>
        site.SendAsync(HttpMethod.Post, $"/branches/{path}", Form(fields), Own);

    private async Task Writes(string path, string fields, string leadsTo)
    {
        HttpResponseMessage answer = await PostAsync(path, fields);
        Assert.Equal((HttpStatusCode.SeeOther, leadsTo), (answer.StatusCode, answer.Headers.Location?.ToString()));
    }

    private static string Plain(Match match) => WebUtility.HtmlDecode(
        Regex.Replace(Regex.Replace(match.Groups["words"].Value, "<[^>]+>", " "), @"\s+", " ")).Trim();
}
