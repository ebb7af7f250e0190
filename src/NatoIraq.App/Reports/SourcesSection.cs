using NatoIraq.App.Charts;
using NatoIraq.Core.Claims;
using NatoIraq.Core.Worlds;
using static NatoIraq.App.Charts.Markup;

namespace NatoIraq.App.Reports;

/// <summary>The claims that the report rests on, by source and paragraph, and where the sources disagree.</summary>
internal static class SourcesSection
{
    public static Markup Of(Brief brief)
    {
        Pack pack = brief.Model.Pack;
        IReadOnlyDictionary<string, int> numbers = brief.Citations.Numbers;
        if (numbers.Count == 0) return Tag("p", "No claim is cited.");
        Dictionary<string, Claim> claims = pack.Claims.ToDictionary(c => c.Id);
        Conflict[] conflicts = [.. pack.Conflicts.Where(c => c.Claims.Any(numbers.ContainsKey))];
        return Tag("h3", "Claims cited") + Tag("ul", [("class", "claims")], Join(numbers.Select(n => Tag(
                "li",
                [("id", $"claim-{n.Value}")],
                Tag("strong", n.Key), " ",
                claims.TryGetValue(n.Key, out Claim? claim) ? Line(pack, claim) : "is not in the pack."))))
            + Tag("h3", "Where these sources disagree or are silent")
            + (conflicts.Length == 0
                ? Tag("p", "Nowhere that the pack tells of.")
                : Tag("dl", [("class", "conflicts")], Join(conflicts.Select(c => Tag("div",
                    Tag("dt", Tag("strong", Figures.Capital(c.Topic)), " ",
                        Tag("span", [("class", "key")], $"{c.Id}, {c.Kind}")),
                    Tag("dd", Foreign(c.Disagreement.Trim())),
                    Tag("dd", "Read as: ", Foreign(c.Resolution.Trim())),
                    Tag("dd", [("class", "key")], "Claims ", brief.Citations.Links(c.Claims)))))));
    }

    private static Markup Line(Pack pack, Claim claim)
    {
        Source? source = pack.Sources.FirstOrDefault(s => s.Id == claim.Source);
        return Foreign(claim.Statement) + Tag("span", [("class", "origin")],
            Foreign(claim.Attribution), "; ", Foreign(source?.Outlet ?? claim.Source),
            $", paragraph {claim.Paragraph}, reported {Figures.Iso(claim.Reported)}.");
    }
}
