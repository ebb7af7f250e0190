using NatoIraq.Core.History;
using NatoIraq.Core.History.Events;

namespace NatoIraq.Core.Branches;

/// <summary>
/// A branch as its stream tells it: a scenario's text, entries added to its plan and entries left out. It shares its
/// parent's events, it never copies them.
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its stream's version.</param>
/// <param name="Timeline">
/// The digest of the history before its fork when it was applied; it is stale when that differs now.
/// </param>
/// <param name="Scenario">The scenario's text.</param>
/// <param name="Appended">Entries added since, as YAML, by id and in order.</param>
/// <param name="Skipped">Entries left out, by id, in order.</param>
/// <param name="IsArchived">Whether it is no longer listed.</param>
/// <param name="Edition">
/// The edition of claims and history, as <see cref="Archive.Edition"/> counts them, that it was put on.
/// </param>
/// <param name="RecordedOn">The day, in UTC, on which this version of it was recorded.</param>
/// <param name="Made">What made this version of it.</param>
/// <param name="Before">The version before; null for the first.</param>
public sealed record Branch(
    string Name,
    long Version,
    string Timeline,
    string Scenario,
    IReadOnlyList<(string Id, string Text)> Appended,
    IReadOnlyList<string> Skipped,
    bool IsArchived,
    int Edition,
    DateOnly RecordedOn,
    EventData Made,
    Branch? Before)
{
    /// <summary>The versions of it, the newest first.</summary>
    public IEnumerable<Branch> Versions
    {
        get
        {
            for (Branch? at = this; at is not null; at = at.Before) yield return at;
        }
    }

    /// <summary>
    /// The branch after one more event of its stream, recorded on a day and on an edition of claims and history; null
    /// stands for no branch yet.
    /// </summary>
    public static Branch? Evolve(Branch? branch, EventData data, int edition, DateOnly recordedOn) =>
        After(branch, data, edition) is { } next
            ? next with { Version = (branch?.Version ?? 0) + 1, RecordedOn = recordedOn, Made = data, Before = branch }
            : null;

    private static Branch? After(Branch? branch, EventData data, int edition) => (branch, data) switch
    {
        (null, ScenarioApplied e) => new Branch(
            e.Branch, 1, e.Timeline, e.Scenario, [], [], false, edition, default, e, null),
        (null, _) => null,
        // A scenario applied anew replaces the plan and brings an archived branch back; what was added stays added.
        (_, ScenarioApplied e) => branch with
        {
            Timeline = e.Timeline, Scenario = e.Scenario, IsArchived = false, Edition = edition,
        },
        (_, EntryAppended e) => branch with
        {
            Appended = [.. branch.Appended.Where(a => a.Id != e.Entry), (e.Entry, e.Text)],
        },
        (_, EntrySkipped e) => branch with { Skipped = [.. branch.Skipped.Where(s => s != e.Entry), e.Entry] },
        (_, EntryUnskipped e) => branch with { Skipped = [.. branch.Skipped.Where(s => s != e.Entry)] },
        (_, BranchRebased e) => branch with
        {
            Timeline = e.Timeline, Edition = edition, Skipped = [.. branch.Skipped.Except(e.Dropped), .. e.Dropped],
        },
        (_, BranchRestored e) => branch.Versions.FirstOrDefault(v => v.Version == e.Version) ?? branch,
        (_, BranchArchived) => branch with { IsArchived = true },
        _ => branch,
    };
}
