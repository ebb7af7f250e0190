using System.Net;
using System.Text.Json.Nodes;

namespace NatoIraq.Web.Tests.Api;

/// <summary>What is told while it happens, and what ends when its asker leaves.</summary>
public sealed class EventTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task A_page_hears_of_every_change_and_of_one_that_it_missed()
    {
        using var heard = await ListenAsync("/events");
        string first = (await heard.NextAsync())["head"]!.ToString();
        await site.CommandAsync("branch", "fork", "heard", "--from", "status-quo");
        string second = (await heard.NextAsync())["head"]!.ToString();
        Assert.NotEqual(first, second);

        using var missed = await ListenAsync("/events", ("Last-Event-ID", first));
        Assert.Equal(second, (await missed.NextAsync())["head"]!.ToString());
    }

    [Fact]
    public async Task A_projection_tells_how_far_it_is_and_then_the_same_bytes()
    {
        const string path = "/project?branch=control&draws=20000";
        using var stream = await ListenAsync(path, ("Accept", "text/event-stream"));
        List<double> shares = [];
        JsonNode last;
        while ((last = await stream.NextAsync())["share"] is { } share) shares.Add((double)share);

        Assert.NotEmpty(shares);
        Assert.Equal(shares.Order(), shares);
        Assert.InRange(shares[^1], 0, 1);
        Assert.Equal((await site.JsonAsync(HttpMethod.Get, path)).ToJsonString(), last.ToJsonString());
    }

    [Fact]
    public async Task A_problem_is_told_as_an_event_too()
    {
        using var stream = await ListenAsync("/project?branch=nothing", ("Accept", "text/event-stream"));

        Assert.Equal(404, (int?)(await stream.NextAsync())["status"]);
    }

    [Fact]
    public async Task A_projection_ends_when_nobody_waits_for_it()
    {
        // As many as are drawn at once: if they went on, the next would wait for minutes.
        for (int i = 0; i < 4; i++)
        {
            using var impatient = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => site.Client.GetAsync(
                $"/api/v1/project?branch=nato-4000&draws=1000000&random-seed={i}", impatient.Token));
        }
        using var patient = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        HttpResponseMessage next = await site.Client.GetAsync("/api/v1/project?branch=control&draws=10", patient.Token);

        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
        Assert.DoesNotContain(site.Notices, n => n.StartsWith('/'));
    }

    private async Task<Heard> ListenAsync(string path, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1{path}");
        foreach ((string name, string value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        HttpResponseMessage answer = await site.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
        return new Heard(new StreamReader(await answer.Content.ReadAsStreamAsync()));
    }

    private sealed record Heard(StreamReader Lines) : IDisposable
    {
        /// <summary>The data of the next event.</summary>
        public async Task<JsonNode> NextAsync()
        {
            while (await Lines.ReadLineAsync() is { } line)
            {
                if (line.StartsWith("data: ", StringComparison.Ordinal)) return JsonNode.Parse(line[6..])!;
            }
            throw new EndOfStreamException();
        }

        public void Dispose() => Lines.Dispose();
    }
}
