using Microsoft.Extensions.Logging;
using NatoIraq.Core;
using NatoIraq.Core.History;
using Quartz;

namespace NatoIraq.Cluster;

/// <summary>A worker: it draws parts of ensembles that others ask for, until it is told to stop.</summary>
public sealed class ClusterWorker : IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(2);

    private readonly ClusterDatabase _database;
    private readonly Orders _orders;
    private readonly IScheduler _scheduler;

    private ClusterWorker(ClusterDatabase database, Orders orders, IScheduler scheduler, int number) =>
        (_database, _orders, _scheduler, Number) = (database, orders, scheduler, number);

    /// <summary>The worker's number, by which the cluster's status tells of it.</summary>
    public int Number { get; }

    /// <summary>Joins the cluster of a database.</summary>
    /// <param name="connection">The database.</param>
    /// <param name="store">The store in it.</param>
    /// <param name="threads">How many parts it draws at once.</param>
    /// <param name="log">Told what Quartz does; null for nobody.</param>
    /// <param name="cancel">Stops the joining.</param>
    /// <exception cref="StoreUnreachableException">The database cannot be used.</exception>
    public static async Task<ClusterWorker> JoinAsync(
        string connection, IEventStore store, int threads, ILoggerFactory? log, CancellationToken cancel)
    {
        var database = new ClusterDatabase(connection);
        try
        {
            await database.MakeAsync(cancel);
            DatabaseClock clock = await DatabaseClock.ReadAsync(database, cancel);
            var orders = new Orders(store);
            int number = await new WorkerTable(database).JoinAsync(threads, cancel);
            IScheduler scheduler = await Scheduling.BuildAsync(
                connection, clock, threads, new PartJob.Factory(new PartTable(database, number), orders), log, cancel);
            await scheduler.Start(cancel);
            return new ClusterWorker(database, orders, scheduler, number);
        }
        catch (SchedulerException e)
        {
            await database.DisposeAsync();
            throw new StoreUnreachableException($"Quartz cannot keep its tables there ({e.GetBaseException().Message})");
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>Works until it is told to stop; what it has begun then goes to another worker.</summary>
    /// <returns>How many parts it drew.</returns>
    public async Task<long> WorkAsync(CancellationToken stop)
    {
        var workers = new WorkerTable(_database);
        using var beat = new PeriodicTimer(Beat);
        try
        {
            do
            {
                try
                {
                    foreach (long ensemble in await workers.BeatAsync(Number, _orders.Drawn, stop)) _orders.Drop(ensemble);
                }
                catch (StoreUnreachableException)
                {
                    // A server that restarts is asked again; who is gone for too long counts as lost meanwhile.
                }
            }
            while (await beat.WaitForNextTickAsync(stop));
        }
        catch (OperationCanceledException)
        {
            // That is how a worker ends.
        }
        await _scheduler.Shutdown(waitForJobsToComplete: true, CancellationToken.None);
        return await workers.LeaveAsync(Number, CancellationToken.None);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _scheduler.DisposeAsync();
        await _database.DisposeAsync();
    }
}
