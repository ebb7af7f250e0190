using NatoIraq.App.Charts;
using NatoIraq.Core.Scenarios;
using static NatoIraq.App.Charts.Markup;

namespace NatoIraq.App.Reports;

/// <summary>What is assumed, tagged by what it rests on, and the claims cited for it.</summary>
internal static class AssumptionsSection
{
    public static Markup Of(Brief brief)
    {
        List<(Told Branch, PlanAssumption Assumption)> all =
            [.. brief.Branches.SelectMany(b => b.Plan.Assumptions.Select(a => (b, a)))];
        if (all.Count == 0) return Tag("p", "Nothing: no branch draws an assumption.");
        return Tag("p", [("class", "key")],
                Basis("seed"), " rests on a source. ",
                Basis("assumption"), " is a judgement of the scenario's author. ",
                Basis("informed"), " uses what was reported only after the fork, so it is never scored as foresight.")
            + Join(all.GroupBy(x => x.Assumption.Owner).Select(g => Group(brief, g.Key, [.. g])));
    }

    private static Markup Group(
        Brief brief,
        string owner,
        List<(Told Branch, PlanAssumption Assumption)> uses)
    {
        Told? author = brief.Branches.FirstOrDefault(b => b.Plan.Name == owner);
        List<Markup> others = 
            [.. uses.Select(u => u.Branch).Distinct().Where(b => b != author).Select(b => Foreign(b.Title))];
        return Tag("h3", author is null ? Tag("code", owner) : Foreign(author.Title))
            + (others.Count == 0 ? default : Tag("p", [("class", "key")], "Inherited by ", Join(others, "; "), "."))
            + Tag("ul", [("class", "assumptions")],
                Join(uses.Select(u => u.Assumption).DistinctBy(a => a.Source.Name).Select(a => Card(brief, a))));
    }

    private static Markup Card(Brief brief, PlanAssumption assumption)
    {
        Assumption source = assumption.Source;
        return Tag("li", [("id", $"assumption-{NumberOf(brief, assumption)}")],
            Tag("p", [("class", "name")],
                Tag("code", source.Name), " ", Basis(source.FromSeed ? "seed" : "assumption"),
                source.Informed ? " " + Basis("informed") : default),
            Tag("p", [("class", "value")],
                Tag("code", assumption.Text),
                source.Unit is null ? default : " " + Tag("span", [("class", "key")], "unit: ", Foreign(source.Unit))),
            string.IsNullOrWhiteSpace(source.Note) ? default : Tag("p", Foreign(source.Note.Trim())),
            source.Cites.Count == 0
                ? default : Tag("p", [("class", "key")], "Cites ", brief.Citations.Links(source.Cites)));
    }

    /// <summary>What a value rests on, as a tag: <c>seed</c>, <c>assumption</c> or <c>informed</c>.</summary>
    public static Markup Basis(string basis) => Tag("span", [("class", $"tag {basis}")], basis);

    /// <summary>The number of an assumption in the page: those of one scenario are told once.</summary>
    public static int NumberOf(Brief brief, PlanAssumption assumption) => 1 + brief.Branches
        .SelectMany(b => b.Plan.Assumptions).DistinctBy(a => (a.Owner, a.Source.Name)).ToList()
        .FindIndex(a => a.Owner == assumption.Owner && a.Source.Name == assumption.Source.Name);
}
