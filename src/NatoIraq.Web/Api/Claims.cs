using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using NatoIraq.App.History;
using NatoIraq.Core.Claims;
using NatoIraq.Web.Visits;

namespace NatoIraq.Web.Api;

/// <summary>What the sources say.</summary>
internal static class Claims
{
    public static void MapClaims(this RouteGroupBuilder api) => api.MapGet("/claims", async (Visit visit) =>
        Views.Json(await visit.SendAsync(Ask(visit.Asked))));

    /// <summary>The request that a query string makes, for the page as well.</summary>
    public static ListClaims Ask(Asked asked) => new(
        asked.Date("known-on"), asked.Clock, asked.Text("source"), TierOf(asked), asked.Texts("id"));

    private static Tier? TierOf(Asked asked) =>
        asked.Word("tier", null, [.. Enum.GetValues<Tier>().Select(t => ($"{t}", (Tier?)t))]);
}
