using static NatoIraq.App.Charts.Markup;

namespace NatoIraq.App.Charts;

/// <summary>Hatchings that tell states apart without colour: of four in a row the first is plain.</summary>
internal static class Patterns
{
    private const int Kinds = 4;

    /// <summary>The fill that lays a pattern over a tint; null for a plain one.</summary>
    public static string? Of(string id, int pattern) =>
        pattern % Kinds == 0 ? null : $"url(#{id}-hatch-{pattern % Kinds})";

    /// <summary>The definitions that the fills of these patterns refer to.</summary>
    public static Markup Define(string id, IReadOnlyList<int> patterns) => Tag("defs", Join(
        patterns.Select(p => p % Kinds).Where(k => k > 0).Distinct().Order().Select(kind => Tag(
            "pattern",
            [
                ("id", $"{id}-hatch-{kind}"), ("width", "7"), ("height", "7"), ("patternUnits", "userSpaceOnUse"),
                ("patternTransform", kind == 1 ? "rotate(45)" : kind == 2 ? "rotate(-45)" : null),
            ],
            kind == 3 ? Svg.Dot("hatch", 3.5, 3.5, 1) : Svg.Rule("hatch", 0, 0, 0, 7)))));
}
