using System.Text.RegularExpressions;
using System.Xml.Linq;
using NatoIraq.App.Charts;
using NatoIraq.App.Projections;
using NatoIraq.App.Reports;
using NatoIraq.App.Tests.Acceptance;

namespace NatoIraq.App.Tests.Reports;

/// <summary>A comparison in pieces, for a page.</summary>
public sealed class DrawComparisonTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static async Task<ComparisonView> Drawn(string[] branches, string[] series, string? baseline = null) =>
        await (await Desk.With("status-quo", "full-withdrawal", "nato-expanded")).Send(new DrawComparison(
            new ProjectBranches(branches, baseline, 200, 1, [], series, false, 1, null)));

    [Fact]
    public async Task Without_a_baseline_it_is_the_branch_that_most_are_from()
    {
        ComparisonView view = await Drawn(["full-withdrawal", "nato-expanded"], []);

        Assert.Equal("status-quo", view.Compared.Baseline);
        Assert.Equal(["full-withdrawal", "nato-expanded"], view.Series.Single().Charts.Select(c => c.Branch).Order());
    }

    [Fact]
    public async Task No_more_than_two_fans_lie_over_each_other_and_the_baseline_is_one_of_them()
    {
        ComparisonView view = await Drawn(["full-withdrawal", "nato-expanded"], ["*/*/iraq", "*/nmi/iraq"]);

        Assert.All(view.Series.SelectMany(s => s.Charts).SelectMany(c => c.Plots).Where(p => !p.IsDifference), p =>
        {
            string[] fans = [.. Regex.Matches($"{p.Drawing}", "class=\"fan (\\w+)\"").Select(m => m.Groups[1].Value)];
            Assert.Equal(["baseline", "branch"], fans);
        });
    }

    [Fact]
    public async Task A_chart_alone_in_its_row_is_drawn_broad_as_well_and_no_id_stands_twice()
    {
        ComparisonView view = await Drawn(["full-withdrawal"], []);

        ChartView chart = view.Series.Single().Charts.Single();
        Assert.Equal(chart.Plots.Count, chart.Broad.Count);
        string[] ids = [.. view.Series.SelectMany(s => s.Charts).Concat(view.States)
            .SelectMany(c => c.Plots.Concat(c.Broad))
            .SelectMany(p => Regex.Matches($"{p.Drawing}", " id=\"([^\"]+)\"").Select(m => m.Groups[1].Value))];
        Assert.Equal(ids.Length, ids.Distinct().Count());
    }

    [Fact]
    public async Task An_output_may_be_what_is_looked_at()
    {
        ComparisonView view = await Drawn(["full-withdrawal"], ["below-3000"]);

        Assert.StartsWith("below-3000 on ", view.Question);
        Assert.Equal("below-3000", view.Series.Single().Name);
        Assert.Null(view.Series.Single().Unit);
    }

    [Fact]
    public async Task Every_chart_is_a_picture_that_stands_alone_and_a_table_of_its_days()
    {
        ComparisonView view = await Drawn(["full-withdrawal", "nato-expanded"], []);

        Assert.NotEmpty(view.States);
        foreach (ChartView chart in view.Series.SelectMany(s => s.Charts).Concat(view.States))
        {
            XElement picture = XElement.Parse(chart.Picture(ChartTheme.LightCss));
            Assert.Equal(chart.Plots.Count, picture.Elements(Svg + "svg").Count());
            Assert.Equal(chart.Title, picture.Element(Svg + "title")!.Value);
            Assert.DoesNotContain("prefers-color-scheme", $"{picture}");
            string[] lines = chart.Csv().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
            Assert.StartsWith("branch,", lines[0]);
            Assert.All(lines.Skip(1), l => Assert.StartsWith($"{chart.Branch},", l));
            Assert.All(chart.Rows, r => Assert.Equal(chart.Columns.Count - 1, r.Cells.Count));
            Assert.Same(chart, view.Chart(chart.Id));
        }
    }

    [Fact]
    public async Task The_answer_rests_on_the_numbers_that_the_comparison_has()
    {
        ComparisonView view = await Drawn(["full-withdrawal"], []);

        ResultView last = view.Compared.Results.Last(r => r.Branch == "status-quo");
        Assert.Contains(Figures.Value(last.P50), $"{view.Answer}");
    }
}
