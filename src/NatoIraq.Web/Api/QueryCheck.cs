using Microsoft.AspNetCore.Http;
using NatoIraq.Core;

namespace NatoIraq.Web.Api;

/// <summary>Refuses a query string with a name that the route does not know: it would change nothing, unnoticed.</summary>
internal sealed class QueryCheck : IEndpointFilter
{
    /// <inheritdoc/>
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        string[] known =
        [
            .. (context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<AskedFor>()?.Parameters ?? [])
                .Select(p => p.Name).Distinct(),
        ];
        Check(context.HttpContext.Request.Query.Keys, known, "This takes no query string.");
        return next(context);
    }

    /// <summary>Refuses names that are not known.</summary>
    /// <param name="names">The names.</param>
    /// <param name="known">Those that are known.</param>
    /// <param name="none">What to say where there are none.</param>
    /// <exception cref="InvalidInputException">A name is not known.</exception>
    public static void Check(IEnumerable<string> names, IReadOnlyList<string> known, string none)
    {
        Problem[] unknown = [.. names.Except(known).Select(name => new Problem(
            $"Nothing here is asked for as '{name}'.",
            Hint: NearMiss.Hint(name, known) ?? (known.Count == 0 ? none : $"Known are {string.Join(", ", known)}."))
        { Allowed = known })];
        if (unknown.Length > 0) throw new InvalidInputException(unknown);
    }
}
