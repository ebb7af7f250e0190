using static NatoIraq.App.Charts.Markup;
using static NatoIraq.App.Charts.Svg;

namespace NatoIraq.App.Charts;

/// <summary>Forecasts of about the same chance: its mean, how often they came true, and how many they are.</summary>
public readonly record struct ReliabilityDot(double Forecast, double Observed, double Count);

/// <summary>
/// Draws how often things came true against the chance they were given; forecasts that mean what they say lie on the
/// dashed line. The area of a dot is the number of forecasts.
/// </summary>
public static class ReliabilityDiagram
{
    /// <summary>The width of the drawing.</summary>
    public const double Width = 320;

    /// <summary>Its height.</summary>
    public const double Height = 300;

    private const double Left = 52;
    private const double Right = 304;
    private const double Top = 12;
    private const double Bottom = 246;
    private const double Largest = 10;

    /// <summary>Draws it as an <c>svg</c> element.</summary>
    public static Markup Draw(Caption caption, IReadOnlyList<ReliabilityDot> dots) =>
        Drawing("reliability", Width, Height, caption, Inside(dots));

    /// <summary>What such a drawing holds.</summary>
    public static Markup Inside(IReadOnlyList<ReliabilityDot> dots)
    {
        var x = new Scale(0, 1, Left, Right);
        var y = new Scale(0, 1, Bottom, Top);
        double most = dots.Count == 0 ? 1 : dots.Max(d => d.Count);
        double[] marks = [0, 0.25, 0.5, 0.75, 1];
        return Join(marks.Select(m => Rule("grid", x.At(m), Top, x.At(m), Bottom)
                + Rule("grid", Left, y.At(m), Right, y.At(m))
                + Text("mark", x.At(m), Bottom + 22, "middle", Figures.Share(m))
                + Text("mark", Left - 13, y.At(m) + 4, "end", Figures.Share(m))))
            + Text("mark", (Left + Right) / 2, Bottom + 39, "middle", "chance given")
            + Text("mark", Left, Bottom + 53, "start", "upwards: share that came true")
            + Rule("reference", x.At(0), y.At(0), x.At(1), y.At(1))
            + Tag("g", [("class", "fan branch")], Join(dots.OrderByDescending(d => d.Count).Select(d => Dot(
                "centre", x.At(d.Forecast), y.At(d.Observed), Math.Max(3, Largest * Math.Sqrt(d.Count / most)),
                Tag("title", [],
                    $"chance {Figures.Share(d.Forecast)}, came true {Figures.Share(d.Observed)}, forecasts {d.Count:0}")))));
    }
}
