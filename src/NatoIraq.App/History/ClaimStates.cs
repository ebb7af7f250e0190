using NatoIraq.Core.Claims;
using NatoIraq.Core.Machines;
using NatoIraq.Core.Worlds;

namespace NatoIraq.App.History;

/// <summary>Runs the claim machine over the claims in the order they became known.</summary>
public static class ClaimStates
{
    /// <summary>
    /// Each known claim's state: repeated within its source family, corroborated from another, contradicted,
    /// superseded.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Of(Pack pack, IReadOnlyList<Claim> known, Clock clock)
    {
        Machine machine = AllMachines.Claim;
        var states = new Dictionary<string, int>();
        Dictionary<string, Claim> byId = known.ToDictionary(c => c.Id);
        void Fire(string claim, string trigger)
        {
            if (!byId.ContainsKey(claim)) return;
            int state = states.GetValueOrDefault(claim, Machine.Unseen);
            if (machine.TryFire(state, machine.TriggerOf(trigger), Facts.Permissive,
                out int next)) states[claim] = next;
        }
        foreach (Claim claim in known.OrderBy(c => c.KnownFrom(clock)).ThenBy(c => c.Id, ClaimIds.Order))
        {
            Fire(claim.Id, "claim-reported");
            foreach (string earlier in claim.DuplicateOf.Where(byId.ContainsKey))
            {
                Fire(earlier, byId[earlier].Family == claim.Family ? "claim-repeated" : "claim-corroborated");
            }
        }
        foreach (Conflict conflict in pack.Conflicts.Where(c => IsDispute(c, byId)))
        {
            foreach (string claim in conflict.Claims) Fire(claim, "claim-contradicted");
        }
        foreach (Core.History.Event later in pack.History.Where(e => e.Amends is not null
            && e.Cites.Any(byId.ContainsKey)))
        {
            Core.History.Event? earlier = pack.History.FirstOrDefault(e => e.Id == later.Amends);
            foreach (string claim in earlier?.Cites ?? []) Fire(claim, "claim-revised");
        }
        return states.ToDictionary(p => p.Key, p => machine.States[p.Value]);
    }

    /// <summary>Whether known claims of two source families disagree: one family does not contradict itself.</summary>
    private static bool IsDispute(Conflict conflict, Dictionary<string, Claim> known) =>
        conflict.Kind == "disagreement"
        && conflict.Claims.Where(known.ContainsKey).Select(c => known[c].Family).Distinct().Count() > 1;
}

/// <summary>The order of ids such as <c>F2-9</c> and <c>F2-10</c>: numbers by size.</summary>
public static class ClaimIds
{
    /// <summary>Compares runs of digits as numbers and the rest by code unit.</summary>
    public static IComparer<string> Order { get; } = StringComparer.Create(
        System.Globalization.CultureInfo.InvariantCulture, System.Globalization.CompareOptions.NumericOrdering);
}
