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
        Problem[] unknown = [.. context.HttpContext.Request.Query.Keys.Except(known).Select(name => new Problem(
            $"Nothing here is asked for as '{name}'.",
            Hint: NearMiss.Hint(name, known) ?? (known.Length == 0
                ? "This takes no query string." : $"Known are {string.Join(", ", known)}."))
        { Allowed = known })];
        return unknown.Length == 0 ? next(context) : throw new InvalidInputException(unknown);
    }
}
