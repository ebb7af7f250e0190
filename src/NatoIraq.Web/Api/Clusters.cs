using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using NatoIraq.App.Ensembles;
using NatoIraq.Web.Visits;

namespace NatoIraq.Web.Api;

/// <summary>Who draws beside the server.</summary>
internal static class Clusters
{
    public static void MapClusters(this RouteGroupBuilder api) =>
        api.MapGet("/cluster", async (Visit visit) => Answers.Of(await visit.SendAsync(new ShowCluster())))
            .Says("Shows the workers of the store's cluster, what they draw and what failed.").Gives<ClusterView>()
            .WithMetadata(new NeverKept());
}
