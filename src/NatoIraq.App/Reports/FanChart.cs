using NatoIraq.Core.Projections;
using static NatoIraq.App.Reports.Markup;

namespace NatoIraq.App.Reports;

/// <summary>A distribution on a day.</summary>
public sealed record FanPoint(DateOnly Date, Band Band);

/// <summary>A series' distribution over time.</summary>
/// <param name="Label">Whose it is.</param>
/// <param name="Points">The days, ascending; on days without a median the fan has a gap.</param>
public sealed record Fan(string Label, IReadOnlyList<FanPoint> Points)
{
    /// <summary>The points that are known.</summary>
    public IEnumerable<FanPoint> Known => Points.Where(p => p.Band.P50 is not null);
}

/// <summary>The axes that small multiples share.</summary>
/// <param name="First">The first day, at the left.</param>
/// <param name="Last">The last day, at the right.</param>
/// <param name="Marks">The marks of the upright axis; its range is from the first to the last.</param>
public sealed record FanAxes(DateOnly First, DateOnly Last, IReadOnlyList<double> Marks)
{
    /// <summary>Axes that hold every fan's 80 % band, and zero.</summary>
    public static FanAxes Of(IReadOnlyCollection<Fan> fans)
    {
        List<DateOnly> days = [.. fans.SelectMany(f => f.Points).Select(p => p.Date)];
        List<Band> known = [.. fans.SelectMany(f => f.Known).Select(p => p.Band)];
        double low = known.Select(b => b.P10 ?? 0).Append(0).Min();
        double high = known.Select(b => b.P90 ?? 0).Append(0).Max();
        return new FanAxes(
            days.Count > 0 ? days.Min() : DateOnly.MinValue, days.Count > 0 ? days.Max() : DateOnly.MinValue,
            Ticks.Enclosing(low, high, 5));
    }
}

/// <summary>One small multiple.</summary>
/// <param name="Id">Unique in the page: an XML name.</param>
/// <param name="Title">What a reader who does not see it is told first.</param>
/// <param name="Description">What it shows, in a sentence or two.</param>
/// <param name="Fan">The fan in front.</param>
/// <param name="Behind">The baseline's fan, drawn grey and dashed behind it; null for none.</param>
/// <param name="Fork">The day of forking, marked if the axes hold it; null for none.</param>
/// <param name="IsBaseline">Whether the fan in front is the baseline's own, and so the grey one.</param>
/// <param name="IsOutput">Whether values are an output's rather than persons.</param>
public sealed record FanPanel(
    string Id,
    string Title,
    string Description,
    Fan Fan,
    Fan? Behind = null,
    DateOnly? Fork = null,
    bool IsBaseline = false,
    bool IsOutput = false);

/// <summary>Draws a projection as a fan: the median as a line in bands that hold 50 % and 80 % of the draws.</summary>
public static class FanChart
{
    private const double Width = 360;
    private const double Height = 232;
    private const double Left = 50;
    private const double Right = 314;
    private const double Top = 14;
    private const double Bottom = 204;
    private const double LabelGap = 14;

    /// <summary>Draws a panel as an <c>svg</c> element; <see cref="ChartStyle.Css"/> colours it.</summary>
    public static Markup Draw(FanPanel panel, FanAxes axes)
    {
        var x = new Scale(axes.First.DayNumber, axes.Last.DayNumber, Left, Right);
        var y = new Scale(axes.Marks[0], axes.Marks[^1], Bottom, Top);
        bool isEmpty = !panel.Fan.Known.Any();
        return Tag(
            "svg",
            [
                ("xmlns", "http://www.w3.org/2000/svg"), ("class", "fan-chart"), ("role", "img"),
                ("viewBox", $"0 0 {Svg.Number(Width)} {Svg.Number(Height)}"),
                ("aria-labelledby", $"{panel.Id}-title {panel.Id}-description"),
            ],
            Tag("title", [("id", $"{panel.Id}-title")], panel.Title),
            Tag("desc", [("id", $"{panel.Id}-description")], panel.Description),
            UprightAxis(axes, y, panel.IsOutput),
            DayAxis(axes, x),
            panel.Fork is { } fork && fork >= axes.First && fork <= axes.Last ? ForkMark(x.At(fork)) : default,
            panel.Behind is null ? default : Layer(panel.Behind, x, y, "fan baseline"),
            Layer(panel.Fan, x, y, panel.IsBaseline ? "fan baseline" : "fan branch"),
            EndLabels(panel, y),
            isEmpty ? Label("unknown", (Left + Right) / 2, (Top + Bottom) / 2, "mark", "middle") : default);
    }

