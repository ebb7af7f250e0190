using NatoIraq.Core.Claims;
using NatoIraq.Core.Scenarios;
using NatoIraq.Packs.Yaml;

namespace NatoIraq.Packs.Scenarios;

/// <summary>Reads a scenario's assumptions and checks what they rest on.</summary>
internal sealed class AssumptionReader(Fields root, IReadOnlyList<Claim> claims, DateOnly? fork)
{
    private const string Seed = "seed";
    private const string What = "an assumption";

    private readonly Dictionary<string, DateOnly> _reported =
        claims.DistinctBy(c => c.Id).ToDictionary(c => c.Id, c => c.Reported);

    public IReadOnlyList<Assumption> Read() => [.. root.Named("assumptions").Select(ReadOne)];

    private Assumption ReadOne(Pair pair)
    {
        (Scalar name, Node value) = pair;
        root.CheckKebab(name, letterFirst: true);
        if (value is Scalar)
        {
            root.File.Add(
                value.At,
                "An assumption says what it is and rests on, so its value alone is not enough.",
                $"Write under {Problems.Shown(name.Text)}: the keys value, unit and basis.");
            // Others may name it all the same.
            return new Assumption(name.Text, new Located(""), null, null, false, [], false, null, name.Located);
        }
        var fields = new Fields(root.File, value, What);
        Assumption assumption = ReadFields(name, fields);
        fields.Done();
        return assumption;
    }

    private Assumption ReadFields(Scalar name, Fields fields)
    {
        Located value = fields.Located("value");
        Located? wide = fields.LocatedOrNull("wide");
        string? unit = fields.TextOrNull("unit");
        bool fromSeed = fields.Choice("basis", "assumption", Seed) == Seed;
        IReadOnlyList<Scalar> cites = fields.References("cites", Noun.Claim);
        bool informed = fields.Flag("informed") ?? false;
        string? note = fields.TextOrNull("note");
        if (fromSeed && cites.Count == 0)
            fields.Add("'basis: seed' needs the key 'cites'.", "Name the claims, or write basis: assumption.", "basis");
        if (!informed) CheckForesight(fields, cites);
        return new Assumption(
            name.Text, value, wide, unit, fromSeed, [.. cites.Select(c => c.Text)], informed, note, name.Located);
    }

    /// <summary>What was reported after the fork could not be known there.</summary>
    private void CheckForesight(Fields fields, IReadOnlyList<Scalar> cites)
    {
        foreach (Scalar cite in cites)
        {
            if (_reported.TryGetValue(cite.Text, out DateOnly reported) && reported > fork)
                fields.File.Add(
                    cite.At,
                    $"{cite.Text} was reported on {reported:yyyy-MM-dd}, after the fork on {fork:yyyy-MM-dd}.",
                    "Rest on what was known by then, or add informed: true.");
        }
    }
}
