using System.Net;
using Microsoft.AspNetCore.Builder;
using NatoIraq.Web.Tests.Forms;

namespace NatoIraq.Web.Tests.Access;

/// <summary>What proxies say of who asks, and how: theirs is believed, a stranger's is not.</summary>
public sealed class ProxyTests(Team team) : IClassFixture<Team>
{
    private const string From = "X-Forwarded-For";

    // Far more than the one a minute that is let through.
    private const int MostAsked = 300;

    private Task<WebApplication> BehindAsync(params string[] proxies) => Server.StartAsync(team.Options with
    {
        Access = team.Access with
        {
            Public = new Uri("https://scenarios.example"), Proxies = proxies, RequestsPerMinute = 1,
        },
    });

    [Theory]
    [InlineData("127.0.0.1", HttpStatusCode.SeeOther)]
    [InlineData("10.0.0.2", HttpStatusCode.Forbidden)]
    public async Task A_page_sent_over_tls_is_our_own_if_a_proxy_of_ours_says_so(string proxy, HttpStatusCode status)
    {
        await using WebApplication server = await BehindAsync(proxy);

        HttpResponseMessage answer = await team.SendAsync(
            HttpMethod.Post, $"{server.Urls.Single()}/sign-in/key", FormTests.Form($"key={team.Keys["rita"]}"),
            ("Host", "scenarios.example"), ("Origin", "https://scenarios.example"), ("X-Forwarded-Proto", "https"));

        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task Who_asks_through_our_proxies_is_counted_alone()
    {
        await using WebApplication server = await BehindAsync("127.0.0.1", "127.0.0.2");

        await UntilRefusedAsync(server, _ => "203.0.113.2");

        // Nobody gets away by telling of another one, nor by whom our own proxy was asked through.
        await UntilRefusedAsync(server, i => $"{Another(i)}, 203.0.113.2");
        await UntilRefusedAsync(server, i => $"{Another(i)}, 203.0.113.2, 127.0.0.2");
        Assert.Equal(HttpStatusCode.OK, await AskAsync(server, "203.0.113.3"));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(server, "203.0.113.4, 127.0.0.2"));
    }

    [Fact]
    public async Task A_stranger_who_tells_of_others_is_counted_as_themselves()
    {
        await using WebApplication server = await BehindAsync("10.0.0.2");

        await UntilRefusedAsync(server, Another);
    }

    private async Task<HttpStatusCode> AskAsync(WebApplication server, string from)
    {
        using HttpResponseMessage answer = await team.SendAsync(
            HttpMethod.Get, $"{server.Urls.Single()}/sign-in", null, (From, from));
        return answer.StatusCode;
    }

    /// <summary>Asks again and again: one a minute is let through, however slow the machine is.</summary>
    private async Task UntilRefusedAsync(WebApplication server, Func<int, string> from)
    {
        for (int asked = 0; asked < MostAsked; asked++)
        {
            if (await AskAsync(server, from(asked)) == HttpStatusCode.TooManyRequests) return;
        }
        Assert.Fail($"{MostAsked} requests were let through, the last one from {from(MostAsked - 1)}.");
    }

    /// <summary>An address for each number: were it believed, whoever tells of it would never be refused.</summary>
    private static string Another(int number) => $"10.1.{number / 256}.{number % 256}";
}
