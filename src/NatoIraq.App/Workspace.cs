using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using NatoIraq.App.Branches;
using NatoIraq.App.History;
using NatoIraq.Core;
using NatoIraq.Core.Branches;
using NatoIraq.Core.Claims;
using NatoIraq.Core.History;
using NatoIraq.Core.Replay;
using NatoIraq.Core.Scenarios;
using NatoIraq.Core.Worlds;
using NatoIraq.Packs;

namespace NatoIraq.App;

/// <summary>
/// A store's contents, read once and compiled: what every use case works on. Several threads may ask it at once.
/// </summary>
public sealed partial class Workspace
{
    private const string Archived = "The branch is archived: applying its scenario again brings it back to the list.";

    /// <summary>What each open store held when it was last read: as long as its log ends there, it holds that.</summary>
    private static readonly ConditionalWeakTable<IEventStore, Workspace> Known = [];

    private readonly ConcurrentDictionary<string, Scenario> _scenarios = [];
    private readonly ConcurrentDictionary<(string Branch, bool Wide), Plan> _plans = [];
    private Timeline? _timeline;

    private Workspace(IEventStore store, Archive archive, Pack pack)
    {
        (Store, Archive, Pack) = (store, archive, pack);
        Reels = new Reels(this);
    }

    /// <summary>The replays held open.</summary>
    internal Reels Reels { get; }

    /// <summary>The hash at which the log ended when it was read; null for a log that was not read as a whole.</summary>
    public string? Head { get; private init; }

    /// <summary>The store.</summary>
    public IEventStore Store { get; }

    /// <summary>The folded log.</summary>
    public Archive Archive { get; }

    /// <summary>The pack, its claims and history as last corrected.</summary>
    public Pack Pack { get; }

    /// <summary>The history as known now.</summary>
    public Timeline Timeline => _timeline ??= Timeline.Of(Pack);

    /// <summary>Reads a store; one whose log still ends where it did is not read and compiled again.</summary>
    /// <exception cref="InvalidInputException">Nothing was imported yet.</exception>
    public static async Task<Workspace> LoadAsync(IEventStore store, CancellationToken cancel)
    {
        if (Known.TryGetValue(store, out Workspace? last) && last.Head == await store.HeadAsync(cancel)) return last;
        IReadOnlyList<Recorded> log = await store.ReadAllAsync(cancel);
        Archive archive = Archive.Of(log);
        if (archive.Pack is null)
        {
            throw new InvalidInputException("The store holds no history yet.",
                "Run 'natoiraq import' or 'natoiraq demo' first.");
        }
        Workspace read = Of(store, archive, $"{log[^1].Hash}");
        Known.AddOrUpdate(store, read);
        return read;
    }

    /// <summary>Reads a store as it was when its log ended with a certain hash, whatever was appended since.</summary>
    /// <exception cref="StoreDamagedException">The log has no such hash.</exception>
    public static async Task<Workspace> LoadAsync(IEventStore store, string head, CancellationToken cancel)
    {
        Workspace now = await LoadAsync(store, cancel);
        if (now.Head == head) return now;
        IReadOnlyList<Recorded> log = await store.ReadAllAsync(cancel);
        int length = log.ToList().FindIndex(r => $"{r.Hash}" == head) + 1;
        return length > 0 ? Of(store, Archive.Of([.. log.Take(length)]), head)
            : throw new StoreDamagedException($"The store's log does not hold the hash {head}: it is another log.");
    }

    /// <summary>Compiles a folded log that holds a pack.</summary>
    public static Workspace Of(IEventStore store, Archive archive, string? head = null)
    {
        Pack pack = PackFiles.ReadDefinitions(archive.Files) with { Claims = archive.Claims,
            History = archive.History };
        return new Workspace(store, archive, pack) { Head = head };
    }

