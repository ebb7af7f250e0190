using System.Xml.Linq;
using NatoIraq.App.Charts;
using NatoIraq.App.Tests.Reports;
using static NatoIraq.App.Tests.Charts.Drawing;

namespace NatoIraq.App.Tests.Charts;

public sealed class StateBandsTests
{
    private static readonly DateOnly[] Days = [Day("2030-03-31"), Day("2030-06-30"), Day("2030-09-30")];

    private static readonly StatePanel Panel = new(
        Named("s"), Days,
        [
            new StateLayer("asked", StateTints.Open, 0, [1, 0.5, 0.25]),
            new StateLayer("agreed", StateTints.Going, 1, [0, 0.48, 0.74]),
            new StateLayer("lapsed", StateTints.Over, 5, [0, 0.02, 0.01]),
        ]);

    [Fact]
    public void Areas_stand_on_each_other_and_fill_the_height()
    {
        List<List<Spot>> areas = [.. Page.Within(Read(StateBands.Draw(Panel)), "path", "layer").Select(Points)];
        Assert.Equal(3, areas.Count);
        double bottom = areas[0].Max(p => p.Y);
        double top = areas[2].Min(p => p.Y);
        // On the second day half are in the first state: its roof is half-way, and the floor of the next one.
        double middle = areas[0][1].Y;
        Assert.Equal((bottom + top) / 2, middle, 1);
        Assert.Contains(areas[1], p => p.Y == middle);
    }

    [Fact]
    public void Every_state_is_named_within_its_area_or_in_the_key_and_has_a_pattern_or_none_of_its_own()
    {
        XElement drawing = Read(StateBands.Draw(Panel));
        string[] names = [.. Page.Within(drawing, "text").Select(t => t.Value)];
        Assert.All(Panel.Layers, layer => Assert.Single(names, layer.Name));
        Assert.Equal(["asked", "agreed"], Page.Within(drawing, "text", "inside").Select(t => t.Value));
        string[] patterns = [.. Page.Within(drawing, "pattern").Select(p => p.Attribute("id")!.Value)];
        Assert.Equal(["s-hatch-1"], patterns);
        Assert.All(
            drawing.Descendants().Attributes("fill").Select(f => f.Value), f => Assert.Equal("url(#s-hatch-1)", f));
    }

    [Fact]
    public void Its_words_keep_apart() => KeepsItsTextsApart(Read(StateBands.Draw(Panel)));

    [Fact]
    public void No_days_draw_nothing() => Assert.Equal(default, StateBands.Draw(Panel with { Days = [], Layers = [] }));

    [Fact]
    public void It_is_drawn_as_ever() => IsGolden("states", StateBands.Draw(Panel));
}
