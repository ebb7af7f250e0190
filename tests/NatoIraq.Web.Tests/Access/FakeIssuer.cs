using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace NatoIraq.Web.Tests.Access;

/// <summary>
/// An OpenID Connect issuer on this machine: discovery, keys, a door that lets in whoever is named next, and tokens
/// that a test may spoil. It checks the code's challenge as RFC 7636 says.
/// </summary>
public sealed class FakeIssuer : IAsyncDisposable
{
    public const string Audience = "natoiraq";
    public const string Client = "natoiraq-pages";

    private readonly ConcurrentDictionary<string, Dictionary<string, string>> _codes = [];
    private readonly RSA _rsa = RSA.Create(2048);
    private readonly WebApplication _server;

    private FakeIssuer(WebApplication server) => _server = server;

    /// <summary>Its name, and where it is.</summary>
    public string Url => _server.Urls.Single();

    /// <summary>Who comes in by its door, and as what.</summary>
    public (string Name, string Role) Visitor { get; set; } = ("ana", "author");

    /// <summary>Spoils what the next tokens of the door say.</summary>
    public Action<Dictionary<string, object>> Spoils { get; set; } = _ => { };

    public static async Task<FakeIssuer> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        WebApplication server = builder.Build();
        var issuer = new FakeIssuer(server);
        server.UseRouting();
        server.MapGet("/.well-known/openid-configuration", () => Results.Json(new Dictionary<string, object>
        {
            ["issuer"] = issuer.Url,
            ["authorization_endpoint"] = $"{issuer.Url}/door",
            ["token_endpoint"] = $"{issuer.Url}/tokens",
            ["jwks_uri"] = $"{issuer.Url}/keys",
        }));
        server.MapGet("/keys", () => Results.Text(issuer.Keys(), "application/json"));
        server.MapGet("/door", (Delegate)issuer.Door);
        server.MapPost("/tokens", (Delegate)issuer.TokensAsync);
        await server.StartAsync();
        return issuer;
    }

    /// <summary>A good token for the API, unless a part is given otherwise.</summary>
    public string Token(
        string name = "ana", object? role = null, string? audience = null, string? issuer = null,
        TimeSpan? over = null, SigningCredentials? signed = null) => Sign(
        new Dictionary<string, object>
        {
            ["iss"] = issuer ?? Url,
            ["aud"] = audience ?? Audience,
            ["sub"] = name,
            ["roles"] = role ?? "author",
            ["exp"] = (DateTimeOffset.UtcNow + (over ?? TimeSpan.FromHours(1))).ToUnixTimeSeconds(),
        }, signed);

    /// <summary>A signature that nobody but it can make.</summary>
    public SigningCredentials Own => new(new RsaSecurityKey(_rsa) { KeyId = "one" }, SecurityAlgorithms.RsaSha256);

    /// <summary>Its public key, in the bytes that a forger would take for a shared secret.</summary>
    public byte[] PublicBytes => Encoding.ASCII.GetBytes(_rsa.ExportSubjectPublicKeyInfoPem());

    public string Sign(Dictionary<string, object> claims, SigningCredentials? signed = null) =>
        new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }
            .CreateToken(JsonSerializer.Serialize(claims), signed ?? Own);

    private string Keys()
    {
        RSAParameters key = _rsa.ExportParameters(false);
        return JsonSerializer.Serialize(new
        {
            keys = new[]
            {
                new
                {
                    kty = "RSA", use = "sig", kid = "one", alg = "RS256", n = Base64UrlEncoder.Encode(key.Modulus),
                    e = Base64UrlEncoder.Encode(key.Exponent),
                },
            },
        });
    }

    private IResult Door(HttpContext context)
    {
        Dictionary<string, string> asked = context.Request.Query.ToDictionary(q => q.Key, q => q.Value.ToString());
        string code = Guid.NewGuid().ToString("N");
        _codes[code] = asked;
        return Results.Redirect($"{asked["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(asked["state"])}");
    }

    private async Task<IResult> TokensAsync(HttpContext context)
    {
        IFormCollection form = await context.Request.ReadFormAsync();
        if (!_codes.TryRemove(form["code"].ToString(), out Dictionary<string, string>? asked)) return Results.BadRequest();
        string challenge = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        bool isSame = asked["code_challenge"] == challenge && asked["code_challenge_method"] == "S256"
            && asked["redirect_uri"] == form["redirect_uri"] && asked["client_id"] == form["client_id"];
        if (!isSame) return Results.BadRequest();
        var claims = new Dictionary<string, object>
        {
            ["iss"] = Url,
            ["aud"] = Client,
            ["sub"] = Visitor.Name,
            ["roles"] = new[] { Visitor.Role },
            ["nonce"] = asked["nonce"],
            ["exp"] = DateTimeOffset.UtcNow.AddMinutes(5).ToUnixTimeSeconds(),
        };
        Spoils(claims);
        return Results.Json(new Dictionary<string, object> { ["access_token"] = "opaque", ["token_type"] = "Bearer", ["id_token"] = Sign(claims) });
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _rsa.Dispose();
    }
}
