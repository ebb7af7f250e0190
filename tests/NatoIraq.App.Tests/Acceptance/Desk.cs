using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using MediatR;
using NatoIraq.App.Branches;
using NatoIraq.App.History;
using NatoIraq.App.Projections;
using NatoIraq.Core;
using NatoIraq.Core.Claims;
using NatoIraq.Core.History;

namespace NatoIraq.App.Tests.Acceptance;

/// <summary>An analyst's desk: a store, the use cases over it, and the shipped pack and scenarios.</summary>
internal sealed class Desk(IEventStore store)
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<IReadOnlyList<Recorded>>>> Logs = new();

    private readonly IMediator _uses = UseCases.Over(store);

    public static string Shipped(string path) => Path.Combine(AppContext.BaseDirectory, path);

    public static string Seeds { get; } = Shipped("seeds/nato-iraq");

    public static string Scenarios { get; } = Shipped("scenarios");

    public static IReadOnlyList<string> ScenarioNames { get; } = ScenarioTexts.NamesIn(Scenarios);

    public IEventStore Store => store;

    public static Desk Empty() => new(new MemoryEventStore(() => DateTimeOffset.UnixEpoch));

    /// <summary>
    /// A desk with the shipped pack, and the shipped scenarios named: a copy of a log that is imported once.
    /// </summary>
    public static async Task<Desk> With(params string[] scenarios)
    {
        IReadOnlyList<Recorded> log = await Logs.GetOrAdd(
            string.Join(' ', scenarios),
            _ => new Lazy<Task<IReadOnlyList<Recorded>>>(async () =>
                await (await Empty().Prepare(scenarios)).Store.ReadAllAsync())).Value;
        Desk copy = Empty();
        await copy.Store.AppendAsync(
            [.. log.GroupBy(r => r.Stream).Select(stream => new Append(stream.Key, 0, [.. stream.Select(r => r.Event)]))]);
        Assert.Equal(log[^1].Hash.ToString(), await copy.Head());
        return copy;
    }

    public async Task<Desk> Prepare(params string[] scenarios)
    {
        await Import(Seeds);
        await Send(new ApplyShipped(scenarios, Scenarios));
        return this;
    }

    public Task<T> Send<T>(IRequest<T> request) => _uses.Send(request);

    public Task<ImportView> Import(string folder) => Send(new ImportPack(folder));

    public Task<AppliedView> Apply(string text, string file = "mine.yaml") => Send(new ApplyScenario(text, file));

    public Task<StateView> State(
        string? at, string branch = "history", string? knownOn = null, Clock clock = Clock.Reported,
        long? draw = null) =>
        Send(new ShowState(branch, at, Day(knownOn), clock, draw, 1, false));

    public Task<ReplayView> Replay(string branch = "history", string? until = null, long? draw = null) =>
        Send(new ReplayTimeline(branch, draw, 1, false, null, until, null, Clock.Reported));

    public Task<ExplainView> Explain(string subject, string? at = null) =>
        Send(new Explain(subject, "history", at, null, 1));

    public Task<ProjectedView> Project(
        IReadOnlyList<string> branches, string? baseline = null, int draws = 200, int threads = 1, bool wide = false,
        params string[] dates) =>
        Send(new ProjectBranches(branches, baseline, draws, 1, [.. dates.Select(d => Day(d)!.Value)], [], wide, threads, null));

    /// <summary>The hash of the store's last event: equal hashes mean that nothing was written.</summary>
    public async Task<string?> Head() => (await store.InfoAsync()).Head;

    /// <summary>What the use case refuses with; it must leave the store as it was.</summary>
    public async Task<InvalidInputException> Refuses<T>(IRequest<T> request)
    {
        string? before = await Head();
        InvalidInputException refusal = await Assert.ThrowsAsync<InvalidInputException>(() => Send(request));
        Assert.Equal(before, await Head());
        return refusal;
    }

    /// <summary>The import of a copy of the shipped pack with one of its files changed.</summary>
    public Task<ImportView> ImportCorrected(string file, Func<string, string> change) =>
        Corrected(file, change, folder => Import(folder));

    /// <summary>What the import of such a copy is refused with.</summary>
    public Task<InvalidInputException> RefusesCorrected(string file, Func<string, string> change) =>
        Corrected(file, change, folder => Refuses(new ImportPack(folder)));

    private static async Task<T> Corrected<T>(string file, Func<string, string> change, Func<string, Task<T>> use)
    {
        string folder = Directory.CreateTempSubdirectory("pack-").FullName;
        try
        {
            CopyPack(folder, file, change);
            return await use(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void CopyPack(string folder, string file, Func<string, string> change)
    {
        foreach (string path in Directory.EnumerateFiles(Seeds, "*.yaml", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(folder, Path.GetRelativePath(Seeds, path));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(path, copy);
        }
        string target = Path.Combine(folder, file);
        string before = File.ReadAllText(target);
        string after = change(before);
        Assert.NotEqual(before, after);
        File.WriteAllText(target, after);
    }

    public static DateOnly? Day(string? day) => day is null ? null : DateOnly.ParseExact(day, "yyyy-MM-dd");

    public static JsonNode Json(object view) => JsonNode.Parse(Views.Json.Write(view))!;
}

/// <summary>Short questions to a state.</summary>
internal static class StateQuestions
{
    public static LevelView Level(this StateView state, string series) => state.Levels.Single(l => l.Series == series);

    /// <summary>The level as text: its likely value, its bounds, or unknown.</summary>
    public static string Tells(this StateView state, string series) =>
        Tells(state.Levels.SingleOrDefault(l => l.Series == series));

    public static string Tells(this LevelView? level) => level switch
    {
        null => "never told",
        { Likely: { } likely, Low: null, High: null } => $"{likely}",
        { Likely: null, Low: null, High: null } => "unknown",
        { Likely: null, Low: null } => $"at most {level.High}",
        { Likely: null, High: null } => $"at least {level.Low}",
        _ => $"{level.Low} to {level.High}",
    };

    public static string? Machine(this StateView state, string machine, string subject) =>
        state.Machines.SingleOrDefault(m => m.Machine == machine && m.Subject == subject)?.State;
}
