using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using NatoIraq.App.Stores;
using NatoIraq.App.Views;
using NatoIraq.Web.Access;
using NatoIraq.Web.Visits;

namespace NatoIraq.Web.Api;

/// <summary>Tells pages that the store changed, by this server's hand or another program's.</summary>
internal static class Events
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400);

    /// <summary>Looks between two beats: one in about ten seconds.</summary>
    private const int Quiet = 25;

    /// <summary>Looks in an hour, after which a browser asks anew.</summary>
    private const int Longest = 9000;

    public static void MapEvents(this RouteGroupBuilder api) => api
        .MapGet("/events", TellAsync)
        .Says("Server-sent events: 'head' with the hash of the last event, at once unless it was the last heard, then "
            + "whenever something is written. One person may listen in a few places at once.")
        .Produces(StatusCodes.Status200OK, contentType: "text/event-stream")
        .WithMetadata(new NeverKept()).DisableRequestTimeout();

    private static async Task TellAsync(
        Visit visit, HttpContext context, IHostApplicationLifetime server, Listeners listeners)
    {
        using IDisposable _ = listeners.Enter(visit.Person?.Name);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(visit.Cancel, server.ApplicationStopping);
        string heard = context.Request.Headers["Last-Event-ID"].ToString();
        var stream = EventStream.Begin(context);
        await stream.BeatAsync();
        try
        {
            // Somebody whose key is revoked, or whose session is old, is asked to sign in again when they come back.
            for (int looks = 1; looks < Longest && context.IsStillKnown(); looks++)
            {
                string head = await visit.SendAsync(new ShowHead()) ?? "none";
                if (head != heard) await stream.TellAsync("head", Json.Write(new { head }), head);
                else if (looks % Quiet == 0) await stream.BeatAsync();
                heard = head;
                await Task.Delay(Pause, end.Token);
            }
        }
        catch (OperationCanceledException) when (server.ApplicationStopping.IsCancellationRequested)
        {
            // The server ends; the browser asks again when there is one.
        }
    }
}

/// <summary>Who hears of changes.</summary>
internal sealed class Listeners() : Room(Limits.Listeners, Limits.ListenersEach, new Trouble(
    StatusCodes.Status429TooManyRequests, "Too many pages and programs listen for changes already.",
    "Close some of yours, or ask /api/v1/store now and then: it tells the hash of the last event."));
