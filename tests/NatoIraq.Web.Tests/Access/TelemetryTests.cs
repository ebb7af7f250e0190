using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace NatoIraq.Web.Tests.Access;

/// <summary>What a server sends to those who watch over it.</summary>
public sealed class TelemetryTests(Team team) : IClassFixture<Team>
{
    private const int Patience = 60_000, Times = 50;

    [Fact]
    public async Task Traces_and_metrics_are_sent_and_hold_no_query_and_no_key()
    {
        var sent = new ConcurrentBag<(string Path, string Body)>();
        await using WebApplication collector = await CollectAsync(sent);
        await using WebApplication server = await Server.StartAsync(
            team.Options with { Telemetry = new Uri(collector.Urls.Single()) });
        // Other tests of this process are heard too, and may fill what is sent at once.
        for (int times = 0; times < Times && !(Holds("ListClaims") && Holds("http.server.request.duration")); times++)
        {
            await team.AskAsync(HttpMethod.Get, $"{server.Urls.Single()}/api/v1/claims?text=whispered", team.Keys["rita"]);
            server.Services.GetRequiredService<TracerProvider>().ForceFlush(Patience);
            server.Services.GetRequiredService<MeterProvider>().ForceFlush(Patience);
        }

        Assert.True(Holds("ListClaims"));
        Assert.True(Holds("http.server.request.duration"));
        Assert.Equal(["/v1/metrics", "/v1/traces"], sent.Select(s => s.Path).Distinct().Order());
        Assert.False(Holds("whispered"));
        Assert.False(Holds(team.Keys["rita"]));

        bool Holds(string text) => sent.Any(s => s.Body.Contains(text, StringComparison.Ordinal));
    }

    private static async Task<WebApplication> CollectAsync(ConcurrentBag<(string Path, string Body)> sent)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        WebApplication collector = builder.Build();
        collector.Run(async context =>
        {
            var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            sent.Add((context.Request.Path, Encoding.Latin1.GetString(body.ToArray())));
        });
        await collector.StartAsync();
        return collector;
    }
}
