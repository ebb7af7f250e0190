using NatoIraq.App.Charts;
using NatoIraq.App.Projections;
using static NatoIraq.App.Charts.Markup;
using static NatoIraq.App.Charts.Svg;

namespace NatoIraq.App.Reports;

/// <summary>A chart of a comparison: its drawings under each other, and the numbers behind them.</summary>
/// <param name="Id">Unique in the comparison; the same request gives the same ids.</param>
/// <param name="Branch">The branch it tells of.</param>
/// <param name="Subject">The series, the output or the machine's instance.</param>
/// <param name="Title">What it shows, in words.</param>
/// <param name="Heading">What stands above it, in a page that says elsewhere what is shown.</param>
/// <param name="Plots">The drawings.</param>
/// <param name="Broad">The same for a page's whole width; empty when it shares a row.</param>
/// <param name="Columns">The headings of the numbers; one that starts with <c>#</c> heads numbers.</param>
/// <param name="Rows">The numbers.</param>
public sealed record ChartView(
    string Id,
    string Branch,
    string Subject,
    string Title,
    Markup Heading,
    IReadOnlyList<PlotView> Plots,
    IReadOnlyList<PlotView> Broad,
    IReadOnlyList<string> Columns,
    IReadOnlyList<ChartRow> Rows)
{
    private const double Side = 16;
    private const double HeadingHeight = 34;

    internal IReadOnlyList<ResultView> Levels { get; init; } = [];

    internal IReadOnlyList<StateShareView> States { get; init; } = [];

    /// <summary>The numbers as CSV, not rounded.</summary>
    public string Csv() => Levels.Count > 0 ? Views.Csv.Write(Levels) : Views.Csv.Write(States);

    /// <summary>The drawings as one picture that stands alone: the text of an SVG file.</summary>
    /// <param name="css">Its style sheet.</param>
    public string Picture(string css)
    {
        IReadOnlyList<PlotView> plots = Broad.Count > 0 ? Broad : Plots;
        double width = plots[0].Width + (2 * Side);
        double y = Side + HeadingHeight;
        Markup inside = default;
        foreach (PlotView plot in plots)
        {
            inside += Tag("svg",
                [At("x", Side), At("y", y), At("width", plot.Width), At("height", plot.Height)], plot.Drawing);
            y += plot.Height + 4;
        }
        string heading = Lettering.Cut(Title, (width - (2 * Side)) / HeadingScale);
        Markup picture = Tag("svg",
            [
                ("xmlns", "http://www.w3.org/2000/svg"), ("class", "chart"), ("role", "img"), At("width", width),
                At("height", y + Side), ("viewBox", $"0 0 {Number(width)} {Number(y + Side)}"),
                ("aria-labelledby", "picture-title"),
            ],
            Tag("title", [("id", "picture-title")], Title),
            Tag("style", Verbatim(css)),
            Box("paper", 0, 0, width, y + Side),
            Text("heading", Side, Side + 16, "start", Apart(heading)),
            inside);
        return $"{picture}\n";
    }

    /// <summary>How much larger a heading's letters are.</summary>
    private const double HeadingScale = 17.0 / 12;
}

/// <summary>A drawing.</summary>
/// <param name="Drawing">The drawing, an <c>svg</c> element.</param>
/// <param name="Width">In units of the drawing.</param>
/// <param name="Height">In units of the drawing.</param>
/// <param name="Area">Where its days and values are; null when it answers to no pointer.</param>
/// <param name="IsDifference">Whether it is of differences from the baseline.</param>
public sealed record PlotView(Markup Drawing, double Width, double Height, PlotArea? Area, bool IsDifference)
{
    internal static PlotView Of(FanPanel panel, FanAxes axes, double width) => new(
        FanChart.Draw(panel, axes, width), width, FanChart.HeightOf(panel, width), FanChart.AreaOf(panel, axes, width),
        panel.IsDifference);
}

/// <summary>The numbers of a day.</summary>
public sealed record ChartRow(DateOnly Date, IReadOnlyList<string> Cells);
