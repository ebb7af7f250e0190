using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NatoIraq.Web.Visits;

namespace NatoIraq.Web.Access;

/// <summary>How people and programs are known to a server that is open to more than one machine.</summary>
internal static class SignIn
{
    /// <summary>The page on which people sign in.</summary>
    public const string Page = "/sign-in";

    /// <summary>Where the issuer sends people back to.</summary>
    public const string Callback = Page + "/callback";

    /// <summary>The scheme of the cookie that pages have.</summary>
    public const string Session = "session";

    private const string Either = "either";
    private static readonly TimeSpan Stay = TimeSpan.FromHours(8);

    /// <summary>Adds what the file asks for.</summary>
    public static void AddSignIn(this IServiceCollection services, AccessFile file)
    {
        services.AddSingleton(file);
        if (file.Keys is { } keys) services.AddSingleton(s => new KeyFile(keys) { Notice = s.GetRequiredService<ServerOptions>().Notice });
        if (file.Issuer is not null) services.AddSingleton(_ => new Issuer(file));
        AuthenticationBuilder schemes = services.AddAuthentication(Either)
            .AddPolicyScheme(Either, null, o => o.ForwardDefaultSelector =
                context => BearerHandler.IsMeant(context.Request) ? BearerHandler.Name : Session)
            .AddScheme<AuthenticationSchemeOptions, BearerHandler>(BearerHandler.Name, null)
            .AddCookie(Session, o => Shape(o, file));
        if (file.Client is not { } client) return;
        schemes.AddOAuth<CodeFlowOptions, CodeFlow>(CodeFlow.Name, o =>
        {
            o.ClientId = client;
            o.ClientSecret = Environment.GetEnvironmentVariable(AccessFile.SecretVariable) ?? "";
            o.CallbackPath = Callback;
            o.SignInScheme = Session;
            o.UsePkce = true;
            foreach (string scope in (string[])["openid", "profile"]) o.Scope.Add(scope);
            (o.CorrelationCookie.SameSite, o.CorrelationCookie.SecurePolicy) = (SameSiteMode.Lax, PolicyOf(file));
            o.Events.OnRemoteFailure = _ => throw new TroubleException(new Trouble(
                StatusCodes.Status403Forbidden, "You could not be signed in.",
                "The service knows you, but not with a role here: ask an admin. Or begin again."));
        });
    }

    private static CookieSecurePolicy PolicyOf(AccessFile file) =>
        file.Public?.Scheme == Uri.UriSchemeHttps || file.Certificate is not null
            ? CookieSecurePolicy.Always
            : CookieSecurePolicy.SameAsRequest;

    private static void Shape(CookieAuthenticationOptions cookie, AccessFile file)
    {
        cookie.Cookie.SecurePolicy = PolicyOf(file);
        // The prefix has browsers refuse it from any other host or path, and without TLS.
        cookie.Cookie.Name = cookie.Cookie.SecurePolicy == CookieSecurePolicy.Always ? "__Host-natoiraq" : "natoiraq";
        // Strict would leave it out of the very request that comes back from the issuer.
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.Path = "/";
        cookie.ExpireTimeSpan = Stay;
        cookie.SlidingExpiration = false;
        cookie.Events.OnValidatePrincipal = context =>
        {
            KeyFile? keys = context.HttpContext.RequestServices.GetService<KeyFile>();
            if (context.Principal?.KeyOf() is { } key && keys?.Holds(key) != true) context.RejectPrincipal();
            return Task.CompletedTask;
        };
    }

    /// <summary>
    /// Has everybody known, nobody ask too often, known or not, and nobody unknown pass but to what is open to all.
    /// </summary>
    public static void UseSignIn(this IApplicationBuilder server)
    {
        server.UseAuthentication();
        server.UseRateLimiter();
        server.Use((context, next) =>
        {
            // A refusal is told by the same way in again, and is not refused anew.
            if (context.Features.Get<Trouble>() is not null) return next(context);
            if (context.Request.Query.Any(q => q.Value.Any(v => v?.StartsWith(KeyFile.Prefix, StringComparison.Ordinal) == true)))
            {
                throw new TroubleException(new Trouble(
                    StatusCodes.Status400BadRequest, "A key does not belong into an address, which is kept in many places.",
                    "Revoke it, make another, and send that as Authorization: Bearer."));
            }
            if (context.Person() is not null || IsOpen(context)) return next(context);
            bool isPage = HttpMethods.IsGet(context.Request.Method) && !context.Request.Path.StartsWithSegments("/api")
                && !BearerHandler.IsMeant(context.Request);
            if (!isPage) throw new TroubleException(Unknown(context));
            string here = $"{context.Request.Path}{context.Request.QueryString}";
            context.Response.Redirect($"{Page}?back={Uri.EscapeDataString(here)}");
            context.Response.StatusCode = StatusCodes.Status303SeeOther;
            return Task.CompletedTask;
        });
    }

    private static bool IsOpen(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<OpenToAll>() is not null
        || context.Request.Path == Page;

    private static Trouble Unknown(HttpContext context) => new(
        StatusCodes.Status401Unauthorized,
        BearerHandler.IsMeant(context.Request) ? "That opens nothing here: it is unknown, over, or not for this server." : "Sign in first.",
        "Send a key or a token as Authorization: Bearer, or sign in at /sign-in.");
}

/// <summary>Marks what needs no sign-in.</summary>
/// <param name="IsFree">Whether it is not counted either.</param>
internal sealed record OpenToAll(bool IsFree = false);
