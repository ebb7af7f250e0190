using NatoIraq.App.Branches;
using NatoIraq.App.Reports;
using NatoIraq.Core;

namespace NatoIraq.App.Tests.Acceptance;

/// <summary>What a report tells of when nobody names its branches.</summary>
public sealed class ReportTests
{
    [Fact]
    public async Task Every_branch_is_told_but_those_archived_and_one_whose_fork_is_gone_on_the_history_it_pins()
    {
        Desk desk = await Desk.With("control", "new-zones", "nato-expanded", "status-quo");
        await desk.Send(new ForkBranch("early", "Early", "history", "victory-over-isis-declared", null));
        await desk.Send(new ArchiveBranch("new-zones"));
        await desk.ImportCorrected("history.yaml", t => t.Replace(
            "id: victory-over-isis-declared", "id: victory-declared", StringComparison.Ordinal));

        ReportView report = await Report(desk);

        Assert.Equal(["control", "early", "nato-expanded", "status-quo"], report.Compared.Plans.Select(p => p.Name));
        Assert.Empty(report.LeftOut);
        Assert.Contains("is stale", report.Page);
    }

    [Fact]
    public async Task They_are_compared_with_the_branch_that_most_are_from()
    {
        Desk desk = await Desk.With(
            "status-quo", "nato-expanded", "compromise", "mattis-request", "mattis-request-lost");

        Assert.Equal("status-quo", (await Report(desk)).Compared.Projection.Baseline);
        Assert.Equal("mattis-request", (await Report(desk, "mattis-request-lost")).Compared.Projection.Baseline);
        Assert.Null((await Report(desk, "mattis-request")).Compared.Projection.Baseline);
    }

    [Fact]
    public async Task An_ancestor_that_is_not_compared_stands_in_the_tree()
    {
        Desk desk = await Desk.With("status-quo", "nato-expanded", "compromise");

        ReportView report = await desk.Send(Asking("nato-expanded") with { Baseline = "compromise" });

        Assert.Contains("Nothing is decided and the troops stay\u2069 (not compared)", report.Page);
    }

    [Fact]
    public async Task Without_a_branch_there_is_nothing_to_report() =>
        await Assert.ThrowsAsync<InvalidInputException>(async () => await Report(await Desk.With()));

    private static Task<ReportView> Report(Desk desk, params string[] branches) => desk.Send(Asking(branches));

    private static ReportBranches Asking(params string[] branches) =>
        new(branches, null, 20, 1, [], [], Wide: false, Threads: 1, Progress: null);
}
