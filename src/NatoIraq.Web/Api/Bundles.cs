using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using NatoIraq.App.Bundles;
using NatoIraq.App.Projections;
using NatoIraq.Web.Visits;
using static NatoIraq.Web.Api.Parameters;

namespace NatoIraq.Web.Api;

/// <summary>Sealed results: to take away, and to be checked.</summary>
internal static class Bundles
{
    /// <summary>Where one is to be had; the query string says of what, as a report's does.</summary>
    public const string Path = $"{Routes.Prefix}/bundle";

    public static void MapBundles(this RouteGroupBuilder api)
    {
        api.MapGet("/bundle", async (Visit visit) => Results.File(
                (await visit.DrawAsync(new CreateBundle(Ask(visit.Asked)))).File, "application/zip", "bundle.zip"))
            .Says("Seals a comparison in one file with all that it was made of; without names it is of all branches.")
            .Asks([Parameters.Branches, Baseline, .. OfDraws, Analysis, Prefer]);

        api.MapPost("/bundle/verify", async (Visit visit, HttpContext context) =>
            {
                var file = new MemoryStream();
                await context.Request.Body.CopyToAsync(file, visit.Cancel);
                return Answers.Of(await visit.DrawAsync(new VerifyBundle(
                    file.ToArray(), "body", Environment.ProcessorCount, null) { MostDraws = Limits.DrawBranches }));
            })
            .Says("Checks the bundle that is the body: that it is as it was sealed, and gives the same result here.")
            .Gives<VerifiedBundleView>().WithMetadata(new LargeBody());
    }

    private static ProjectBranches Ask(Asked asked)
    {
        ProjectBranches request = Projections.Read(asked, DrawLimits.UsualDraws);
        if (request.Branches.Count > 0) return DrawLimits.Check(request);
        DrawLimits.Check(request.Draws, 1);
        return request;
    }

    /// <summary>A body that may be longer than others.</summary>
    private sealed class LargeBody : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => Limits.BundleBytes;
    }
}
