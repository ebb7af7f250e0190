using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace NatoIraq.Web.Tests.Api;

/// <summary>Sealed results over the API: the command line's bytes, and its checks.</summary>
public sealed class BundleTests(Site site) : IClassFixture<Site>
{
    private const string Asked = "branch=nato-expanded&baseline=status-quo&draws=20&at=2021-12-31&prefer=lower";

    private Task<HttpResponseMessage> VerifyAsync(byte[] file)
    {
        var body = new ByteArrayContent(file);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/zip");
        return site.SendAsync(HttpMethod.Post, "/api/v1/bundle/verify", body);
    }

    [Fact]
    public async Task A_bundle_is_the_file_that_the_command_writes_and_its_check_what_the_command_prints()
    {
        string file = Path.Combine(site.Folder, "bundle.zip");
        await site.CommandAsync(
            "bundle", "create", file, "nato-expanded", "--baseline", "status-quo", "--draws", "20", "--at", "2021-12-31",
            "--prefer", "lower");

        HttpResponseMessage answer = await site.Client.GetAsync($"/api/v1/bundle?{Asked}");
        byte[] bytes = await answer.Content.ReadAsByteArrayAsync();
        HttpResponseMessage check = await VerifyAsync(bytes);

        Assert.Equal("application/zip", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(await File.ReadAllBytesAsync(file), bytes);
        Assert.Equal(await site.CommandAsync("bundle", "verify", file, "--json"), await check.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_changed_bundle_is_told_as_changed_and_what_is_none_as_a_problem()
    {
        byte[] bytes = await site.Client.GetByteArrayAsync($"/api/v1/bundle?{Asked}");
        bytes[^5000] ^= 1;

        JsonNode check = JsonNode.Parse(await (await VerifyAsync(bytes)).Content.ReadAsStringAsync())!;
        HttpResponseMessage none = await VerifyAsync([1, 2, 3]);

        Assert.Equal("changed", (string)check["verdict"]!);
        Assert.NotEmpty(check["changes"]!.AsArray());
        Assert.Equal(HttpStatusCode.BadRequest, none.StatusCode);
        Assert.Contains("no zip", await none.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task More_draws_than_one_request_may_ask_for_are_sealed_nowhere()
    {
        HttpResponseMessage answer = await site.Client.GetAsync("/api/v1/bundle?branch=control&draws=1000001");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task A_report_offers_its_result_sealed()
    {
        string page = await site.Client.GetStringAsync("/report?branch=control&baseline=status-quo&draws=10&show=1");

        Assert.Contains("href=\"/api/v1/bundle?branch=control&amp;baseline=status-quo&amp;draws=10\"", page);
    }
}
