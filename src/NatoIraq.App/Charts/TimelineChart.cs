using static NatoIraq.App.Charts.Markup;
using static NatoIraq.App.Charts.Svg;

namespace NatoIraq.App.Charts;

/// <summary>An event on a timeline: on one of the days from <paramref name="From"/> to <paramref name="To"/>.</summary>
/// <param name="Lane">What kind it is of: events of a kind stand together.</param>
/// <param name="Name">What it is called.</param>
/// <param name="From">The first day, inclusive.</param>
/// <param name="To">The last day, inclusive.</param>
public sealed record TimelineMark(string Lane, string Name, DateOnly From, DateOnly To);

/// <summary>A day marked across all lanes.</summary>
public sealed record TimelineFork(string Name, DateOnly Day);

/// <summary>
/// Draws a history: a window of uncertainty as a bar, an exact day as a diamond, in lanes by kind. Stretches in which
/// nothing happened are cut out, so that crowded weeks have room; each piece between cuts has its own scale.
/// </summary>
public static class TimelineChart
{
    private const double Row = 13;
    private const double Half = 3.5;
    private const double LanePad = 6;
    private const double Top = 22;
    private const double Foot = 30;
    private const double WideLabels = 96;
    private const double ForkWidth = 28;

    /// <summary>The narrowest drawing with its lanes' names at the side; a narrower one has them above.</summary>
    private const double Wide = 600;

    /// <summary>Draws marks as an <c>svg</c> element of that width.</summary>
    public static Markup Draw(
        Caption caption, IReadOnlyList<TimelineMark> marks, IReadOnlyList<TimelineFork> forks, double width)
    {
        if (marks.Count == 0) return default;
        bool isWide = width >= Wide;
        double left = isWide ? WideLabels : 4;
        IReadOnlyList<Era> eras = Era.Of(marks, left, width - 4, isWide ? 14 : 6);
        double head = isWide ? 0 : Lettering.Line + 2;
        double y = Top;
        List<Markup> lanes = [];
        foreach (IGrouping<string, TimelineMark> lane in marks.GroupBy(m => m.Lane))
        {
            Strip[] rows = Rows([.. lane.Select(m => Placed.Of(m, eras, left, width - 4))]);
            lanes.Add(Text("name", isWide ? WideLabels - 8 : 4, y + 10, isWide ? "end" : "start", lane.Key));
            lanes.Add(Join(rows.SelectMany((row, r) => row.Marks.Select(m => m.Draw(eras, y + head + (r * Row))))));
            y += head + (rows.Length * Row) + LanePad;
        }
        return Drawing(
            "timeline", width, y + Foot, caption,
            Join(eras.Select(e => e.Ground(Top - 6, y, forks))), ForkNames(eras, forks), Join(lanes));
    }

    /// <summary>A name for each fork that has room beside the one before it.</summary>
    private static Markup ForkNames(IReadOnlyList<Era> eras, IReadOnlyList<TimelineFork> forks)
    {
        Markup names = default;
        double free = double.MinValue;
        foreach (TimelineFork fork in forks.OrderBy(f => f.Day))
        {
            if (eras.FirstOrDefault(e => e.Holds(fork.Day))?.At(fork.Day) is not { } x || x < free) continue;
            names += Tag("g", Tag("title", fork.Name), Text("mark", x, Top - 12, "middle", "fork"));
            free = x + ForkWidth;
        }
        return names;
    }

    /// <summary>Marks in as few rows as keep them and their names apart, the earlier ones first.</summary>
    private static Strip[] Rows(IReadOnlyList<Placed> marks)
    {
        List<Strip> rows = [];
        foreach (Placed mark in marks)
        {
            if (rows.Find(r => r.End + 4 <= mark.Start) is not { } row) rows.Add(row = new Strip());
            row.Marks.Add(mark);
            row.End = mark.End;
        }
        return [.. rows];
    }

    /// <summary>Marks beside each other.</summary>
    private sealed class Strip
    {
        public List<Placed> Marks { get; } = [];

        public double End { get; set; } = double.MinValue;
    }

    /// <summary>A mark with room for its name: right of it, else left of it, else upon it.</summary>
    private sealed record Placed(TimelineMark Mark, double From, double To, double Name, string Text)
    {
        private const double Gap = 4;

        /// <summary>Names are set a little smaller than the rest.</summary>
        private const double Small = 0.84;

        public double Start => Math.Min(From, Name);

        public double End => Math.Max(To, Name + WidthOf(Text));

        public static Placed Of(TimelineMark mark, IReadOnlyList<Era> eras, double left, double right)
        {
            bool isExact = mark.From == mark.To;
            Era[] touched = [.. eras.Where(e => e.First <= mark.To && e.Last >= mark.From)];
            double from = touched[0].At(mark.From) - (isExact ? Half : 0);
            double to = Math.Max(from + 2, touched[^1].At(mark.To) + (isExact ? Half : 0));
            string text = Lettering.Cut(mark.Name, (right - left) / Small);
            double width = WidthOf(text);
            double name = to + Gap + width <= right ? to + Gap
                : from - Gap - width >= left ? from - Gap - width
                : Math.Clamp(from + Gap, left, right - width);
            return new Placed(mark, from, to, name, text);
        }

        public Markup Draw(IReadOnlyList<Era> eras, double y)
        {
            bool isExact = Mark.From == Mark.To;
            string when = isExact
                ? Figures.Iso(Mark.To) : $"{Figures.Iso(Mark.From)} to {Figures.Iso(Mark.To)}";
            Markup told = Tag("title", $"{Mark.Name}: {when}");
            Markup shape = isExact
                ? Tag("path",
                    [("class", "day"), ("d", $"M{Number(From)},{Number(y + (Row / 2))}l3.5,-3.5l3.5,3.5l-3.5,3.5Z")],
                    told)
                : Join(eras.Where(e => e.First <= Mark.To && e.Last >= Mark.From).Select(e =>
                {
                    (double x, double width) = e.Within(Mark.From, Mark.To);
                    return Box("window", x, y + 2.5, width, Row - 5, told);
                }));
            return shape + Svg.Text("event", Name, y + 10, "start", Text);
        }

        private static double WidthOf(string text) => Lettering.WidthOf(text) * Small;
    }
}
