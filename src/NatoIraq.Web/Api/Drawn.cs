using Microsoft.AspNetCore.Http;
using NatoIraq.App.Projections;
using NatoIraq.App.Views;
using NatoIraq.Web.Visits;

namespace NatoIraq.Web.Api;

/// <summary>A projection as an answer; told as events, the share done comes before it.</summary>
internal sealed class Drawn(Visit visit, ProjectBranches request) : IResult
{
    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        if (!EventStream.IsAsked(httpContext))
        {
            await Answers.Of((await visit.ProjectAsync(request)).View).ExecuteAsync(httpContext);
            return;
        }
        await Progressing.TellAsync(httpContext, async progress =>
            Json.Write((await visit.ProjectAsync(request with { Progress = progress })).View));
    }
}
