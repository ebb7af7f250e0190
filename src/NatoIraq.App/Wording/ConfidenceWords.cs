using NatoIraq.App.Charts;
using NatoIraq.Core.Claims;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Replay;
using NatoIraq.Core.Scenarios;
using NatoIraq.Core.Wording;
using NatoIraq.Core.Worlds;

namespace NatoIraq.App.Wording;

/// <summary>How well a number is founded, counted from what lies behind it.</summary>
internal static class ConfidenceWords
{
    /// <summary>The confidence in what a branch says of a series or output.</summary>
    /// <param name="plan">The branch.</param>
    /// <param name="name">The series or output.</param>
    /// <param name="unknown">The greatest share of draws in which it is unknown.</param>
    public static ConfidenceView Of(Plan plan, string name, double unknown = 0)
    {
        var bearing = Bearing.On(plan, name);
        string[] assumed = [.. bearing.Assumptions.SelectMany(a => a.Assumption.Source.Cites)];
        string[] started = plan.Outputs.Any(o => o.Name == name) ? [] : StartOf(plan, name);
        return Of(
            plan.Timeline.Layout.Universe.Pack, plan.Name, name, [.. assumed.Concat(started)],
            bearing.Initial.Count + (unknown > 0 ? 1 : 0), [.. bearing.Assumptions.Select(a => a.Assumption.Source)]);
    }

    /// <summary>The confidence that claims, levels no source gives, and assumptions allow.</summary>
    public static ConfidenceView Of(
        Pack pack, string branch, string subject, IReadOnlyCollection<string> cites, int unstated,
        IReadOnlyList<Assumption> assumptions)
    {
        Claim[] claims = [.. pack.Claims.Where(c => cites.Contains(c.Id))];
        var evidence = new Evidence(
            claims.Length, claims.Select(c => c.Family).Distinct().Count(),
            claims.Count(c => c.Tier == Tier.A), unstated,
            pack.Conflicts.Count(c => IsDispute(pack, c) && c.Claims.Any(cites.Contains)), assumptions.Count,
            assumptions.Count(a => !a.FromSeed), assumptions.Count(a => a.Informed));
        string[] reasons = [.. Reasons(evidence)];
        return new ConfidenceView(
            branch, subject, evidence.Level, evidence.Families, reasons,
            $"Confidence in what {branch} says of {SeriesWords.Of(pack, subject)} is "
            + $"{$"{evidence.Level}".ToLowerInvariant()}: "
                + $"{string.Join("; ", reasons)}.");
    }

    /// <summary>The claims that the level rests on when the branch leaves the history.</summary>
    private static string[] StartOf(Plan plan, string name)
    {
        var cursor = new Cursor(plan.Timeline);
        cursor.GoTo(plan.ForkStep);
        return [.. new History.LevelReader(cursor, DateOnly.FromDayNumber(plan.ForkDay))
            .Of(Core.History.Series.Parse(name)).Cites];
    }

    private static bool IsDispute(Pack pack, Conflict conflict) => conflict.Kind == "disagreement"
        && pack.Claims.Where(c => conflict.Claims.Contains(c.Id)).Select(c => c.Family).Distinct().Count() > 1;

    private static IEnumerable<string> Reasons(Evidence e)
    {
        if (e.Claims == 0) yield return "no claim stands behind it";
        else
        {
            yield return $"{Count(e.Claims, "claim")} from {Families(e.Families)}"
                + (e.Driving == 0 ? ", none of which drives the history" : "");
        }
        if (e.Unstated > 0) yield return $"{Count(e.Unstated, "level")} that no source gives or renews";
        if (e.Disputes > 0) yield return $"{Count(e.Disputes, "disagreement")} between sources";
        if (e.Assumptions == 0) yield return "no assumption enters";
        else
        {
            yield return $"{e.Unsourced} of {Count(e.Assumptions, "assumption")} judged rather than sourced"
                + (e.Informed > 0 ? $", {e.Informed} knowing what came later" : "");
        }
    }

    private static string Families(int n) => n == 1 ? "one source family" : $"{n} independent source families";

    private static string Count(int n, string noun) => Figures.Count(n, noun);
}