    /// <summary>
    /// The workspace as it would be after more events of branches, which change neither pack nor history; this one
    /// stays as it is.
    /// </summary>
    public Workspace With(params IReadOnlyList<Append> appends)
    {
        var after = new Workspace(Store, Archive.With(appends), Pack) { _timeline = Timeline, _isPast = _isPast };
        foreach ((int edition, Workspace past) in _editions) after._editions.TryAdd(edition, past.With(appends));
        foreach ((string name, Scenario scenario) in _scenarios)
        {
            if (IsSame(name)) after._scenarios.TryAdd(name, scenario);
        }
        foreach (((string Branch, bool Wide) key, Plan plan) in _plans)
        {
            if (ChainOf(plan.Scenario).All(s => IsSame(s.Name))) after._plans.TryAdd(key, plan);
        }
        return after;

        bool IsSame(string name) => ReferenceEquals(after.Archive.Branches[name], Archive.Branches[name]);
    }

    /// <summary>The version of a branch; 0 when there is none of that name.</summary>
    public long VersionOf(string branch) => Archive.VersionOf(Streams.Branch(branch));

    /// <summary>Refuses an edit by an author who saw the branch at another version; null is no author.</summary>
    /// <exception cref="ConcurrencyConflictException">Somebody edited it since.</exception>
    public void CheckSeen(string branch, long? seen)
    {
        if (seen is { } version && version != VersionOf(branch))
            throw new ConcurrencyConflictException(Streams.Branch(branch), version, VersionOf(branch));
    }

    /// <summary>The history as it was known at the end of a day; null means now.</summary>
    public Timeline TimelineOf(DateOnly? knownOn, Clock clock) =>
        knownOn is { } day ? Timeline.Of(Timeline.KnownOn(Pack, clock, day)) : Timeline;

    /// <summary>The branch of that name.</summary>
    /// <exception cref="InvalidInputException">There is none; the message suggests a near miss.</exception>
    public Branch Branch(string name) => Archive.Branches.GetValueOrDefault(name)
        ?? throw (name == Scenario.Trunk
            ? new InvalidInputException(
                $"'{name}' is the trunk that every branch grows from, not a branch.",
                "It has no plan to show, edit or archive; 'natoiraq history' lists its events.")
            : InvalidInputException.Missing(
                $"There is no branch '{name}'.",
                NearMiss.Hint(name, Archive.Branches.Keys.Append(Scenario.Trunk))
                    ?? "'natoiraq branch list' lists them."));

    /// <summary>The branch's scenario with its appended and skipped entries, as the history it pins reads it.</summary>
    public Scenario ScenarioOf(string name) => On(name).Read(name);

    /// <summary>The same as this history reads it.</summary>
    private Scenario Read(string name)
    {
        if (_scenarios.TryGetValue(name, out Scenario? known)) return known;
        Branch branch = Branch(name);
        Scenario scenario = ScenarioFile.Parse(branch.Scenario, $"{name}.yaml", Pack);
        PlannedEvent[] appended = [.. branch.Appended.Select(a =>
            ScenarioFile.ParseEntry(a.Text, $"{name}: {a.Id}", Pack))];
        HashSet<string> replaced = [.. appended.Select(a => a.Id.Text)];
        scenario = scenario with
        {
            Events = [.. scenario.Events.Where(e => !replaced.Contains(e.Id.Text)), .. appended],
            Skipped = branch.Skipped,
        };
        _scenarios.TryAdd(name, scenario);
        return scenario;
    }

    /// <summary>The scenario's ancestors, eldest first, then the scenario itself.</summary>
    /// <exception cref="InvalidInputException">A parent is missing, or the parents form a circle.</exception>
    public IReadOnlyList<Scenario> ChainOf(Scenario scenario)
    {
        var chain = new List<Scenario> { scenario };
        while (chain[0].From != Scenario.Trunk)
        {
            string from = chain[0].From;
            if (chain.Exists(s => s.Name == from))
            {
                string circle = string.Join(" from ", chain.Select(s => s.Name).Prepend(from).Reverse());
                throw Wrong(scenario, $"'{scenario.Name}' descends from itself: {circle}.", null);
            }
            if (!Archive.Branches.ContainsKey(from))
            {
                throw Wrong(
                    chain[0], $"'{chain[0].Name}' is from '{from}', which is not in the store.",
                    NearMiss.Hint(from, Archive.Branches.Keys.Append(Scenario.Trunk)) ?? $"Apply '{from}' first.");
            }
            chain.Insert(0, Read(from));
        }
        return chain;
    }

    private static InvalidInputException Wrong(Scenario scenario, string message, string? hint) => new(
        [new Problem(message, scenario.Name, scenario.FromPlace.Line, scenario.FromPlace.Column, null, hint)]);

