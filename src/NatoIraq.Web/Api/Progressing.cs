using System.Threading.Channels;
using Microsoft.AspNetCore.Http;
using NatoIraq.App.Views;
using NatoIraq.Web.Visits;

namespace NatoIraq.Web.Api;

/// <summary>Long work told as events: <c>progress</c> with the share done, <c>result</c> or <c>problem</c>.</summary>
internal static class Progressing
{
    /// <summary>Does the work, and tells of it until the visitor leaves, which ends the work too.</summary>
    /// <param name="context">The request.</param>
    /// <param name="work">The work, which tells how far it is, and gives the data of the result.</param>
    public static async Task TellAsync(HttpContext context, Func<IProgress<double>, Task<string>> work)
    {
        var shares = Channel.CreateBounded<double>(
            new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        // Drawing keeps a thread busy to its end; what is told meanwhile is told from another.
        Task<string> done = Task.Run(() => work(new Told(shares.Writer)));
        _ = done.ContinueWith(_ => shares.Writer.Complete(), TaskScheduler.Default);
        var stream = EventStream.Begin(context);
        await foreach (double share in shares.Reader.ReadAllAsync(context.RequestAborted))
        {
            await stream.TellAsync("progress", Json.Write(new { share = Math.Round(share, 3) }));
        }
        try
        {
            await stream.TellAsync("result", await done);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            await stream.TellAsync("problem", ProblemDetails.Write(Trouble.Of(e)));
        }
    }

    private sealed class Told(ChannelWriter<double> shares) : IProgress<double>
    {
        private readonly Lock _gate = new();
        private double _most;

        /// <summary>Threads report as they come by: only what is more than was told is told.</summary>
        public void Report(double value)
        {
            lock (_gate)
            {
                if (value > _most && shares.TryWrite(value)) _most = value;
            }
        }
    }
}
