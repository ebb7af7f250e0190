using System.Globalization;
using System.Xml.Linq;
using NatoIraq.App.Sensitivity;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Statistics;

namespace NatoIraq.App.Tests.Reports;

public sealed class SectionsTests
{
    private static readonly string[] Order = ["stay", "swap", "dark"];

    [Fact]
    public void The_answer_tells_each_branch_the_baseline_first()
    {
        List<XElement> told = [.. Page.OfFable.All("ul", "answers").Elements()];
        Assert.Equal(Order, told.Select(li => Page.Within(li, "code").First().Value));
        LevelResult swap = Level("swap", Fable.TableDates[^1]);
        Assert.Contains(
            $"Median {Whole(swap.Band.P50)}; 8 draws in 10 lie between "
            + $"{Whole(swap.Band.P10)} and {Whole(swap.Band.P90)}.",
            told[1].Value);
        Assert.Contains(
            "Against the baseline, draw by draw: 169 fewer on average, from 200 fewer to no change in 8 draws of 10;",
            told[1].Value);
        Assert.Contains("half of its draws differ by ", told[1].Value);
        Assert.Contains("Turns first on consent, which happens in ", told[1].Value);
        Assert.Contains("rebadge is blocked by the cap (R4) in ", told[1].Value);
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
                Whole(d.Mean), $"{Whole(d.P10)} to {Whole(d.P90)}", Whole(d.P50), $"{d.Lower * 100:0} %", $"{d.Higher * 100:0} %",
            ],
            swap);
    }

    [Fact]
    public void The_answer_begins_with_the_baseline_and_the_largest_change()
    {
        List<string> lead = [.. Page.Within(Page.OfFable.Section("answer"), "p", "lead").Select(p => p.Value)];
        Assert.StartsWith("In the baseline, \u201CAll stay\u201D, all troops in the Isle number ", lead[0]);
        Assert.StartsWith("The largest fall: \u201CThe swap\u201D, 169 fewer on average, ", lead[1]);
        Assert.Contains("For 1 of 3 branches the answer is unknown", Page.OfFable.Section("answer").Value);
    }

    [Fact]
    public void The_table_under_each_chart_shows_the_projections_numbers()
    {
        foreach ((string branch, XElement figure) in new[] { "stay", "swap" }.Zip(Figures()))
        {
            DateOnly fork = new(2030, 6, 25);
            IEnumerable<string[]> expected = Fable.Model.Projection.Branches.Single(b => b.Branch == branch).Levels
                .Where(l => l.Series == Fable.Headline && l.Date >= fork)
                .Select(l => new[] { l.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) }
                    .Concat(new[] { l.Band.P5, l.Band.P10, l.Band.P25, l.Band.P50, l.Band.P75, l.Band.P90, l.Band.P95 }
                        .Select(Whole))
                    .Append($"{l.Band.Unknown * 100:0} %")
                    .Concat(l.Difference is { } d
                        ? new[] { d.P5, d.P10, d.P25, d.P50, d.P75, d.P90, d.P95 }.Select(x => Whole(x)) : [])
                    .ToArray());
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
                ["band90", "band80", "band50", "median"],
                Page.Within(fan, "path").Select(p => p.Attribute("class")!.Value)));
        }
        // A difference has the bands that a level has.
        XElement difference = Page.OfFable.All("svg", "fan-chart").ElementAt(2);
        Assert.All(Page.Within(difference, "path"), band => Assert.StartsWith("M", band.Attribute("d")!.Value));
        // The baseline alone; the branch before the baseline; the difference.
        Assert.Equal(["fan baseline"], FansOf(0));
        Assert.Equal(["fan baseline", "fan branch"], FansOf(1));
        Assert.Equal(["fan branch"], FansOf(2));
    }

    [Fact]
    public void Paper_has_the_rows_of_the_comparisons_dates_and_leaves_the_months_between_to_the_screen()
    {
        List<XElement> rows = [.. Figures().SelectMany(f => Page.Within(Page.Within(f, "tbody").Single(), "tr"))];
        string[] dates = [.. Fable.Model.TableDates.Select(d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))];
        Assert.All(rows, row => Assert.NotEqual(
            dates.Contains(row.Elements().First().Value), Page.Classes(row).Contains("screen")));
        Assert.Contains(rows, row => Page.Classes(row).Contains("screen"));
        Assert.All(Page.Within(Page.OfFable.Section("states"), "tbody"), body => Assert.Contains(
            Page.Within(body, "tr"), row => !Page.Classes(row).Contains("screen")));
    }

    [Fact]
    public void Each_column_says_which_statistic_it_holds()
    {
        XElement table = Page.Within(Page.OfFable.Section("comparison"), "table").First();
        Assert.Equal(
            ["Branch", "Median", "8 in 10", "Mean", "Unknown", "Mean difference", "8 in 10", "Median difference", "Lower", "Higher"],
            Page.Within(Page.Within(table, "thead").Single(), "th").Select(h => h.Value));
    }

    [Fact]
    public void Charts_of_a_series_share_both_axes_and_unknown_branches_are_named()
    {
        List<string> marks = [.. Figures().Select(figure => string.Join('|', Page
            .Within(Page.Within(figure, "svg").First(), "text", "mark").Select(t => t.ToString())
            .Where(t => !t.Contains(">fork<", StringComparison.Ordinal))))];
        Assert.Equal(2, marks.Count);
        Assert.Single(marks.Distinct());
        Assert.Contains("Unknown throughout: Nobody knows.", Page.OfFable.Section("charts").Value);
    }

    [Fact]
    public void The_table_under_each_drawing_of_states_shows_the_projections_shares()
    {
        XElement figure = Page.Within(Page.OfFable.Section("states"), "figure")
            .First(f => f.Value.Contains("consent beta", StringComparison.Ordinal));
        List<StateResult> states = [.. Fable.Model.Projection.Branches.Single(b => b.Branch == "swap").States
            .Where(s => s is { Machine: "consent", Subject: "beta" })];
        string[] names = [.. Page.Within(Page.Within(figure, "thead").Single(), "th").Skip(1).Select(h => h.Value)];
        foreach (string[] row in Page.Rows(Page.Within(figure, "table").Single()))
        {
            foreach ((string name, string told) in names.Zip(row.Skip(1)))
            {
                double share = states.Where(s => s.State == name && $"{s.Date:yyyy-MM-dd}" == row[0]).Sum(s => s.Share);
                Assert.Equal(App.Charts.Figures.Share(share), told);
            }
        }
    }

    [Fact]
    public void The_history_is_drawn_and_told_event_by_event()
    {
        XElement section = Page.OfFable.Section("history");
        List<string[]> rows = Page.Rows(Page.Within(section, "table").First());
        Assert.Equal(
            ["alpha-begins", "beta-begins", "beta-invited", "red-on-isle", "blue-on-isle", "only-blue-in-beta"],
            rows.Select(r => r[1]));
        Assert.All(rows, r => Assert.Equal("2030-06-20", r[5]));
        Assert.Equal(["stay history 2030-06-25", "swap stay 2030-06-25", "dark history 2030-12-01"],
            Page.Rows(Page.Within(section, "table").Last()).OrderBy(r => r[2])
                .Select(r => $"{r[0].Split(' ')[^1]} {r[1]} {r[2]}"));
    }

    [Fact]
    public void Starting_values_are_told_with_what_they_rest_on()
    {
        XElement section = Page.OfFable.Section("starts");
        List<string[]> set = Page.Rows(Page.Within(section, "table").Last());
        Assert.Equal(
            ["others/alpha/isle", "uniform(100, 1400)", "rest-of-alpha seed", "All stay; The swap"], set[0]);
        Assert.Equal(["cap(beta)", "150", "the scenario alone", "All stay; The swap"], set[1]);
        List<string[]> known = Page.Rows(Page.Within(section, "table").First());
        Assert.Contains(known, r => r[0] == "red/alpha/isle" && r[1] == "1,000");
    }

    [Fact]
    public void Cited_claims_are_told_with_source_and_paragraph_and_where_the_sources_disagree()
    {
        string sources = Page.OfFable.Section("sources").Value;
        Assert.Contains(
            "Red has a thousand on the islethe bard; The Bards, paragraph 1, reported 2030-06-20.", sources);
        Assert.Contains("One bard counts a thousand, another none.", sources);
        Assert.DoesNotContain("Nobody cites this", sources);
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

    [Fact]
    public void How_sure_it_is_shows_the_projections_analysis()
    {
        XElement section = Page.OfFable.Section("certainty");
        List<XElement> tables = [.. Page.Within(section, "table")];
        string[] compared = CellsOf(tables[0], "The swap");
        string[] levels = CellsOf(tables[1], "The swap");
        LevelAnalysis found = Level("swap", Fable.TableDates[^1]).Analysis!;
        DifferenceAnalysis d = found.Difference!;

        Assert.Equal($"{Whole(d.Mean.Value)} ({Whole(d.Mean.Low)} to {Whole(d.Mean.High)})", compared[1]);
        Assert.Equal($"{Whole(d.P5.Value)} to {Whole(d.P95.Value)}", compared[2]);
        Assert.Equal("lower throughout, p 0.002", compared[5]);
        ConfidenceInterval tail = found.Tails.Intervals.Lowest5!.Value;
        Assert.Equal($"{Whole(found.Tails.Lowest5)} ({Whole(tail.Low)} to {Whole(tail.High)})", levels[2]);
        Assert.Equal($"{Whole(found.Quantiles.P50.Value)} ({Whole(found.Quantiles.P50.Low)} to "
            + $"{Whole(found.Quantiles.P50.High)})", levels[4]);
        Assert.Equal(10, levels.Length);
        Assert.Equal("baseline", CellsOf(tables[0], "All stay")[^1]);
        Assert.Contains("regret is how far a branch is from the best", section.Value);
        XElement picture = Page.Within(section, "svg", "difference-strip").Single();
        Assert.Contains($"The swap {compared[1]}", picture.Attribute("aria-label")!.Value);
    }

    [Fact]
    public void What_moves_it_is_drawn_and_told_the_longest_bar_first()
    {
        XElement section = Page.OfFable.Section("moves");
        XElement figure = Page.Within(section, "figure").Single();
        Assert.Equal("The swap", Page.Within(figure, "h3").Single().Value);
        Assert.Equal(
            [
                ["share", "0.1", "0.4", "\u2212120", "\u2212200", "\u221280"],
                ["rest-of-alpha", "230", "1,270", "\u2212165", "\u2212155", "+10"],
                ["luck, 8 draws in 10", "\u2013", "\u2013", "\u2212230", "\u221290", "+140"],
            ],
            Page.Rows(Page.Within(figure, "table").Single()));
        Assert.Contains("share at 0.1: \u2212120, at 0.4: \u2212200.", Page.Within(figure, "desc").Single().Value);
        Assert.EndsWith(
            "Luck, with every input at its median: eight draws in ten from \u2212230 to \u221290.",
            Page.Within(figure, "desc").Single().Value, StringComparison.Ordinal);
        Assert.Single(Page.Within(figure, "rect", "luck"));
        Assert.Contains(
            "natoiraq sensitivity swap --baseline stay --series '*/*/isle' --at 2031-12-31 --draws 250 --random-seed 7",
            section.Value);
    }

    [Fact]
    public void A_branch_that_only_luck_moves_is_named()
    {
        TornadoView tornado = Fable.Model.Tornados![0];
        var page = new Page(Fable.Model with { Tornados = [tornado with { Inputs = [.. tornado.Inputs.Skip(2)] }] });
        Assert.Contains("Assumptions move nothing here, luck alone does: The swap.", page.Section("moves").Value);
        Assert.Empty(Page.Within(page.Section("moves"), "svg"));
    }

    [Fact]
    public void The_backtest_flags_who_knew_what_followed_and_ranks_the_others()
    {
        XElement section = Page.OfFable.Section("backtest");
        XElement[] tables = [.. Page.Within(section, "table")];
        List<string[]> levels = Page.Rows(tables[0]);
        Assert.Equal(["All stay", "2", "20\u2013120"], levels[0][..3]);
        Assert.Equal(["0.25", "1"], levels[0][^2..]);
        Assert.Equal("The swap informed", levels[1][0]);
        Assert.Equal(["\u2013", "\u2013"], levels[1][^2..]);
        Assert.Equal(["Branch", "Truths", "Log", "Brier"],
            Page.Within(Page.Within(tables[1], "thead").Single(), "th").Select(h => h.Value));
        Assert.Contains("1 of 2 rests on assumptions that use what was learnt after their fork", section.Value);
    }

    /// <summary>The cells of a branch's last row in a table.</summary>
    private static string[] CellsOf(XElement table, string branch) =>
        [.. Page.Within(table, "tr").Last(r => r.Elements().First().Value == branch).Elements().Select(c => c.Value)];

    /// <summary>The figures of the headline series.</summary>
    private static IEnumerable<XElement> Figures() => Page.Within(
        Page.Within(Page.OfFable.Section("charts"), "div", "panels").First(), "figure");

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
