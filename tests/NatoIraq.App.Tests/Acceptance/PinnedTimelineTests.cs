using NatoIraq.App.Branches;
using NatoIraq.App.Projections;
using NatoIraq.Core.Branches;

namespace NatoIraq.App.Tests.Acceptance;

/// <summary>A branch stands on the history it pins until somebody moves it.</summary>
public sealed class PinnedTimelineTests
{
    [Fact]
    public async Task A_stale_branch_gives_the_very_numbers_it_gave_before_the_correction()
    {
        Desk desk = await Desk.With("status-quo");
        CompareView before = (await desk.Project(["status-quo"], dates: "2020-12-31")).View;

        await desk.ImportCorrected("history.yaml", Milder);
        ProjectedView stale = await desk.Project(["status-quo"], dates: "2020-12-31");
        await desk.Apply(File.ReadAllText(Path.Combine(Desk.Scenarios, "status-quo.yaml")));
        CompareView accepted = (await desk.Project(["status-quo"], dates: "2020-12-31")).View;

        Assert.Equal(["status-quo"], stale.View.Stale);
        Assert.Equal(before.Results, stale.View.Results);
        Assert.Empty(accepted.Stale);
    }

    [Fact]
    public async Task Its_replay_steps_through_the_history_it_pins()
    {
        Desk desk = await Desk.With("status-quo");
        string before = Views.Json.Write((await desk.Replay("status-quo")).Steps);
        string facts = Views.Json.Write((await desk.Replay()).Steps);

        await desk.ImportCorrected("history.yaml", Milder);

        Assert.Equal(before, Views.Json.Write((await desk.Replay("status-quo")).Steps));
        Assert.NotEqual(facts, Views.Json.Write((await desk.Replay()).Steps));
    }

    [Theory]
    [InlineData("history.yaml", "severity: 2", "severity: 1", StaleKind.EventRevised)]
    [InlineData("rules.yaml", "stale-after: 60 ", "stale-after: 50 ", StaleKind.DefinitionsChanged)]
    [InlineData(
        "claims/002.yaml", "valid: {from: 2020-01-03, to: 2020-01-29, precision: month, kind: window}",
        "valid: {from: 2020-01-03, to: 2020-02-05, precision: month, kind: window}", StaleKind.ClaimRevised)]
    public async Task The_list_says_why_a_branch_is_stale(string file, string was, string now, StaleKind kind)
    {
        Desk desk = await Desk.With("status-quo");

        await desk.ImportCorrected(file, t => t.Replace(was, now, StringComparison.Ordinal));

        BranchView branch = Assert.Single((await desk.Send(new ListBranches(false))).Branches);
        Assert.True(branch.Stale);
        Assert.Contains(branch.Reasons, r => r.Kind == kind);
    }

    [Fact]
    public async Task A_branch_forked_from_a_stale_one_shares_its_past()
    {
        Desk desk = await Desk.With("status-quo");
        await desk.ImportCorrected("history.yaml", Milder);

        await desk.Send(new ForkBranch("same", null, "status-quo", null, null));
        ProjectedView view = await desk.Project(["status-quo", "same"], "status-quo", dates: "2020-12-31");

        Assert.Equal(["same", "status-quo"], view.View.Stale);
        Assert.Same(view.Plans[0].Timeline, view.Plans[1].Timeline);
        Assert.All(
            view.View.Results.Where(r => r.Branch == "same"), r => Assert.Equal(0, r.Difference?.Mean ?? 0));
    }

    [Fact]
    public async Task Branches_on_two_histories_are_compared_with_a_warning_that_names_both()
    {
        Desk desk = await Desk.With("status-quo", "mattis-request");
        await desk.ImportCorrected("history.yaml", Milder);

        ProjectedView view = await desk.Project(["status-quo", "mattis-request"], dates: "2020-12-31");

        Assert.All(view.Plans, p => Assert.Contains(
            p.Warnings, w => w.Contains("rest on two histories", StringComparison.Ordinal)
                && w.Contains("'status-quo'", StringComparison.Ordinal)
                && w.Contains("'mattis-request'", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Correcting_a_correction_back_leaves_no_branch_stale()
    {
        Desk desk = await Desk.With("status-quo");
        await desk.ImportCorrected("history.yaml", Milder);

        await desk.Import(Desk.Seeds);

        Assert.False(Assert.Single((await desk.Send(new ListBranches(false))).Branches).Stale);
        Assert.Empty((await desk.Project(["status-quo"], dates: "2020-12-31")).View.Stale);
    }

    private static string Milder(string history) =>
        history.Replace("severity: 2", "severity: 1", StringComparison.Ordinal);
}
