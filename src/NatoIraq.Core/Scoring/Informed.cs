using NatoIraq.Core.Scenarios;

namespace NatoIraq.Core.Scoring;

/// <summary>Whether a branch knows what followed its fork, so that it cannot be given skill for foretelling it.</summary>
public static class Informed
{
    /// <summary>
    /// The assumptions of a plan marked <c>informed</c> on which anything in it rests, by name. One that is drawn from
    /// its wide prior instead does not count: that was set without looking.
    /// </summary>
    /// <param name="plan">The branch.</param>
    /// <param name="wide">Whether the wide priors are drawn.</param>
    public static IReadOnlyList<PlanAssumption> In(Plan plan, bool wide)
    {
        HashSet<string> used =
        [
            .. plan.Entries.Where(e => e.UntilDay == int.MaxValue).SelectMany(e => e.Assumptions),
            .. plan.Initial.SelectMany(i => QuantityBinder.WordsOf(new Located(i.Text))),
        ];
        // An assumption names only earlier ones.
        foreach (PlanAssumption a in plan.Assumptions.Reverse().Where(a => used.Contains(a.Source.Name)))
        {
            used.UnionWith(QuantityBinder.WordsOf(new Located(a.Text)));
        }
        return [.. plan.Assumptions
            .Where(a => a.Source.Informed && used.Contains(a.Source.Name) && !(wide && a.Source.Wide is not null))
            .OrderBy(a => a.Source.Name, StringComparer.Ordinal)];
    }
}
