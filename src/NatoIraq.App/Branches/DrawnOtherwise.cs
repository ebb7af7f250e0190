using NatoIraq.Core.Projections;
using NatoIraq.Core.Scenarios;

namespace NatoIraq.App.Branches;

/// <summary>Finds what 200 draws of a plan show to be otherwise on another history.</summary>
internal static class DrawnOtherwise
{
    /// <summary>What is blocked that was not, and what happens in no draw that happened in some.</summary>
    public static IEnumerable<RebaseConflict> Find(Plan before, Plan after, CancellationToken cancel)
    {
        BranchResult was = ValidateScenarioHandler.Draw(before, cancel);
        BranchResult now = ValidateScenarioHandler.Draw(after, cancel);
        HashSet<string> told = [];
        foreach (BlockedResult blocked in now.Blocked)
        {
            if (was.Blocked.Any(b => b.Event == blocked.Event && b.Rule == blocked.Rule)) continue;
            bool isTrigger = after.Timeline.Layout.Machines.Any(m => m.Name == blocked.Rule);
            told.Add(blocked.Event);
            yield return RebaseConflict.Of(
                isTrigger ? RebaseConflictKind.TriggerNotPermitted : RebaseConflictKind.RuleBroken, blocked.Event,
                $"blocked by {blocked.Rule} ({blocked.Name}) in {blocked.Share:P0} of 200 draws, in none before",
                RebaseConflict.Any);
        }
        Dictionary<string, EventResult> events = was.Events.ToDictionary(e => e.Event);
        foreach (EventResult never in now.Events.Where(e => e.Happens == 0 && !told.Contains(e.Event)))
        {
            if (!events.TryGetValue(never.Event, out EventResult? once) || once.Happens == 0) continue;
            yield return RebaseConflict.Of(
                RebaseConflictKind.NeverHappens, never.Event,
                $"happened in {once.Happens:P0} of 200 draws, and happens in none", RebaseConflict.Any);
        }
    }
}
