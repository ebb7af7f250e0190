using NatoIraq.Core.Projections;
using NatoIraq.Core.Scenarios;

namespace NatoIraq.App.Reports;

/// <summary>A planned event that may fail, and that much depends on.</summary>
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
    /// The planned events that happen in less than 99 % of draws and that others wait on, or that the branch itself
    /// gives a chance: first its own, then those it inherits, each in the plan's order, at most <see cref="Most"/>.
    /// </summary>
    public static IReadOnlyList<Gate> Gates(BranchResult branch, Plan plan)
    {
        Dictionary<string, EventResult> results = branch.Events.ToDictionary(e => e.Event);
        return [.. plan.Entries
            .Where(e => e.Kind == EntryKind.Planned && IsInForce(e))
            .Where(e => e.Followers.Exists(IsInForce) || (IsOwn(e) && e.Chance is not null))
            .Where(e => results.TryGetValue(e.Id, out EventResult? result) && result.Happens < Sure)
            .OrderBy(e => IsOwn(e) ? 0 : 1)
            .Take(Most)
            .Select(e => new Gate(e, results[e.Id]))];

        bool IsOwn(Entry entry) => entry.Owner == plan.Name;
    }

    /// <summary>A rule in words, such as <c>the cap (R4)</c>; a machine's name says all by itself.</summary>
    public static string RuleOf(BlockedResult blocked) => blocked.Name == blocked.Rule ? blocked.Rule
        : blocked.Name.Contains(blocked.Rule, StringComparison.Ordinal) ? $"the {blocked.Name}"
        : $"the {blocked.Name} ({blocked.Rule})";

    private static bool IsInForce(Entry entry) => entry.UntilDay == int.MaxValue;
}
