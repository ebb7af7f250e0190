using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace NatoIraq.Web.Tests.Api;

/// <summary>The reference scored on tables that are sent: by the API, by the page, and by the command on their folder.</summary>
public sealed class TablesTests(Site site) : IClassFixture<Site>
{
    private const string Wide =
        "Nation,2010-01-31,2010-04-30,2010-07-31,2010-10-31,2011-01-31,2011-04-30\nGrey,10,12,15,11,9,14\n";

    private const string Map = "pack: isle\nnation: Who\ndate: When\nlevel: Men\n";

    private static string Long { get; } = "When,Who,Men\n" + string.Concat(Enumerable.Range(0, 30).Select(i =>
        $"{new DateOnly(2009, 1, 15).AddMonths(i):yyyy-MM-dd},Red,{1000 + (((i * 37) % 11) * 20)}\n"));

    /// <summary>A form with files.</summary>
    internal static MultipartFormDataContent Files(params (string Name, string Text)[] files)
    {
        var form = new MultipartFormDataContent { { new StringContent("tables"), "_handler" } };
        foreach ((string name, string text) in files)
            form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "table", name);
        return form;
    }

    [Fact]
    public async Task Tables_that_are_sent_have_the_scores_that_the_command_gives_their_folder()
    {
        JsonNode sent = await site.JsonAsync(HttpMethod.Post, "/backtest/tables", new
        {
            tables = new object[]
            {
                new { name = "isle", text = Long, map = Map }, new { name = "wide", text = Wide },
            },
        });

        string folder = Path.Combine(site.Folder, "tables");
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "isle.csv"), Long);
        await File.WriteAllTextAsync(Path.Combine(folder, "isle.yaml"), Map);
        await File.WriteAllTextAsync(Path.Combine(folder, "wide.csv"), Wide);
        string command = await site.CommandAsync("backtest", "--folder", folder, "--json");
        Assert.Equal(JsonNode.Parse(command)!.ToJsonString(), sent.ToJsonString());
        Assert.Equal([1, 3, 6, 12], sent["scores"]!.AsArray().Where(s => s!["table"] is null).Select(s => (int)s!["months"]!));
    }

    [Fact]
    public async Task The_page_scores_the_files_of_its_form_without_a_script()
    {
        string empty = await site.Client.GetStringAsync("/backtest/tables");
        Assert.Contains("type=\"file\"", empty);
        Assert.DoesNotContain("Scores by horizon", empty);

        HttpResponseMessage answer = await site.SendAsync(
            HttpMethod.Post, "/backtest/tables", Files(("wide.csv", Wide), ("isle.csv", Long), ("isle.yaml", Map)),
            ("Sec-Fetch-Site", "same-origin"));
        string page = await answer.Content.ReadAsStringAsync();

        Assert.True(answer.StatusCode == HttpStatusCode.OK, page);
        JsonNode sent = await site.JsonAsync(HttpMethod.Post, "/backtest/tables", new
        {
            tables = new object[] { new { name = "isle", text = Long, map = Map }, new { name = "wide", text = Wide } },
        });
        Assert.All(sent["scores"]!.AsArray(), s => Assert.Contains(
            $">{((double)s!["crpsOverLevel"]!).ToString("0.0000", CultureInfo.InvariantCulture)}</td>", page));
        Assert.Contains("its own", page);
        Assert.Contains("proposed", page);
    }

    [Fact]
    public async Task A_table_of_too_many_levels_is_refused()
    {
        string[] days = [.. Enumerable.Range(0, 501).Select(i => $"{new DateOnly(2010, 1, 1).AddDays(i):yyyy-MM-dd}")];
        string text = $"Nation,{string.Join(',', days)}\nGrey,{string.Join(',', days.Select(_ => "7"))}\n";

        JsonNode refused = await site.JsonAsync(
            HttpMethod.Post, "/backtest/tables", new { tables = new[] { new { name = "long", text } } },
            HttpStatusCode.BadRequest);

        Assert.Equal("The table holds 501 levels, more than 500.", (string?)refused["title"]);
    }
}
