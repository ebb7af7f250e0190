using NatoIraq.Core.Projections;
using static NatoIraq.App.Reports.Markup;

namespace NatoIraq.App.Reports;

/// <summary>Draws a day's distribution as a strip: the median in bars that hold 50 % and 80 % of the draws.</summary>
public static class IntervalStrip
{
    private const double Width = 360;
    private const double Height = 54;
    private const double Middle = 18;
    private const double Bottom = 34;

    /// <summary>Draws a strip as an <c>svg</c> element, or nothing when the value is unknown.</summary>
    /// <param name="label">What a reader who does not see it is told.</param>
    /// <param name="band">The distribution.</param>
    /// <param name="baseline">The baseline's median, marked by a dashed line; null for none.</param>
    /// <param name="marks">The marks of the axis, which strips under each other share.</param>
    /// <param name="isOutput">Whether values are an output's rather than persons.</param>
    /// <param name="isBaseline">Whether it is the baseline's own.</param>
    public static Markup Draw(
        string label,
        Band band,
        double? baseline,
        IReadOnlyList<double> marks,
        bool isOutput = false,
        bool isBaseline = false)
    {
        if (band is not { P10: { } p10, P25: { } p25, P50: { } p50, P75: { } p75, P90: { } p90 }) return default;
        var x = new Scale(marks[0], marks[^1], 18, Width - 24);
        Markup Bar(string name, double from, double to, double height) => Tag(
            "rect",
            [
                ("class", name), Svg.At("x", x.At(from)), Svg.At("y", Middle - (height / 2)),
                Svg.At("width", Math.Max(1, x.At(to) - x.At(from))), Svg.At("height", height),
            ]);
        return Tag(
            "svg",
            [
                ("xmlns", "http://www.w3.org/2000/svg"), ("class", "interval-strip"), ("role", "img"),
                ("viewBox", $"0 0 {Svg.Number(Width)} {Svg.Number(Height)}"), ("aria-label", label),
            ],
            Join(marks.Select(mark => Upright("grid", x.At(mark), 4, Bottom) + Tag(
                "text",
                [("class", "mark"), ("text-anchor", "middle"), Svg.At("x", x.At(mark)), Svg.At("y", Height - 5)],
                Figures.Value(mark, isOutput)))),
            Tag(
                "g",
                [("class", isBaseline ? "fan baseline" : "fan branch")],
                Bar("band80", p10, p90, 8),
                Bar("band50", p25, p75, 16),
                Tag("circle", [("class", "centre"), Svg.At("cx", x.At(p50)), Svg.At("cy", Middle), ("r", "5")])),
            baseline is { } median ? Upright("reference", x.At(median), 2, Bottom) : default);
    }

    private static Markup Upright(string name, double x, double from, double to) => Tag(
        "line", [("class", name), Svg.At("x1", x), Svg.At("x2", x), Svg.At("y1", from), Svg.At("y2", to)]);
}
