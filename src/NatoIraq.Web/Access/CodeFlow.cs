using System.Buffers.Text;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using NatoIraq.App.Access;

namespace NatoIraq.Web.Access;

/// <summary>The settings of <see cref="CodeFlow"/>; where the issuer's doors are is asked when they are needed.</summary>
internal sealed class CodeFlowOptions : OAuthOptions
{
    /// <summary>A client without a secret is one too: it proves itself by the code's challenge.</summary>
    public override void Validate() => CallbackPath = CallbackPath.HasValue ? CallbackPath : "/sign-in/callback";
}

/// <summary>
/// Signs people in at the issuer: OpenID Connect's authorization code with a challenge (RFC 7636) and a nonce. ASP.NET
/// keeps state and correlation; the token that comes back is checked as any other.
/// </summary>
internal sealed class CodeFlow(
    IOptionsMonitor<CodeFlowOptions> options, ILoggerFactory logger, UrlEncoder encoder, Issuer issuer)
    : OAuthHandler<CodeFlowOptions>(options, logger, encoder)
{
    /// <summary>The scheme's name.</summary>
    public const string Name = "issuer";

    private const string Nonce = "nonce";

    /// <inheritdoc/>
    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        OpenIdConnectConfiguration said = await issuer.SaidAsync(Context.RequestAborted);
        Options.AuthorizationEndpoint = said.AuthorizationEndpoint;
        await base.HandleChallengeAsync(properties);
    }

    /// <inheritdoc/>
    protected override string BuildChallengeUrl(AuthenticationProperties properties, string redirectUri)
    {
        string nonce = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        properties.Items[Nonce] = nonce;
        return QueryHelpers.AddQueryString(base.BuildChallengeUrl(properties, redirectUri), Nonce, nonce);
    }

    /// <inheritdoc/>
    protected override async Task<OAuthTokenResponse> ExchangeCodeAsync(OAuthCodeExchangeContext context)
    {
        OpenIdConnectConfiguration said = await issuer.SaidAsync(Context.RequestAborted);
        var fields = new Dictionary<string, string>
        {
            ["client_id"] = Options.ClientId,
            ["grant_type"] = "authorization_code",
            ["code"] = context.Code,
            ["redirect_uri"] = context.RedirectUri,
            ["code_verifier"] = context.Properties.Items[OAuthConstants.CodeVerifierKey] ?? "",
        };
        if (Options.ClientSecret is { Length: > 0 } secret) fields["client_secret"] = secret;
        using var content = new FormUrlEncodedContent(fields);
        using HttpResponseMessage answer =
            await issuer.Client.PostAsync(said.TokenEndpoint, content, Context.RequestAborted);
        // Its words may hold what nobody but it should read.
        if (!answer.IsSuccessStatusCode) return OAuthTokenResponse.Failed(new AuthenticationFailureException("refused"));
        await using Stream body = await answer.Content.ReadAsStreamAsync(Context.RequestAborted);
        return OAuthTokenResponse.Success(await JsonDocument.ParseAsync(body, default, Context.RequestAborted));
    }

    /// <inheritdoc/>
    protected override async Task<AuthenticationTicket> CreateTicketAsync(
        ClaimsIdentity identity, AuthenticationProperties properties, OAuthTokenResponse tokens)
    {
        string token = tokens.Response!.RootElement.TryGetProperty("id_token", out JsonElement id) ? id.GetString() ?? "" : "";
        Person person = await issuer.PersonAsync(
                token, Options.ClientId, properties.Items[Nonce] ?? "", Context.RequestAborted)
            ?? throw new AuthenticationFailureException("no role");
        return new AuthenticationTicket(People.Principal(person, Name), properties, Name);
    }
}
