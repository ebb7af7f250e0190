using System.Runtime.CompilerServices;
using NatoIraq.App.Access;
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
    /// <summary>What is told of an archived branch wherever it is used.</summary>
    public const string Archived = "The branch is archived: applying its scenario again or restoring a version brings it back.";

    /// <summary>What each open store held when it was last read: as long as its log ends there, it holds that.</summary>
    private static readonly ConditionalWeakTable<IEventStore, Workspace> Known = [];

    private readonly Compiled _compiled;
    private Timeline? _timeline;

    private Workspace(IEventStore store, Archive archive, Pack pack, Compiled compiled)
    {
        (Store, Archive, Pack, _compiled) = (store, archive, pack, compiled);
        Reels = new Reels(this);
    }

    /// <summary>The replays held open.</summary>
    internal Reels Reels { get; }

    /// <summary>The hash at which the log ended when it was read; null for a log that was not read as a whole.</summary>
    public string? Head => End is { } end ? Convert.ToHexStringLower(end.Hash) : null;

    private LogHead? End { get; init; }

    /// <summary>The store.</summary>
    public IEventStore Store { get; }

    /// <summary>The folded log.</summary>
    public Archive Archive { get; }

    /// <summary>The pack, its claims and history as last corrected.</summary>
    public Pack Pack { get; }

    /// <summary>The history as known now.</summary>
    public Timeline Timeline => _timeline ??= Timeline.Of(Pack);

    /// <summary>Reads a store; of a log that was read before, only what was written since.</summary>
    /// <exception cref="InvalidInputException">Nothing was imported yet.</exception>
    public static async Task<Workspace> LoadAsync(IEventStore store, CancellationToken cancel)
    {
        store = PersonalStore.Within(store);
        if (Known.TryGetValue(store, out Workspace? last) && last.End is { } end)
        {
            if (last.Head == await store.HeadAsync(cancel)) return last;
            if (await store.ReadAfterAsync(end, cancel) is { Count: > 0 } more) return Keep(last.Then(more));
        }
        IReadOnlyList<Recorded> log = await store.ReadAllAsync(cancel);
        var archive = Archive.Of(log);
        if (archive.Pack is null)
        {
            throw new InvalidInputException("The store holds no history yet.",
                "Run 'natoiraq import' or 'natoiraq demo' first.");
        }
        return Keep(Of(store, archive, EndOf(log)));
    }

    private static Workspace Keep(Workspace read)
    {
        Known.AddOrUpdate(read.Store, read);
        return read;
    }

    private static LogHead EndOf(IReadOnlyList<Recorded> log) => new(log[^1].Sequence, log[^1].Hash.ToArray());

    /// <summary>Reads a store as it was when its log ended with a certain hash, whatever was appended since.</summary>
    /// <exception cref="StoreDamagedException">The log has no such hash.</exception>
    public static async Task<Workspace> LoadAsync(IEventStore store, string head, CancellationToken cancel)
    {
        Workspace now = await LoadAsync(store, cancel);
        if (now.Head == head) return now;
        IReadOnlyList<Recorded> log = await store.ReadAllAsync(cancel);
        int length = log.ToList().FindIndex(r => $"{r.Hash}" == head) + 1;
        return length > 0 ? Of(store, Archive.Of(log.Take(length)), EndOf([.. log.Take(length)]))
            : throw new StoreDamagedException($"The store's log does not hold the hash {head}: it is another log.");
    }

    /// <summary>Compiles a folded log that holds a pack.</summary>
    public static Workspace Of(IEventStore store, Archive archive, LogHead? end = null)
    {
        Pack pack = PackFiles.ReadDefinitions(archive.Files) with { Claims = archive.Claims,
            History = archive.History };
        return new Workspace(store, archive, pack, new Compiled()) { End = end };
    }

    /// <summary>
    /// The workspace as it would be after more events of branches, which change neither pack nor history; this one
    /// stays as it is.
    /// </summary>
    public Workspace With(params IReadOnlyList<Append> appends) => Over(Archive.With(appends), null);

    /// <summary>The workspace after more of its log.</summary>
    private Workspace Then(IReadOnlyList<Recorded> more)
    {
        Archive after = Archive.Then(more);
        return after.Books == Archive.Books ? Over(after, EndOf(more)) : Of(Store, after, EndOf(more));
    }

    /// <summary>The same history, and what is known of it, with other branches.</summary>
    private Workspace Over(Archive archive, LogHead? end)
    {
        var after = new Workspace(Store, archive, Pack, _compiled)
        {
            End = end, _timeline = Timeline, _isPast = _isPast,
        };
        foreach ((int edition, Workspace past) in _editions)
            after._editions.TryAdd(edition, past.Over(archive.Over(past.Archive.Books), null));
        return after;
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
        ?? throw NoBranch(name);

    /// <summary>The branch's scenario with its appended and skipped entries, as the history it pins reads it.</summary>
    public Scenario ScenarioOf(string name) => On(name).Read(name);

    /// <summary>The same as this history reads it.</summary>
    private Scenario Read(string name)
    {
        Branch branch = Branch(name);
        if (_compiled.ScenarioOf(branch) is { } known) return known;
        Scenario scenario = ScenarioFile.Parse(branch.Scenario, $"{name}.yaml", Pack);
        foreach (BranchText text in BranchText.Of(branch).Skip(1)) scenario = text.AddTo(scenario, branch, Pack);
        scenario = scenario with { Skipped = branch.Skipped };
        _compiled.Keep(branch, scenario);
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
        if (_compiled.PlanOf(name, wide, Archive.Branches) is { } known) return known;
        Plan plan = Compile(Read(name), wide, file);
        _compiled.Keep(plan, wide, [.. ChainOf(plan.Scenario).Select(s => Branch(s.Name))]);
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
    public string ParentOf(Branch branch)
    {
        // Who asks for one branch's children asks every branch: its text says so without being read as a scenario.
        string? told = ScenarioTexts.ParentOf(branch.Scenario);
        bool isThere = told == Scenario.Trunk || (told is not null && Archive.Branches.ContainsKey(told));
        return isThere ? told! : TryScenarioOf(branch.Name)?.From ?? told ?? Scenario.Trunk;
    }

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
        Branch? branch = Archive.Branches.GetValueOrDefault(name);
        BranchText[] texts = branch is null ? [] : [.. BranchText.Of(branch)];
        if (name == scenario && file is not null && !texts.Any(t => t.Text == file.Text))
            return ScenarioFile.Locate(problem, file.Name, file.Text);
        if (texts.LastOrDefault(t => t.Above < Math.Max(1, problem.Line)) is not { } text) return problem;
        bool isFile = name == scenario && text.Text == file?.Text;
        return ScenarioFile.Locate(
            problem with { Line = problem.Line > 0 ? problem.Line - text.Above : 0 }, isFile ? file!.Name : text.File,
            text.Text);
    }
}
