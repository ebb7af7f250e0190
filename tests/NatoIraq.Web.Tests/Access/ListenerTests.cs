using System.Net;

namespace NatoIraq.Web.Tests.Access;

/// <summary>Who hears of changes, and for how long.</summary>
public sealed class ListenerTests(Team team) : IClassFixture<Team>
{
    private const string Events = "/api/v1/events";

    private async Task<HttpResponseMessage> ListenAsync(string key)
    {
        var ask = new HttpRequestMessage(HttpMethod.Get, Events);
        ask.Headers.Add("Authorization", $"Bearer {key}");
        return await team.Client.SendAsync(ask, HttpCompletionOption.ResponseHeadersRead);
    }

    [Fact]
    public async Task One_person_listens_in_so_many_places_and_others_all_the_same()
    {
        HttpResponseMessage[] heard = new HttpResponseMessage[Limits.ListenersEach];
        for (int i = 0; i < heard.Length; i++) heard[i] = await ListenAsync(team.Keys["ana"]);
        Assert.All(heard, h => Assert.Equal(HttpStatusCode.OK, h.StatusCode));

        using HttpResponseMessage refused = await ListenAsync(team.Keys["ana"]);
        using HttpResponseMessage other = await ListenAsync(team.Keys["ben"]);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType!.MediaType);
        Assert.Contains("listen for changes already", await refused.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        heard[0].Dispose();
        await Wire.UntilAsync(async () =>
        {
            using HttpResponseMessage again = await ListenAsync(team.Keys["ana"]);
            return again.StatusCode == HttpStatusCode.OK;
        });
        foreach (HttpResponseMessage one in heard) one.Dispose();
    }

    [Fact]
    public async Task Whose_key_is_revoked_hears_no_more()
    {
        string key = team.File.Make("listener", App.Access.Role.Reader);
        using HttpResponseMessage heard = await ListenAsync(key);
        using var lines = new StreamReader(await heard.Content.ReadAsStreamAsync());
        while (await lines.ReadLineAsync().WaitAsync(Wire.Patience) is { } line && !line.StartsWith("data: ", StringComparison.Ordinal))
        {
            // The beats before the first event.
        }

        team.File.Revoke("listener");

        Assert.DoesNotContain("data: ", await lines.ReadToEndAsync().WaitAsync(Wire.Patience));
        using HttpResponseMessage again = await ListenAsync(key);
        Assert.Equal(HttpStatusCode.Unauthorized, again.StatusCode);
    }
}
