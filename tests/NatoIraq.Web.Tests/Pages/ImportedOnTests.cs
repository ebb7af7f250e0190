using System.Net;
using NatoIraq.App;
using NatoIraq.App.History;
using NatoIraq.Core.History;
using NatoIraq.Storage;

namespace NatoIraq.Web.Tests.Pages;

/// <summary>A store that was imported into on two days: each of its pages says which one is told of.</summary>
public sealed class ImportedOnTests : IAsyncLifetime
{
    private static readonly string Seeds = Path.Combine(AppContext.BaseDirectory, "seeds", "nato-iraq");

    private readonly Site _site = new();

    public async Task InitializeAsync()
    {
        string corrected = Path.Combine(_site.Folder, "nato-iraq");
        foreach (string path in Directory.EnumerateFiles(Seeds, "*.yaml", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(corrected, Path.GetRelativePath(Seeds, path));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            string text = await File.ReadAllTextAsync(path);
            await File.WriteAllTextAsync(copy, text.Replace("likely: 5200,", "likely: 5300,", StringComparison.Ordinal));
        }
        await ImportAsync(Seeds, 1);
        await ImportAsync(corrected, 9);
        await _site.InitializeAsync();
    }

    public Task DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task The_timeline_offers_the_earlier_day_and_tells_it_wherever_it_is_told_of()
    {
        string now = await _site.Client.GetStringAsync("/?at=us-5200");
        string then = await _site.Client.GetStringAsync("/?at=us-5200&as-imported-on=2020-06-01");
        string step = await _site.Client.GetStringAsync("/timeline/step?at=us-5200&as-imported-on=2020-06-08");

        Assert.Contains("<option value=\"2020-06-01\">1 June 2020</option>", now);
        Assert.Contains("5,300", now);
        Assert.Contains("Fork here", now);
        Assert.Contains("at the end of 1 June 2020", then);
        Assert.Contains("events, as imported on 1 June 2020", then);
        Assert.Contains("/claims?id=F0-08&amp;as-imported-on=2020-06-01", then);
        Assert.Contains("as-imported-on=2020-06-01&amp;at=", then);
        foreach (string past in new[] { then, step })
        {
            Assert.Contains(", as imported on", past);
            Assert.Contains("5,200", past);
            Assert.DoesNotContain("5,300", past);
            Assert.DoesNotContain("Fork here", past);
        }
    }

    [Theory]
    [InlineData("history", "/history?")]
    [InlineData("history --revisions", "/history/revisions?")]
    [InlineData("claims F0-08", "/claims?id=F0-08&")]
    [InlineData("state --at us-5200", "/state?at=us-5200&")]
    public async Task The_api_gives_what_the_command_prints(string command, string path)
    {
        foreach (string day in new[] { "2020-06-08", "2020-06-09" })
        {
            Assert.Equal(
                await _site.CommandAsync([.. command.Split(' '), "--as-imported-on", day, "--json"]),
                await _site.Client.GetStringAsync($"/api/v1{path}as-imported-on={day}"));
        }
    }

    [Fact]
    public async Task What_the_store_did_not_hold_yet_is_told_as_trouble()
    {
        HttpResponseMessage empty = await _site.Client.GetAsync("/api/v1/state?as-imported-on=2020-05-31");
        HttpResponseMessage branch = await _site.Client.GetAsync("/?branch=control&as-imported-on=2020-06-09");

        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
        Assert.Contains("first imported into on 2020-06-01", await empty.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.BadRequest, branch.StatusCode);
        Assert.Contains("was not in the store at the end of 2020-06-09", await branch.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_page_of_claims_says_so_too()
    {
        string page = await _site.Client.GetStringAsync("/claims?id=F0-08&as-imported-on=2020-06-01");

        Assert.Contains("at the end of 1 June 2020", page);
        Assert.Contains("As imported now", page);
    }

    private async Task ImportAsync(string folder, int day)
    {
        await using IEventStore store = StoreAddress.Open(_site.Store, new June(day));
        await UseCases.Over(store).Send(new ImportPack(folder));
    }

    /// <summary>A clock that stands in June 2020.</summary>
    private sealed class June(int day) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2020, 6, day, 12, 0, 0, TimeSpan.Zero);
    }
}
