using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using NatoIraq.App.Charts;
using NatoIraq.App.Tests.Reports;
using static NatoIraq.App.Tests.Charts.Drawing;

namespace NatoIraq.App.Tests.Charts;

public sealed class TimelineChartTests
{
    private const double Small = 0.84;

    private static readonly TimelineMark[] Marks =
    [
        new("Votes", "vote", Day("2030-01-03"), Day("2030-01-03")),
        new("Votes", "vote-counted", Day("2030-01-04"), Day("2030-01-29")),
        new("Troops", "first-count", Day("2024-05-01"), Day("2024-05-31")),
        new("Troops", "second-count", Day("2024-05-20"), Day("2030-01-20")),
        new("Troops", "third-count", Day("2030-01-20"), Day("2030-01-20")),
    ];

    /// <summary>Invented histories: windows of up to two years on days up to twenty years apart.</summary>
    private static readonly Arbitrary<TimelineMark[]> Histories = Arb.From((
        from day in Gen.Choose(0, 7300)
        from window in Gen.OneOf(Gen.Constant(0), Gen.Choose(1, 700))
        from lane in Gen.Elements("Votes", "Troops", "Offices")
        from name in Gen.Elements("vote", "a-rather-long-name-of-an-event", "count-of-troops")
        select new TimelineMark(lane, name, Day("2010-01-01").AddDays(day - window), Day("2010-01-01").AddDays(day)))
        .ArrayOf().Where(m => m.Length > 0));

    [Fact]
    public void A_window_is_a_bar_over_its_days_and_a_day_a_diamond()
    {
        XElement drawing = Draw(Marks);
        Assert.Equal(2, Page.Within(drawing, "path", "day").Count());
        Assert.Contains(
            Page.Within(drawing, "rect", "window"), w => w.Value == "vote-counted: 2030-01-04 to 2030-01-29");
        Assert.Contains(Page.Within(drawing, "path", "day"), d => d.Value == "vote: 2030-01-03");
    }

    [Fact]
    public void Quiet_years_are_cut_out_and_a_window_across_them_goes_on_beyond()
    {
        XElement drawing = Draw(Marks);
        List<XElement> eras = [.. Page.Within(drawing, "rect", "era")];
        Assert.Equal(2, eras.Count);
        Assert.True(Of(eras[0], "x") + Of(eras[0], "width") < Of(eras[1], "x"));
        Assert.Equal(2, Page.Within(drawing, "rect", "window").Count(w => w.Value.StartsWith("second-count", default)));
    }

    [Fact]
    public void Every_event_is_named_and_no_name_lies_on_another() => Prop.ForAll(Histories, marks =>
    {
        foreach (double width in new[] { 340.0, 960 })
        {
            XElement drawing = Draw(marks, width);
            List<XElement> names = [.. Page.Within(drawing, "text", "event")];
            Assert.Equal(marks.Length, names.Count);
            foreach (XElement other in Page.Within(drawing, "text").Except(names).ToList()) other.Remove();
            KeepsItsTextsApart(drawing, Small);
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_bar_lies_in_an_era() => Prop.ForAll(Histories, marks =>
    {
        XElement drawing = Draw(marks);
        var eras = Page.Within(drawing, "rect", "era").Select(e => (From: Of(e, "x"), To: Of(e, "x") + Of(e, "width")));
        return Page.Within(drawing, "rect", "window").All(w => eras.Any(e =>
            Of(w, "x") >= e.From - 0.02 && Of(w, "x") + Of(w, "width") <= e.To + 0.02));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Forks_are_marked_where_they_are()
    {
        XElement drawing = Read(TimelineChart.Draw(
            Named("t"), Marks, [new TimelineFork("stay; swap", Day("2030-01-29"))], 960));
        Assert.Single(Page.Within(drawing, "line", "fork"));
        Assert.Contains(Page.Within(drawing, "title"), t => t.Value == "stay; swap");
    }

    [Fact]
    public void No_events_draw_nothing() => Assert.Equal(default, TimelineChart.Draw(Named("t"), [], [], 960));

    [Fact]
    public void It_is_drawn_as_ever() => IsGolden(
        "timeline", TimelineChart.Draw(Named("t"), Marks, [new TimelineFork("swap", Day("2030-01-29"))], 340));

    private static XElement Draw(TimelineMark[] marks, double width = 960) =>
        Read(TimelineChart.Draw(Named("t"), marks, [], width));
}
