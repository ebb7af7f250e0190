using System.Globalization;
using MediatR;
using NatoIraq.App;
using NatoIraq.App.Branches;
using NatoIraq.App.History;
using NatoIraq.Benchmarks.Histories;
using NatoIraq.Core.Branches;
using NatoIraq.Core.Claims;
using NatoIraq.Core.Dice;
using NatoIraq.Core.History;
using NatoIraq.Core.Worlds;
using NatoIraq.Packs;
using NatoIraq.Storage.Sqlite;

namespace NatoIraq.Benchmarks.Scale;

/// <summary>
/// One store of a long history with many branches, from its import to the rebase of one of them, by the use cases that
/// the program has. It is run by hand, once: the stages take too long to be repeated.
/// </summary>
internal sealed class ScaleCommand : IDisposable
{
    private const int Looks = 100;

    private readonly string _folder = Directory.CreateTempSubdirectory("natoiraq-scale-").FullName;
    private readonly Stopwatches _watch;
    private readonly int _events;
    private readonly int _branches;
    private readonly Day _clock = new();

    private ScaleCommand(int events, int branches, TextWriter output) =>
        (_events, _branches, _watch) = (events, branches, new Stopwatches(output));

    private string File => Path.Combine(_folder, "store.db");

    /// <summary>Runs the stages with as many events and branches as the arguments say.</summary>
    public static async Task RunAsync(IReadOnlyList<string> args, TextWriter output)
    {
        int events = args.Count > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
        int branches = args.Count > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 10_000;
        using var scale = new ScaleCommand(events, branches, output);
        await scale.RunAsync();
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task RunAsync()
    {
        _watch.Begin();
        await using (var store = new SqliteEventStore(File, _clock))
        {
            Pack pack = await _watch.TimeAsync(
                "make the history", _events, () => Task.FromResult(SyntheticHistory.Pack(_events)));
            await _watch.TimeAsync("import it, one transaction", 1, () => ImportAsync(store, pack));
        }
        await using (var store = new SqliteEventStore(File, _clock)) await UseAsync(store);
    }

    private async Task UseAsync(SqliteEventStore store)
    {
        IMediator app = UseCases.Over(store);
        await _watch.TimeAsync("open the store: read, check, compile", 1, () => Look(app, "1"));
        await _watch.TimeAsync("fork branches at random steps", _branches, () => ForkAsync(app));
        await _watch.TimeAsync("state at random steps", Looks, () => LookAsync(i => Look(app, $"{StepOf(i)}")));
        await _watch.TimeAsync("a step shown at random, replay held open", Looks, () => LookAsync(i => Show(app, i)));
        await _watch.TimeAsync(
            "state of random branches, middle draw", Looks, () => LookAsync(i => Look(app, null, NameOf(i))));
        await _watch.TimeAsync("list all branches", 1, () => app.Send(new ListBranches(false)));
        _clock.Next();
        Pack corrected = Corrected();
        await _watch.TimeAsync("import it: one event told otherwise", 1, () => ImportAsync(store, corrected));
        await _watch.TimeAsync("read and compile again", 1, () => Look(app, "1"));
        await _watch.TimeAsync("rebase one branch", 1, () => RebaseAsync(app));
        await _watch.TimeAsync("tell its versions", 1, () => app.Send(new ShowBranchLog(Stale)));
        await _watch.TimeAsync("state as imported a day before", 1, () => Look(app, "1", asImportedOn: Day.First));
        await _watch.TimeAsync("list what was revised", 1, () => app.Send(new ListRevisions()));
    }

    private static async Task<ImportView> ImportAsync(SqliteEventStore store, Pack pack)
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "seeds", "nato-iraq");
        var archive = Archive.Of(await store.ReadAllAsync());
        return await ImportPackHandler.KeepAsync(
            store, archive, pack, PackFiles.Texts(folder), [], CancellationToken.None);
    }

    private async Task<int> ForkAsync(IMediator app)
    {
        for (int i = 0; i < _branches; i++)
        {
            await app.Send(new App.Branches.ForkBranch(
                NameOf(i), null, "history", $"{StepOf(i)}", new DateOnly(2199, 1, 1)));
        }
        return _branches;
    }

    private static async Task<int> LookAsync(Func<int, Task> look)
    {
        for (int i = 0; i < Looks; i++) await look(i);
        return Looks;
    }

    private static Task<StateView> Look(
        IMediator app, string? at, string branch = "history", DateOnly? asImportedOn = null) =>
        app.Send(new ShowState(branch, at, null, Clock.Reported, null, 1, false) { AsImportedOn = asImportedOn });

    private Task<StandingView> Show(IMediator app, int look) => app.Send(
        new ShowStep(new OpenReplay("history", null, 1, false, null, Clock.Reported), $"{StepOf(look)}"));

    private async Task<RebaseView> RebaseAsync(IMediator app)
    {
        RebaseView view = await app.Send(new RebaseBranch(Stale, new Dictionary<string, ConflictAnswer>()));
        return view.Moved ? view : throw new InvalidOperationException("The branch was not moved.");
    }

    /// <summary>The history with an incident of the first days told otherwise: every branch is stale.</summary>
    private Pack Corrected()
    {
        Pack pack = SyntheticHistory.Pack(_events);
        Event first = pack.History[0];
        return pack with { History = [first with { Note = "Told otherwise." }, .. pack.History.Skip(1)] };
    }

    private string Stale => NameOf(0);

    private string NameOf(int number) => $"branch-{number % _branches}";

    private int StepOf(int number) => 1 + (int)(StableHash.Mix((ulong)number + 77) % (ulong)_events);

    /// <summary>A clock that stands at a day, so that imports fall on different ones.</summary>
    private sealed class Day : TimeProvider
    {
        public static readonly DateOnly First = new(2031, 5, 1);
        private DateOnly _today = First;

        public void Next() => _today = _today.AddDays(1);

        public override DateTimeOffset GetUtcNow() => new(_today.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
    }
}
