namespace NatoIraq.App.Reports;

/// <summary>
/// The charts' style sheet, which any page that shows them includes. A branch is blue and solid, the baseline grey and
/// dashed, so that neither colour nor its lack decides; both lines have a contrast of at least 4.5 with the ground.
/// </summary>
public static class ChartStyle
{
    /// <summary>The style sheet; its colours are the <c>--chart-…</c> properties, set for light and dark.</summary>
    public const string Css = """
        :root {
          --chart-branch: #0b5c9e;
          --chart-baseline: #5f6670;
          --chart-ground: #ffffff;
          --chart-mark: #555c66;
          --chart-grid: #e3e5e8;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --chart-branch: #74b9f2;
            --chart-baseline: #a4acb6;
            --chart-ground: #14171b;
            --chart-mark: #a9b0ba;
            --chart-grid: #2b3138;
          }
        }
        .fan-chart, .interval-strip { display: block; width: 100%; height: auto; overflow: visible; }
        .fan-chart text, .interval-strip text {
          font: 12px system-ui, sans-serif;
          font-variant-numeric: tabular-nums;
          fill: var(--chart-mark);
        }
        .fan-chart .grid, .interval-strip .grid { stroke: var(--chart-grid); stroke-width: 1; }
        .fan-chart .tick { stroke: var(--chart-mark); stroke-width: 1; }
        .fan-chart .fork { stroke: var(--chart-mark); stroke-width: 1; stroke-dasharray: 1 3; }
        .fan .band80, .fan .band50 { stroke: none; }
        .fan .median { fill: none; stroke-width: 2; stroke-linejoin: round; }
        .branch .band80, .branch .band50, .branch .alone, .branch .centre { fill: var(--chart-branch); }
        .branch .median { stroke: var(--chart-branch); stroke-width: 2.5; }
        .branch .band80 { fill-opacity: .2; }
        .branch .band50 { fill-opacity: .32; }
        .baseline .band80, .baseline .band50, .baseline .alone, .baseline .centre { fill: var(--chart-baseline); }
        .baseline .median { stroke: var(--chart-baseline); stroke-dasharray: 5 3; }
        .baseline .band80 { fill-opacity: .16; }
        .baseline .band50 { fill-opacity: .22; }
        .fan .centre { stroke: var(--chart-ground); stroke-width: 2; }
        .interval-strip .reference { stroke: var(--chart-baseline); stroke-width: 2; stroke-dasharray: 5 3; }
        .fan-chart text.end { font-weight: 650; }
        .fan-chart text.end.branch { fill: var(--chart-branch); }
        .fan-chart text.end.baseline { fill: var(--chart-baseline); font-weight: 500; }
        @media print {
          :root {
            --chart-branch: #0b5c9e;
            --chart-baseline: #5f6670;
            --chart-ground: #ffffff;
            --chart-mark: #40464e;
            --chart-grid: #d5d8dc;
          }
          .fan, .interval-strip { print-color-adjust: exact; }
        }
        """;
}
