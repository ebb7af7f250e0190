using NatoIraq.Core.Claims;
using NatoIraq.Core.Worlds;
using NatoIraq.Packs.Events;
using NatoIraq.Packs.Yaml;

namespace NatoIraq.Packs.Files;

/// <summary><c>claims/*.yaml</c>: what one source states.</summary>
internal static class ClaimFile
{
    private const int MostParagraphs = 100_000;
    private const int MostWords = 3;

    /// <summary>The claims of one file.</summary>
    public static IReadOnlyList<Read<Claim>> Read(Fields file, IReadOnlyDictionary<string, Source> sources)
    {
        string id = file.Ref("source", Noun.Source);
        Source? source = sources.GetValueOrDefault(id);
        return file.List("claims", "a claim", f => new Read<Claim>(ReadOne(f, id, source), f), required: true);
    }

    /// <summary>Every claim that drives the simulator must be cited by an event.</summary>
    public static void CheckCited(IReadOnlyList<Read<Claim>> claims, IReadOnlySet<string> cited)
    {
        foreach (Read<Claim> claim in claims.Where(c => c.Value.Tier == Tier.A && !cited.Contains(c.Value.Id)))
            claim.From.Add(
                $"Claim {claim.Value.Id} is of tier A, yet no event cites it.",
                "Cite it in history.yaml, or set tier B.",
                "tier");
    }

    private static Claim ReadOne(Fields fields, string sourceId, Source? source)
    {
        var claim = new Claim(
            fields.Id("id", Noun.Claim),
            sourceId,
            fields.Whole("paragraph", 1, MostParagraphs, required: true) ?? 1,
            fields.Text("attribution"),
            fields.TextOrNull("family") ?? source?.Family ?? "",
            fields.Text("statement"),
            Type(fields),
            fields.Map("valid", "a validity", ReadValidity, required: true) ?? Always,
            fields.DayOrNull("said"),
            fields.DayOrNull("reported") ?? source?.Published ?? DateOnly.MaxValue,
            Enum.Parse<Tier>(fields.Choice("tier", Enum.GetNames<Tier>())),
            fields.Refs("actors", Noun.Actor),
            fields.Map("measure", "a measure", ReadMeasure),
            fields.Refs("duplicate-of", Noun.Claim),
            fields.Refs("conflicts", Noun.Conflict),
            fields.Refs("premises", Noun.Claim),
            Evidence(fields),
            fields.TextOrNull("note"));
        if (claim.Said > claim.Reported)
            fields.Add(
                $"It was said on {claim.Said:yyyy-MM-dd}, after it was reported on {claim.Reported:yyyy-MM-dd} (R12).",
                key: "said");
        if (claim.DuplicateOf.Contains(claim.Id)) fields.Add("A claim is no repeat of itself.", key: "duplicate-of");
        if (claim.Premises.Contains(claim.Id)) fields.Add("A claim is no premise of itself.", key: "premises");
        return claim;
    }

    private static string Type(Fields fields)
    {
        if (fields.One("type", required: true) is not { } type) return "";
        fields.CheckKebab(type, letterFirst: false);
        return type.Text;
    }

    private static Validity Always { get; } = new(null, null, Precision.Day, ValidityKind.Holding);

    private static Validity ReadValidity(Fields fields)
    {
        var valid = new Validity(
            fields.Span("from")?.From,
            fields.Span("to")?.To,
            Enum.Parse<Precision>(fields.Choice("precision", "day", "week", "month", "year"), ignoreCase: true),
            Enum.Parse<ValidityKind>(fields.Choice("kind", "window", "holding"), ignoreCase: true));
        if (valid.From > valid.To)
            fields.Add($"It begins on {valid.From:yyyy-MM-dd}, after it ends on {valid.To:yyyy-MM-dd}.", key: "from");
        return valid;
    }

    private static Measure ReadMeasure(Fields fields)
    {
        const double Most = Fields.LargestNumber;
        var measure = new Measure(
            fields.Text("quantity"),
            fields.Number("low", -Most, Most),
            fields.Number("point", -Most, Most),
            fields.Number("high", -Most, Most),
            fields.Flag("low-exclusive") ?? false,
            fields.Flag("high-exclusive") ?? false,
            fields.TextOrNull("qualifier"),
            fields.TextOrNull("unit"),
            fields.TextOrNull("method"),
            fields.TextOrNull("geography"));
        Bounds.Check(
            fields, measure.Low, measure.Point, measure.High, "point", measure.LowExclusive, measure.HighExclusive);
        return measure;
    }

    private static IReadOnlyList<string> Evidence(Fields fields)
    {
        IReadOnlyList<Scalar> tokens = fields.Many("evidence");
        foreach (Scalar token in tokens)
        {
            int words = token.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
            if (words > MostWords)
                fields.File.Add(
                    token.At,
                    $"A token of evidence has at most {MostWords} words; this has {words}.",
                    "Keep the words that matter.");
        }
        return [.. fields.Distinct("evidence", tokens).Select(t => t.Text)];
    }
}
