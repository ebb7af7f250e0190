using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NatoIraq.App.Access;

namespace NatoIraq.Web.Access;

/// <summary>Somebody who signed in, as ASP.NET carries them about.</summary>
internal static class People
{
    private const string NameClaim = "name", RoleClaim = "role", KeyClaim = "key";

    /// <summary>The principal of somebody.</summary>
    /// <param name="person">Who.</param>
    /// <param name="scheme">How they signed in.</param>
    /// <param name="key">The hash of the key they did it with; null for none.</param>
    public static ClaimsPrincipal Principal(Person person, string scheme, string? key = null)
    {
        var claims = new List<Claim> { new(NameClaim, person.Name), new(RoleClaim, $"{person.Role}") };
        if (key is not null) claims.Add(new Claim(KeyClaim, key));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, scheme, NameClaim, RoleClaim));
    }

    /// <summary>Who signed in; null when nobody did.</summary>
    public static Person? PersonOf(this ClaimsPrincipal principal) =>
        principal.FindFirstValue(NameClaim) is { } name && Enum.TryParse(principal.FindFirstValue(RoleClaim), out Role role)
            ? new Person(name, role)
            : null;

    /// <summary>The key that somebody signed in with; null for who has none.</summary>
    public static AccessKey? KeyOf(this ClaimsPrincipal principal) =>
        principal.PersonOf() is { } person && principal.FindFirstValue(KeyClaim) is { } hash
            ? new AccessKey(person.Name[KeyNames.Length..], person.Role, hash)
            : null;

    /// <summary>Who asks; null when nobody signed in.</summary>
    public static Person? Person(this HttpContext context) => context.User.PersonOf();

    /// <summary>Whether who asks could still ask: a key may have been revoked since.</summary>
    public static bool IsStillKnown(this HttpContext context) =>
        context.User.KeyOf() is not { } key || context.RequestServices.GetService<KeyFile>()?.Holds(key) == true;

    /// <summary>What the names of those who have keys begin with: no issuer may give such a name.</summary>
    public const string KeyNames = "key:";

    /// <summary>The person who has a key.</summary>
    public static Person Of(AccessKey key) => new(KeyNames + key.Name, key.Role);
}
