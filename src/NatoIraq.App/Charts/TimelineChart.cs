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
    private const double Row = 7;
    private const double LanePad = 7;
    private const double Top = 22;
    private const double Gap = 14;
    private const double Foot = 30;
    private const double WideLabels = 96;

    /// <summary>The narrowest drawing with its lanes' names at the side; a narrower one has them above.</summary>
    private const double Wide = 600;

    /// <summary>Draws marks as an <c>svg</c> element of that width.</summary>
    public static Markup Draw(
        Caption caption, IReadOnlyList<TimelineMark> marks, IReadOnlyList<TimelineFork> forks, double width)
    {
        if (marks.Count == 0) return default;
        bool isWide = width >= Wide;
        IReadOnlyList<Era> eras = Era.Of(marks, isWide ? WideLabels : 4, width - 12, Gap);
        double head = isWide ? 0 : Lettering.Line;
        double y = Top;
        List<Markup> lanes = [];
        foreach (IGrouping<string, TimelineMark> lane in marks.GroupBy(m => m.Lane))
        {
            Spans[] rows = Rows(lane, eras);
            lanes.Add(Text("name", isWide ? WideLabels - 8 : 4, y + 10, isWide ? "end" : "start", lane.Key));
            lanes.Add(Join(rows.SelectMany((row, r) => row.Marks.Select(m => MarkOf(m, eras, y + head + (r * Row))))));
            y += head + Math.Max(rows.Length * Row, isWide ? 10 : 0) + LanePad;
        }
        return Drawing(
            "timeline", width, y + Foot, caption,
            Join(eras.Select(e => e.Ground(Top - 6, y, forks))), Join(lanes));
    }

    /// <summary>Marks in as few rows as keep them apart, the earlier ones first.</summary>
    private static Spans[] Rows(IEnumerable<TimelineMark> marks, IReadOnlyList<Era> eras)
    {
        List<Spans> rows = [];
        foreach (TimelineMark mark in marks.OrderBy(m => m.From).ThenBy(m => m.To))
        {
            double from = eras.Min(e => e.At(mark.From));
            double to = eras.Max(e => e.At(mark.To));
            if (rows.Find(r => r.End + 3 <= from) is not { } row) rows.Add(row = new Spans());
            row.Marks.Add(mark);
            row.End = Math.Max(to, from + Row);
        }
        return [.. rows];
    }

    private static Markup MarkOf(TimelineMark mark, IReadOnlyList<Era> eras, double y)
    {
        bool isExact = mark.From == mark.To;
        string when = isExact ? Figures.Iso(mark.To) : $"{Figures.Iso(mark.From)} to {Figures.Iso(mark.To)}";
        Markup told = Tag("title", $"{mark.Name}: {when}");
        if (isExact)
        {
            double x = eras.First(e => e.Holds(mark.To)).At(mark.To);
            return Tag(
                "path", [("class", "day"), ("d", $"M{Number(x)},{Number(y)}l3,3l-3,3l-3,-3Z")], told);
        }
        return Join(eras.Where(e => e.First <= mark.To && e.Last >= mark.From).Select(e => Box(
            "window", e.At(mark.From), y + 1, Math.Max(2, e.At(mark.To) - e.At(mark.From)), Row - 3, told)));
    }

    private sealed class Spans
    {
        public List<TimelineMark> Marks { get; } = [];

        public double End { get; set; } = double.MinValue;
    }
}
