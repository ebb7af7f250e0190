namespace NatoIraq.App.Charts;

/// <summary>
/// The charts' tokens and style sheet. A branch is blue and solid, the baseline grey and dashed; a state has a tint, a
/// pattern and a label: neither colour nor its lack decides. Lines and words have a contrast of at least 4.5.
/// </summary>
public static class ChartTheme
{
    /// <summary>How many tints there are for states; further ones begin anew.</summary>
    public const int Tints = 8;

    private const string Light = """
          --chart-branch: #0b5c9e;
          --chart-baseline: #5f6670;
          --chart-ground: #ffffff;
          --chart-ink: #1b1e22;
          --chart-mark: #555c66;
          --chart-grid: #e3e5e8;
          --tint-0: #b9d7ee;
          --tint-1: #f3d3a6;
          --tint-2: #bfe3d0;
          --tint-3: #f2c6c0;
          --tint-4: #e9e3a5;
          --tint-5: #d3cde8;
          --tint-6: #d8d8d8;
          --tint-7: #d9c7b6;
        """;

    private const string Dark = """
          --chart-branch: #74b9f2;
          --chart-baseline: #a4acb6;
          --chart-ground: #14171b;
          --chart-ink: #e9e7e2;
          --chart-mark: #a9b0ba;
          --chart-grid: #2b3138;
          --tint-0: #1f4f73;
          --tint-1: #6b4a16;
          --tint-2: #1f5a44;
          --tint-3: #70352f;
          --tint-4: #57521a;
          --tint-5: #443b70;
          --tint-6: #43484e;
          --tint-7: #5a4a3c;
        """;

    private const string Marks = """

        .chart text { font: 12px system-ui, sans-serif; font-variant-numeric: tabular-nums; fill: var(--chart-mark); }
        .chart text.name { fill: var(--chart-ink); font-weight: 600; }
        .chart text.heading { fill: var(--chart-ink); font-size: 17px; font-weight: 650; }
        .chart .grid { stroke: var(--chart-grid); stroke-width: 1; }
        .chart .zero, .chart .tick { stroke: var(--chart-mark); stroke-width: 1; }
        .chart .fork { stroke: var(--chart-mark); stroke-width: 1; stroke-dasharray: 1 3; }
        .chart .bounds { fill: var(--chart-mark); fill-opacity: .16; stroke: var(--chart-mark); stroke-width: .75; }
        .chart .past { stroke: var(--chart-ink); stroke-width: 2.5; }
        .fan .median { fill: none; stroke-width: 2; stroke-linejoin: round; }
        .branch .band90, .branch .band80, .branch .band50, .branch .alone, .branch .centre { fill: var(--chart-branch); }
        .branch .median { stroke: var(--chart-branch); stroke-width: 2.5; }
        .branch .band90 { fill-opacity: .13; }
        .branch .band80 { fill-opacity: .16; }
        .branch .band50 { fill-opacity: .3; }
        .baseline :is(.band90, .band80, .band50, .alone, .centre) { fill: var(--chart-baseline); }
        .baseline .median { stroke: var(--chart-baseline); stroke-dasharray: 5 3; }
        .baseline .band90 { fill-opacity: .1; }
        .baseline .band80 { fill-opacity: .13; }
        .baseline .band50 { fill-opacity: .2; }
        .fan .centre { stroke: var(--chart-ground); stroke-width: 2; }
        .chart .luck { fill: none; stroke: var(--chart-ink); stroke-width: 1.5; stroke-dasharray: 3 2; }
        .chart .reference { stroke: var(--chart-baseline); stroke-width: 2; stroke-dasharray: 5 3; }
        .chart text.end { font-weight: 650; }
        .chart text.end.branch { fill: var(--chart-branch); }
        .chart text.end.baseline { fill: var(--chart-baseline); font-weight: 500; }
        .chart .layer { stroke: var(--chart-ground); stroke-width: 1; stroke-linejoin: round; }
        .chart .hatch { stroke: var(--chart-mark); stroke-width: 1; fill: none; opacity: .55; }
        .chart text.inside { fill: var(--chart-ink); }
        .chart .era { fill: var(--chart-grid); fill-opacity: .45; }
        .chart .window { fill: var(--chart-branch); fill-opacity: .35; }
        .chart text.event { fill: var(--chart-ink); font-size: 10px; }
        .chart .day { fill: var(--chart-ink); }
        .chart text.label { paint-order: stroke; stroke: var(--chart-ground); stroke-width: 4px; }
        .chart .limb { fill: none; stroke: var(--chart-branch); stroke-width: 2.5; }
        .chart .trunk { fill: none; stroke: var(--chart-ink); stroke-width: 3; }
        .chart .limb.grey { stroke: var(--chart-baseline); stroke-dasharray: 5 3; }
        .chart .limb.beside { stroke: var(--chart-baseline); stroke-width: 1.25; }
        .chart .stem { fill: none; stroke: var(--chart-mark); stroke-width: 1.25; }
        .chart .joint { fill: var(--chart-ground); stroke: var(--chart-ink); stroke-width: 1.5; }
        """;

    private static readonly string TintRules = string.Concat(
        Enumerable.Range(0, Tints).Select(i => $"\n.chart .tint-{i} {{ fill: var(--tint-{i}); }}"));

    /// <summary>The style sheet of a drawing that stands alone; its colours are those of the reader's theme.</summary>
    public static readonly string Css = Root(Light)
        + "\n@media (prefers-color-scheme: dark) {\n" + Root(Dark) + "\n}"
        + Marks + TintRules
        + "\n@media print {\n" + Root(Light) + "\n.chart { print-color-adjust: exact; }\n}\n";

    /// <summary>The style sheet of a drawing that is light in any theme, for a document or a slide.</summary>
    public static readonly string LightCss = $"{Root(Light)}{Marks}{TintRules}\n";

    /// <summary>
    /// The style sheet of drawings in a page whose reader may choose a theme: <c>data-theme</c> on the page's root,
    /// <c>light</c> or <c>dark</c>, goes before the reader's system.
    /// </summary>
    public static readonly string ThemedCss = Root(Light)
        + "\n@media (prefers-color-scheme: dark) {\n" + Root(Dark, ":root:not([data-theme=light])") + "\n}\n"
        + Root(Dark, ":root[data-theme=dark]")
        + Marks + TintRules
        + "\n@media print {\n" + Root(Light, ":root:root:root") + "\n.chart { print-color-adjust: exact; }\n}\n";

    private static string Root(string tokens, string root = ":root") => $"{root} {{\n{tokens}\n}}";
}
