using static NatoIraq.App.Charts.Markup;
using static NatoIraq.App.Charts.Svg;

namespace NatoIraq.App.Charts;

/// <summary>A state's probability on each of the days.</summary>
/// <param name="Name">The state.</param>
/// <param name="Tint">Its colour, one of <see cref="StateTints"/>: the same in every chart.</param>
/// <param name="Pattern">Its place among the states of its machine, which gives it a hatching.</param>
/// <param name="Shares">A share, 0 to 1, for each day.</param>
public sealed record StateLayer(string Name, int Tint, int Pattern, IReadOnlyList<double> Shares);

/// <summary>The probabilities of a machine's states over time.</summary>
/// <param name="Caption">What a reader who does not see it is told.</param>
/// <param name="Days">The days, ascending.</param>
/// <param name="Layers">The states, the lowest first; on each day the shares sum to at most one.</param>
public sealed record StatePanel(Caption Caption, IReadOnlyList<DateOnly> Days, IReadOnlyList<StateLayer> Layers);

/// <summary>Draws the probabilities of a machine's states as stacked areas, each with a look and a name.</summary>
public static class StateBands
{
    private const double Width = 360;
    private const double Height = 150;
    private const double Left = 44;
    private const double Right = 348;
    private const double Top = 8;
    private const double Bottom = 122;
    private const double LetterGap = 15;
    private const double KeyRow = 18;
    private const double Swatch = 12;

    /// <summary>Draws a panel as an <c>svg</c> element.</summary>
    public static Markup Draw(StatePanel panel) => Measured(panel).Drawing;

    /// <summary>Draws a panel, and tells its size.</summary>
    internal static (Markup Drawing, double Width, double Height) Measured(StatePanel panel)
    {
        if (panel.Days.Count == 0) return (default, Width, Height);
        var x = new Scale(panel.Days[0].DayNumber, panel.Days[^1].DayNumber, Left, Right);
        var y = new Scale(0, 1, Bottom, Top);
        double[] floor = new double[panel.Days.Count];
        List<Markup> areas = [];
        List<Markup> names = [];
        List<StateLayer> unnamed = [];
        foreach (StateLayer layer in panel.Layers)
        {
            double[] roof = [.. floor.Zip(layer.Shares, (f, s) => Math.Min(1, f + s))];
            IEnumerable<Spot> Edge(double[] heights) =>
                heights.Select((h, i) => new Spot(x.At(panel.Days[i]), y.At(h)));
            string area = Area(Edge(roof), Edge(floor));
            areas.Add(Path($"layer tint-{layer.Tint % ChartTheme.Tints}", area));
            if (Patterns.Of(panel.Caption.Id, layer.Pattern) is { } fill)
            {
                areas.Add(Tag("path", [("fill", fill), ("d", area)]));
            }
            if (NameOf(layer, floor, roof, panel, x, y) is { } name) names.Add(name);
            else if (layer.Shares.Max() > 0) unnamed.Add(layer);
            floor = roof;
        }
        (Markup key, double height) = Key(unnamed, panel.Caption.Id);
        Markup drawing = Drawing(
            "state-bands", Width, height, panel.Caption,
            Patterns.Define(panel.Caption.Id, [.. panel.Layers.Select(l => l.Pattern)]),
            Join(areas), Axes(panel, x, y), Join(names), key);
        return (drawing, Width, height);
    }

    /// <summary>The names of the states whose areas are too thin to hold them, beside their looks.</summary>
    private static (Markup Key, double Height) Key(List<StateLayer> layers, string id)
    {
        Markup key = default;
        double x = Left;
        double y = Height;
        foreach (StateLayer layer in layers)
        {
            double width = Swatch + 5 + Lettering.WidthOf(layer.Name) + 12;
            if (x > Left && x + width > Right) (x, y) = (Left, y + KeyRow);
            key += Box($"tint-{layer.Tint % ChartTheme.Tints}", x, y - 2, Swatch, Swatch)
                + (Patterns.Of(id, layer.Pattern) is { } fill
                    ? Tag("rect",
                        [("fill", fill), At("x", x), At("y", y - 2), At("width", Swatch), At("height", Swatch)])
                    : default)
                + Text("mark", x + Swatch + 5, y + 8, "start", layer.Name);
            x += width;
        }
        return (key, layers.Count == 0 ? Height : y + KeyRow);
    }

    /// <summary>The name stands within the area, where that is highest and wide enough; null when nowhere.</summary>
    private static Markup? NameOf(
        StateLayer layer, double[] floor, double[] roof, StatePanel panel, Scale x, Scale y)
    {
        double half = Lettering.WidthOf(layer.Name) / 2;
        (double Room, Spot Spot) best = (0, default);
        for (int i = 0; i < panel.Days.Count; i++)
        {
            double centre = Math.Clamp(x.At(panel.Days[i]), Left + half + 5, Right - half - 5);
            int[] under = [.. Enumerable.Range(0, panel.Days.Count)
                .Where(d => Math.Abs(x.At(panel.Days[d]) - centre) <= half + Spacing(panel, x))];
            (double top, double bottom) = (under.Max(d => y.At(roof[d])), under.Min(d => y.At(floor[d])));
            if (bottom - top > best.Room) best = (bottom - top, new Spot(centre, ((top + bottom) / 2) + 4));
        }
        return best.Room < LetterGap ? (Markup?)null : Text("inside", best.Spot.X, best.Spot.Y, "middle", layer.Name);
    }

    private static double Spacing(StatePanel panel, Scale x) =>
        panel.Days.Count < 2 ? 0 : x.At(panel.Days[1]) - x.At(panel.Days[0]);

    private static Markup Axes(StatePanel panel, Scale x, Scale y)
    {
        IReadOnlyList<DateOnly> days = Ticks.Dates(panel.Days[0], panel.Days[^1], 4);
        bool areYears = days.All(d => d.Month == 1);
        return Join(new[] { 0, 0.5, 1 }.Select(mark =>
                Rule("grid", Left - 4, y.At(mark), Left, y.At(mark))
                + Text("mark", Left - 6, y.At(mark) + 4, "end", Figures.Share(mark))))
            + Join(days.Select(day => Rule("tick", x.At(day), Bottom, x.At(day), Bottom + 5)
                + Text("mark", x.At(day), Bottom + 19, "middle",
                    areYears ? $"{day.Year}" : $"{day.Year}-{day.Month:00}")));
    }
}
