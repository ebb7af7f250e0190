using NatoIraq.Core.Branches;
using NatoIraq.Core.Scenarios;

namespace NatoIraq.App.Branches;

/// <summary>Two branches of which one takes something over from the other, where they stand on two histories.</summary>
internal static class Histories
{
    /// <summary>Which of them stands on the older history, and what changed since; null where nothing did.</summary>
    public static string? Differ(Workspace workspace, string from, string into)
    {
        Plan source = workspace.PlanOf(from), target = workspace.PlanOf(into);
        if (source.Timeline == target.Timeline) return null;
        bool isOlder = workspace.On(into).Archive.Edition < workspace.On(from).Archive.Edition;
        (string old, string recent) = isOlder ? (into, from) : (from, into);
        (Plan then, Plan now) = isOlder ? (target, source) : (source, target);
        var fork = DateOnly.FromDayNumber(source.ForkDay);
        var past = new Past(then.Timeline, then.Timeline.StepAt(fork));
        IReadOnlyList<StaleReason> changes = past.ChangesTo(new Past(now.Timeline, now.Timeline.StepAt(fork)));
        bool isRedefined = then.Timeline.Digest(0) != now.Timeline.Digest(0);
        if (changes.Count == 0 && !isRedefined) return null;
        string what = changes.Count == 0 ? "what the pack's definitions decide"
            : $"{changes[0].Subject}: {changes[0].Because}";
        if (changes.Count > 1) what += $"; and {changes.Count - 1} more";
        return $"'{old}' stands on an older history than '{recent}'. Changed since then, before the fork of '{from}': "
            + $"{what}. What is taken over may rest on it: rebase '{old}' first, or look at each.";
    }

    /// <summary>That they differ, and the entries taken over that draws show to be otherwise for it.</summary>
    public static IEnumerable<string> Warnings(
        Workspace workspace, string from, string into, IReadOnlyList<string> entries, Workspace? after,
        CancellationToken cancel)
    {
        if (Differ(workspace, from, into) is not { } told) return [];
        IEnumerable<RebaseConflict> otherwise = after is null ? []
            : DrawnOtherwise.Find(workspace.PlanOf(from), after.PlanOf(into), cancel)
                .Where(c => entries.Contains(c.Entry));
        return [told, .. otherwise.Select(c => $"'{c.Entry}', from '{from}' to '{into}': {c.Because}.")];
    }
}
