using static NatoIraq.App.Charts.Markup;
using static NatoIraq.App.Charts.Svg;

namespace NatoIraq.App.Charts;

/// <summary>A line of a tornado: one input at its lower and at its upper end.</summary>
/// <param name="Name">The input.</param>
/// <param name="Low">Its lower end, in words.</param>
/// <param name="High">Its upper end, in words.</param>
/// <param name="AtLow">The result at the lower end.</param>
/// <param name="AtHigh">The result at the upper end.</param>
public sealed record TornadoLine(string Name, string Low, string High, double AtLow, double AtHigh)
{
    /// <summary>Whether it is the span of luck, which is no input: it is drawn as an outline.</summary>
    public bool IsLuck { get; init; }
}

/// <summary>
/// Draws a tornado: a bar an input, from the result in the middle to that at either end of the input.
/// </summary>
public static class TornadoChart
{
    /// <summary>The width it is drawn for unless told.</summary>
    public const double Width = 720;

    private const double Row = 30;
    private const double Thick = 16;
    private const double Top = 40;
    private const double Foot = 26;
    private const double MostLabel = 230;
    private const double Gap = 6;

    /// <summary>How much wider names are than other words, being bold.</summary>
    private const double Bold = 1.15;
    private const string Low = "baseline";
    private const string High = "branch";

    /// <summary>Draws it as an <c>svg</c> element; nothing without lines.</summary>
    /// <param name="caption">What a reader who does not see it is told.</param>
    /// <param name="lines">The lines, the longest bar first.</param>
    /// <param name="middle">The result with every input at its median.</param>
    /// <param name="isOutput">Whether results are an output's rather than persons.</param>
    /// <param name="width">The width of the drawing.</param>
    public static Markup Draw(
        Caption caption, IReadOnlyList<TornadoLine> lines, double middle, bool isOutput, double width = Width)
    {
        if (lines.Count == 0) return default;
        double label = Math.Min(MostLabel, lines.Max(l => Lettering.WidthOf(l.Name)) * Bold) + 12;
        double ends = lines.Max(l => Math.Max(Lettering.WidthOf(l.Low), Lettering.WidthOf(l.High))) + Gap;
        IReadOnlyList<double> marks = Ticks.Enclosing(
            lines.Min(l => Math.Min(middle, Math.Min(l.AtLow, l.AtHigh))),
            lines.Max(l => Math.Max(middle, Math.Max(l.AtLow, l.AtHigh))), 6);
        var x = new Scale(marks[0], marks[^1], label + ends, width - ends - 4);
        double bottom = Top + (lines.Count * Row);
        return Drawing(
            "tornado", width, HeightOf(lines.Count), caption,
            Join(marks.Select(mark => Rule("grid", x.At(mark), Top - 4, x.At(mark), bottom)
                + Text("mark", x.At(mark), bottom + 16, "middle", Figures.Value(mark, isOutput)))),
            Key(label),
            Join(lines.Select((line, i) => Line(line, x, middle, Top + (i * Row), label))),
            Rule("tick", x.At(middle), Top - 8, x.At(middle), bottom),
            Text("name", x.At(middle), Top - 12, "middle", Figures.Value(middle, isOutput)));
    }

    /// <summary>The height of a drawing with so many lines.</summary>
    public static double HeightOf(int lines) => Top + (lines * Row) + Foot;

    private static Markup Key(double x) =>
        Bar(Low, x, 4, 10, 10) + Text("mark", x + 15, 13, "start", "input at its 10th percentile")
        + Bar(High, x + 195, 4, 10, 10) + Text("mark", x + 210, 13, "start", "at its 90th");

    /// <summary>
    /// A bar in the colour of a fan: that of a baseline for the lower end, of a branch for the upper.
    /// </summary>
    private static Markup Bar(string end, double x, double y, double width, double height) =>
        Tag("g", [("class", end)], Box("alone", x, y, width, height));

    private static Markup Line(TornadoLine line, Scale x, double middle, double top, double label)
    {
        double y = top + ((Row - Thick) / 2);
        double words = top + (Row / 2) + 4;
        bool isLowLeft = line.AtLow <= line.AtHigh;
        double left = Math.Min(x.At(middle), Math.Min(x.At(line.AtLow), x.At(line.AtHigh))) - Gap;
        double right = Math.Max(x.At(middle), Math.Max(x.At(line.AtLow), x.At(line.AtHigh))) + Gap;
        return Text("name", label - 10, words, "end", Apart(Lettering.Cut(line.Name, MostLabel / Bold)))
            + (line.IsLuck ? Span() : End(Low, line.AtLow) + End(High, line.AtHigh))
            + Text("mark", left, words, "end", isLowLeft ? line.Low : line.High)
            + Text("mark", right, words, "start", isLowLeft ? line.High : line.Low);

        Markup Span()
        {
            double from = Math.Min(x.At(line.AtLow), x.At(line.AtHigh));
            return Box("luck", from, y, Math.Abs(x.At(line.AtHigh) - x.At(line.AtLow)), Thick);
        }

        Markup End(string end, double at)
        {
            double from = Math.Min(x.At(middle), x.At(at));
            return Bar(end, from, y, Math.Max(0.5, Math.Abs(x.At(at) - x.At(middle))), Thick);
        }
    }
}
