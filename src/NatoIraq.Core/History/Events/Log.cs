using NatoIraq.Core.Claims;

namespace NatoIraq.Core.History.Events;

/// <summary>A claim entered the log: every claim is an event too.</summary>
public sealed record ClaimReported(Claim Claim) : EventData;

/// <summary>A corrected pack says something else of this claim.</summary>
public sealed record ClaimRevised(Claim Claim) : EventData;

/// <summary>A corrected pack no longer holds this claim.</summary>
public sealed record ClaimRetracted(string Claim) : EventData;

/// <summary>
/// A pack's definitions were imported: its files other than claims and history, by name, as they were written.
/// </summary>
public sealed record PackDefined(string Pack, IReadOnlyDictionary<string, string> Files) : EventData;

/// <summary>A corrected pack says something else of this event of the history.</summary>
public sealed record EventRevised(Event Event) : EventData;

/// <summary>A corrected pack no longer holds this event of the history.</summary>
public sealed record EventRetracted(string Event) : EventData;

/// <summary>The order in which the pack's file holds the events: it decides between events of one day.</summary>
public sealed record HistoryOrdered(IReadOnlyList<string> Events) : EventData;

/// <summary>A branch was forked or its scenario applied anew.</summary>
/// <param name="Branch">Its name.</param>
/// <param name="Timeline">
/// The digest of the history before the fork, which the branch pins; it is stale when that changes.
/// </param>
/// <param name="Scenario">The scenario file's text, as it was written.</param>
public sealed record ScenarioApplied(string Branch, string Timeline, string Scenario) : EventData;

/// <summary>An entry was added to the branch's plan; the text is YAML as in a scenario's <c>events</c>.</summary>
public sealed record EntryAppended(string Entry, string Text) : EventData;

/// <summary>An entry of the branch's plan, own or inherited, is left out.</summary>
public sealed record EntrySkipped(string Entry) : EventData;

/// <summary>An entry that was left out counts again.</summary>
public sealed record EntryUnskipped(string Entry) : EventData;

/// <summary>The branch is no longer listed; its stream stays.</summary>
public sealed record BranchArchived(string Branch) : EventData;

/// <summary>A stale branch was moved to the newest history.</summary>
/// <param name="Branch">Its name.</param>
/// <param name="Timeline">The digest of the history before the fork, which the branch pins from now on.</param>
/// <param name="Kept">The conflicts that were accepted as they are, by id.</param>
/// <param name="Dropped">The entries that are left out to end the others.</param>
public sealed record BranchRebased(
    string Branch, string Timeline, IReadOnlyList<string> Kept, IReadOnlyList<string> Dropped) : EventData;

/// <summary>Entries of another branch were copied into the plan, with the assumptions and starting values they use.</summary>
/// <param name="From">The other branch.</param>
/// <param name="Entries">The entries, by id.</param>
/// <param name="Text">All of it as YAML, in a scenario's sections.</param>
public sealed record EntriesPicked(string From, IReadOnlyList<string> Entries, string Text) : EventData;

/// <summary>What another branch plans otherwise than their common parent was taken over.</summary>
/// <param name="From">The other branch.</param>
/// <param name="Entries">The entries it adds or replaces, by id.</param>
/// <param name="Text">All that it adds or replaces as YAML, in a scenario's sections.</param>
/// <param name="Dropped">The entries that are left out as they are there, by id.</param>
public sealed record BranchMerged(
    string From, IReadOnlyList<string> Entries, string Text, IReadOnlyList<string> Dropped) : EventData;

/// <summary>The branch is again what it was at an earlier version, on the history that it pinned then.</summary>
public sealed record BranchRestored(string Branch, int Version) : EventData;

/// <summary>In the replay of a draw: the branch left the history. It is shown, never stored.</summary>
public sealed record BranchForked(string Branch) : EventData;

/// <summary>In the replay of a draw: a level or cap starts at a drawn value. It is shown, never stored.</summary>
public sealed record ValueStarted(string Target, Amount Value) : EventData;
