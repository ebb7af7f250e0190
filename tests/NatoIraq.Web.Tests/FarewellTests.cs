using System.Net.Sockets;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using NatoIraq.Web.Tests.Access;

namespace NatoIraq.Web.Tests;

/// <summary>How a server ends that others use.</summary>
public sealed class FarewellTests(Team team) : IClassFixture<Team>
{
    private const string Branches = "/api/v1/branches";

    private static string Fork(string name) => JsonSerializer.Serialize(new { branch = name, from = "status-quo" });

    /// <summary>A server that gives what was begun so much time, and a request that it has begun.</summary>
    private async Task<(WebApplication Server, Uri At, Wire Begun)> BeginAsync(TimeSpan farewell, string body)
    {
        WebApplication server = await Server.StartAsync(team.Options with { Farewell = farewell });
        var at = new Uri(server.Urls.Single());
        Wire wire = await Wire.PostAsync(at, Branches, body.Length, team.Keys["ana"]);
        await wire.BegunAsync();
        return (server, at, wire);
    }

    [Fact]
    public async Task What_was_begun_is_finished_and_nothing_new_taken()
    {
        string body = Fork("begun-in-time");
        (WebApplication server, Uri at, Wire begun) = await BeginAsync(TimeSpan.FromHours(1), body);
        await using WebApplication running = server;
        using Wire wire = begun;

        Task end = server.StopAsync();
        await Wire.UntilAsync(async () => !await IsThereAsync(at));
        Assert.False(end.IsCompleted);
        await begun.SendAsync(body);

        Assert.Equal("HTTP/1.1 201 Created", await begun.LineAsync());
        await end.WaitAsync(Wire.Patience);
        Assert.Contains("\"begun-in-time\"", await ListedAsync());
    }

    [Fact]
    public async Task What_takes_longer_than_the_farewell_is_cut_and_leaves_nothing()
    {
        string body = Fork("begun-too-late");
        (WebApplication server, _, Wire begun) = await BeginAsync(TimeSpan.FromMilliseconds(1), body);
        await using WebApplication running = server;
        using Wire wire = begun;

        await server.StopAsync().WaitAsync(Wire.Patience);

        Assert.Null(await begun.LineAsync());
        Assert.DoesNotContain("\"begun-too-late\"", await ListedAsync());
    }

    [Fact]
    public async Task Who_only_listens_holds_nothing_up()
    {
        await using WebApplication server = await Server.StartAsync(team.Options with { Farewell = TimeSpan.FromHours(1) });
        using HttpClient client = new();
        var ask = new HttpRequestMessage(HttpMethod.Get, $"{server.Urls.Single()}/api/v1/events");
        ask.Headers.Add("Authorization", $"Bearer {team.Keys["ana"]}");
        using HttpResponseMessage stream = await client.SendAsync(ask, HttpCompletionOption.ResponseHeadersRead);
        stream.EnsureSuccessStatusCode();

        await server.StopAsync().WaitAsync(Wire.Patience);

        Assert.EndsWith("\n\n", await stream.Content.ReadAsStringAsync().WaitAsync(Wire.Patience));
    }

    private async Task<string> ListedAsync() =>
        await (await team.AskAsync(HttpMethod.Get, Branches, team.Keys["ana"])).Content.ReadAsStringAsync();

    private static async Task<bool> IsThereAsync(Uri at)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(at.Host, at.Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
