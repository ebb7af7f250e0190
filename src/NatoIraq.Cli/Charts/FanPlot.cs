using NatoIraq.App.Charts;
using NatoIraq.Cli.Pages;
using NatoIraq.Core.Projections;

namespace NatoIraq.Cli.Charts;

/// <summary>A fan to draw in a terminal.</summary>
/// <param name="Title">Whose it is.</param>
/// <param name="Fan">The fan in front.</param>
/// <param name="Behind">The baseline's, of which the median is dotted behind it; null for none.</param>
/// <param name="Fork">The day of forking.</param>
internal sealed record Panel(string Title, Fan Fan, Fan? Behind, DateOnly Fork);

/// <summary>What panels side by side share: the axes and the room.</summary>
/// <param name="Axes">The days and the marks.</param>
/// <param name="Write">How a value is written.</param>
/// <param name="Width">The columns of a panel with everything around it.</param>
/// <param name="EndWidth">The columns kept for the last median in figures.</param>
/// <param name="IsAscii">Whether only ASCII can be shown.</param>
internal sealed record PlotFrame(FanAxes Axes, Func<double, string> Write, int Width, int EndWidth, bool IsAscii)
{
    private const int Small = 60;

    /// <summary>The columns of a mark's figures.</summary>
    public int MarkWidth { get; } = Axes.Marks.Max(m => Write(m).Length);

    /// <summary>The columns drawn in: a blank and a line stand before them, a blank before the last figures.</summary>
    public int Columns => Math.Max(8, Width - MarkWidth - 2 - EndWidth - 1);

    /// <summary>Rows from one mark to the next.</summary>
    public int RowsAMark => Math.Max(2, (Width < Small ? 8 : 12) / (Axes.Marks.Count - 1));

    /// <summary>The rows drawn in: each mark stands on a row of its own.</summary>
    public int Rows => ((Axes.Marks.Count - 1) * RowsAMark) + 1;

    /// <summary>The dot on which a value lies, from the bottom; a mark lies in the middle of its row.</summary>
    public int DotOf(double value) =>
        1 + (int)Math.Round(new Scale(Axes.Marks[0], Axes.Marks[^1], 0, (Rows - 1) * Raster.Up).At(value));

    /// <summary>The cell across in which a day lies.</summary>
    public int ColumnOf(DateOnly day) =>
        (int)Math.Round(new Scale(Axes.First.DayNumber, Axes.Last.DayNumber, 0, (Columns * Raster.Across) - 1).At(day))
            / Raster.Across;

    /// <summary>The day, with its part, of a dot across.</summary>
    public double DayOf(double dotAcross) =>
        new Scale(0, (Columns * Raster.Across) - 1, Axes.First.DayNumber, Axes.Last.DayNumber).At(dotAcross);
}

/// <summary>
/// Draws a fan in a terminal's cells: the median as a line of braille dots, in shades that hold half and eight tenths
/// of the draws, the baseline's median dotted. Nothing is told by colour alone.
/// </summary>
internal static class FanPlot
{
    private const int DotsAGap = 3;

    /// <summary>The panel as lines of the frame's width or less: a title, the drawing, the days.</summary>
    public static IReadOnlyList<IReadOnlyList<Cell>> Draw(Panel panel, PlotFrame frame)
    {
        var raster = new Raster(frame.Columns, frame.Rows);
        Bands(raster, panel.Fan, frame);
        int fork = frame.ColumnOf(panel.Fork);
        bool hasFork = panel.Fork >= frame.Axes.First && panel.Fork <= frame.Axes.Last;
        if (hasFork) raster.Upright(fork, Ink.Fork);
        if (panel.Behind is { } behind) Line(raster, behind, frame, Ink.Behind);
        Line(raster, panel.Fan, frame, Ink.Median);
        if (hasFork) raster.Write(fork + 1, frame.Rows - 1, "fork", Ink.Fork);
        if (!panel.Fan.Known.Any()) raster.Write(fork + 2, frame.Rows / 2, "unknown", Ink.Fork);
        return
        [
            [new Cell(Fitting.Cut(panel.Title, frame.Width), Tone.Strong)],
            .. Enumerable.Range(0, frame.Rows).Select(r => Row(raster, panel, frame, frame.Rows - 1 - r)),
            .. DayAxis(frame),
        ];
    }

