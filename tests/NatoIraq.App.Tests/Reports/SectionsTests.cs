using System.Globalization;
using System.Xml.Linq;
using NatoIraq.Core.Projections;

namespace NatoIraq.App.Tests.Reports;

public sealed class SectionsTests
{
    private static readonly string[] Order = ["stay", "swap", "dark"];

    [Fact]
    public void The_answer_tells_each_branch_the_baseline_first()
    {
        List<XElement> told = [.. Page.OfFable.All("ol", "answers").Single().Elements()];
        Assert.Equal(Order, told.Select(li => Page.Within(li, "code").First().Value));
        LevelResult swap = Level("swap", Fable.TableDates[^1]);
        Assert.Contains(
            $"Median {Whole(swap.Band.P50)}; 8 draws in 10 lie between "
            + $"{Whole(swap.Band.P10)} and {Whole(swap.Band.P90)}.",
            told[1].Value);
        Assert.Contains(
            "Against All stay: 200 fewer in the median, from 200 fewer to no change in 8 draws of 10;", told[1].Value);
        Assert.Contains("consent happens in ", told[1].Value);
        Assert.Contains("rebadge blocked by the cap (R4) in ", told[1].Value);
        Assert.Contains("Unknown in every draw", told[2].Value);
    }

    [Fact]
    public void The_comparison_shows_the_projections_numbers()
    {
        XElement table = Page.Within(Page.OfFable.Section("comparison"), "table").First();
        List<XElement> bodies = [.. Page.Within(table, "tbody")];
        Assert.Equal(Fable.TableDates.Length, bodies.Count);
        string[] swap = [.. Page.Within(bodies[^1], "tr").ElementAt(2).Elements().Select(c => c.Value)];
        LevelResult level = Level("swap", Fable.TableDates[^1]);
        Band b = level.Band;
        Difference d = level.Difference!;
        Assert.Equal(
            [
                "The swap", Whole(b.P50), $"{Whole(b.P10)} to {Whole(b.P90)}", Whole(b.Mean), "0 %",
                Whole(d.P50), $"{Whole(d.P10)} to {Whole(d.P90)}", $"{d.Lower * 100:0} %", $"{d.Higher * 100:0} %",
            ],
            swap);
    }

    [Fact]
    public void The_table_under_each_chart_shows_the_projections_numbers()
    {
        List<XElement> figures = [.. Page.OfFable.All("figure")];
        Assert.Equal(Order.Length, figures.Count);
        foreach ((string branch, XElement figure) in Order.Zip(figures))
        {
            IEnumerable<string[]> expected = Fable.Model.Projection.Branches.Single(b => b.Branch == branch).Levels
                .Where(l => l.Series == Fable.Headline)
                .Select(l => new[]
                {
                    l.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    Whole(l.Band.P10), Whole(l.Band.P25), Whole(l.Band.P50), Whole(l.Band.P75), Whole(l.Band.P90),
                    $"{l.Band.Unknown * 100:0} %",
                });
            Assert.Equal(expected, Page.Rows(Page.Within(figure, "table").Single()));
        }
    }

    [Fact]
    public void Each_chart_has_a_path_for_each_band_and_at_most_two_fans()
    {
        foreach (XElement chart in Page.OfFable.All("svg", "fan-chart"))
        {
            List<XElement> fans = [.. Page.Within(chart, "g", "fan")];
            Assert.InRange(fans.Count, 1, 2);
            Assert.All(fans, fan => Assert.Equal(
                ["band80", "band50", "median"], Page.Within(fan, "path").Select(p => p.Attribute("class")!.Value)));
        }
        Assert.Equal(["fan baseline"], FansOf(0));
        Assert.Equal(["fan baseline", "fan branch"], FansOf(1));
    }

    [Fact]
    public void All_charts_share_both_axes()
    {
        List<string> marks = [.. Page.OfFable.All("svg", "fan-chart").Select(chart =>
            string.Join('|', Page.Within(chart, "text", "mark").Select(t => t.ToString()).Where(t => !IsOwn(t))))];
        Assert.Equal(Order.Length, marks.Count);
        Assert.Single(marks.Distinct());
    }

    [Fact]
    public void What_was_blocked_is_told_with_the_rule_and_its_reason()
    {
        XElement section = Page.OfFable.Section("blocked");
        List<string[]> rows = Page.Rows(Page.Within(section, "table").Single());
        Assert.Contains(rows, row => row[0] == "rebadge" && row[1] == "Cap (R4)");
        Assert.Contains("stays within its cap", section.Value);
        Assert.Contains("Nothing was blocked in All stay; Nobody knows.", section.Value);
    }

    [Fact]
    public void What_had_to_be_true_is_told_with_its_share()
    {
        EventResult consent = Fable.Model.Projection.Branches[0].Events.Single(e => e.Event == "consent");
        string[] row = Page.Rows(Page.Within(Page.OfFable.Section("conditions"), "table").Single()).Single();
        Assert.Equal("consent", row[0]);
        Assert.Equal($"{consent.Happens * 100:0} %", row[1]);
        Assert.Equal($"chance {(1 - consent.Happens) * 100:0} %", row[3]);
        Assert.Equal("host-reaffirmed", row[4]);
    }

    [Fact]
    public void An_assumption_is_told_once_with_its_basis()
    {
        List<XElement> cards = [.. Page.OfFable.All("ul", "assumptions").Elements()];
        Assert.Equal(
            ["rest-of-alpha seed", "share assumption informed"],
            cards.Select(c => string.Join(' ', Page.Within(c, "p", "name").Single().Elements().Select(e => e.Value))));
        Assert.Contains("triangular(0.05, 0.1, 0.6)", cards[1].Value);
        Assert.Contains("Cites C2", cards[1].Value);
    }

    private static bool IsOwn(string text) => text.Contains(">fork<", StringComparison.Ordinal)
        || text.Contains(">unknown<", StringComparison.Ordinal);

    private static IEnumerable<string> FansOf(int chart) => Page
        .Within(Page.OfFable.All("svg", "fan-chart").ElementAt(chart), "g", "fan")
        .Select(g => g.Attribute("class")!.Value);

    private static LevelResult Level(string branch, DateOnly date) => Fable.Model.Projection.Branches
        .Single(b => b.Branch == branch).Levels.Single(l => l.Series == Fable.Headline && l.Date == date);

    /// <summary>Written another way than the report does: whole persons, halves away from zero.</summary>
    private static string Whole(double? value) => value is { } v
        ? decimal.Round((decimal)v, MidpointRounding.AwayFromZero)
            .ToString("N0", CultureInfo.InvariantCulture).Replace('-', '\u2212')
        : "\u2013";
}
