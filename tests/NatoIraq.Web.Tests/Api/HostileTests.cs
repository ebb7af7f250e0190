using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace NatoIraq.Web.Tests.Api;

/// <summary>What cannot be is told as a problem, and changes nothing.</summary>
public sealed class HostileTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("/nothing", 404)]
    [InlineData("/branches/nothing", 404)]
    [InlineData("/branches/%27%3B%20DROP%20TABLE%20log%3B--", 404)]
    [InlineData("/branches/..%2f..%2fetc", 404)]
    [InlineData("/machines/nothing", 404)]
    [InlineData("/claims?known-on=2020-02-30", 400)]
    [InlineData("/claims?known-on=99999-01-01", 400)]
    [InlineData("/claims?clock=heard", 400)]
    [InlineData("/claims?source=%27%20OR%201%3D1", 400)]
    [InlineData("/claims?limit=0", 400)]
    [InlineData("/claims?limit=-1", 400)]
    [InlineData("/claims?after=nothing", 400)]
    [InlineData("/claims?knownon=2020-01-01", 400)]
    [InlineData("/machines?x=1", 400)]
    [InlineData("/state?at=nothing", 400)]
    [InlineData("/state?branch=control&draw=NaN", 400)]
    [InlineData("/state?branch=control&draw=99999999999999999999", 400)]
    [InlineData("/state?branch=%E2%80%AEcontrol", 404)]
    [InlineData("/replay?until=foo(", 400)]
    [InlineData("/readings?expression=((((", 400)]
    [InlineData("/readings", 400)]
    [InlineData("/explain", 400)]
    [InlineData("/diff?a=control", 400)]
    [InlineData("/diff?at=1", 400)]
    [InlineData("/project", 400)]
    [InlineData("/project?branch=control&baseline=status-quo", 400)]
    [InlineData("/compare?branch=control", 400)]
    [InlineData("/compare?branch=control&baseline=control", 400)]
    [InlineData("/project?branch=history", 400)]
    [InlineData("/sensitivity", 400)]
    [InlineData("/sensitivity?branch=history", 400)]
    [InlineData("/sensitivity?branch=control&draws=20001", 400)]
    [InlineData("/sensitivity?branch=control&discover=foo(", 400)]
    [InlineData("/sensitivity?branch=nothing", 404)]
    [InlineData("/project?branch=control&draws=1e3", 400)]
    [InlineData("/project?branch=control&draws=0", 400)]
    [InlineData("/project?branch=control&random-seed=18446744073709551616", 400)]
    [InlineData("/project?branch=control&series=a/b", 400)]
    [InlineData("/project?branch=control&at=2099-01-01", 400)]
    [InlineData("/project?branch=control&branch=status-quo&draws=500001", 413)]
    [InlineData("/scenario/new?kind=war", 400)]
    public async Task A_query_that_cannot_be_is_told(string path, int status)
    {
        JsonNode problem = await site.JsonAsync(HttpMethod.Get, path, null, (HttpStatusCode)status);

        Assert.Equal(status, (int?)problem["status"]);
        Assert.NotEmpty((string?)problem["title"] ?? "");
        Assert.DoesNotContain("   at ", problem.ToJsonString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("""{"branch": 1}""")]
    [InlineData("""{"branch": null}""")]
    [InlineData("""{"branch": "a", "branch": "b"}""")]
    [InlineData("""{"branch": "a", "more": 1}""")]
    [InlineData("""{"branch": "a", "until": "2020-02-30"}""")]
    [InlineData("""{"branch": "a", "until": NaN}""")]
    [InlineData("""{"branch": "'; DROP TABLE log; --"}""")]
    [InlineData("""{"branch": "../../etc"}""")]
    [InlineData("""{"branch": "history"}""")]
    [InlineData("""{"branch": "status-quo"}""")]
    [InlineData("""{"branch": "a", "title": "two\nlines"}""")]
    [InlineData("""{"branch": "a", "title": "\ud800"}""")]
    [InlineData("""{"branch": "a", "at": "1\nfrom: x"}""")]
    [InlineData("""{"branch": "a", "from": "nothing"}""")]
    public async Task A_fork_that_cannot_be_makes_nothing(string body)
    {
        string before = await site.TagAsync("/branches");

        HttpResponseMessage answer = await site.SendAsync(HttpMethod.Post, "/api/v1/branches", Site.Body(body));

        Assert.InRange((int)answer.StatusCode, 400, 499);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(before, await site.TagAsync("/branches"));
    }

    [Fact]
    public async Task A_body_that_is_no_utf_8_or_no_json_or_too_deep_or_too_long_is_told()
    {
        async Task<HttpStatusCode> Send(byte[] bytes, string type)
        {
            var body = new ByteArrayContent(bytes);
            body.Headers.TryAddWithoutValidation("Content-Type", type);
            return (await site.SendAsync(HttpMethod.Post, "/api/v1/scenario/validate", body)).StatusCode;
        }

        Assert.Equal(HttpStatusCode.BadRequest, await Send([.. "{\"text\": \"\xff\xfe\"}".Select(c => (byte)c)], "application/json"));
        Assert.Equal(
            HttpStatusCode.BadRequest,
            await Send(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("[", 10_000))), "application/json"));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, await Send("{}"u8.ToArray(), "application/yaml"));
        Assert.Equal(HttpStatusCode.Forbidden, await Send("{}"u8.ToArray(), "text/plain"));
        Assert.Equal(
            HttpStatusCode.RequestEntityTooLarge,
            await Send(Encoding.UTF8.GetBytes($"{{\"text\": \"{new string('a', 1 << 20)}\"}}"), "application/json"));
    }

    [Theory]
    [InlineData("draws", "1000001")]
    [InlineData("draws", "-1")]
    [InlineData("draws", "1.5")]
    [InlineData("draws", "99999999999999999999")]
    [InlineData("randomSeed", "-1")]
    [InlineData("priors", "\"narrow\"")]
    [InlineData("words", "\"plain\"")]
    [InlineData("at", "[\"2020-02-30\"]")]
    [InlineData("drafts", "[{\"text\": \"scenario: [\"}]")]
    [InlineData("drafts", "[{\"text\": null}]")]
    public async Task A_projection_that_cannot_be_is_told(string name, string value)
    {
        HttpResponseMessage answer = await site.SendAsync(
            HttpMethod.Post, "/api/v1/project", Site.Body($"{{\"branches\": [\"control\"], \"{name}\": {value}}}"));

        Assert.InRange((int)answer.StatusCode, 400, 413);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Another_site_may_not_write_through_the_api()
    {
        string before = await site.TagAsync("/branches");

        HttpResponseMessage answer = await site.SendAsync(
            HttpMethod.Post, "/api/v1/branches", Site.Body(new { branch = "evil" }), ("Origin", "http://example.org"));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal(before, await site.TagAsync("/branches"));
    }

    [Fact]
    public async Task A_wrong_method_is_told_as_a_problem() =>
        await site.JsonAsync(HttpMethod.Put, "/claims", null, HttpStatusCode.MethodNotAllowed);

    [Theory]
    [InlineData("nonsense")]
    [InlineData("\"-1\"")]
    [InlineData("\"99999999999999999999\"")]
    public async Task What_is_no_version_is_told(string tag) => await site.JsonAsync(
        HttpMethod.Delete, "/branches/control", null, HttpStatusCode.BadRequest, ("If-Match", tag));
}
