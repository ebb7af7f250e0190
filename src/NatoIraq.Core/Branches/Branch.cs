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
public sealed record Branch(
    string Name,
    long Version,
    string Timeline,
    string Scenario,
    IReadOnlyList<(string Id, string Text)> Appended,
    IReadOnlyList<string> Skipped,
    bool IsArchived)
{
    /// <summary>The branch after one more event of its stream; null stands for no branch yet.</summary>
    public static Branch? Evolve(Branch? branch, EventData data) => (branch, data) switch
    {
        (null, ScenarioApplied e) => new Branch(e.Branch, 1, e.Timeline, e.Scenario, [], [], false),
        (null, _) => null,
        // A scenario applied anew replaces the plan and brings an archived branch back; what was added stays added.
        (_, ScenarioApplied e) => branch with
        {
            Version = branch.Version + 1, Timeline = e.Timeline, Scenario = e.Scenario, IsArchived = false,
        },
        (_, EntryAppended e) => branch with
        {
            Version = branch.Version + 1,
            Appended = [.. branch.Appended.Where(a => a.Id != e.Entry), (e.Entry, e.Text)],
        },
        (_, EntrySkipped e) => branch with
        {
            Version = branch.Version + 1, Skipped = [.. branch.Skipped.Where(s => s != e.Entry), e.Entry],
        },
        (_, EntryUnskipped e) => branch with
        {
            Version = branch.Version + 1, Skipped = [.. branch.Skipped.Where(s => s != e.Entry)],
        },
        (_, BranchArchived) => branch with { Version = branch.Version + 1, IsArchived = true },
        _ => branch with { Version = branch.Version + 1 },
    };
}
