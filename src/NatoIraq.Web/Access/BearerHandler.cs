using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NatoIraq.App.Access;
using NatoIraq.Web.Visits;

namespace NatoIraq.Web.Access;

/// <summary>Signs programs in by what they send as <c>Authorization: Bearer</c>: a key, or a token of the issuer's.</summary>
internal sealed class BearerHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, AccessFile file)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>The scheme's name.</summary>
    public const string Name = "bearer";

    private const string Word = "Bearer ";

    /// <summary>Whether a request brings something of this kind.</summary>
    public static bool IsMeant(HttpRequest request) => request.Headers.Authorization.Count > 0;

    /// <inheritdoc/>
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        string sent = Request.Headers.Authorization.ToString();
        // What is told on a page is told without asking again.
        if (sent.Length == 0 || Context.Features.Get<Trouble>() is not null) return AuthenticateResult.NoResult();
        if (!sent.StartsWith(Word, StringComparison.OrdinalIgnoreCase)) return AuthenticateResult.Fail("not a bearer");
        string token = sent[Word.Length..].Trim();
        if (Context.RequestServices.GetService<KeyFile>()?.Find(token) is { } key)
            return In(People.Of(key), key.Hash);
        if (Context.RequestServices.GetService<Issuer>() is not { } issuer || token.StartsWith(KeyFile.Prefix, StringComparison.Ordinal))
            return AuthenticateResult.Fail("unknown");
        Person? person = await issuer.PersonAsync(token, file.Audience!, nonce: null, Context.RequestAborted);
        return person is null ? AuthenticateResult.Fail("unknown") : In(person);
    }

    private static AuthenticateResult In(Person person, string? key = null) =>
        AuthenticateResult.Success(new AuthenticationTicket(People.Principal(person, Name, key), Name));
}
