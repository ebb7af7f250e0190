using NatoIraq.Core.Worlds;
using NatoIraq.Packs.Yaml;

namespace NatoIraq.Packs.Files;

/// <summary><c>rules.yaml</c>: the pack's name, the engine's settings and the pack's own rules.</summary>
internal static class RuleFile
{
    private const int MostDays = 36_525;
    private const double MostTolerance = 10;

    public static (string Name, PackRules Rules) Read(Fields file)
    {
        string name = "";
        if (file.One("pack", required: true) is { } scalar)
        {
            file.CheckKebab(scalar, letterFirst: false);
            name = scalar.Text;
        }
        var rules = new PackRules(
            file.Whole("stale-after", 1, MostDays, required: true) ?? 0,
            file.Number("cap-tolerance", 0, MostTolerance, required: true) ?? 0,
            file.Whole("pressure-decay", 1, MostDays, required: true) ?? 0,
            file.SeriesList("report-series"),
            file.List("rules", "a rule", ReadOne));
        return (name, rules);
    }

    private static PackRule ReadOne(Fields rule) => new(
        rule.Id("id", Noun.Rule),
        rule.Choice("mode", "note", "block") == "block",
        rule.Text("holds"),
        rule.Text("because"),
        rule.Refs("cites", Noun.Claim));
}
