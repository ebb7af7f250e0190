using NatoIraq.Core.Projections;
using static NatoIraq.App.Charts.Markup;
using static NatoIraq.App.Charts.Svg;

namespace NatoIraq.App.Charts;

/// <summary>
/// Draws a projection as a fan: the median as a line in bands that hold 50 %, 80 % and 90 % of the draws, after what
/// the history knows up to the fork.
/// </summary>
public static class FanChart
{
    /// <summary>The width of a panel, in units of the drawing.</summary>
    public const double Width = 360;

    /// <summary>The width of a panel that has a page's width to itself.</summary>
    public const double Broad = 780;

    /// <summary>The height of a panel of levels.</summary>
    public const double Height = 232;

    /// <summary>The height of a broad one.</summary>
    public const double TallHeight = 320;

    /// <summary>The height of a panel of differences.</summary>
    public const double LowHeight = 140;

    private const double Left = 50;
    private const double Ends = 52;
    private const double Top = 14;
    private const double Foot = 28;
    private const double LabelGap = 14;

    /// <summary>Draws a panel as an <c>svg</c> element; <see cref="ChartTheme.Css"/> colours it.</summary>
    public static Markup Draw(FanPanel panel, FanAxes axes, double width = Width) =>
        Drawing(
            "fan-chart", width, HeightOf(panel, width), panel.Caption,
            Inside(panel, axes, HeightOf(panel, width), width));

    /// <summary>How high a panel of a width is.</summary>
    public static double HeightOf(FanPanel panel, double width = Width) =>
        panel.IsDifference ? LowHeight : width > Width ? TallHeight : Height;

    /// <summary>Where a panel of a width has its days and values.</summary>
    public static PlotArea AreaOf(FanPanel panel, FanAxes axes, double width = Width) => new(
        Left, width - Ends, Top, HeightOf(panel, width) - Foot, axes.First, axes.Last, axes.Marks[0], axes.Marks[^1]);

    /// <summary>What a panel of that height shows, to be set into any drawing.</summary>
    internal static Markup Inside(FanPanel panel, FanAxes axes, double height, double width = Width)
    {
        double bottom = height - Foot;
        double right = width - Ends;
        var x = new Scale(axes.First.DayNumber, axes.Last.DayNumber, Left, right);
        var y = new Scale(axes.Marks[0], axes.Marks[^1], bottom, Top);
        bool isEmpty = !panel.Fan.Known.Any();
        return UprightAxis(panel, axes, x, y)
            + DayAxis(axes, x, bottom)
            + Past(panel, axes, x, y)
            + (panel.Fork is { } fork && fork >= axes.First && fork <= axes.Last
                ? ForkMark(x.At(fork), bottom) : default)
            + (panel.Behind is null ? default : Layer(panel.Behind, x, y, "fan baseline"))
            + Layer(panel.Fan, x, y, panel.IsBaseline ? "fan baseline" : "fan branch")
            + EndLabels(panel, right, y, bottom)
            + (isEmpty ? Text("mark", (Left + right) / 2, (Top + bottom) / 2, "middle", "unknown") : default);
    }

    private static Markup UprightAxis(FanPanel panel, FanAxes axes, Scale x, Scale y) => Join(axes.Marks.Select(mark =>
        Rule(panel.IsDifference && mark == 0 ? "zero" : "grid", x.Start, y.At(mark), x.End, y.At(mark))
        + Text("mark", x.Start - 6, y.At(mark) + 4, "end", panel.Write(mark))));

    private static Markup DayAxis(FanAxes axes, Scale x, double bottom)
    {
        IReadOnlyList<DateOnly> days = Ticks.Dates(axes.First, axes.Last, (int)((x.End - x.Start) / 64));
        bool areYears = days.All(d => d.Month == 1);
        return Join(days.Select(day =>
            Rule("tick", x.At(day), bottom, x.At(day), bottom + 5)
            + Text("mark", x.At(day), bottom + 19, "middle", areYears ? $"{day.Year}" : $"{day.Year}-{day.Month:00}")));
    }

    /// <summary>A line where the history tells a value, a box where only bounds, nothing where nothing.</summary>
    private static Markup Past(FanPanel panel, FanAxes axes, Scale x, Scale y) => Join(panel.Past
        .Where(s => s.To >= axes.First && s.From <= axes.Last)
        .Select(s =>
        {
            double from = x.At(s.From < axes.First ? axes.First : s.From);
            double to = Math.Max(from + 2, x.At(s.To));
            double low = y.At(s.Low ?? s.Likely ?? axes.Marks[0]);
            double high = y.At(Math.Min(s.High ?? s.Likely ?? axes.Marks[^1], axes.Marks[^1]));
            bool isExact = s.Low == s.High && s.Likely is not null;
            return (isExact ? default : Box("bounds", from, high, to - from, low - high))
                + (s.Likely is { } likely ? Rule("past", from, y.At(likely), to, y.At(likely)) : default);
        }));

    private static Markup ForkMark(double x, double bottom) =>
        Rule("fork", x, Top - 2, x, bottom) + Text("mark", x + 4, bottom - 5, "start", "fork");

    /// <summary>A fan: a path for each band and one for the median, in as many pieces as gaps leave.</summary>
    private static Markup Layer(Fan fan, Scale x, Scale y, string name)
    {
        IReadOnlyList<IReadOnlyList<FanPoint>> runs = fan.Runs();
        string Edges(Func<Band, double?> low, Func<Band, double?> high) => string.Concat(runs.Select(run => Area(
            run.Where(p => high(p.Band) is not null).Select(p => new Spot(x.At(p.Date), y.At(high(p.Band)!.Value))),
            run.Where(p => low(p.Band) is not null).Select(p => new Spot(x.At(p.Date), y.At(low(p.Band)!.Value))))));
        string median = string.Concat(runs.Select(run =>
            Line(run.Select(p => new Spot(x.At(p.Date), y.At(p.Band.P50!.Value))))));
        return Tag(
            "g",
            [("class", name)],
            Path("band90", Edges(b => b.P5, b => b.P95)),
            Path("band80", Edges(b => b.P10, b => b.P90)),
            Path("band50", Edges(b => b.P25, b => b.P75)),
            Path("median", median),
            // A day known between days unknown, of which no line could be drawn.
            Join(runs.Where(run => run.Count == 1).Select(run =>
                Dot("alone", x.At(run[0].Date), y.At(run[0].Band.P50!.Value), 2.5))));
    }

    /// <summary>The last medians in figures at the right; two that would overlap are moved apart.</summary>
    private static Markup EndLabels(FanPanel panel, double right, Scale y, double bottom)
    {
        List<(string Text, double Height, string Name)> ends = [];
        void Add(Fan? fan, bool isBaseline)
        {
            if (fan is null || fan.Points.Count == 0 || fan.Points[^1].Band.P50 is not { } last) return;
            string text = panel.Write(last);
            if (ends.Exists(e => e.Text == text)) return;
            ends.Add((text, y.At(last), isBaseline ? "end baseline" : "end branch"));
        }
        Add(panel.Fan, panel.IsBaseline);
        Add(panel.Behind, isBaseline: true);
        IReadOnlyList<double> heights = Lettering.Spread([.. ends.Select(e => e.Height)], LabelGap, Top, bottom);
        return Join(ends.Zip(heights, (e, height) => Text(e.Name, right + 5, height + 4, "start", e.Text)));
    }
}
