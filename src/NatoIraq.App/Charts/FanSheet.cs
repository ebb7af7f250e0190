using static NatoIraq.App.Charts.Markup;
using static NatoIraq.App.Charts.Svg;

namespace NatoIraq.App.Charts;

/// <summary>A row of panels that share their axes.</summary>
/// <param name="Heading">What they show.</param>
/// <param name="Panels">The panels, each with a title above it.</param>
public sealed record FanRow(string Heading, IReadOnlyList<FanPanel> Panels);

/// <summary>Draws small multiples as one picture that stands alone, for a document or a slide.</summary>
public static class FanSheet
{
    private const int MostAcross = 3;
    private const double Side = 16;
    private const double HeadingHeight = 34;
    private const double KeyHeight = 30;
    private const int TitleLines = 2;

    /// <summary>Draws the rows under each other; the text of an SVG file.</summary>
    /// <param name="caption">What a reader who does not see it is told.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="baseline">What the grey fan behind is; null for none.</param>
    public static string Draw(Caption caption, IReadOnlyList<FanRow> rows, string? baseline)
    {
        int across = Math.Clamp(rows.Max(r => r.Panels.Count), 1, MostAcross);
        double width = (across * FanChart.Width) + (2 * Side);
        double y = Side;
        List<Markup> parts = [];
        foreach (FanRow row in rows)
        {
            parts.Add(Text("heading", Side, y + 18, "start", row.Heading));
            y += HeadingHeight;
            var axes = FanAxes.Of(
                [.. row.Panels.SelectMany(p => new[] { p.Fan, p.Behind }).OfType<Fan>()],
                [.. row.Panels.SelectMany(p => p.Past)]);
            foreach (FanPanel[] line in row.Panels.Chunk(across))
            {
                parts.Add(Join(line.Select((p, i) => Panel(p, axes, Side + (i * FanChart.Width), y))));
                y += (TitleLines * Lettering.Line) + FanChart.Height + 12;
            }
        }
        parts.Add(Key(Side, y + 10, width, baseline));
        Markup drawing = Tag(
            "svg",
            [
                ("xmlns", "http://www.w3.org/2000/svg"), ("class", "chart"), ("role", "img"),
                ("width", Number(width)), ("height", Number(y + KeyHeight)),
                ("viewBox", $"0 0 {Number(width)} {Number(y + KeyHeight)}"),
                ("aria-labelledby", $"{caption.Id}-title {caption.Id}-description"),
            ],
            Tag("title", [("id", $"{caption.Id}-title")], caption.Title),
            Tag("desc", [("id", $"{caption.Id}-description")], caption.Description),
            Tag("style", Verbatim($"\n{ChartTheme.Css}.paper {{ fill: var(--chart-ground); }}\n")),
            Box("paper", 0, 0, width, y + KeyHeight),
            Join(parts));
        return $"{drawing}\n";
    }

    private static Markup Panel(FanPanel panel, FanAxes axes, double x, double y)
    {
        IReadOnlyList<string> title = Lettering.Wrap(panel.Caption.Title, FanChart.Width - 24, TitleLines);
        return Tag(
            "g", [("transform", $"translate({Number(x)} {Number(y)})")],
            Join(title.Select((line, i) => Text("name", 0, 12 + (i * Lettering.Line), "start", Apart(line)))),
            Tag("g", [("transform", $"translate(0 {Number(TitleLines * Lettering.Line)})")],
                FanChart.Inside(panel, axes, FanChart.Height)));
    }

    /// <summary>What the bands and lines mean.</summary>
    private static Markup Key(double x, double y, double width, string? baseline)
    {
        const string words = "line: the median; bands: 50 %, 80 % and 90 % of the draws";
        string against = baseline is null ? "" : $"; grey, dashed: {Apart(baseline)}";
        return Text("mark", x, y, "start", Lettering.Cut(words + against, width - (2 * Side)));
    }
}
