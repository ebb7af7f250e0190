using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NatoIraq.App.Stores;
using NatoIraq.Web.Visits;

namespace NatoIraq.Web.Api;

/// <summary>
/// Whoever holds an answer need not be sent it again while the log ends where it did: the answer to a query depends on
/// the log and on the program alone.
/// </summary>
internal sealed class Freshness : IEndpointFilter
{
    private const int Enough = 16;
    private static readonly string Program = $"{typeof(Freshness).Module.ModuleVersionId:n}"[..Enough];

    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        HttpContext http = context.HttpContext;
        bool isKept = HttpMethods.IsGet(http.Request.Method)
            && http.GetEndpoint()?.Metadata.GetMetadata<NeverKept>() is null;
        if (!isKept) return await next(context);
        string? head = await http.RequestServices.GetRequiredService<Visit>().SendAsync(new ShowHead());
        string tag = $"{head?[..Enough] ?? "empty"}-{Program}";
        string[] held = [.. http.Request.Headers.IfNoneMatch.SelectMany(h => (h ?? "").Split(','))
            .Select(h => h.Trim().Trim('"').Split('.')[^1])];
        http.Response.Headers.ETag = $"\"{tag}\"";
        return held.Contains(tag) ? Results.StatusCode(StatusCodes.Status304NotModified) : await next(context);
    }
}

/// <summary>Marks a route whose answer depends on more than the log.</summary>
internal sealed class NeverKept;
