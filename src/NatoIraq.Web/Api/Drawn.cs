using System.Text;
using Microsoft.AspNetCore.Http;
using NatoIraq.App.Projections;
using NatoIraq.App.Reports;
using NatoIraq.App.Views;
using NatoIraq.Web.Visits;

namespace NatoIraq.Web.Api;

/// <summary>A projection as an answer; told as events, the share done comes before it.</summary>
internal sealed class Drawn(Visit visit, ProjectBranches request) : IResult
{
    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        if (!EventStream.IsAsked(httpContext)) await (await DrawAsync(httpContext)).ExecuteAsync(httpContext);
        else await Progressing.TellAsync(httpContext, async progress =>
            Json.Write((await visit.ProjectAsync(request with { Progress = progress })).View));
    }

    private async Task<IResult> DrawAsync(HttpContext context)
    {
        if (!Formats.IsPicture(context))
        {
            CompareView view = (await visit.ProjectAsync(request)).View;
            return view.Analysis is null ? context.Listed(view, v => v.Results)
                : context.Listed(view, v => v.Analysis!.Results);
        }
        return Results.File(
            Encoding.UTF8.GetBytes(FanPicture.Draw(await visit.ProjectAsync(request with { Monthly = true }))),
            "image/svg+xml", "natoiraq.svg");
    }
}
