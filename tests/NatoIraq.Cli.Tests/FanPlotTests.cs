using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using NatoIraq.App.Charts;
using NatoIraq.Cli.Charts;
using NatoIraq.Core.Projections;

namespace NatoIraq.Cli.Tests;

/// <summary>Charts in a terminal are read back as a reader would: rows by the marks beside them.</summary>
public sealed partial class FanPlotTests
{
    private static readonly DateOnly First = new(2020, 1, 31);

    [Fact]
    public void Every_dot_of_the_median_stands_where_the_marks_say()
    {
        Gen<(int[] Medians, int Width)> cases =
            from medians in Gen.Choose(0, 9_000).ArrayOf(36)
            from width in Gen.Choose(38, 100)
            select (medians, width);

        Prop.ForAll(Arb.From(cases), c =>
        {
            Fan fan = FanOf([.. c.Medians.Select(m => Flat(m))]);
            PlotFrame frame = Frame(c.Width, false, fan);
            string[] plot = Drawn(fan, frame);
            (double perDot, int zeroDot, int left) = ReadMarks(plot);
            for (int dot = 1; dot < (frame.Columns * 2) - 1; dot++)
            {
                double day = FirstDay(frame) + (dot * (LastDay(frame) - FirstDay(frame)) / ((frame.Columns * 2) - 1.0));
                if (Median(fan, day) is not { } median) continue;
                double height = zeroDot + (median / perDot);
                Assert.Contains(Lit(plot, left, dot), lit => Math.Abs(lit - height) <= 0.51);
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_shade_fills_the_cells_that_its_span_covers_at_least_half()
    {
        var band = new Band(5000, 900, 1000, 3000, 5000, 5800, 8800, 9500, 0);
        Fan fan = FanOf([.. Enumerable.Repeat(band, 24)]);
        PlotFrame frame = Frame(60, false, fan);
        string[] plot = Drawn(fan, frame);
        (double perDot, int zeroDot, int left) = ReadMarks(plot);

        for (int row = 1; row <= frame.Rows; row++)
        {
            // The cell's four dots, from the bottom: how many lie within each span?
            IEnumerable<double> values = Enumerable.Range(0, 4)
                .Select(d => (((frame.Rows - row) * 4) + d - zeroDot) * perDot);
            int most = values.Count(v => v > 1000 - (perDot / 2) && v < 8800 + (perDot / 2));
            int half = values.Count(v => v > 3000 - (perDot / 2) && v < 5800 + (perDot / 2));
            char shown = plot[row][left + (frame.Columns / 2)];
            if (shown is >= '\u2800' and <= '\u28FF') continue;
            Assert.Equal(half >= 2 ? '▒' : most >= 2 ? '░' : ' ', shown);
        }
    }

    [Fact]
    public void The_baseline_is_dotted_the_fork_is_marked_and_ASCII_is_enough()
    {
        Fan fan = FanOf([.. Enumerable.Range(0, 24).Select(i => Flat(4000 + (i * 100)))]);
        Fan behind = FanOf([.. Enumerable.Repeat(Flat(2000), 24)]);
        string ascii = string.Join('\n', Drawn(fan, Frame(60, true, fan), behind));
        string utf8 = string.Join('\n', Drawn(fan, Frame(60, false, fan), behind));

        Assert.All(ascii, c => Assert.InRange(c, '\n', '~'));
        Assert.Contains("|fork", ascii);
        Assert.Matches("o.o", ascii);
        Assert.DoesNotContain("ooo", ascii);
        Assert.Contains("┆fork", utf8);
        Assert.Contains(" 6,300", utf8);
    }

    [Fact]
    public void A_day_of_which_nothing_is_known_leaves_a_gap()
    {
        Band unknown = new(null, null, null, null, null, null, null, null, 1);
        Fan fan = FanOf([.. Enumerable.Range(0, 24).Select(i => i is > 8 and < 14 ? unknown : Flat(4000))]);
        string[] rows = Drawn(fan, Frame(60, true, fan));
        string line = Assert.Single(rows, r => r.Contains("***"));

        Assert.Matches(@"\*\*\* {5,}\*\*\*", line);
        Assert.Contains(Drawn(FanOf([unknown, unknown]), Frame(60, true, fan)), r => r.Contains("unknown"));
    }

    [Fact]
    public void No_line_is_wider_than_its_frame()
    {
        foreach (int width in (int[])[38, 60, 80, 100])
        {
            Fan fan = FanOf([.. Enumerable.Range(0, 36).Select(i => Flat(i * 300))]);

            Assert.All(Drawn(fan, Frame(width, false, fan)), line => Assert.InRange(line.Length, 0, width));
        }
    }

    [Fact]
    public void A_sparkline_runs_from_nothing_to_the_top()
    {
        Assert.Equal("▁▄▇ ", Sparkline.Of([0, 4, 8, null], 8));
        Assert.Equal([1, 5, 9], Sparkline.Thinned([1, 2, 3, 4, 5, 6, 7, 8, 9], 3));
    }

    [Fact]
    public void The_chart_of_a_projection_shows_the_medians_that_json_gives()
    {
        using var run = new Run();
        string[] asked = ["project", "nato-expanded", "--draws", "300", "--series", "*/nmi/iraq"];
        string[] output = run.Of([.. asked, "--chart", "--width", "100"]).Output.Split('\n');
        int title = Array.FindIndex(output, l => l.StartsWith("*/nmi/iraq, persons", StringComparison.Ordinal));
        string[] plot = [.. output.Skip(title).TakeWhile(l => !l.Contains('└'))
            .Select(l => l[..Math.Min(l.Length, 49)])];
        var json = run.Json([.. asked, "--at", "2022-12-31"]);
        double last = json["results"]!.AsArray()
            .Where(r => (string)r!["series"]! == "*/nmi/iraq").Select(r => (double)r!["p50"]!).Single();

        (double perDot, int zeroDot, int left) = ReadMarks(plot);
        int dots = Enumerable.Range(0, 90).Last(d => Lit(plot, left, d).Any());
        Assert.Contains(Lit(plot, left, dots), lit => Math.Abs(lit - zeroDot - (last / perDot)) <= 0.51);
        Assert.Contains(plot, l => l.Contains($" {last:N0}"));
    }

    /// <summary>From the marks at the left: the value of a dot, the dot of zero, and where the drawing begins.</summary>
    private static (double PerDot, int ZeroDot, int Left) ReadMarks(string[] plot)
    {
        List<(int Row, double Value)> marks = [];
        for (int row = 1; row < plot.Length; row++)
        {
            Match mark = Mark.Match(plot[row]);
            if (mark.Success) marks.Add((row, double.Parse(mark.Groups[1].Value.Replace(",", ""))));
        }
        int dots = (marks[^1].Row - marks[0].Row) * 4;
        Assert.Equal(0, marks[^1].Value);
        // A mark lies on the second dot of its row; the last row's first dot is dot 0.
        return (marks[0].Value / dots, 1, plot[marks[0].Row].IndexOf('┤') + 1);
    }

    /// <summary>The heights of the dots that are lit in a column of dots, 0 at the bottom.</summary>
    private static IEnumerable<int> Lit(string[] plot, int left, int dotAcross)
    {
        int[,] bits = { { 6, 2, 1, 0 }, { 7, 5, 4, 3 } };
        string[] rows = [.. plot.Skip(1).Where(l => l.Contains('┤') || l.Contains('│'))];
        for (int row = 0; row < rows.Length; row++)
        {
            int at = left + (dotAcross / 2);
            if (at >= rows[row].Length || rows[row][at] is < '\u2800' or > '\u28FF') continue;
            for (int dot = 0; dot < 4; dot++)
            {
                bool isLit = ((rows[row][at] - '\u2800') >> bits[dotAcross % 2, dot] & 1) == 1;
                if (isLit) yield return ((rows.Length - 1 - row) * 4) + dot;
            }
        }
    }

    private static double? Median(Fan fan, double day)
    {
        for (int i = 1; i < fan.Points.Count; i++)
        {
            (int before, int after) = (fan.Points[i - 1].Date.DayNumber, fan.Points[i].Date.DayNumber);
            if (day < before || day > after) continue;
            double share = (day - before) / (after - before);
            return (fan.Points[i - 1].Band.P50!.Value * (1 - share)) + (fan.Points[i].Band.P50!.Value * share);
        }
        return null;
    }

    private static double FirstDay(PlotFrame frame) => frame.Axes.First.DayNumber;

    private static double LastDay(PlotFrame frame) => frame.Axes.Last.DayNumber;

    private static Fan FanOf(Band[] bands) =>
        new("fan", [.. bands.Select((b, i) => new FanPoint(First.AddDays(1).AddMonths(i).AddDays(-1), b))]);

    private static Band Flat(double median) => new(median, median, median, median, median, median, median, median, 0);

    private static PlotFrame Frame(int width, bool isAscii, Fan fan)
    {
        var axes = FanAxes.Of([fan]);
        return new PlotFrame(axes with { First = axes.First.AddDays(-30) }, v => $"{v:N0}", width, 6, isAscii);
    }

    private static string[] Drawn(Fan fan, PlotFrame frame, Fan? behind = null) =>
        [.. FanPlot.Draw(new Panel("title", fan, behind, First), frame)
            .Select(line => string.Concat(line.Select(c => c.Text)))];

    [GeneratedRegex(@"^ *([\d,.]+) ┤")]
    private static partial Regex Mark { get; }
}
