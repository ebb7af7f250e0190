using NatoIraq.App;
using NatoIraq.App.Branches;
using NatoIraq.App.History;
using NatoIraq.App.Projections;
using NatoIraq.App.Views;
using NatoIraq.Core.History;
using NatoIraq.Core.Sampling;
using NatoIraq.Storage;
using NatoIraq.Storage.Tests;

namespace NatoIraq.Cluster.Tests;

/// <summary>What is shipped, in a database of its own, and projections of it.</summary>
internal sealed class Shipped : IAsyncDisposable
{
    /// <summary>Long enough for any machine; whoever waits longer waits for nothing.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private Shipped(string address, IEventStore store) => (Address, Store) = (address, store);

    public string Address { get; }

    public IEventStore Store { get; }

    public static async Task<Shipped> MakeAsync()
    {
        string address = PostgresServer.Shared.NewDatabase();
        IEventStore store = StoreAddress.Open("postgres:" + address, TimeProvider.System);
        await FillAsync(store);
        return new Shipped(address, store);
    }

    public static async Task FillAsync(IEventStore store)
    {
        var useCases = UseCases.Over(store);
        await useCases.Send(new ImportPack(Path.Combine(AppContext.BaseDirectory, "seeds", "nato-iraq")));
        await useCases.Send(new ApplyShipped(
            ["status-quo", "nato-expanded"], Path.Combine(AppContext.BaseDirectory, "scenarios")));
    }

    /// <summary>A comparison with everything that can be asked of it, of a stored branch and a draft.</summary>
    public static ProjectBranches Comparison(int draws) => new(
        ["nato-expanded"], "status-quo", draws, RandomSeed: 7, [new DateOnly(2021, 12, 31)], [], Wide: true, Threads: 1,
        Progress: null, Monthly: true,
        Drafts: [new ScenarioSource("mine.yaml",
            "scenario: mine\ntitle: A draft\nfrom: nato-expanded\nfork: 2020-01-29\nuntil: 2022-12-31\n")])
    {
        Sampling = SamplingMethod.LatinHypercube,
        Analysis = true,
        Prefer = Core.Projections.Preference.Lower,
    };

    /// <summary>The result as scripts read it, and the monthly bands that charts are made of.</summary>
    public static string Text(ProjectedView view) =>
        Json.Write(view.View) + string.Join('\n', view.Monthly!.Branches.SelectMany(b => b.Levels).Select(l => $"{l.Band}"));

    public async Task<string> AloneAsync(ProjectBranches request) =>
        Text(await UseCases.Over(Store).Send(request));

    /// <summary>Has it drawn by the cluster, in parts of so many draws.</summary>
    public async Task<string> TogetherAsync(
        ProjectBranches request, int part = 600, Action<string>? notice = null, TimeSpan? quiet = null,
        TimeSpan? longest = null, CancellationToken cancel = default)
    {
        await using ClusterRunner runner = Runner(part, notice, quiet, longest);
        return Text(await UseCases.Over(Store, runner).Send(request, cancel));
    }

    public ClusterRunner Runner(
        int part = 600, Action<string>? notice = null, TimeSpan? quiet = null, TimeSpan? longest = null) =>
        new(Address, notice ?? (_ => { }))
        {
            Worth = 1, MostPart = part, Quiet = quiet ?? Patience, Longest = longest ?? Patience,
        };

    /// <summary>Adds a worker that is there, as far as anybody knows, and does nothing.</summary>
    public async Task PretendAsync()
    {
        await using (var database = new ClusterDatabase(Address)) await database.MakeAsync(CancellationToken.None);
        PostgresServer.Execute(
            Address,
            "INSERT INTO natoiraq_worker (host, engine, threads, seen) "
            + $"VALUES ('a', '{Engine.Name}', 1, now() + interval '1 hour')");
    }

    /// <summary>Waits until the database says so.</summary>
    public async Task UntilAsync(string condition)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!(bool)PostgresServer.Scalar(Address, $"SELECT {condition}")!) await Task.Delay(20, limit.Token);
    }

    /// <summary>Waits until the parts of an ensemble are handed out.</summary>
    public async Task HandedOutAsync()
    {
        await UntilAsync("to_regclass('natoiraq_qrtz_triggers') IS NOT NULL");
        await UntilAsync("EXISTS (SELECT FROM natoiraq_qrtz_triggers)");
    }

    /// <summary>Waits until whoever asks for an ensemble looks how far it is.</summary>
    public Task LookedAtAsync() =>
        UntilAsync($"max(seen) > '{Scalar<DateTime>("SELECT max(seen) FROM natoiraq_ensemble"):O}' FROM natoiraq_ensemble");

    public T Scalar<T>(string sql) => (T)PostgresServer.Scalar(Address, sql)!;

    public async ValueTask DisposeAsync() => await Store.DisposeAsync();
}
