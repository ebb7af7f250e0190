using static NatoIraq.App.Charts.Markup;

namespace NatoIraq.App.Charts;

/// <summary>Hatchings that tell tints apart without colour: of four in a row the first is plain.</summary>
internal static class Patterns
{
    private const int Kinds = 4;

    /// <summary>The fill that lays a tint's pattern over it; null for a plain one.</summary>
    public static string? Of(string id, int tint) => tint % Kinds == 0 ? null : $"url(#{id}-hatch-{tint % Kinds})";

    /// <summary>The definitions that the fills of these tints refer to.</summary>
    public static Markup Define(string id, IReadOnlyList<int> tints) => Tag("defs", Join(
        tints.Select(t => t % Kinds).Where(k => k > 0).Distinct().Order().Select(kind => Tag(
            "pattern",
            [
                ("id", $"{id}-hatch-{kind}"), ("width", "7"), ("height", "7"), ("patternUnits", "userSpaceOnUse"),
                ("patternTransform", kind == 1 ? "rotate(45)" : kind == 2 ? "rotate(-45)" : null),
            ],
            kind == 3 ? Svg.Dot("hatch", 3.5, 3.5, 1) : Svg.Rule("hatch", 0, 0, 0, 7)))));
}
