using System.Xml.Linq;
using NatoIraq.App.Charts;
using NatoIraq.App.Tests.Reports;
using static NatoIraq.App.Tests.Charts.Drawing;

namespace NatoIraq.App.Tests.Charts;

public sealed class BranchTreeTests
{
    private static readonly TreeLimb[] Limbs =
    [
        Limb("stay", "history", "2030-01-29", isBaseline: true),
        Limb("swap", "stay", "2030-01-29"),
        Limb("swap-late", "swap", "2030-06-01"),
        Limb("early", "history", "2028-02-08"),
        Limb("leave", "stay", "2030-03-01"),
    ];

    [Fact]
    public void Children_follow_their_parents_and_later_forks_come_first() => Assert.Equal(
        ["stay", "leave", "swap", "swap-late", "early"], BranchTree.Ordered(Limbs).Select(l => l.Name));

    [Fact]
    public void A_branch_begins_at_its_fork_on_a_stem_from_its_parents_line()
    {
        XElement tree = Draw(960);
        List<List<Spot>> lines = [.. Page.Within(tree, "path", "limb").Select(Points)];
        List<List<Spot>> stems = [.. Page.Within(tree, "path", "stem").Select(Points)];
        Assert.Equal(Limbs.Length, lines.Count);
        Assert.All(lines.Zip(stems), p => Assert.Equal(p.First[0], p.Second[^1]));
        double trunk = Points(Page.Within(tree, "path", "trunk").Single())[0].Y;
        // By rows: stay from the trunk, leave and swap from stay, swap-late from swap, early from the trunk.
        Assert.Equal(
            [trunk, lines[0][0].Y, lines[0][0].Y, lines[2][0].Y, trunk], stems.Select(s => s[0].Y));
        Assert.True(lines[4][0].X < lines[0][0].X && lines[0][0].X < lines[1][0].X);
        Assert.Contains("grey", Page.Classes(Page.Within(tree, "path", "limb").First()));
    }

    [Theory]
    [InlineData(340)]
    [InlineData(960)]
    public void Its_words_keep_apart(double width) => KeepsItsTextsApart(Draw(width));

    [Fact]
    public void It_is_drawn_as_ever() => IsGolden("tree", BranchTree.Draw(
        Named("t"), "history", Limbs, Day("2020-01-01"), Day("2030-02-13"), 340));

    private static XElement Draw(double width) => Read(BranchTree.Draw(
        Named("t"), "history", Limbs, Day("2020-01-01"), Day("2030-02-13"), width));

    private static TreeLimb Limb(string name, string parent, string fork, bool isBaseline = false) =>
        new(name, $"What if {name}, and a title that goes on and on", parent, Day(fork), Day("2032-12-31"), isBaseline);
}
