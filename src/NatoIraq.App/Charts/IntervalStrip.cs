using NatoIraq.Core.Projections;
using static NatoIraq.App.Charts.Markup;
using static NatoIraq.App.Charts.Svg;

namespace NatoIraq.App.Charts;

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
        Markup Bar(string name, double from, double to, double height) => Box(
            name, x.At(from), Middle - (height / 2), Math.Max(1, x.At(to) - x.At(from)), height);
        return Tag(
            "svg",
            [
                ("xmlns", "http://www.w3.org/2000/svg"), ("class", "chart interval-strip"), ("role", "img"),
                ("viewBox", $"0 0 {Number(Width)} {Number(Height)}"), ("aria-label", label),
            ],
            Join(marks.Select(mark => Rule("grid", x.At(mark), 4, x.At(mark), Bottom)
                + Text("mark", x.At(mark), Height - 5, "middle", Figures.Value(mark, isOutput)))),
            Tag(
                "g",
                [("class", isBaseline ? "fan baseline" : "fan branch")],
                Bar("band80", p10, p90, 8),
                Bar("band50", p25, p75, 16),
                Dot("centre", x.At(p50), Middle, 5)),
            baseline is { } median ? Rule("reference", x.At(median), 2, x.At(median), Bottom) : default);
    }
}
