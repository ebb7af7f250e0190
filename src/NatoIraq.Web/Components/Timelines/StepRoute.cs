using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using NatoIraq.Web.Visits;

namespace NatoIraq.Web.Components.Timelines;

/// <summary>A step of a timeline without the page around it, for a page that is open already.</summary>
internal static class StepRoute
{
    /// <summary>Where it is; its query string is the page's.</summary>
    public const string Path = "/timeline/step";

    public static void MapStep(this IEndpointRouteBuilder server) =>
        server.MapGet(Path, async (Visit visit, HttpContext context) =>
        {
            Scene scene = await Scene.OfAsync(visit);
            context.Response.Headers.CacheControl = "no-store";
            return new RazorComponentResult<StepPanel>(
                new Dictionary<string, object?> { [nameof(StepPanel.Scene)] = scene });
        });
}
