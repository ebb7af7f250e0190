using NatoIraq.Core.History;
using NatoIraq.Core.Worlds;
using NatoIraq.Packs.Events;
using NatoIraq.Packs.Yaml;

namespace NatoIraq.Packs.Files;

/// <summary><c>estimates.yaml</c>: bounds that follow from several claims.</summary>
internal static class EstimateFile
{
    public static IReadOnlyList<DerivedEstimate> Read(Fields file) =>
        file.List("estimates", "an estimate", ReadOne, required: true);

    private static DerivedEstimate ReadOne(Fields estimate) => new(
        estimate.Id("id", Noun.Estimate),
        estimate.Series("series", required: true) ?? default,
        Amounts.ReadPersons(estimate, "bound") ?? new Amount(),
        estimate.Day("at"),
        estimate.Text("condition"),
        estimate.Refs("premises", Noun.Claim, required: true),
        estimate.RefOrNull("outside", Noun.Place));
}
