using System.Collections.Concurrent;
using NatoIraq.Core;
using NatoIraq.Core.Branches;
using NatoIraq.Core.Scenarios;

namespace NatoIraq.App;

/// <summary>The histories that branches pin: a corrected pack is a newer edition, and the older ones stay at hand.</summary>
public sealed partial class Workspace
{
    private const string StalePast =
        "The history before its fork has changed since it was applied: it stands on the history as it was then. "
        + "Rebase it, or apply it again, to accept the change.";

    private readonly ConcurrentDictionary<int, Workspace> _editions = [];
    private readonly ConcurrentDictionary<string, Workspace> _pinned = [];
    private bool _isPast;

    /// <summary>
    /// This store on the history that a branch pins: this very workspace for the trunk and unless the branch is stale.
    /// </summary>
    /// <exception cref="InvalidInputException">There is no such branch.</exception>
    public Workspace On(string branch)
    {
        if (_isPast || branch == Scenario.Trunk) return this;
        if (_pinned.TryGetValue(branch, out Workspace? known)) return known;
        Branch found = Branch(branch);
        return _pinned.GetOrAdd(branch, IsStale(found) ? Pinned(found) : this);
    }

    /// <summary>
    /// Whether the history before the branch's fork is another than when it was put there, or its plan fits it no more.
    /// </summary>
    public bool IsStale(Branch branch) => !Holds(branch);

    /// <summary>Why a branch is stale; nothing when it is not.</summary>
    public IReadOnlyList<StaleReason> ReasonsOf(Branch branch)
    {
        if (!IsStale(branch)) return [];
        List<StaleReason> reasons = [];
        Workspace then = On(branch.Name);
        if (then != this && then.PastOf(branch.Name) is { } past)
        {
            int day = past.Steps == 0 ? 0 : past.Timeline.Ops[past.Steps - 1].Day;
            Past now = PastOf(branch.Name) ?? new Past(Timeline, Timeline.StepAt(DateOnly.FromDayNumber(day)));
            reasons.AddRange(past.ChangesTo(now));
            if (past.Timeline.Digest(0) != now.Timeline.Digest(0)) reasons.AddRange(Redefined(then));
        }
        if (ProblemOnThis(branch.Name) is { } problem)
            reasons.Add(new StaleReason(StaleKind.NoPlan, branch.Name, problem.Message));
        return reasons;
    }

    private IEnumerable<StaleReason> Redefined(Workspace then) => then.Archive.Files.Keys.Union(Archive.Files.Keys)
        .Where(f => then.Archive.Files.GetValueOrDefault(f) != Archive.Files.GetValueOrDefault(f))
        .Order(StringComparer.Ordinal)
        .Select(f => new StaleReason(StaleKind.DefinitionsChanged, f, "decides otherwise what events do"));

    /// <summary>The newest of the histories that a branch may pin on which it stands; the one it was put on if none.</summary>
    private Workspace Pinned(Branch branch) => Archive.Editions.Where(e => e <= branch.Edition).Reverse()
        .Select(At).FirstOrDefault(w => w.Holds(branch)) ?? At(branch.Edition);

    private Workspace At(int edition) => edition == Archive.Edition ? this : _editions.GetOrAdd(edition, e =>
    {
        Workspace past = Of(Store, Archive.At(e));
        past._isPast = true;
        return past;
    });

    /// <summary>Whether the past that the branch pins is this history's, and its plan fits it.</summary>
    private bool Holds(Branch branch) =>
        ProblemOnThis(branch.Name) is null && DigestAt(Read(branch.Name)) == branch.Timeline;

    private Problem? ProblemOnThis(string name)
    {
        try
        {
            Stand(name);
            return null;
        }
        catch (InvalidInputException e)
        {
            return e.Problems[0];
        }
    }

    /// <summary>The digest that a branch pins once it is on this history.</summary>
    internal string DigestHere(string name) => DigestAt(Read(name));

    /// <summary>Why a branch has no plan on this history, without some of its entries; none when it has one.</summary>
    internal IReadOnlyList<Problem> ProblemsHere(string name, IReadOnlyList<string> dropped)
    {
        try
        {
            Scenario scenario = Read(name);
            Compile(scenario with { Skipped = [.. scenario.Skipped.Except(dropped), .. dropped] });
            return [];
        }
        catch (InvalidInputException e)
        {
            return e.Problems;
        }
    }

    /// <summary>What a branch rests on in this history; null when it has no place to fork there.</summary>
    private Past? PastOf(string name)
    {
        try
        {
            return new Past(Timeline, Forks.Resolve(Timeline, ChainOf(Read(name))[^1], []).Step);
        }
        catch (InvalidInputException)
        {
            return null;
        }
    }
}
