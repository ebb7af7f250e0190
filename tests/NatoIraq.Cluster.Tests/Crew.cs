namespace NatoIraq.Cluster.Tests;

/// <summary>A worker of this process.</summary>
internal sealed class Crew : IAsyncDisposable
{
    private readonly ClusterWorker _worker;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task<long> _work;

    private Crew(ClusterWorker worker)
    {
        _worker = worker;
        _work = Task.Run(() => worker.WorkAsync(_stop.Token));
    }

    public int Number => _worker.Number;

    public static async Task<Crew> JoinAsync(Shipped shipped) =>
        new(await ClusterWorker.JoinAsync(shipped.Address, shipped.Store, 1, null, CancellationToken.None));

    /// <summary>Tells it to stop, waits until it has, and gives how many parts it drew.</summary>
    public async Task<long> StopAsync()
    {
        await _stop.CancelAsync();
        return await _work.WaitAsync(Shipped.Patience);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _worker.DisposeAsync();
        _stop.Dispose();
    }
}
