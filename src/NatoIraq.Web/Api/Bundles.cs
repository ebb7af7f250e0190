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
                (await visit.DrawAsync(new CreateBundle(await AskAsync(visit)))).File, "application/zip", "bundle.zip"))
            .Says("Seals a comparison in one file with all that it was made of; without names it is of all branches.")
            .Asks([Parameters.Branches, Baseline, .. OfDraws, Analysis, Prefer]);

        api.MapPost("/bundle/verify", (Visit visit, HttpContext context, Uploads uploads) => uploads.TakeAsync(
                visit.Person?.Name, () => VerifyAsync(visit, context.Request), visit.Cancel))
            .Says("Checks the bundle that is the body: that it is as it was sealed, and gives the same result here.")
            .Gives<VerifiedBundleView>().WithMetadata(new LargeBody());
    }

    private static async Task<IResult> VerifyAsync(Visit visit, HttpRequest sent)
    {
        var file = new MemoryStream((int)Math.Min(sent.ContentLength ?? 0, Limits.BundleBytes));
        await sent.Body.CopyToAsync(file, visit.Cancel);
        return Answers.Of(await visit.DrawAsync(new VerifyBundle(
            file.ToArray(), "body", Environment.ProcessorCount, null)
        {
            MostDraws = Limits.DrawBranches, MostReported = Limits.Named,
        }));
    }

    private static async Task<ProjectBranches> AskAsync(Visit visit)
    {
        ProjectBranches request = Projections.Read(visit.Asked, DrawLimits.UsualDraws);
        return await DrawLimits.CheckAsync(visit, request.Branches, request.Baseline, request.Draws) ? request
            : DrawLimits.Check(request);
    }

    /// <summary>A body that may be longer than others.</summary>
    private sealed class LargeBody : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => Limits.BundleBytes;
    }
}

/// <summary>A few bundles are held in memory at once; the others wait with their bodies unread.</summary>
internal sealed class Uploads() : Turns("bundles", Limits.Uploads);
