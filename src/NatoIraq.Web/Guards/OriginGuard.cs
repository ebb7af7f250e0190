using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using NatoIraq.Web.Visits;

namespace NatoIraq.Web.Guards;

/// <summary>
/// Lets only this server's own pages write, and programs that are no browsers: a browser says from where a request
/// comes, and only a form could leave that out.
/// </summary>
internal static class OriginGuard
{
    public static void UseOriginGuard(this IApplicationBuilder server) => server.Use((context, next) =>
    {
        HttpRequest request = context.Request;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) return next(context);
        return IsOwn(request) ? next(context) : throw new TroubleException(new Trouble(
            StatusCodes.Status403Forbidden, "Another site may not write here.",
            "Only this server's own pages may, and programs that send JSON."));
    });

    private static bool IsOwn(HttpRequest request)
    {
        string? site = request.Headers["Sec-Fetch-Site"], origin = request.Headers.Origin;
        if (site is not null && site != "same-origin") return false;
        if (origin is not null) return string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
        return site is not null || !request.HasFormContentType && !IsPlain(request);
    }

    /// <summary>The one kind of body besides a form's that a page may send elsewhere without being asked.</summary>
    private static bool IsPlain(HttpRequest request) =>
        request.ContentType?.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase) ?? false;
}
