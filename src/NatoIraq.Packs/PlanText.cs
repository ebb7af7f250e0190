using System.Text;
using NatoIraq.Core;
using NatoIraq.Packs.Yaml;

namespace NatoIraq.Packs;

/// <summary>A plan's text as parts that can be compared, taken out and put together anew.</summary>
public static class PlanText
{
    /// <summary>The section of planned events.</summary>
    public const string Events = "events";

    /// <summary>The sections of a plan, in the order in which they are written, and what stands in each.</summary>
    private static readonly (string Section, PartKind Kind)[] Sections =
    [
        ("assumptions", PartKind.Assumption), ("correlations", PartKind.Correlation), ("initial", PartKind.Start),
        (Events, PartKind.Entry), ("rules", PartKind.Entry), ("hazards", PartKind.Entry),
        ("outputs", PartKind.Output),
    ];

    /// <summary>The parts of a scenario, of a part of one, or of a single entry.</summary>
    /// <param name="text">YAML that was read without problems before.</param>
    /// <param name="name">What errors call it.</param>
    /// <exception cref="InvalidInputException">It is no YAML.</exception>
    public static IReadOnlyList<PlanPart> Read(string text, string name)
    {
        var names = new Names();
        Node? root = new YamlFile(name, text, names).Tree;
        if (names.Problems.Count > 0) throw new InvalidInputException(names.Problems.InFileOrder());
        if (root is Sequence { Items: [var only] }) root = only;
        Pair[] pairs = root is Mapping mapping ? [.. mapping.Pairs] : [];
        if (pairs.Any(p => p.Key.Text == "id")) return [Listed(PartKind.Entry, Events, root!)];
        return
        [
            .. from section in Sections
               from pair in pairs.Where(p => p.Key.Text == section.Section)
               from part in Parts(section.Kind, section.Section, pair.Value)
               select part,
        ];
    }

    /// <summary>Parts as the sections of a scenario.</summary>
    public static string Write(IReadOnlyCollection<PlanPart> parts)
    {
        var text = new StringBuilder();
        foreach ((string section, _) in Sections)
        {
            PlanPart[] inside = [.. parts.Where(p => p.Section == section)];
            if (inside.Length > 0) text.Append(section).Append(":\n");
            foreach (string line in inside.SelectMany(p => p.Yaml.Split('\n'))) text.Append("  ").Append(line).Append('\n');
        }
        return text.ToString();
    }

    private static IEnumerable<PlanPart> Parts(PartKind kind, string section, Node node) => node switch
    {
        Mapping named => named.Pairs.Select(p => new PlanPart(kind, p.Key.Text, section, Named(p))),
        Sequence list => list.Items.Select(item => Listed(kind, section, item)),
        _ => [],
    };

    private static string Named(Pair pair)
    {
        string name = YamlText.Of(pair.Key);
        return pair.Value is Mapping inner
            ? string.Join("\n  ", inner.Pairs.Select(YamlText.Of).Prepend($"{name}:"))
            : $"{name}: {YamlText.Of(pair.Value)}";
    }

    private static PlanPart Listed(PartKind kind, string section, Node item)
    {
        IReadOnlyList<Pair> pairs = item is Mapping mapping ? mapping.Pairs : [];
        Node? name = pairs.FirstOrDefault(p => p.Key.Text is "id" or "between")?.Value;
        // A correlation has no name: whom it ties is what tells it from others.
        string called = name is Sequence several
            ? string.Join("+", several.Items.OfType<Scalar>().Select(s => s.Text).Order(StringComparer.Ordinal))
            : (name as Scalar)?.Text ?? "";
        return new PlanPart(kind, called, section, "- " + string.Join("\n  ", pairs.Select(YamlText.Of)));
    }
}
