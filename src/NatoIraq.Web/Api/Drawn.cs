using System.Text;
using System.Threading.Channels;
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
        if (EventStream.IsAsked(httpContext)) await StreamAsync(httpContext);
        else await (await DrawAsync(httpContext)).ExecuteAsync(httpContext);
    }

    private async Task<IResult> DrawAsync(HttpContext context)
    {
        if (!Formats.IsPicture(context)) return context.Listed((await visit.ProjectAsync(request)).View, v => v.Results);
        return Results.File(
            Encoding.UTF8.GetBytes(FanPicture.Draw(await visit.ProjectAsync(request with { Monthly = true }))),
            "image/svg+xml", "natoiraq.svg");
    }

    private async Task StreamAsync(HttpContext context)
    {
        var shares = Channel.CreateBounded<double>(
            new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        // Drawing keeps a thread busy to its end; what is told meanwhile is told from another.
        Task<ProjectedView> work = Task.Run(() => visit.ProjectAsync(request with { Progress = new Told(shares.Writer) }));
        _ = work.ContinueWith(_ => shares.Writer.Complete(), TaskScheduler.Default);
        var stream = EventStream.Begin(context);
        await foreach (double share in shares.Reader.ReadAllAsync(visit.Cancel))
        {
            await stream.TellAsync("progress", Json.Write(new { share = Math.Round(share, 3) }));
        }
        try
        {
            await stream.TellAsync("result", Json.Write((await work).View));
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
