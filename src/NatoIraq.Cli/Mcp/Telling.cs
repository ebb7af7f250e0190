using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace NatoIraq.Cli.Mcp;

/// <summary>
/// Tells a client that asked for it how far a call is, in whole percents that only rise; all is told before the answer.
/// </summary>
internal sealed class Telling(McpSession session, ProgressToken token, CancellationToken cancel) : IProgress<double>
{
    private const int Whole = 100;

    private readonly Lock _gate = new();
    private Task _told = Task.CompletedTask;
    private int _percent;

    /// <summary>Notes the share done, from any thread.</summary>
    public void Report(double value)
    {
        lock (_gate)
        {
            int percent = Math.Min(Whole, (int)(value * Whole));
            if (percent <= _percent) return;
            _percent = percent;
            _told = TellAsync(_told, percent);
        }
    }

    /// <summary>Waits until everything is told.</summary>
    public Task EndAsync()
    {
        lock (_gate) return _told;
    }

    private async Task TellAsync(Task before, int percent)
    {
        try
        {
            await before;
            await session.NotifyProgressAsync(
                token, new ProgressNotificationValue { Progress = percent, Total = Whole }, cancellationToken: cancel);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or InvalidOperationException)
        {
            // Whoever has left, or has no use for it any more, misses nothing.
        }
    }
}
