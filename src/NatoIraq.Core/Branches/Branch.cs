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
/// <param name="Appended">What was added since, in order: of two entries of one id the later one counts.</param>
/// <param name="Skipped">Entries left out, by id, in order.</param>
/// <param name="IsArchived">Whether it is no longer listed.</param>
/// <param name="Edition">
/// The edition of claims and history, as <see cref="Archive.Edition"/> counts them, that it was put on.
/// </param>
/// <param name="RecordedOn">The day, in UTC, on which this version of it was recorded.</param>
/// <param name="Made">What made this version of it.</param>
/// <param name="By">Who made this version of it; null for whoever held the store itself.</param>
/// <param name="Before">The version before; null for the first.</param>
public sealed record Branch(
    string Name,
    long Version,
    string Timeline,
    string Scenario,
    IReadOnlyList<Addition> Appended,
    IReadOnlyList<string> Skipped,
    bool IsArchived,
    int Edition,
    DateOnly RecordedOn,
    EventData Made,
    string? By,
    Branch? Before)
{
    /// <summary>Who made its first version; null for whoever held the store itself.</summary>
    public string? Owner => Versions.Last().By;

    /// <summary>The entries added since its scenario was applied, by id, each once.</summary>
    public IReadOnlyList<string> AppendedIds => [.. Appended.SelectMany(a => a.Entries).Distinct()];

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
    public static Branch? Evolve(Branch? branch, EventData data, string? by, int edition, DateOnly recordedOn)
    {
        Branch? next = After(branch, data, by, edition, recordedOn);
        // A fork is cheap: what is new is made once, as it stays.
        if (branch is null || next is null) return next;
        return next with
        {
            Version = branch.Version + 1, RecordedOn = recordedOn, Made = data, By = by, Before = branch,
        };
    }

    private static Branch? After(Branch? branch, EventData data, string? by, int edition, DateOnly recordedOn) =>
        (branch, data) switch
    {
        (null, ScenarioApplied e) => new Branch(
            e.Branch, 1, e.Timeline, e.Scenario, [], [], false, edition, recordedOn, e, by, null),
        (null, _) => null,
        // A scenario applied anew replaces the plan and brings an archived branch back; what was added stays added.
        (_, ScenarioApplied e) => branch with
        {
            Timeline = e.Timeline, Scenario = e.Scenario, IsArchived = false, Edition = edition,
        },
        (_, EntryAppended e) => branch with
        {
            Appended = [.. branch.Appended.Where(a => !a.IsEntry(e.Entry)), new Addition(null, [e.Entry], e.Text)],
        },
        (_, EntriesPicked e) => branch with
        {
            Appended = [.. branch.Appended, new Addition(e.From, e.Entries, e.Text) { IsPick = true }],
        },
        (_, BranchMerged e) => branch with
        {
            Appended = e.Text.Length == 0 ? branch.Appended
                : [.. branch.Appended, new Addition(e.From, e.Entries, e.Text)],
            Skipped = [.. branch.Skipped.Except(e.Entries).Except(e.Dropped), .. e.Dropped],
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

/// <summary>Something added to a branch's plan after its scenario was applied.</summary>
/// <param name="From">The branch it was copied from; null for an entry that somebody wrote.</param>
/// <param name="Entries">The entries in it, by id.</param>
/// <param name="Text">One entry as YAML; where it was copied, a scenario's sections.</param>
public sealed record Addition(string? From, IReadOnlyList<string> Entries, string Text)
{
    /// <summary>
    /// Whether what came along with the entries, such as assumptions, counts only as long as any of them does.
    /// </summary>
    public bool IsPick { get; init; }

    /// <summary>Whether it is that entry alone.</summary>
    public bool IsEntry(string id) => From is null && Entries[0] == id;
}
