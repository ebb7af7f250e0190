using NatoIraq.Core.Claims;
using NatoIraq.Core.History;
using NatoIraq.Core.History.Events;
using NatoIraq.Core.Worlds;

namespace NatoIraq.Core.References;

/// <summary>A level that a source states as a number; bounds and shares are none.</summary>
/// <param name="Series">What was counted.</param>
/// <param name="Day">The day it speaks of.</param>
/// <param name="Level">Persons, at least 0.</param>
/// <param name="Reported">The day from which it is known, inclusive.</param>
/// <param name="Claim">The claim that makes it known.</param>
/// <param name="Disputes">The disagreements of the pack that it takes part in.</param>
public sealed record Observation(
    Series Series, DateOnly Day, double Level, DateOnly Reported, string Claim, IReadOnlyList<string> Disputes)
{
    /// <summary>The stated levels of a pack's history, by day; of one day in file order.</summary>
    public static IReadOnlyList<Observation> Of(Pack pack)
    {
        Dictionary<string, Claim> claims = pack.Claims.ToDictionary(c => c.Id);
        Conflict[] disputes = [.. pack.Conflicts.Where(c => c.Kind == "disagreement")];
        return [.. pack.History.Select(e => Of(e, claims, disputes)).OfType<Observation>().OrderBy(o => o.Day)];
    }

    /// <summary>
    /// Whether the two may be subtracted: not where the pack says that their sources disagree, for then nobody knows
    /// what changed.
    /// </summary>
    public bool IsComparableWith(Observation other) => !Disputes.Intersect(other.Disputes).Any();

    private static Observation? Of(Event e, Dictionary<string, Claim> claims, Conflict[] disputes)
    {
        if (e.Data is not TroopsReported { Strength.Likely: { } level } report) return null;
        Claim? first = e.Cites.Select(claims.GetValueOrDefault).OfType<Claim>().MinBy(c => c.Reported);
        return first is null ? null : new Observation(
            report.Series, e.Day, level, first.Reported, first.Id,
            [.. disputes.Where(d => d.Claims.Any(e.Cites.Contains)).Select(d => d.Id)]);
    }
}
