using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using NatoIraq.App.Charts;
using NatoIraq.App.Tests.Reports;
using static NatoIraq.App.Tests.Charts.Drawing;

namespace NatoIraq.App.Tests.Charts;

public sealed class FanChartTests
{
    private static readonly Arbitrary<double?[]> Medians = Arb.From(
        Gen.OneOf(Gen.Choose(-500, 20_000).Select(m => (double?)m), Gen.Constant<double?>(null))
            .ArrayOf().Where(m => m.Length > 0));

    [Fact]
    public void A_gap_cuts_a_fan_in_two_and_a_lone_day_is_a_dot()
    {
        XElement chart = Draw(FanOf(10, 20, null, 30));
        string median = Page.Within(chart, "path", "median").Single().Attribute("d")!.Value;
        Assert.Equal(2, median.Count(c => c == 'M'));
        Assert.Single(Page.Within(chart, "circle", "alone"));
    }

    [Fact]
    public void Each_band_encloses_the_narrower_one_and_the_median() => Prop.ForAll(Medians, medians =>
    {
        XElement chart = Draw(FanOf(medians));
        var reach = new[] { "band90", "band80", "band50", "median" }
            .Select(name => Points(Page.Within(chart, "path", name).Single())).ToList();
        return reach.Zip(reach.Skip(1)).All(p => p.First.Count == 0
            || (p.First.Min(s => s.Y) <= p.Second.Min(s => s.Y) && p.First.Max(s => s.Y) >= p.Second.Max(s => s.Y)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_axis_covers_the_data_and_time_runs_rightwards() => Prop.ForAll(Medians, medians =>
    {
        XElement chart = Draw(FanOf(medians));
        double[] grid = [.. Page.Within(chart, "line", "grid").Select(l => Of(l, "y1"))];
        List<Spot> median = Points(Page.Within(chart, "path", "median").Single());
        return Points(Page.Within(chart, "path", "band90").Single())
                .All(s => s.Y >= grid.Min() - 0.01 && s.Y <= grid.Max() + 0.01)
            && median.Zip(median.Skip(1)).All(p => p.First.X < p.Second.X);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_chart_of_nothing_says_unknown()
    {
        XElement chart = Draw(FanOf(null, null));
        Assert.Contains(Page.Within(chart, "text"), t => t.Value == "unknown");
        Assert.Equal("", Page.Within(chart, "path", "median").Single().Attribute("d")!.Value);
    }

    [Fact]
    public void Last_medians_that_lie_close_keep_apart_and_equal_ones_are_told_once()
    {
        Fan front = FanOf(100, 100);
        Fan near = new("base", [.. front.Points.Select(p => p with { Band = BandOf(99) })]);
        List<double> heights = [.. Ends(front, near).Select(t => Of(t, "y"))];
        Assert.Equal(2, heights.Count);
        Assert.True(Math.Abs(heights[1] - heights[0]) >= 12);
        Assert.Single(Ends(front, front with { Label = "base" }));
    }

    [Fact]
    public void What_was_known_before_the_fork_is_a_line_and_what_was_bounded_a_box()
    {
        Fan fan = FanOf(100, 200, 300, 400, 500, 600, 700, 800, 900, 1000, 1100, 1200);
        DateOnly fork = fan.Points[0].Date;
        PastSpan[] past =
        [
            new(fork.AddDays(-20), fork.AddDays(-10), null, 300, null),
            new(fork.AddDays(-9), fork, 200, null, 450),
            new(fork.AddDays(-900), fork.AddDays(-800), null, 99_000, null),
        ];
        var panel = new FanPanel(Named("c"), fan, Fork: fork) { Past = past };
        XElement chart = Read(FanChart.Draw(panel, FanAxes.Of([fan], past)));
        XElement line = Page.Within(chart, "line", "past").Single();
        XElement box = Page.Within(chart, "rect", "bounds").Single();
        XElement mark = Page.Within(chart, "line", "fork").Single();
        Assert.True(Of(line, "x2") <= Of(box, "x"));
        Assert.Equal(Of(mark, "x1"), Of(box, "x") + Of(box, "width"), 1);
    }

    [Fact]
    public void A_difference_has_signs_and_a_line_at_zero()
    {
        Fan fan = FanOf(0, -400);
        var panel = new FanPanel(Named("c"), fan) { IsDifference = true };
        XElement chart = Read(FanChart.Draw(panel, FanAxes.Of([fan], steps: 3)));
        Assert.Single(Page.Within(chart, "line", "zero"));
        Assert.Equal("\u2212400", Page.Within(chart, "text", "end").Single().Value);
    }

    [Fact]
    public void A_chart_is_named_and_described_for_who_does_not_see_it()
    {
        XElement chart = Draw(FanOf(10, 20));
        Assert.Equal("img", chart.Attribute("role")!.Value);
        Assert.Equal("c-title c-description", chart.Attribute("aria-labelledby")!.Value);
        Assert.Equal(["c-title", "c-description"], chart.Elements().Take(2).Select(e => e.Attribute("id")!.Value));
    }

    [Fact]
    public void Its_words_keep_apart() => KeepsItsTextsApart(Draw(FanOf(9000, 12_000, 11_000)));

    [Fact]
    public void It_is_drawn_as_ever() => IsGolden("fan", FanChart.Draw(
        new FanPanel(Named("c"), FanOf(500, 450, 300), FanOf(500, 500, 500), Day("2030-02-10")),
        FanAxes.Of([FanOf(500, 450, 300)])));

    private static List<XElement> Ends(Fan front, Fan behind) => [.. Page.Within(
        Read(FanChart.Draw(new FanPanel(Named("c"), front, behind), FanAxes.Of([front]))), "text", "end")];

    private static XElement Draw(Fan fan) => Read(FanChart.Draw(new FanPanel(Named("c"), fan), FanAxes.Of([fan])));
}
