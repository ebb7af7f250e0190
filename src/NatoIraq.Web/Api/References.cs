using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NatoIraq.App.References;
using NatoIraq.Core.History;
using NatoIraq.Web.Visits;

namespace NatoIraq.Web.Api;

/// <summary>Reference branches: what levels did before, and nothing else.</summary>
internal static class References
{
    public static void MapReferences(this IEndpointRouteBuilder api) => api.MapPost("/references", ForkAsync)
        .Says("Forks a statistical reference branch, learnt only from what was known on the day of the fork.")
        .Takes<ReferenceBody>().Gives<ReferenceView>(StatusCodes.Status201Created);

    private static async Task<IResult> ForkAsync(Visit visit, HttpContext context)
    {
        ReferenceBody body = await context.ReadAsync<ReferenceBody>();
        DateOnly fork = Asked.DateOf("fork", body.Fork);
        DateOnly until = body.Until is { } day ? Asked.DateOf("until", day) : ForkReference.UntilAfter(fork);
        DrawLimits.Check(body.Series?.Count ?? 0, "series");
        ReferenceView view = await visit.DrawAsync(new ForkReference(
            body.Branch, fork, until, [.. (body.Series ?? []).Select(Series.Parse)]));
        context.Response.Headers.Location = $"{Routes.Prefix}/branches/{view.Applied.Branch}";
        context.Tell(view.Applied.Version);
        return Answers.Of(view, StatusCodes.Status201Created);
    }

    /// <summary>A reference.</summary>
    private sealed record ReferenceBody(
        string Fork, string Branch = "reference", string? Until = null, IReadOnlyList<string>? Series = null);
}
