using NatoIraq.App.Charts;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Scenarios;

namespace NatoIraq.App.Reports;

/// <summary>A planned event on which others wait and that may fail.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Result">How it fared.</param>
public sealed record Gate(Entry Entry, EventResult Result);

/// <summary>What had to be true for a branch to come about, and what was in its way, in sentences.</summary>
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

    /// <summary>The gates as sentences, such as <c>consent happens in 80 % of draws</c>; empty without any.</summary>
    public static IReadOnlyList<string> Of(BranchResult branch, Plan plan) =>
        [.. Gates(branch, plan).Select(g => g.Result.Happens > 0
            ? $"{g.Entry.Id} happens in {Figures.Share(g.Result.Happens)} of draws"
            : $"{g.Entry.Id} happens in no draw")];

    /// <summary>
    /// What was blocked, as sentences, such as <c>rebadge blocked by the cap (R4) in 37 % of draws, 210 persons left
    /// unmoved on average</c>; empty when nothing was. What an event left unmoved is told once, with its first rule.
    /// </summary>
    public static IReadOnlyList<string> Blocked(BranchResult branch) =>
        [.. branch.Blocked
            .GroupBy(b => b.Event)
            .SelectMany(g => g.Select((b, i) => Sentence(b, i == 0 ? b.Undone : 0)))];

    /// <summary>A rule in words, such as <c>the cap (R4)</c>.</summary>
    public static string RuleOf(BlockedResult blocked) =>
        blocked.Name == blocked.Rule ? blocked.Rule : $"the {blocked.Name} ({blocked.Rule})";

    private static string Sentence(BlockedResult blocked, double undone)
    {
        string sentence = $"{blocked.Event} blocked by {RuleOf(blocked)} in {Figures.Share(blocked.Share)} of draws";
        return undone switch
        {
            0 => sentence,
            < 1 => $"{sentence}, less than one person left unmoved on average",
            _ => $"{sentence}, {Figures.Value(undone)} persons left unmoved on average",
        };
    }

    private static bool IsInForce(Entry entry) => entry.UntilDay == int.MaxValue;
}
