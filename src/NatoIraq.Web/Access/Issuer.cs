using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using NatoIraq.App.Access;
using NatoIraq.Web.Visits;

namespace NatoIraq.Web.Access;

/// <summary>The OpenID Connect issuer: what it says of itself, and who its tokens say somebody is.</summary>
internal sealed class Issuer : IDisposable
{
    /// <summary>Only signatures that nobody but the issuer can make: never a shared secret, never none.</summary>
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    private readonly AccessFile _file;
    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromSeconds(20) };
    private readonly ConfigurationManager<OpenIdConnectConfiguration> _said;
    private readonly JsonWebTokenHandler _tokens = new() { MapInboundClaims = false };

    public Issuer(AccessFile file)
    {
        _file = file;
        var retriever = new HttpDocumentRetriever(_client) { RequireHttps = !file.Issuer!.IsLoopback };
        _said = new ConfigurationManager<OpenIdConnectConfiguration>(
            $"{Name}/.well-known/openid-configuration", new OpenIdConnectConfigurationRetriever(), retriever);
    }

    /// <summary>Its name, as tokens have it; a slash at its end is told apart by the issuer's own word alone.</summary>
    private string Name => _file.Issuer!.OriginalString.TrimEnd('/');

    /// <summary>Asks it.</summary>
    public HttpClient Client => _client;

    /// <summary>What it says of itself.</summary>
    /// <exception cref="TroubleException">It does not answer, or is another.</exception>
    public async Task<OpenIdConnectConfiguration> SaidAsync(CancellationToken cancel)
    {
        try
        {
            OpenIdConnectConfiguration said = await _said.GetConfigurationAsync(cancel);
            if (said.Issuer?.TrimEnd('/') == Name) return said;
        }
        catch (InvalidOperationException)
        {
            // Told below.
        }
        throw new TroubleException(new Trouble(
            StatusCodes.Status503ServiceUnavailable, "The service that signs people in does not answer.",
            "Try again in a moment."));
    }

    /// <summary>Who somebody is whose token this is; null when the token is no good, or gives them no role.</summary>
    /// <param name="token">A signed token.</param>
    /// <param name="audience">Whom it must be meant for.</param>
    /// <param name="nonce">What it must repeat; null for nothing.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<Person?> PersonAsync(string token, string audience, string? nonce, CancellationToken cancel)
    {
        OpenIdConnectConfiguration said = await SaidAsync(cancel);
        TokenValidationResult result = await _tokens.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ConfigurationManager = _said,
            ValidIssuer = said.Issuer,
            ValidAudience = audience,
            ValidAlgorithms = Algorithms,
            RequireExpirationTime = true,
            RequireSignedTokens = true,
            ClockSkew = TimeSpan.FromMinutes(1),
        });
        if (!result.IsValid || (nonce is not null && (Texts(result, "nonce") is not [var told] || told != nonce)))
            return null;
        return Texts(result, _file.Name) is [{ Length: > 0 } name] && IsFree(name)
            && _file.RoleOf(Texts(result, _file.Role).SelectMany(t => t.Split(' '))) is { } role
            ? new Person(name, role)
            : null;
    }

    /// <summary>A name that signs events: of a line, not endless, and not one that keys have.</summary>
    private static bool IsFree(string name) =>
        name.Length <= 200 && !name.Any(char.IsControl) && !name.StartsWith(People.KeyNames, StringComparison.Ordinal);

    private static string[] Texts(TokenValidationResult result, string claim) =>
        [.. result.ClaimsIdentity.Claims.Where(c => c.Type == claim).Select(c => c.Value)];

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();
}