    private static void Bands(Raster raster, Fan fan, PlotFrame frame)
    {
        for (int column = 0; column < raster.Columns; column++)
        {
            double day = frame.DayOf((column * Raster.Across) + 0.5);
            Shade(fan, day, b => b.P10, b => b.P90, Ink.Most);
            Shade(fan, day, b => b.P25, b => b.P75, Ink.Half);

            void Shade(Fan of, double at, Func<Band, double?> low, Func<Band, double?> high, Ink ink)
            {
                if (On(of, at, low) is { } from && On(of, at, high) is { } to)
                {
                    raster.Shade(column, frame.DotOf(from), frame.DotOf(to), ink);
                }
            }
        }
    }

    private static void Line(Raster raster, Fan fan, PlotFrame frame, Ink ink)
    {
        int? before = null;
        for (int x = 0; x < raster.DotsAcross; x++)
        {
            int? dot = On(fan, frame.DayOf(x), b => b.P50) is { } median ? frame.DotOf(median) : null;
            // The baseline is dotted: it is there at every third dot.
            if (dot is { } here && (ink == Ink.Median || x % DotsAGap == 0))
            {
                int from = before is { } b && ink == Ink.Median ? b + Math.Sign(here - b) : here;
                raster.Line(x, from, here, ink);
            }
            before = dot;
        }
    }

    /// <summary>A quantile on a day: between two known days, in proportion; null where one is unknown.</summary>
    public static double? On(Fan fan, double day, Func<Band, double?> of)
    {
        for (int i = 0; i < fan.Points.Count; i++)
        {
            double at = fan.Points[i].Date.DayNumber;
            if (at < day && i < fan.Points.Count - 1) continue;
            if (at == day || i == 0 || at < day) return at == day ? of(fan.Points[i].Band) : null;
            double from = fan.Points[i - 1].Date.DayNumber;
            return of(fan.Points[i - 1].Band) is { } low && of(fan.Points[i].Band) is { } high
                ? low + ((high - low) * (day - from) / (at - from))
                : null;
        }
        return null;
    }

    private static List<Cell> Row(Raster raster, Panel panel, PlotFrame frame, int row)
    {
        bool isMark = row % frame.RowsAMark == 0;
        string mark = isMark ? frame.Write(frame.Axes.Marks[row / frame.RowsAMark]) : "";
        string line = (isMark, frame.IsAscii) switch
        {
            (true, false) => "┤", (false, false) => "│", (true, true) => "+", (false, true) => "|",
        };
        List<Cell> cells = [new Cell($"{mark.PadLeft(frame.MarkWidth)} {line}", Tone.Dim)];
        for (int column = 0; column < raster.Columns; column++)
        {
            cells.Add(new Cell($"{raster.Glyph(column, row, frame.IsAscii)}", ToneOf(raster.At(column, row))));
        }
        if (panel.Fan.Points is [.., { Band.P50: { } end }] && frame.DotOf(end) / Raster.Up == row)
        {
            cells.Add(new Cell($" {frame.Write(end)}", Tone.Strong));
        }
        return cells;
    }

    private static IEnumerable<IReadOnlyList<Cell>> DayAxis(PlotFrame frame)
    {
        IReadOnlyList<DateOnly> days = Ticks.Dates(frame.Axes.First, frame.Axes.Last, Math.Max(1, frame.Columns / 7));
        bool areYears = days.All(d => d.Month == 1);
        char[] axis = [.. Enumerable.Repeat(frame.IsAscii ? '-' : '─', frame.Columns)];
        char[] names = [.. Enumerable.Repeat(' ', frame.Columns)];
        int free = 0;
        foreach (DateOnly day in days)
        {
            int column = frame.ColumnOf(day);
            axis[column] = frame.IsAscii ? '+' : '┬';
            string name = areYears ? $"{day.Year}" : $"{day.Year}-{day.Month:00}";
            int at = Math.Clamp(column - (name.Length / 2), 0, Math.Max(0, frame.Columns - name.Length));
            if (at < free || at + name.Length > frame.Columns) continue;
            name.CopyTo(0, names, at, name.Length);
            free = at + name.Length + 1;
        }
        string before = new(' ', frame.MarkWidth + 1);
        yield return [new Cell(before + (frame.IsAscii ? "+" : "└") + new string(axis), Tone.Dim)];
        yield return [new Cell($"{before} {new string(names)}".TrimEnd(), Tone.Dim)];
    }

    private static Tone ToneOf(Ink ink) => ink switch
    {
        Ink.Median => Tone.Strong,
        Ink.Behind => Tone.Dim,
        Ink.Fork => Tone.Mark,
        Ink.Most or Ink.Half => Tone.Band,
        _ => Tone.Plain,
    };
}
