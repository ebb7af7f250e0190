using NatoIraq.App.Branches;
using NatoIraq.App.History;
using NatoIraq.App.Projections;

namespace NatoIraq.App.Tests.Acceptance;

/// <summary>A corrected pack never changes results in silence.</summary>
public sealed class PackCorrectionTests
{
    [Theory]
    [InlineData("rules.yaml", "stale-after: 60 ", "stale-after: 50 ")]
    [InlineData("rules.yaml", "cap-tolerance: 0.2 ", "cap-tolerance: 0.3 ")]
    [InlineData("rules.yaml", "zones(nmi) <= 3", "zones(nmi) <= 4")]
    [InlineData("missions.yaml", "forbids: [combat]", "forbids: []")]
    public async Task A_corrected_definition_counts_as_revised_and_makes_branches_stale(string file, string before,
        string after)
    {
        Desk desk = await Desk.With("control");

        ImportView view = await desk.ImportCorrected(file, t => t.Replace(before, after, StringComparison.Ordinal));

        Assert.Equal((0, 1, 0), (view.Added, view.Revised, view.Retracted));
        Assert.True(await IsStale(desk, "control"));
    }

    [Fact]
    public async Task A_correction_for_readers_counts_as_revised_and_leaves_branches_as_they_are()
    {
        Desk desk = await Desk.With("control");

        ImportView view = await desk.ImportCorrected(
            "rules.yaml", t => t.Replace("in three zones", "in 3 zones", StringComparison.Ordinal));

        Assert.Equal((0, 1, 0), (view.Added, view.Revised, view.Retracted));
        Assert.False(await IsStale(desk, "control"));
    }

    [Fact]
    public async Task A_claim_that_speaks_for_more_days_makes_branches_stale()
    {
        Desk desk = await Desk.With("status-quo");

        await desk.ImportCorrected("claims/002.yaml", t => t.Replace(
            "valid: {from: 2020-01-03, to: 2020-01-29, precision: month, kind: window}",
            "valid: {from: 2020-01-03, to: 2020-02-05, precision: month, kind: window}", StringComparison.Ordinal));

        Assert.True(await IsStale(desk, "status-quo"));
    }

    [Fact]
    public async Task A_stale_branch_is_told_of_wherever_it_is_used_and_no_longer_once_it_is_applied_again()
    {
        Desk desk = await Desk.With("status-quo", "mattis-request");
        await desk.ImportCorrected("history.yaml",
            t => t.Replace("severity: 2", "severity: 1", StringComparison.Ordinal));

        ProjectedView stale = await desk.Project(["status-quo", "mattis-request"], dates: "2020-12-31");
        await desk.Apply(File.ReadAllText(Path.Combine(Desk.Scenarios, "status-quo.yaml")));
        ProjectedView accepted = await desk.Project(["status-quo"]);

        Assert.Equal(["status-quo"], stale.View.Stale);
        Assert.Contains("history before its fork has changed",
            stale.Plans.Single(p => p.Name == "status-quo").Warnings[0]);
        Assert.Contains("\"stale\":[\"status-quo\"]", Views.Json.Write(stale.View));
        Assert.Empty(accepted.View.Stale);
        Assert.DoesNotContain(accepted.Plans[0].Warnings, w => w.Contains("has changed", StringComparison.Ordinal));
    }

    private static async Task<bool> IsStale(Desk desk, string branch) =>
        (await desk.Send(new ListBranches(false))).Branches.Single(b => b.Name == branch).Stale;
}
