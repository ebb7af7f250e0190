using System.Net;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace NatoIraq.Web.Tests.Access;

/// <summary>What programs send as Authorization, over HTTP, to a server that asks who one is.</summary>
public sealed class BearerTests(Team team) : IClassFixture<Team>
{
    private const string Branches = "/api/v1/branches";

    private async Task<HttpStatusCode> StatusAsync(string? bearer) =>
        (await team.AskAsync(HttpMethod.Get, Branches, bearer)).StatusCode;

    [Theory]
    [InlineData(Branches)]
    [InlineData("/api/v1/store/export")]
    [InlineData("/api/v1/events")]
    [InlineData("/openapi/v1.json")]
    public async Task Without_a_key_or_token_nothing_of_the_store_is_told(string path)
    {
        HttpResponseMessage answer = await team.AskAsync(HttpMethod.Post, "/api/v1/project", null, new { branch = "status-quo" });
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.Single().Scheme);

        HttpResponseMessage read = await team.AskAsync(HttpMethod.Get, path, null);
        Assert.Contains(read.StatusCode, (HttpStatusCode[])[HttpStatusCode.Unauthorized, HttpStatusCode.SeeOther]);
        Assert.DoesNotContain("nato", await read.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("rita")]
    [InlineData("ana")]
    [InlineData("root")]
    public async Task A_key_opens_the_server(string name) => Assert.Equal(HttpStatusCode.OK, await StatusAsync(team.Keys[name]));

    [Fact]
    public async Task A_token_of_the_issuer_opens_the_server() =>
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(team.Issuer.Token()));

    public static TheoryData<string, Func<FakeIssuer, string>> Bad => new()
    {
        { "expired", i => i.Token(over: TimeSpan.FromMinutes(-2)) },
        { "for another audience", i => i.Token(audience: "elsewhere") },
        { "for the pages' client, not the API", i => i.Token(audience: FakeIssuer.Client) },
        { "of another issuer", i => i.Token(issuer: "https://elsewhere.example") },
        { "without a role", i => i.Token(role: "gardener") },
        { "with a name that keys have", i => i.Token(name: "key:root", role: "admin") },
        { "without a name", i => i.Token(name: "") },
        { "signed by somebody else", i => i.Token(signed: new SigningCredentials(
            new RsaSecurityKey(System.Security.Cryptography.RSA.Create(2048)) { KeyId = "one" }, SecurityAlgorithms.RsaSha256)) },
        { "signed with the public key as a shared secret", i => i.Token(signed: new SigningCredentials(
            new SymmetricSecurityKey(i.PublicBytes) { KeyId = "one" }, SecurityAlgorithms.HmacSha256)) },
        { "not signed", i => Unsigned(i.Token()) },
        { "cut", i => i.Token()[..^20] },
        { "no token", _ => "abc" },
        { "a key that nobody has", _ => "natoiraq-key-" + new string('a', 43) },
    };

    private static string Unsigned(string token) =>
        $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""")}.{token.Split('.')[1]}.";

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task Anything_else_is_refused_with_401_and_the_same_words(string what, Func<FakeIssuer, string> make)
    {
        HttpResponseMessage answer = await team.AskAsync(HttpMethod.Get, Branches, make(team.Issuer));

        string text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.Unauthorized, $"{what}: {text}");
        Assert.StartsWith("That opens nothing here", (string?)JsonNode.Parse(text)!["title"]);
    }

    [Theory]
    [InlineData("Basic cm9vdDpyb290")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("natoiraq-key-abc")]
    public async Task Another_kind_of_authorization_is_refused(string sent)
    {
        HttpResponseMessage answer = await team.SendAsync(HttpMethod.Get, Branches, null, ("Authorization", sent));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData("?key=")]
    [InlineData("?archived=true&access_token=")]
    public async Task A_key_in_an_address_is_refused_even_beside_a_good_one(string query)
    {
        HttpResponseMessage answer = await team.AskAsync(
            HttpMethod.Get, Branches + query + team.Keys["root"], team.Keys["root"]);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain(team.Keys["root"], await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_key_that_is_revoked_opens_nothing_any_more()
    {
        string key = team.File.Make("leaver", App.Access.Role.Reader);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(key));

        team.File.Revoke("leaver");

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(key));
    }
}
