using System.Text.Json.Nodes;
using NatoIraq.Web.Tests.Forms;

namespace NatoIraq.Web.Tests.Access;

/// <summary>What is said to who may not, and to who is unknown.</summary>
public sealed class MessageTests(Team team) : IClassFixture<Team>
{
    [Fact]
    public async Task What_is_said_to_programs_and_people_that_are_sent_away()
    {
        const string Branches = "/api/v1/branches";
        string key = team.Keys["rita"];
        await using var hurried = await Server.StartAsync(team.Options with { Access = team.Access with { RequestsPerMinute = 1 } });
        await using var alone = await Server.StartAsync(team.Options with
        {
            Access = team.Access with { Issuer = new Uri("http://127.0.0.1:9") },
        });
        await team.AskAsync(HttpMethod.Get, At(hurried, Branches), key);
        HttpResponseMessage[] answers =
        [
            await team.AskAsync(HttpMethod.Get, Branches, null),
            await team.AskAsync(HttpMethod.Get, Branches, "unknown"),
            await team.AskAsync(HttpMethod.Get, $"{Branches}?key={key}", key),
            await team.AskAsync(HttpMethod.Delete, $"{Branches}/nato-4000", key, null, ("If-Match", "*")),
            await team.AskAsync(HttpMethod.Get, At(hurried, Branches), key),
            await team.AskAsync(HttpMethod.Get, At(alone, Branches), team.Issuer.Token()),
            // The same on pages, which are rendered anew to tell of it.
            await team.AskAsync(HttpMethod.Get, $"/branches?key={key}", null),
            await team.AskAsync(HttpMethod.Get, At(hurried, "/branches"), key),
            await team.AskAsync(HttpMethod.Get, At(alone, "/branches"), team.Issuer.Token()),
            await team.Client.GetAsync("/sign-in/callback?error=access_denied"),
            await team.SendAsync(
                HttpMethod.Post, "/sign-in/key", FormTests.Form("key=wrong"), ("Sec-Fetch-Site", "same-origin")),
        ];
        List<string> told = [];
        foreach (HttpResponseMessage answer in answers)
        {
            string text = await answer.Content.ReadAsStringAsync();
            bool isPage = answer.Content.Headers.ContentType?.MediaType == "text/html";
            string words = !isPage ? $"{JsonNode.Parse(text)!["title"]} {JsonNode.Parse(text)!["detail"]}"
                : text.Contains("role=\"alert\"", StringComparison.Ordinal) ? FormTests.AlertOf(text)
                : FormTests.WordsOf(text, "main");
            told.Add($"{(int)answer.StatusCode} {words.Trim()}");
        }
        Golden.Holds("refusals.txt", told);
    }

    private static string At(Microsoft.AspNetCore.Builder.WebApplication server, string path) => server.Urls.Single() + path;
}
