using NatoIraq.Core.Projections;
using NatoIraq.Core.Scenarios;

namespace NatoIraq.App.Reports;

/// <summary>A planned event on which others wait and that may fail.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Result">How it fared.</param>
public sealed record Gate(Entry Entry, EventResult Result);

/// <summary>What had to be true for a branch to come about, and what was in its way.</summary>
public static class Conditions
{
    /// <summary>At most how many conditions are told.</summary>
    public const int Most = 5;

    /// <summary>Events that happen in at least this share of draws go without saying.</summary>
    private const double Sure = 0.99;

    /// <summary>
    /// The planned events that others wait on and that happen in less than 99 % of draws, in the plan's order, at most
    /// <see cref="Most"/>.
    /// </summary>
    public static IReadOnlyList<Gate> Gates(BranchResult branch, Plan plan)
    {
        Dictionary<string, EventResult> results = branch.Events.ToDictionary(e => e.Event);
        return [.. plan.Entries
            .Where(e => e.Kind == EntryKind.Planned && IsInForce(e) && e.Followers.Exists(IsInForce))
            .Where(e => results.TryGetValue(e.Id, out EventResult? result) && result.Happens < Sure)
            .Take(Most)
            .Select(e => new Gate(e, results[e.Id]))];
    }

    /// <summary>A rule in words, such as <c>the cap (R4)</c>.</summary>
    public static string RuleOf(BlockedResult blocked) =>
        blocked.Name == blocked.Rule ? blocked.Rule : $"the {blocked.Name} ({blocked.Rule})";

    private static bool IsInForce(Entry entry) => entry.UntilDay == int.MaxValue;
}
