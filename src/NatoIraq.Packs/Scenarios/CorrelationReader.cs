using NatoIraq.Core.Scenarios;
using NatoIraq.Packs.Yaml;

namespace NatoIraq.Packs.Scenarios;

/// <summary>Reads which assumptions of a scenario go along with each other.</summary>
internal static class CorrelationReader
{
    public static IReadOnlyList<Correlation> Read(Fields root) =>
        [.. root.List("correlations", "a correlation", ReadOne).OfType<Correlation>()];

    private static Correlation? ReadOne(Fields fields)
    {
        IReadOnlyList<Scalar> written = fields.Many("between", required: true);
        foreach (Scalar name in written) fields.CheckKebab(name, letterFirst: true);
        IReadOnlyList<Scalar> between = fields.Distinct("between", written);
        if (written.Count == 1)
            fields.Add("A correlation is between two assumptions or more.", "Write between: [a, b].", "between");
        double? rank = fields.Number("rank", -1, 1, required: true);
        return rank is { } known && between.Count > 1
            ? new Correlation([.. between.Select(b => b.Located)], known, fields.Located("rank"))
            : null;
    }
}
