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
}
