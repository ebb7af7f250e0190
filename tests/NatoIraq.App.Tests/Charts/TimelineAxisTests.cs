using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using NatoIraq.App.Charts;
using NatoIraq.App.Tests.Reports;
using static NatoIraq.App.Tests.Charts.Drawing;

namespace NatoIraq.App.Tests.Charts;

public sealed class TimelineAxisTests
{
    private static readonly AxisStep[] Steps =
    [
        new(new TimelineMark("Votes", "vote", Day("2030-01-03"), Day("2030-01-03")), Day("2030-01-03"), 3),
        new(new TimelineMark("Votes", "recount", Day("2030-01-04"), Day("2030-01-29")), Day("2030-01-29"), 4),
        new(new TimelineMark("Troops", "first-count", Day("2024-05-01"), Day("2024-05-31")), Day("2024-05-20"), 1),
        new(new TimelineMark("Troops", "second-count", Day("2024-05-20"), Day("2030-01-20")), Day("2030-01-20"), 0),
    ];

    private static readonly Arbitrary<AxisStep[]> Histories = Arb.From((
        from day in Gen.Choose(0, 7300)
        from window in Gen.OneOf(Gen.Constant(0), Gen.Choose(1, 700))
        from placed in Gen.Choose(0, 100)
        from lane in Gen.Elements("Votes", "Troops", "Offices")
        let to = Day("2010-01-01").AddDays(day)
        select new AxisStep(
            new TimelineMark(lane, "event", to.AddDays(-window), to), to.AddDays(-(window * placed / 100)), 0))
        .ArrayOf().Where(s => s.Length > 0).Select(all => all.Select((s, i) => s with { Step = i + 1 }).ToArray()));

    [Fact]
    public void A_step_has_its_number_its_window_and_the_needles_place()
    {
        XElement drawing = Read(TimelineAxis.Draw(Named("t"), Steps, [], 4, 960));
        XElement here = Assert.Single(Page.Within(drawing, "g", "here"));
        XElement needle = Assert.Single(Page.Within(drawing, "line", "needle"));

        Assert.Equal("4", (string?)here.Attribute("data-step"));
        Assert.Equal(Of(here, "data-x"), Of(needle, "x1"));
        Assert.Single(Page.Within(here, "rect", "window"));
        Assert.Equal("recount: 2030-01-04 to 2030-01-29", here.Element("title")!.Value);
    }

    [Fact]
    public void What_was_not_known_yet_is_set_apart_and_leads_nowhere()
    {
        XElement drawing = Read(TimelineAxis.Draw(Named("t"), Steps, [], 0, 960));
        XElement later = Assert.Single(Page.Within(drawing, "g", "later"));

        Assert.Null(later.Attribute("data-step"));
        Assert.EndsWith("not known yet", later.Element("title")!.Value);
    }

    [Fact]
    public void What_does_not_happen_is_crossed_says_why_and_leads_to_the_step_that_tells_so()
    {
        AxisStep missed = Steps[1] with { Missed = "its chance went against it" };
        XElement drawing = Read(TimelineAxis.Draw(Named("t"), [Steps[0], missed], [], 4, 960));
        XElement cross = Assert.Single(Page.Within(drawing, "g", "missed"));

        Assert.Null(cross.Attribute("data-step"));
        Assert.Equal("4", (string?)cross.Attribute("data-told"));
        Assert.Equal("recount does not happen: its chance went against it", cross.Element("title")!.Value);
        Assert.Empty(Page.Within(drawing, "g", "here"));
    }

    [Fact]
    public void Every_step_is_drawn_within_the_axis_in_the_order_of_days() => Prop.ForAll(Histories, steps =>
    {
        foreach (double width in new[] { 340.0, 960 })
        {
            XElement drawing = Read(TimelineAxis.Draw(Named("t"), steps, [], steps[0].Step, width));
            Assert.Equal(steps.Length, Page.Within(drawing, "g", "mark").Count());
            Assert.Single(Page.Within(drawing, "line", "needle"));
            var places = Page.Within(drawing, "g", "mark").Select(g => Of(g, "data-x")).Order();
            Assert.All(places, x => Assert.InRange(x, 0, width));
            var byDay = steps.OrderBy(s => s.Day).Select(s => Page.Within(drawing, "g", "mark")
                .First(g => (string?)g.Attribute("data-step") == $"{s.Step}")).Select(g => Of(g, "data-x")).ToList();
            Assert.Equal(byDay.Order(), byDay);
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void It_is_drawn_as_ever() => IsGolden(
        "axis", TimelineAxis.Draw(Named("t"), Steps, [new TimelineFork("swap", Day("2030-01-29"))], 4, 340));
}
