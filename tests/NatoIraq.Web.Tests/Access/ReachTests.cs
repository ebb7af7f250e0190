using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using NatoIraq.Web.Access;

namespace NatoIraq.Web.Tests.Access;

/// <summary>How far a server may be reached, and how much of it one may have.</summary>
public sealed class ReachTests(Team team) : IClassFixture<Team>
{
    [Fact]
    public void Behind_a_proxy_it_may_listen_without_tls() => Assert.True(
        Address.Of(["http://0.0.0.0:8080"], access: team.Access with { Proxies = ["10.0.0.2"] }).Single().IsEverywhere);

    [Fact]
    public async Task With_a_certificate_it_is_reached_over_tls_under_its_public_name()
    {
        using var rsa = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using X509Certificate2 made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        AccessFile access = team.Access with
        {
            Certificate = Path.Combine(team.Folder, "cert.pem"), CertificateKey = Path.Combine(team.Folder, "key.pem"),
            Public = new Uri("https://scenarios.example"),
        };
        await File.WriteAllTextAsync(access.Certificate, made.ExportCertificatePem());
        await File.WriteAllTextAsync(access.CertificateKey, rsa.ExportPkcs8PrivateKeyPem());
        await using var server = await Server.StartAsync(team.Options with { Access = access, Urls = ["https://127.0.0.1:0"] });
        using var client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            SslOptions = { RemoteCertificateValidationCallback = (_, shown, _, _) => shown!.GetCertHashString() == made.GetCertHashString() },
        });
        var ask = new HttpRequestMessage(HttpMethod.Get, $"{server.Urls.Single()}/branches");
        ask.Headers.Host = "scenarios.example";

        HttpResponseMessage answer = await client.SendAsync(ask);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }

    [Fact]
    public async Task Ten_thousand_requests_get_the_right_answers_and_change_nothing()
    {
        await using var server = await Server.StartAsync(team.Options with { Access = team.Access with { RequestsPerMinute = 600 } });
        using var client = new HttpClient { BaseAddress = new Uri(server.Urls.Single()) };
        string before = await HeadAsync();
        int[] counts = new int[600];

        await Parallel.ForAsync(0, 10_000, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, cancel) =>
        {
            var request = new HttpRequestMessage(HttpMethod.Delete, "/api/v1/branches/nato-4000");
            request.Headers.Add("Authorization", $"Bearer {team.Keys["rita"]}");
            request.Headers.Add("If-Match", "*");
            using HttpResponseMessage answer = await client.SendAsync(request, cancel);
            Interlocked.Increment(ref counts[(int)answer.StatusCode]);
            if (answer.StatusCode == HttpStatusCode.TooManyRequests) Assert.NotNull(answer.Headers.RetryAfter);
        });

        Assert.Equal(10_000, counts[403] + counts[429]);
        // At once 600; after that 10 a second, for as long as the test took.
        Assert.True(counts[403] >= 600, $"{counts[403]} let through");
        Assert.True(counts[429] > 0);
        Assert.Equal(before, await HeadAsync());
        using HttpResponseMessage other = await SendAsync(client, team.Keys["root"]);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    private async Task<string> HeadAsync() =>
        await (await team.AskAsync(HttpMethod.Get, "/api/v1/store", team.Keys["root"])).Content.ReadAsStringAsync();

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, string key)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/branches");
        request.Headers.Add("Authorization", $"Bearer {key}");
        return client.SendAsync(request);
    }

    [Fact]
    public async Task A_body_too_long_is_refused_by_its_length()
    {
        HttpResponseMessage answer = await team.AskAsync(
            HttpMethod.Post, "/api/v1/branches", team.Keys["ana"], new string(' ', Limits.BodyBytes + 1));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task Health_is_told_to_machines_that_do_not_sign_in()
    {
        Assert.Equal(HttpStatusCode.OK, (await team.Client.GetAsync("/health/live")).StatusCode);
        Assert.Equal("Healthy", await team.Client.GetStringAsync("/health/ready"));
        Assert.Null(await Health.TroubleOfAsync($"{team.Client.BaseAddress}".TrimEnd('/'), CancellationToken.None));
    }

    [Fact]
    public async Task A_body_that_comes_too_slowly_is_given_up()
    {
        await using var server = await Server.StartAsync(team.Options with { BodyGrace = TimeSpan.FromSeconds(2) });
        var at = new Uri(server.Urls.Single());
        using var line = new TcpClient();
        await line.ConnectAsync(at.Host, at.Port);
        NetworkStream stream = line.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /api/v1/branches HTTP/1.1\r\nHost: {at.Authority}\r\nAuthorization: Bearer {team.Keys["ana"]}\r\n"
            + "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"));
        using var reader = new StreamReader(stream);

        string? first = await reader.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(2));

        Assert.Equal("HTTP/1.1 408 Request Timeout", first);
    }
}
