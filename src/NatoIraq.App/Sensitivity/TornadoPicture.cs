using NatoIraq.App.Charts;
using NatoIraq.Core;
using static NatoIraq.App.Charts.Markup;
using static NatoIraq.App.Charts.Svg;

namespace NatoIraq.App.Sensitivity;

/// <summary>What moves a result most, as a drawing.</summary>
public static class TornadoPicture
{
    private const int MostLines = 12;
    private const double Side = 16;
    private const double HeadingHeight = 34;

    /// <summary>The tornado as an element of a page; nothing when no input moves the result.</summary>
    /// <param name="view">The tornado.</param>
    /// <param name="id">Its id in the page.</param>
    /// <param name="most">How many inputs are drawn, those of the greatest swing.</param>
    /// <param name="width">The width it is drawn for.</param>
    public static Markup Draw(
        TornadoView view, string id = "tornado", int most = MostLines, double width = TornadoChart.Width)
    {
        IReadOnlyList<TornadoLine> lines = LinesOf(view, most);
        return view.Middle is { } middle
            ? TornadoChart.Draw(new Caption(id, Title(view), Told(view, lines)), lines, middle, view.IsOutput, width)
            : default;
    }

    /// <summary>The text of an SVG file.</summary>
    /// <exception cref="InvalidInputException">No input moves the result.</exception>
    public static string File(TornadoView view)
    {
        int lines = LinesOf(view, MostLines).Count;
        if (lines == 0)
        {
            throw new InvalidInputException(
                "--svg: there is nothing to draw, since no assumption or starting value moves the result.",
                "Ask for another --series or --at.");
        }
        double width = TornadoChart.Width + (2 * Side);
        double height = Side + HeadingHeight + TornadoChart.HeightOf(lines) + Side;
        Markup drawing = Tag(
            "svg",
            [
                ("xmlns", "http://www.w3.org/2000/svg"), ("class", "chart"), ("role", "img"),
                ("width", Number(width)), ("height", Number(height)),
                ("viewBox", $"0 0 {Number(width)} {Number(height)}"),
                ("aria-label", Title(view)),
            ],
            Tag("style", Verbatim($"\n{ChartTheme.Css}.paper {{ fill: var(--chart-ground); }}\n")),
            Box("paper", 0, 0, width, height),
            Text("heading", Side, Side + 18, "start", Lettering.Cut(Title(view), TornadoChart.Width / 1.45)),
            Tag(
                "svg",
                [
                    At("x", Side), At("y", Side + HeadingHeight), At("width", TornadoChart.Width),
                    At("height", TornadoChart.HeightOf(lines)),
                ],
                Draw(view)));
        return $"{drawing}\n";
    }

    /// <summary>A value of an input, as exact as it is useful, with its unit.</summary>
    public static string ValueOf(double value, string? unit)
    {
        double rounded = Math.Abs(value) switch
        {
            >= 100 => Math.Round(value),
            >= 10 => Math.Round(value, 1),
            _ => value,
        };
        return unit is null or "persons" ? Figures.Value(rounded, isOutput: true)
            : $"{Figures.Value(rounded, isOutput: true)} {unit}";
    }

    /// <summary>What it is of, in a line.</summary>
    public static string Title(TornadoView view) =>
        $"What moves {view.Series} on {Figures.Day(view.Date)}: {view.Branch}"
        + (view.Baseline is null ? "" : $" against {view.Baseline}");

    /// <summary>What luck alone does, in a sentence; null when that is unknown.</summary>
    public static string? LuckOf(TornadoView view)
    {
        if (view.Luck is not { } luck) return null;
        (string low, string high) = (Figures.Value(luck.Low, view.IsOutput), Figures.Value(luck.High, view.IsOutput));
        string span = low == high ? $"at {low}" : $"from {low} to {high}";
        return $"Luck, with every input at its median: eight draws in ten {span}.";
    }

    /// <summary>The inputs that move the result, and then what luck does where it does something.</summary>
    private static IReadOnlyList<TornadoLine> LinesOf(TornadoView view, int most)
    {
        TornadoLine[] inputs = [.. view.Moving.Take(most).Select(i => new TornadoLine(
            i.Input, ValueOf(i.Low, i.Unit), ValueOf(i.High, i.Unit), i.AtLow!.Value, i.AtHigh!.Value))];
        return inputs.Length > 0 && view.Luck is { } luck && luck.Low < luck.High
            ? [.. inputs, new TornadoLine("luck", "", "8 draws in 10", luck.Low, luck.High) { IsLuck = true }]
            : inputs;
    }

    private static string Told(TornadoView view, IReadOnlyList<TornadoLine> lines) => string.Join(" ",
    [
        .. lines.Where(l => !l.IsLuck).Select(l => $"{l.Name} at {l.Low}: {Figures.Value(l.AtLow, view.IsOutput)}, "
            + $"at {l.High}: {Figures.Value(l.AtHigh, view.IsOutput)}."),
        .. LuckOf(view) is { } luck ? new[] { luck } : [],
    ]);
}
