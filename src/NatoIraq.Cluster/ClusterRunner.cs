using System.Data.Common;
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

    /// <summary>
    /// How long, by the database's clock, no part may come while no worker has one in hand: of this ensemble, or of
    /// whichever while this one's wait for their turn.
    /// </summary>
    internal TimeSpan Quiet { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a worker may have a part in hand before it counts as one that has none.</summary>
    internal TimeSpan Longest { get; init; } = TimeSpan.FromSeconds(60);

    /// <inheritdoc/>
    public async Task<Projection> RunAsync(PreparedProjection prepared, CancellationToken cancel)
    {
        int parts = 0;
        string? trouble = await TroubleAsync(async () => parts = await PartsAsync(prepared, cancel), cancel);
        if (trouble is not null) notice($"{trouble} Drawing here instead.");
        return parts == 0 ? await _here.RunAsync(prepared, cancel) : await AskAsync(prepared, parts, cancel);
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

    /// <summary>Tells what is wrong with the cluster: nobody waits for that who can draw alone.</summary>
    private static async Task<string?> TroubleAsync(Func<Task> ask, CancellationToken cancel)
    {
        try
        {
            await ask();
            return null;
        }
        catch (Exception e) when (e is StoreUnreachableException or SchedulerException or DbException)
        {
            cancel.ThrowIfCancellationRequested();
            return e is StoreUnreachableException ? e.Message
                : $"The cluster cannot be used ({e.GetBaseException().Message.TrimEnd('.')}).";
        }
    }

    /// <summary>Into how many parts it is cut for the workers; 0 when it is to be drawn here.</summary>
    private async Task<int> PartsAsync(PreparedProjection prepared, CancellationToken cancel)
    {
        long draws = (long)prepared.Projector.All.Count * prepared.Projector.Branches;
        if (draws < Worth || prepared.Head is null || !await _database.HasTablesAsync(cancel)) return 0;
        Workforce workers = await new EnsembleTable(_database).WorkforceAsync(cancel);
        if (workers.Threads == 0)
        {
            if (workers.Others > 0)
                notice($"The cluster's workers draw with another engine than {Engine.Name}: drawing here instead.");
            else if (workers.Lost > 0) notice("The cluster's workers are gone: drawing here instead.");
            return 0;
        }
        long part = Math.Min(Math.Max(draws / (PartsPerThread * workers.Threads), LeastPart), MostPart);
        return (int)Math.Clamp((draws + part - 1) / part, 1, prepared.Projector.All.Count);
    }

    private async Task<Projection> AskAsync(PreparedProjection prepared, int parts, CancellationToken cancel)
    {
        var collected = new Collection(prepared.Projector, parts);
        string? why = null;
        string? trouble = await TroubleAsync(
            async () => why = await CollectAsync(prepared, collected, parts, cancel), cancel);
        if (!collected.IsComplete)
        {
            notice(why is null ? $"{trouble} Drawing the rest here." : $"{why}: drawing the rest here.");
            collected.DrawMissing(prepared.Request, cancel);
        }
        return prepared.Projector.Project(collected.All, cancel);
    }

    /// <summary>Has it drawn and collects the parts; says why, when some of them are to be drawn here.</summary>
    private async Task<string?> CollectAsync(
        PreparedProjection prepared, Collection collected, int parts, CancellationToken cancel)
    {
        var table = new EnsembleTable(_database);
        IScheduler scheduler = await SchedulerAsync(cancel);
        long ensemble = await table.AskAsync(prepared, parts, cancel);
        (EnsembleState State, string? Message) end = (EnsembleState.Cancelled, "It was cancelled.");
        try
        {
            Progressed last = await HandOutAsync(scheduler, table, ensemble, parts, cancel);
            while (true)
            {
                Progressed now = await table.LookAsync(ensemble, cancel);
                await AddAsync(table, ensemble, now, collected, prepared.Request.Progress, cancel);
                if (collected.IsComplete)
                {
                    end = (EnsembleState.Done, null);
                    return null;
                }
                // How many there are, and until when somebody was at work.
                if (now.Parts > last.Parts || await IsDrawnAsync(table, ensemble, now, cancel)) last = now;
                if (await WhyHereAsync(table, now, last, cancel) is { } why)
                {
                    end.Message = $"{why}: the rest was drawn by whoever asked.";
                    return why;
                }
                await Task.Delay(Look, cancel);
            }
        }
        finally
        {
            await table.EndAsync(ensemble, end.State, end.Message, CancellationToken.None);
            await scheduler.TakeBackAsync(ensemble, CancellationToken.None);
        }
    }

    /// <summary>Hands the parts out, and says meanwhile that they are wanted; gives how far it is then.</summary>
    private static async Task<Progressed> HandOutAsync(
        IScheduler scheduler, EnsembleTable table, long ensemble, int parts, CancellationToken cancel)
    {
        Task handingOut = scheduler.HandOutAsync(ensemble, parts, cancel);
        while (await Task.WhenAny(handingOut, Task.Delay(Look, cancel)) != handingOut)
            await table.LookAsync(ensemble, cancel);
        await handingOut;
        return await table.LookAsync(ensemble, cancel);
    }

    /// <summary>Whether a worker has a part in hand; who waits for others is not forgotten.</summary>
    private async Task<bool> IsDrawnAsync(
        EnsembleTable table, long ensemble, Progressed now, CancellationToken cancel) =>
        now.State == EnsembleState.Open && await table.IsDrawnSinceAsync(ensemble, now.At - Longest, cancel);

    /// <summary>Why nobody is going to draw what is missing; null while somebody may.</summary>
    private async Task<string?> WhyHereAsync(
        EnsembleTable table, Progressed now, Progressed last, CancellationToken cancel)
    {
        // That of a laptop that slept, say.
        if (now.State != EnsembleState.Open) return "The cluster took whoever asks for gone";
        if ((await table.WorkforceAsync(cancel)).Threads == 0) return "The cluster's workers are gone";
        // Lost jobs, or workers that say that they are there and take none.
        return now.At - last.At > Quiet ? "The cluster has parts left that no worker draws" : null;
    }

    /// <summary>Collects what is there.</summary>
    private static async Task AddAsync(
        EnsembleTable table, long ensemble, Progressed now, Collection collected, IProgress<double>? progress,
        CancellationToken cancel)
    {
        if (now.State == EnsembleState.Failed)
            throw new EnsembleFailedException($"The cluster could not draw it. {now.Message}");
        while (now.Parts > collected.Count)
        {
            List<WrittenPart> written = await table.PartsAsync(ensemble, [.. collected.Known], cancel);
            if (written.Count == 0) return;
            foreach (WrittenPart part in written) collected.Add(part);
            progress?.Report(collected.Share);
        }
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
