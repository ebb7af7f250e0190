using NatoIraq.App.Ensembles;
using NatoIraq.App.Projections;
using NatoIraq.Core;
using NatoIraq.Core.Projections;
using Quartz;

namespace NatoIraq.Cluster;

/// <summary>
/// Has ensembles drawn by the workers of a database, and puts the parts together as they come. What is too small, or
/// finds no worker, is drawn here.
/// </summary>
/// <param name="connection">The database.</param>
/// <param name="notice">Told what a person at the terminal should know.</param>
public sealed class ClusterRunner(string connection, Action<string> notice) : IEnsembleRunner, IAsyncDisposable
{
    /// <summary>How many draws, of all branches together, are worth the asking unless it is told otherwise.</summary>
    public const long WorthAsking = 400_000;

    private const long LeastPart = 20_000;
    private const int PartsPerThread = 4;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    private readonly ClusterDatabase _database = new(connection);
    private readonly LocalRunner _here = new();
    private readonly SemaphoreSlim _gate = new(1);
    private IScheduler? _scheduler;

    /// <summary>How many draws, of all branches together, are worth the asking.</summary>
    public long Worth { get; init; } = WorthAsking;

    /// <summary>How many draws, of all branches together, a part has at most.</summary>
    public long MostPart { get; init; } = 200_000;

    /// <inheritdoc/>
    public async Task<Projection> RunAsync(PreparedProjection prepared, CancellationToken cancel)
    {
        long draws = (long)prepared.Projector.All.Count * prepared.Projector.Branches;
        if (draws < Worth || prepared.Head is null || !await _database.HasTablesAsync(cancel))
            return await _here.RunAsync(prepared, cancel);
        Workforce workers = await new EnsembleTable(_database).WorkforceAsync(cancel);
        if (workers.Threads == 0)
        {
            if (workers.Others > 0)
                notice($"The cluster's workers draw with another engine than {Engine.Name}: drawing here instead.");
            else if (workers.Lost > 0) notice("The cluster's workers are gone: drawing here instead.");
            return await _here.RunAsync(prepared, cancel);
        }
        long part = Math.Min(Math.Max(draws / (PartsPerThread * workers.Threads), LeastPart), MostPart);
        int parts = (int)Math.Clamp((draws + part - 1) / part, 1, prepared.Projector.All.Count);
        return await AskAsync(prepared, parts, cancel);
    }

    /// <inheritdoc/>
    public async Task<ClusterView> ShowAsync(CancellationToken cancel) =>
        await _database.HasTablesAsync(cancel) ? await new ClusterStatus(_database).ReadAsync(cancel)
            : ClusterView.None with { Engine = Engine.Name };

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_scheduler is not null) await _scheduler.DisposeAsync();
        await _database.DisposeAsync();
        _gate.Dispose();
    }

    private async Task<Projection> AskAsync(PreparedProjection prepared, int parts, CancellationToken cancel)
    {
        var table = new EnsembleTable(_database);
        IScheduler scheduler = await SchedulerAsync(cancel);
        long ensemble = await table.AskAsync(prepared, parts, cancel);
        (EnsembleState State, string? Message) end = (EnsembleState.Cancelled, "It was cancelled.");
        try
        {
            await scheduler.HandOutAsync(ensemble, parts, cancel);
            var collected = new Collection(prepared.Projector, parts);
            while (!await IsCompleteAsync(table, ensemble, collected, prepared.Request.Progress, cancel))
            {
                if ((await table.WorkforceAsync(cancel)).Threads == 0)
                {
                    notice("The cluster's workers are gone: drawing the rest here.");
                    collected.DrawMissing(prepared.Request, cancel);
                    end.Message = "No worker was left: the rest was drawn by whoever asked.";
                    return prepared.Projector.Project(collected.All, cancel);
                }
                await Task.Delay(Look, cancel);
            }
            end = (EnsembleState.Done, null);
            return prepared.Projector.Project(collected.All, cancel);
        }
        finally
        {
            await table.EndAsync(ensemble, end.State, end.Message, CancellationToken.None);
            await scheduler.TakeBackAsync(ensemble, CancellationToken.None);
        }
    }

    /// <summary>Collects what is there, and says whether that is all.</summary>
    private static async Task<bool> IsCompleteAsync(
        EnsembleTable table, long ensemble, Collection collected, IProgress<double>? progress, CancellationToken cancel)
    {
        Progressed progressed = await table.LookAsync(ensemble, cancel);
        if (progressed.State == EnsembleState.Failed)
            throw new EnsembleFailedException($"The cluster could not draw it. {progressed.Message}");
        while (progressed.Parts > collected.Count)
        {
            foreach (WrittenPart part in await table.PartsAsync(ensemble, [.. collected.Known], cancel)) collected.Add(part);
            progress?.Report(collected.Share);
        }
        return collected.IsComplete;
    }

    private async Task<IScheduler> SchedulerAsync(CancellationToken cancel)
    {
        await _gate.WaitAsync(cancel);
        try
        {
            return _scheduler ??= await Scheduling.BuildAsync(
                connection, await DatabaseClock.ReadAsync(_database, cancel), threads: 1, jobs: null, log: null, cancel);
        }
        finally
        {
            _gate.Release();
        }
    }
}
