using NatoIraq.Core.Claims;
using NatoIraq.Core.Scenarios;
using NatoIraq.Core.Worlds;
using static NatoIraq.App.Reports.Markup;

namespace NatoIraq.App.Reports;

/// <summary>What is assumed, tagged by what it rests on, and the claims cited for it.</summary>
internal static class AssumptionsSection
{
    public static Markup Of(Findings findings)
    {
        List<(Told Branch, PlanAssumption Assumption)> all =
            [.. findings.Branches.SelectMany(b => b.Plan.Assumptions.Select(a => (b, a)))];
        if (all.Count == 0) return Tag("p", "Nothing: no branch draws an assumption.");
        Dictionary<string, int> numbers = all.SelectMany(x => x.Assumption.Source.Cites).Distinct()
            .Order(StringComparer.Ordinal).Select((c, i) => (c, i)).ToDictionary(p => p.c, p => p.i + 1);
        return Tag("p", [("class", "key")],
                Basis("seed"), " rests on a source. ",
                Basis("assumption"), " is a judgement of the scenario's author. ",
                Basis("informed"), " uses what was reported only after the fork, so it is never scored as foresight.")
            + Join(all.GroupBy(x => x.Assumption.Owner).Select(g => Group(findings, g.Key, [.. g], numbers)))
            + Claims(findings.Model.Pack, numbers);
    }

    private static Markup Group(
        Findings findings,
        string owner,
        List<(Told Branch, PlanAssumption Assumption)> uses,
        Dictionary<string, int> numbers)
    {
        Told? author = findings.Branches.FirstOrDefault(b => b.Plan.Name == owner);
        List<Markup> others = 
            [.. uses.Select(u => u.Branch).Distinct().Where(b => b != author).Select(b => Foreign(b.Title))];
        return Tag("h3", author is null ? Tag("code", owner) : Foreign(author.Title))
            + (others.Count == 0 ? default : Tag("p", [("class", "key")], "Inherited by ", Join(others, "; "), "."))
            + Tag("ul", [("class", "assumptions")],
                Join(uses.Select(u => u.Assumption).DistinctBy(a => a.Source.Name).Select(a => Card(a, numbers))));
    }

    private static Markup Card(PlanAssumption assumption, Dictionary<string, int> numbers)
    {
        Assumption source = assumption.Source;
        return Tag("li",
            Tag("p", [("class", "name")],
                Tag("code", source.Name), " ", Basis(source.FromSeed ? "seed" : "assumption"),
                source.Informed ? " " + Basis("informed") : default),
            Tag("p", [("class", "value")],
                Tag("code", assumption.Text),
                source.Unit is null ? default : " " + Tag("span", [("class", "key")], "unit: ", Foreign(source.Unit))),
            string.IsNullOrWhiteSpace(source.Note) ? default : Tag("p", Foreign(source.Note.Trim())),
            source.Cites.Count == 0 ? default : Tag("p", [("class", "key")], "Cites ",
                Join(source.Cites.Select(c => Tag("a", [("href", $"#claim-{numbers[c]}")], c)), ", ")));
    }

    private static Markup Basis(string basis) => Tag("span", [("class", $"tag {basis}")], basis);

    private static Markup Claims(Pack pack, Dictionary<string, int> numbers)
    {
        if (numbers.Count == 0) return default;
        Dictionary<string, Claim> claims = pack.Claims.ToDictionary(c => c.Id);
        return Tag("h3", "Claims cited") + Tag("ul", [("class", "claims")], Join(numbers.Select(n => Tag(
            "li",
            [("id", $"claim-{n.Value}")],
            Tag("strong", n.Key), " ",
            claims.TryGetValue(n.Key, out Claim? claim) ? Line(pack, claim) : "is not in the pack."))));
    }

    private static Markup Line(Pack pack, Claim claim)
    {
        Source? source = pack.Sources.FirstOrDefault(s => s.Id == claim.Source);
        return Foreign(claim.Statement) + Tag("span", [("class", "origin")],
            Foreign(claim.Attribution), "; ", Foreign(source?.Outlet ?? claim.Source),
            $", paragraph {claim.Paragraph}, reported {Figures.Iso(claim.Reported)}.");
    }
}
