using Microsoft.AspNetCore.Http;

namespace NatoIraq.Web.Api;

/// <summary>Server-sent events: each with a name and a line of data.</summary>
internal sealed class EventStream
{
    private const string Type = "text/event-stream";
    private readonly HttpContext _context;

    private EventStream(HttpContext context) => _context = context;

    /// <summary>Whether events are asked for.</summary>
    public static bool IsAsked(HttpContext context) =>
        context.Request.Headers.Accept.Any(a => a?.Contains(Type, StringComparison.OrdinalIgnoreCase) ?? false);

    /// <summary>Begins an answer of events.</summary>
    public static EventStream Begin(HttpContext context)
    {
        context.Response.ContentType = Type;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.Remove("ETag");
        return new EventStream(context);
    }

    /// <summary>Tells an event.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="data">Its data, without line breaks.</param>
    /// <param name="id">What a browser that lost the connection says it heard last; null for nothing.</param>
    public Task TellAsync(string name, string data, string? id = null) =>
        SendAsync($"{(id is null ? "" : $"id: {id}\n")}event: {name}\ndata: {data}\n\n");

    /// <summary>Says nothing, so that a dead connection is noticed.</summary>
    public Task BeatAsync() => SendAsync(":\n\n");

    private async Task SendAsync(string text)
    {
        await _context.Response.WriteAsync(text, _context.RequestAborted);
        await _context.Response.Body.FlushAsync(_context.RequestAborted);
    }
}
