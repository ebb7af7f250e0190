using NatoIraq.Core.Scenarios;
using NatoIraq.Core.Worlds;
using NatoIraq.Packs.Yaml;

namespace NatoIraq.Packs.Files;

/// <summary><c>rules.yaml</c>: the pack's name, the engine's settings and the pack's own rules.</summary>
internal static class RuleFile
{
    private const int MostDays = 36_525;
    private const double MostTolerance = 10;

    /// <summary>The pack's name, and its rules.</summary>
    /// <param name="file">The file.</param>
    /// <param name="conditions">Where each rule's expression is noted, to be checked when every name is known.</param>
    public static (string Name, PackRules Rules) Read(Fields file, ICollection<Located> conditions)
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
            file.List("rules", "a rule", rule => ReadOne(rule, conditions)));
        return (name, rules);
    }

    private static PackRule ReadOne(Fields rule, ICollection<Located> conditions)
    {
        Located? holds = rule.LocatedOrNull("holds", required: true);
        if (holds is not null) conditions.Add(holds);
        return new PackRule(
            rule.Id("id", Noun.Rule),
            rule.Choice("mode", "note", "block") == "block",
            holds?.Text ?? "",
            rule.Text("because"),
            rule.Refs("cites", Noun.Claim));
    }
}
