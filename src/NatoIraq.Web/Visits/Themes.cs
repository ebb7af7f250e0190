using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace NatoIraq.Web.Visits;

/// <summary>The theme that a visitor chose, kept in a cookie; without one the system's holds.</summary>
internal static class Themes
{
    private const string Cookie = "theme";
    private static readonly string[] Known = ["light", "dark"];

    /// <summary>The theme chosen; null for the system's.</summary>
    public static string? Of(HttpRequest request) => Known.FirstOrDefault(k => k == request.Cookies[Cookie]);

    /// <summary>Where a form without script puts a choice; the visitor comes back to the page it was made on.</summary>
    public static void MapTheme(this IEndpointRouteBuilder server) => server.MapPost("/theme", async context =>
    {
        IFormCollection form = await context.Request.ReadFormAsync(context.RequestAborted);
        string theme = form[Cookie].ToString();
        var kept = new CookieOptions { SameSite = SameSiteMode.Strict, Path = "/", MaxAge = TimeSpan.FromDays(365) };
        if (Known.Contains(theme)) context.Response.Cookies.Append(Cookie, theme, kept);
        else context.Response.Cookies.Delete(Cookie, kept);
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = Visit.Back(form["back"]);
    });
}
