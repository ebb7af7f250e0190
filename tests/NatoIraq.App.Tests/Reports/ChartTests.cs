using System.Globalization;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using NatoIraq.App.Reports;
using NatoIraq.Core.Projections;

namespace NatoIraq.App.Tests.Reports;

public sealed class ChartTests
{
    private static readonly Arbitrary<(double Low, double High)> Ranges = Arb.From(
        from low in Gen.Choose(-20_000, 20_000)
        from width in Gen.OneOf(Gen.Choose(0, 10), Gen.Choose(1, 30_000))
        select (low / 7.0, (low + width) / 7.0));

    [Fact]
    public void A_scale_keeps_order() => Prop.ForAll(Ranges, range =>
    {
        var upwards = new Scale(range.Low, range.High + 1, 200, 10);
        return upwards.At(range.Low) == 200 && upwards.At(range.High) >= upwards.At(range.High + 1)
            && upwards.At(range.Low) >= upwards.At(range.High);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Ticks_are_few_round_and_enclose_the_range() => Prop.ForAll(Ranges, range =>
    {
        IReadOnlyList<double> ticks = Ticks.Enclosing(range.Low, range.High, 5);
        double step = ticks[1] - ticks[0];
        double lead = step / Math.Pow(10, Math.Floor(Math.Log10(step * 1.0001)));
        return ticks[0] <= range.Low && ticks[^1] >= range.High && ticks.Count is >= 2 and <= 7
            && new[] { 1.0, 2, 5 }.Any(n => Math.Abs(lead - n) < 1e-6)
            && ticks.Zip(ticks.Skip(1)).All(p => Math.Abs(p.Second - p.First - step) < step * 1e-6);
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("2030-01-31", "2031-12-31", 5, "2030-07-01 2031-01-01 2031-07-01")]
    [InlineData("2030-01-01", "2030-04-15", 5, "2030-01-01 2030-02-01 2030-03-01 2030-04-01")]
    [InlineData("2018-02-08", "2022-12-31", 5, "2019-01-01 2020-01-01 2021-01-01 2022-01-01")]
    [InlineData("2030-02-02", "2030-02-20", 5, "")]
    public void Days_are_marked_at_round_months(string first, string last, int most, string expected) =>
        Assert.Equal(expected, string.Join(' ', Ticks.Dates(Iso(first), Iso(last), most).Select(Figures.Iso)));

    [Fact]
    public void A_gap_cuts_a_fan_in_two_and_a_lone_day_is_a_dot()
    {
        Fan fan = FanOf(10, 20, null, 30);
        XElement chart = Draw(fan);
        string median = Page.Within(chart, "path", "median").Single().Attribute("d")!.Value;
        Assert.Equal(2, median.Count(c => c == 'M'));
        Assert.Single(Page.Within(chart, "circle", "alone"));
    }

    [Fact]
    public void The_wide_band_encloses_the_narrow_one_and_the_median()
    {
        XElement chart = Draw(FanOf(100, 250, 30, 70));
        (double Top, double Bottom) wide = Reach(chart, "band80");
        (double Top, double Bottom) narrow = Reach(chart, "band50");
        (double Top, double Bottom) median = Reach(chart, "median");
        Assert.True(wide.Top < narrow.Top && narrow.Top < median.Top);
        Assert.True(wide.Bottom > narrow.Bottom && narrow.Bottom > median.Bottom);
    }

    [Fact]
    public void A_chart_of_nothing_says_unknown()
    {
        XElement chart = Draw(FanOf(null, null));
        Assert.Contains(Page.Within(chart, "text"), t => t.Value == "unknown");
        Assert.Equal("", Page.Within(chart, "path", "median").Single().Attribute("d")!.Value);
    }

    [Fact]
    public void Two_last_medians_that_lie_close_keep_apart()
    {
        Fan front = FanOf(100, 100);
        var axes = FanAxes.Of([front]);
        Fan behind = new("base", [.. front.Points.Select(p => p with { Band = BandOf(99) })]);
        XElement chart = Parse(FanChart.Draw(new FanPanel("c", "t", "d", front, behind), axes));
        List<double> heights = [.. Page.Within(chart, "text", "end").Select(t => Number(t.Attribute("y")!.Value))];
        Assert.Equal(2, heights.Count);
        Assert.True(heights[1] - heights[0] >= 12);
    }

    [Fact]
    public void A_chart_is_named_and_described_for_who_does_not_see_it()
    {
        XElement chart = Draw(FanOf(10, 20));
        Assert.Equal("img", chart.Attribute("role")!.Value);
        Assert.Equal("c-title c-description", chart.Attribute("aria-labelledby")!.Value);
        Assert.Equal(["c-title", "c-description"], chart.Elements().Take(2).Select(e => e.Attribute("id")!.Value));
    }

    private static (double Top, double Bottom) Reach(XElement chart, string name)
    {
        string path = Page.Within(chart, "path", name).Single().Attribute("d")!.Value;
        List<double> heights = [.. path.Split(['M', 'L', 'Z'], StringSplitOptions.RemoveEmptyEntries)
            .Select(p => Number(p.Split(',')[1]))];
        return (heights.Min(), heights.Max());
    }

    private static XElement Draw(Fan fan) =>
        Parse(FanChart.Draw(new FanPanel("c", "title", "words", fan), FanAxes.Of([fan])));

    private static XElement Parse(Markup markup) => XElement.Parse(markup.ToString());

    private static Fan FanOf(params double?[] medians) => new(
        "fan", [.. medians.Select((m, i) => new FanPoint(new DateOnly(2030, 1, 31).AddMonths(i), BandOf(m)))]);

    private static Band BandOf(double? m) => m is null
        ? new Band(null, null, null, null, null, null, null, null, 1)
        : new Band(m, m - 30, m - 20, m - 10, m, m + 10, m + 20, m + 30, 0);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static DateOnly Iso(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
