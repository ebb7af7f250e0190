using static NatoIraq.App.Charts.Markup;
using static NatoIraq.App.Charts.Svg;

namespace NatoIraq.App.Charts;

/// <summary>A branch's difference from the baseline, to be drawn as a strip.</summary>
/// <param name="Title">The branch.</param>
/// <param name="Label">What a reader who does not see it is told.</param>
/// <param name="Low">Where nine draws in ten begin.</param>
/// <param name="High">Where they end.</param>
/// <param name="Mean">The mean.</param>
/// <param name="MeanLow">Where the interval of the mean begins.</param>
/// <param name="MeanHigh">Where it ends.</param>
public sealed record DifferenceMark(
    string Title, string Label, double Low, double High, double Mean, double MeanLow, double MeanHigh);

/// <summary>Draws differences under each other: a thin bar for nine draws in ten, a thick one for the mean.</summary>
public static class DifferenceStrip
{
    /// <summary>How wide it is.</summary>
    public const double Width = 360;

    private const double RowHeight = 44;
    private const double Foot = 24;
    private const double Left = 18;
    private const double Right = 24;

    /// <summary>Draws the strips as one <c>svg</c> element; nothing for none.</summary>
    /// <param name="label">What it shows.</param>
    /// <param name="rows">A strip each.</param>
    /// <param name="isOutput">Whether values are an output's rather than persons.</param>
    public static Markup Draw(string label, IReadOnlyList<DifferenceMark> rows, bool isOutput)
    {
        if (rows.Count == 0) return default;
        IReadOnlyList<double> marks = Ticks.Enclosing(
            rows.Select(r => Math.Min(r.Low, r.MeanLow)).Append(0).Min(),
            rows.Select(r => Math.Max(r.High, r.MeanHigh)).Append(0).Max(), 4);
        var x = new Scale(marks[0], marks[^1], Left, Width - Right);
        double bottom = rows.Count * RowHeight;
        return Tag(
            "svg",
            [
                ("xmlns", "http://www.w3.org/2000/svg"), ("class", "chart difference-strip"), ("role", "img"),
                ("viewBox", $"0 0 {Number(Width)} {Number(bottom + Foot)}"),
                ("aria-label", $"{label}: {string.Join("; ", rows.Select(r => r.Label))}"),
            ],
            Join(marks.Select(m => Rule(m == 0 ? "zero" : "grid", x.At(m), 0, x.At(m), bottom)
                + Text("mark", x.At(m), bottom + 16, "middle", Figures.Signed(m, isOutput)))),
            Join(rows.Select((row, i) => Row(row, x, i * RowHeight))));
    }

    private static Markup Row(DifferenceMark row, Scale x, double top)
    {
        const double middle = 30;
        Markup Bar(string name, double from, double to, double height) => Box(
            name, x.At(from), top + middle - (height / 2), Math.Max(1, x.At(to) - x.At(from)), height);
        return Text("name", Left, top + 16, "start", Lettering.Cut(row.Title, Width - Left - Right))
            + Tag("g", [("class", "fan branch")],
                Bar("band80", row.Low, row.High, 6),
                Bar("band50", row.MeanLow, row.MeanHigh, 14),
                Dot("centre", x.At(row.Mean), top + middle, 4));
    }
}
