using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NatoIraq.App.Access;
using NatoIraq.Core;
using NatoIraq.Web.Access;
using NatoIraq.Web.Api;

namespace NatoIraq.Web.Visits;

/// <summary>Tells every error in one way: a page for people, problem details under the API.</summary>
internal static class Troubles
{
    /// <summary>Where the page is that tells it.</summary>
    public const string Page = "/trouble";

    public static void UseTroubles(this IApplicationBuilder server) => server.Use(async (context, next) =>
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is left to be told.
            return;
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            await TellAsync(context, next, Trouble.Of(e), e);
            return;
        }
        HttpResponse response = context.Response;
        bool isBare = !response.HasStarted && response.ContentLength is null && response.ContentType is null;
        if (isBare && response.StatusCode >= 400) await TellAsync(context, next, Trouble.Of(response.StatusCode));
    });

    private static async Task TellAsync(HttpContext context, RequestDelegate next, Trouble trouble, Exception? error = null)
    {
        ServerOptions options = context.RequestServices.GetRequiredService<ServerOptions>();
        // Where a store is, is for those who look after it.
        if (error is StoreUnreachableException && options.Access is not null && context.Person()?.Role != Role.Admin)
            trouble = trouble with { Title = "The store cannot be reached." };
        if (trouble.IsDefect) options.Notice($"{context.Request.Path}: {(options.Verbose ? error : error?.Message)}");
        context.Response.Clear();
        context.Response.StatusCode = trouble.Status;
        if (trouble.RetryAfter is { } seconds) context.Response.Headers.RetryAfter = $"{seconds}";
        if (trouble.Status == StatusCodes.Status401Unauthorized) context.Response.Headers.WWWAuthenticate = "Bearer";
        if (context.Request.Path.StartsWithSegments("/api"))
        {
            await ProblemDetails.WriteAsync(context, trouble);
            return;
        }
        // The page is rendered anew, with services of its own: what failed may have begun to render.
        await using AsyncServiceScope scope = context.RequestServices.CreateAsyncScope();
        context.RequestServices = scope.ServiceProvider;
        context.Features.Set(PageWords.Of(trouble));
        context.Features.Set(new RefusedAt(context.GetEndpoint()));
        // Without it a page that is rendered under 404 is taken for one that was not found.
        context.Features.Set<IStatusCodeReExecuteFeature>(new StatusCodeReExecuteFeature());
        context.SetEndpoint(null);
        context.Request.RouteValues.Clear();
        (context.Request.Method, context.Request.Path) = (HttpMethods.Get, trouble.Page ?? Page);
        try
        {
            await next(context);
        }
        catch (Exception) when (!context.Response.HasStarted)
        {
            // What stops one page may stop every page: then the words alone.
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync($"{trouble.Title} {trouble.Hint}\n", context.RequestAborted);
        }
    }
}

/// <summary>What a request asked for that was refused.</summary>
internal sealed record RefusedAt(Endpoint? Endpoint);