    private static Markup UprightAxis(FanAxes axes, Scale y, bool isOutput) => Join(axes.Marks.Select(mark =>
        Rule("grid", Left, y.At(mark), Right, y.At(mark))
        + Label(Figures.Value(mark, isOutput), Left - 6, y.At(mark) + 4, "mark", "end")));

    private static Markup DayAxis(FanAxes axes, Scale x)
    {
        IReadOnlyList<DateOnly> days = Ticks.Dates(axes.First, axes.Last, 4);
        bool areYears = days.All(d => d.Month == 1);
        string Name(DateOnly day) => areYears ? $"{day.Year}" : $"{day.Year}-{day.Month:00}";
        return Join(days.Select(day =>
            Rule("tick", x.At(day), Bottom, x.At(day), Bottom + 5)
            + Label(Name(day), x.At(day), Bottom + 19, "mark", "middle")));
    }

    private static Markup ForkMark(double x) =>
        Rule("fork", x, Top - 2, x, Bottom) + Label("fork", x + 4, Top + 6, "mark", "start");

    /// <summary>A fan: a path for each band and one for the median, in as many pieces as gaps leave.</summary>
    private static Markup Layer(Fan fan, Scale x, Scale y, string name)
    {
        List<List<FanPoint>> runs = Runs(fan);
        string Area(Func<Band, double?> low, Func<Band, double?> high) => string.Concat(runs.Select(run => Svg.Area(
            run.Select(p => new Spot(x.At(p.Date), y.At(high(p.Band)!.Value))),
            run.Select(p => new Spot(x.At(p.Date), y.At(low(p.Band)!.Value))))));
        string median = string.Concat(runs.Select(run =>
            Svg.Line(run.Select(p => new Spot(x.At(p.Date), y.At(p.Band.P50!.Value))))));
        return Tag(
            "g",
            [("class", name)],
            Tag("path", [("class", "band80"), ("d", Area(b => b.P10, b => b.P90))]),
            Tag("path", [("class", "band50"), ("d", Area(b => b.P25, b => b.P75))]),
            Tag("path", [("class", "median"), ("d", median)]),
            Join(runs.Where(run => run.Count == 1).Select(run =>
                Dot(x.At(run[0].Date), y.At(run[0].Band.P50!.Value)))));
    }

    /// <summary>A day known between days unknown, of which no line could be drawn.</summary>
    private static Markup Dot(double x, double y) =>
        Tag("circle", [("class", "alone"), Svg.At("cx", x), Svg.At("cy", y), ("r", "2.5")]);

    private static List<List<FanPoint>> Runs(Fan fan)
    {
        List<List<FanPoint>> runs = [];
        bool goesOn = false;
        foreach (FanPoint point in fan.Points)
        {
            bool isKnown = point.Band.P50 is not null;
            if (isKnown && goesOn) runs[^1].Add(point);
            else if (isKnown) runs.Add([point]);
            goesOn = isKnown;
        }
        return runs;
    }

    /// <summary>The last medians in figures at the right; two that would overlap are moved apart.</summary>
    private static Markup EndLabels(FanPanel panel, Scale y)
    {
        if (LastMedian(panel.Fan) is not { } front) return default;
        double at = y.At(front);
        string figure = Figures.Value(front, panel.IsOutput);
        Markup End(string text, double height, bool isBaseline) =>
            Label(text, Right + 5, height + 4, isBaseline ? "end baseline" : "end branch", "start");
        Markup label = End(figure, at, panel.IsBaseline);
        if (panel.Behind is null || LastMedian(panel.Behind) is not { } behind) return label;
        string other = Figures.Value(behind, panel.IsOutput);
        if (other == figure) return label;
        double height = y.At(behind);
        double shift = Math.Max(0, LabelGap - Math.Abs(height - at)) * (height < at ? -1 : 1);
        return label + End(other, height + shift, isBaseline: true);
    }

    private static double? LastMedian(Fan fan) => fan.Points.Count > 0 ? fan.Points[^1].Band.P50 : null;

    private static Markup Rule(string name, double x1, double y1, double x2, double y2) => Tag(
        "line", [("class", name), Svg.At("x1", x1), Svg.At("y1", y1), Svg.At("x2", x2), Svg.At("y2", y2)]);

    private static Markup Label(string text, double x, double y, string name, string anchor) =>
        Tag("text", [("class", name), ("text-anchor", anchor), Svg.At("x", x), Svg.At("y", y)], text);
}
