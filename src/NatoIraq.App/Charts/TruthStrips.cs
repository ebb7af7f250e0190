using static NatoIraq.App.Charts.Markup;
using static NatoIraq.App.Charts.Svg;

namespace NatoIraq.App.Charts;

/// <summary>A forecast beside what came true.</summary>
/// <param name="Subject">What it is about.</param>
/// <param name="Told">What came true.</param>
/// <param name="Chance">The share of draws that came true.</param>
/// <param name="Band">The forecast's 5, 25, 50, 75 and 95 % quantiles; null for a yes or no.</param>
/// <param name="Low">The least that the number was; null for an open end, or a yes or no.</param>
/// <param name="High">The greatest that it was.</param>
public sealed record TruthStrip(
    string Subject, string Told, double Chance, IReadOnlyList<double>? Band, double? Low, double? High);

/// <summary>
/// Draws forecasts beside truths, a line each: of a number the bands of the draws, with what it was as a bar below; of a
/// yes or no how much chance was given to what came true.
/// </summary>
public static class TruthStrips
{
    /// <summary>The width of the drawing.</summary>
    public const double Width = 720;

    private const double Row = 34;
    private const double Left = 330;
    private const double Right = 640;
    private const double Words = Left - 24;
    private const double Head = 22;

    /// <summary>Draws the strips as an <c>svg</c> element; nothing without any.</summary>
    public static Markup Draw(Caption caption, IReadOnlyList<TruthStrip> strips) => strips.Count == 0
        ? default
        : Drawing("truth-strips", Width, HeightOf(strips), caption, Inside(strips));

    /// <summary>How high a drawing of them is.</summary>
    public static double HeightOf(IReadOnlyList<TruthStrip> strips) => Head + (strips.Count * Row) + 6;

    /// <summary>What such a drawing holds.</summary>
    public static Markup Inside(IReadOnlyList<TruthStrip> strips) =>
        Text("mark", Left, 12, "start", "what was foretold, and what was so")
        + Text("mark", Width - 8, 12, "end", "chance")
        + Join(strips.Select((s, i) => Strip(s, Head + (i * Row))));

    private static Markup Strip(TruthStrip strip, double top) =>
        Text("name", 8, top + 13, "start", Apart(Lettering.Cut(strip.Subject, Words)))
        + Text("mark", 8, top + 27, "start", Apart(Lettering.Cut(strip.Told, Words)))
        + (strip.Band is { } band ? Number(strip, band, top + 13) : Chance(strip.Chance, top + 13))
        + Text("name", Width - 8, top + 17, "end", Figures.Share(strip.Chance));

    private static Markup Chance(double chance, double middle)
    {
        var x = new Scale(0, 1, Left, Right);
        return Rule("grid", x.At(0), middle, x.At(1), middle) + Rule("past", x.At(1), middle - 8, x.At(1), middle + 8)
            + Tag("g", [("class", "fan branch")],
                chance == 0 ? default : Box("band50", x.At(0), middle - 5, x.At(chance) - x.At(0), 10),
                Dot("centre", x.At(chance), middle, 5));
    }

    private static Markup Number(TruthStrip strip, IReadOnlyList<double> band, double middle)
    {
        double most = new[] { band[^1], strip.High ?? 0, strip.Low ?? 0 }.Max();
        double least = new[] { 0, band[0], strip.Low ?? 0, strip.High ?? 0 }.Min();
        var x = new Scale(least, Math.Max(most * 1.1, least + 1), Left, Right);
        (double from, double to) = (x.At(strip.Low ?? least), strip.High is { } high ? x.At(high) : Right);
        Markup Bar(string name, double low, double up, double height) => Box(
            name, x.At(low), middle - (height / 2), Math.Max(1, x.At(up) - x.At(low)), height);
        return Rule("grid", Left, middle, Right, middle)
            + Tag("g", [("class", "fan branch")],
                Bar("band90", band[0], band[4], 10), Bar("band50", band[1], band[3], 16),
                Dot("centre", x.At(band[2]), middle, 5))
            + (to - from < 2
                ? Rule("past", from, middle - 10, from, middle + 12)
                : Rule("past", from, middle + 12, to, middle + 12));
    }
}
