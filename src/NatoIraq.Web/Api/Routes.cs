using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace NatoIraq.Web.Api;

/// <summary>The API: what the command line can do, by the same use cases and with the same JSON.</summary>
internal static class Routes
{
    /// <summary>Where it is.</summary>
    public const string Prefix = "/api/v1";

    public static void MapApi(this IEndpointRouteBuilder server)
    {
        RouteGroupBuilder api = server.MapGroup(Prefix);
        api.AddEndpointFilter<QueryCheck>().AddEndpointFilter<Freshness>();
        api.MapClaims();
        api.MapHistory();
        api.MapMoments();
        api.MapDiffs();
        api.MapBranches();
        api.MapReferences();
        api.MapScenarios();
        api.MapProjections();
        api.MapStudies();
        api.MapBundles();
        api.MapBacktests();
        api.MapPictures();
        api.MapMachines();
        api.MapStores();
        api.MapClusters();
        api.MapEvents();
        server.MapOpenApi("/openapi/{documentName}.json");
    }
}
