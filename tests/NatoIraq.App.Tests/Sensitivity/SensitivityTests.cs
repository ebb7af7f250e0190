using NatoIraq.App.Backtests;
using NatoIraq.App.Charts;
using NatoIraq.App.Reports;
using NatoIraq.App.Sensitivity;
using NatoIraq.App.Tests.Acceptance;

namespace NatoIraq.App.Tests.Sensitivity;

/// <summary>The sixth question of the model: which assumptions move the troops left at the end of 2020 most?</summary>
public sealed class SensitivityTests
{
    private static StudySensitivity Asked(string branch, string? baseline = null, string? series = null, string? discover = null) =>
        new(branch, baseline, series, new DateOnly(2020, 12, 31), discover, 1000, 1, false, 2);

    [Fact]
    public async Task Of_a_full_withdrawal_the_notice_moves_most_and_luck_nothing()
    {
        SensitivityView view = await (await Desk.With("status-quo", "full-withdrawal")).Send(Asked("full-withdrawal"));

        Assert.Equal("*/*/iraq", view.Series);
        Assert.Equal("notice-length", view.Inputs.MaxBy(i => i.Total?.Value ?? 0)!.Input);
        Assert.Equal(
            ["execute-delay", "exit-pace", "notice-length", "transmit-delay"],
            view.Inputs.Where(i => i.Total?.Value > 0.05).Select(i => i.Input).Order());
        SensitivityRow luck = view.Inputs.Single(i => i.Kind == "luck");
        Assert.Equal(new IntervalView(0, 0, 0), luck.Total);
        Assert.All(view.Inputs.Where(i => i.Input == "pandemic-start"), i => Assert.Equal(0, i.Total!.Value));
        Assert.Equal((1000, 1000), (view.Known, view.IndexDraws));
        Assert.Empty(view.Notes);
    }

    [Fact]
    public async Task Few_remain_where_the_way_out_begins_early_and_is_short()
    {
        SensitivityView view = await (await Desk.With("status-quo", "full-withdrawal"))
            .Send(Asked("full-withdrawal", discover: "strength(*/*/iraq) < 3000"));

        RangeView notice = view.Discovery!.Box!.Ranges.Single(r => r.Input == "notice-length");
        Assert.Null(notice.Low);
        Assert.InRange(notice.High!.Value, 300, 500);
        Assert.Equal("days", notice.Unit);
        Assert.True(view.Discovery.Box.Density > view.Discovery.Share);
    }

    [Fact]
    public async Task A_branch_against_its_equal_is_moved_by_nothing()
    {
        Desk desk = await Desk.With("status-quo", "full-withdrawal");
        await desk.Send(new App.Branches.ForkBranch("same", null, "full-withdrawal", null, null));

        SensitivityView view = await desk.Send(Asked("same", "full-withdrawal"));

        Assert.Equal((0, 0), (view.Mean, view.Deviation));
        Assert.All(view.Inputs, i => Assert.Equal((0, 0), (i.Swing ?? 0, i.Total?.Value ?? 0)));
    }

    [Fact]
    public async Task An_output_of_the_scenario_can_be_asked_for()
    {
        SensitivityView view = await (await Desk.With("status-quo", "full-withdrawal"))
            .Send(Asked("full-withdrawal", series: "below-3000"));

        Assert.True(view.IsOutput);
        Assert.InRange(view.Mean, 0.6, 0.9);
    }

    [Fact]
    public async Task A_report_shows_the_bars_and_the_scores_that_the_commands_print()
    {
        Desk desk = await Desk.With("status-quo", "full-withdrawal", "new-zones");
        DateOnly day = new(2022, 12, 31);
        ReportView report = await desk.Send(new ReportBranches(
            ["full-withdrawal", "new-zones"], "status-quo", 250, 1, [day], [], false, 2, null)
        {
            Truth = TruthSource.FirstIn(TruthSource.FolderOf(Desk.Seeds)),
        });
        SensitivityView moves = await desk.Send(new StudySensitivity(
            "full-withdrawal", "status-quo", "*/*/iraq", day, null, 250, 1, false, 2));
        BacktestView backtest = await desk.Send(new BacktestBranches(
            ["status-quo", "full-withdrawal", "new-zones"], TruthSource.FirstIn(TruthSource.FolderOf(Desk.Seeds))!, null, 250,
            1, false, 2, null));

        SwingView first = moves.Tornado.Moving[0];
        Assert.Equal("other-coalition", first.Input);
        string bars = report.Page[report.Page.IndexOf("id=\"moves\"", StringComparison.Ordinal)..];
        foreach (double? end in new[] { first.AtLow, first.AtHigh }) Assert.Contains($">{Figures.Value(end)}<", bars);
        string scores = bars[bars.IndexOf("id=\"backtest\"", StringComparison.Ordinal)..];
        Assert.All(backtest.Scores, s => Assert.Contains($">{ScoreWords.Mean(s.Log, "0.00")}<", scores));
    }
}