    /// <summary>
    /// The compiled plan of a branch; it warns when the branch is stale, and of levels it begins without.
    /// </summary>
    /// <param name="name">The branch.</param>
    /// <param name="wide">Whether assumptions with a wide prior use it.</param>
    /// <param name="file">The file its scenario is being read from; null for the scenario as it was applied.</param>
    public Plan PlanOf(string name, bool wide = false, ScenarioSource? file = null)
    {
        Workspace on = On(name);
        Plan plan = on.Stand(name, wide, file);
        Branch branch = Branch(name);
        if (branch.IsArchived) plan = plan with { Warnings = [Archived, .. plan.Warnings] };
        bool isStale = on != this || (!_isPast && IsStale(branch));
        return isStale ? plan with { Warnings = [StalePast, .. plan.Warnings] } : plan;
    }

    /// <summary>The compiled plan of a branch on this history, whatever the branch pins.</summary>
    internal Plan Stand(string name, bool wide = false, ScenarioSource? file = null)
    {
        if (_plans.TryGetValue((name, wide), out Plan? known)) return known;
        Plan plan = Compile(Read(name), wide, file);
        _plans.TryAdd((name, wide), plan);
        return plan;
    }

    /// <summary>The compiled plan of a scenario, be it applied or not; it warns of levels it begins without.</summary>
    public Plan Compile(Scenario scenario, bool wide = false, ScenarioSource? file = null)
    {
        Plan plan = Locating(scenario, file, () => PlanCompiler.Compile(Timeline, ChainOf(scenario), wide));
        return plan with { Warnings = [.. plan.Warnings, .. StaleLevels.Of(plan)] };
    }

    /// <summary>The first reason why a branch has no plan; null when it has one.</summary>
    public Problem? ProblemOf(string name)
    {
        try
        {
            PlanOf(name);
            return null;
        }
        catch (InvalidInputException e)
        {
            return e.Problems[0];
        }
    }

    /// <summary>
    /// The branch's scenario as <see cref="ScenarioOf"/> gives it; null when its text no longer fits the pack.
    /// </summary>
    public Scenario? TryScenarioOf(string name)
    {
        try
        {
            return ScenarioOf(name);
        }
        catch (InvalidInputException)
        {
            return null;
        }
    }

    /// <summary>What a branch is from, told even when the rest of its scenario no longer fits the pack.</summary>
    public string ParentOf(Branch branch) =>
        TryScenarioOf(branch.Name)?.From ?? ScenarioTexts.ParentOf(branch.Scenario) ?? Scenario.Trunk;

    /// <summary>The digest of the history a scenario forks from.</summary>
    public string DigestAt(Scenario scenario, ScenarioSource? file = null) => Locating(scenario, file, () =>
    {
        (int step, _) = Forks.Resolve(Timeline, ChainOf(scenario)[0], []);
        return Timeline.Digest(step);
    });

    private T Locating<T>(Scenario scenario, ScenarioSource? file, Func<T> make)
    {
        try
        {
            return make();
        }
        catch (InvalidInputException e)
        {
            throw new InvalidInputException([.. Locate(e.Problems, scenario.Name, file)]);
        }
    }

    /// <summary>
    /// Problems of a scenario, by line and column alone, with their files and those lines' texts. Beyond some they are
    /// only counted, as in reading: to look the line of each up would take a hostile file forever.
    /// </summary>
    internal IEnumerable<Problem> Locate(IReadOnlyList<Problem> problems, string scenario, ScenarioSource? file)
    {
        const int Most = 200;
        IEnumerable<Problem> told = problems.Take(Most).Select(p => Locate(p, scenario, file));
        return problems.Count <= Most ? told
            : told.Append(new Problem($"There are {problems.Count - Most} more problems.", Hint: "Mend these first."));
    }

    private Problem Locate(Problem problem, string scenario, ScenarioSource? file)
    {
        if (problem.File is not { } name) return problem;
        if (name == scenario && file is not null) return ScenarioFile.Locate(problem, file.Name, file.Text);
        string? source = Archive.Branches.GetValueOrDefault(name)?.Scenario;
        return source is null ? problem : ScenarioFile.Locate(problem, $"{name}.yaml", source);
    }
}
