using NatoIraq.App.Charts;
using static NatoIraq.App.Charts.Markup;
using static NatoIraq.App.Charts.Svg;

namespace NatoIraq.App.Backtests;

/// <summary>A backtest as drawings: forecasts beside truths, and with enough forecasts a reliability diagram.</summary>
public static class BacktestPicture
{
    /// <summary>The fewest yes-or-no forecasts that a reliability diagram is drawn of.</summary>
    public const int FewestForDiagram = 10;

    private const double Side = 16;
    private const double HeadingHeight = 34;

    /// <summary>The forecasts of a branch beside the truths it was scored on, as an element of a page.</summary>
    public static Markup Strips(BacktestView view, string branch) => TruthStrips.Draw(
        new Caption(
            $"strips-{branch}", $"What {branch} foretold, and what was so",
            string.Join(" ", StripsOf(view, branch).Select(s =>
                $"{s.Subject}: {s.Told}, to which it gave a chance of {Figures.Share(s.Chance)}."))),
        StripsOf(view, branch));

    /// <summary>The reliability diagram of a branch as an element of a page; nothing of too few forecasts.</summary>
    public static Markup Diagram(BacktestedView branch) => IsEnough(branch)
        ? ReliabilityDiagram.Draw(
            new Caption(
                $"reliability-{branch.Branch}", $"Reliability of {branch.Branch}",
                string.Join(" ", branch.Brier!.Points.Select(p =>
                    $"Of {p.Forecasts:0} forecasts of about {Figures.Share(p.Forecast)}, {Figures.Share(p.Observed)} came true."))),
            DotsOf(branch))
        : default;

    /// <summary>All branches under each other; the text of an SVG file.</summary>
    public static string Draw(BacktestView view)
    {
        double y = Side;
        List<Markup> parts = [];
        foreach (BacktestedView branch in view.Branches)
        {
            IReadOnlyList<TruthStrip> strips = StripsOf(view, branch.Branch);
            parts.Add(Text("heading", Side, y + 18, "start", Apart(branch.Branch)));
            double top = y + HeadingHeight;
            parts.Add(Moved(Side, top, TruthStrips.Inside(strips)));
            double height = TruthStrips.HeightOf(strips);
            if (IsEnough(branch))
            {
                parts.Add(Moved(TruthStrips.Width + (2 * Side), top, ReliabilityDiagram.Inside(DotsOf(branch))));
                height = Math.Max(height, ReliabilityDiagram.Height);
            }
            y = top + height + Side;
        }
        double width = TruthStrips.Width + ReliabilityDiagram.Width + (3 * Side);
        return $"{Tag(
            "svg",
            [
                ("xmlns", "http://www.w3.org/2000/svg"), ("class", "chart"), ("role", "img"),
                ("width", Number(width)), ("height", Number(y)), ("viewBox", $"0 0 {Number(width)} {Number(y)}"),
                ("aria-label", $"Forecasts beside what was so: {view.Title}"),
            ],
            Tag("style", Verbatim($"\n{ChartTheme.Css}.paper {{ fill: var(--chart-ground); }}\n")),
            Box("paper", 0, 0, width, y),
            Join(parts))}\n";
    }

    private static Markup Moved(double x, double y, Markup what) =>
        Tag("g", [("transform", $"translate({Number(x)} {Number(y)})")], what);

    private static bool IsEnough(BacktestedView branch) => branch.Brier?.Forecasts >= FewestForDiagram;

    private static IReadOnlyList<ReliabilityDot> DotsOf(BacktestedView branch) =>
        [.. branch.Brier!.Points.Select(p => new ReliabilityDot(p.Forecast, p.Observed, p.Forecasts))];

    private static IReadOnlyList<TruthStrip> StripsOf(BacktestView view, string branch) =>
        [.. view.Truths.Where(t => t.Branch == branch && t.LeftOut is null).Select(t => new TruthStrip(
            t.Subject, $"{t.Told}, {Figures.Iso(t.Date)}", t.Chance!.Value,
            t.Band is { } b ? [b.P5, b.P25, b.P50, b.P75, b.P95] : null, t.Known?.Low, t.Known?.High))];
}
