using NatoIraq.App.Branches;
using NatoIraq.App.History;

namespace NatoIraq.App.Tests.Acceptance;

/// <summary>Editing branches through the use cases.</summary>
public sealed class BranchTests
{
    private const string NewEntry = """
        id: inspectors-arrive
        on: 2021-01-15
        event: troops-deployed
        to: others/nmi/iraq
        count: 20
        """;

    [Fact]
    public async Task Skipping_an_entry_and_taking_it_back_gives_the_same_hash()
    {
        Desk desk = await Desk.With("status-quo", "nato-expanded");
        string before = await Hash(desk);

        BranchView skipped = await desk.Send(new SkipEntry("nato-expanded", "rebadge"));
        string without = await Hash(desk);
        await desk.Send(new UnskipEntry("nato-expanded", "rebadge"));

        Assert.Equal(["rebadge"], skipped.Skipped);
        Assert.NotEqual(before, without);
        Assert.Equal(before, await Hash(desk));
    }

    [Fact]
    public async Task An_inherited_entry_can_be_skipped_without_touching_the_parent()
    {
        Desk desk = await Desk.With("status-quo", "nato-expanded");
        string parent = (await desk.Project(["status-quo"])).View.Hash;

        await desk.Send(new SkipEntry("nato-expanded", "nmi-consent"));

        Assert.Equal(parent, (await desk.Project(["status-quo"])).View.Hash);
        Assert.DoesNotContain((await desk.Send(new ShowBranch("nato-expanded"))).Entries, e => e.Id == "nmi-consent");
        Assert.Contains((await desk.Send(new ShowBranch("status-quo"))).Entries, e => e.Id == "nmi-consent");
    }

    [Fact]
    public async Task A_fact_cannot_be_skipped()
    {
        Desk desk = await Desk.With("status-quo");

        var refusal = await desk.Refuses(new SkipEntry("status-quo", "coalition-suspended"));

        Assert.Contains("(R15)", refusal.Message);
        Assert.Contains("Fork before it", refusal.Message);
    }

    [Fact]
    public async Task An_entry_that_does_not_exist_is_refused_with_a_near_miss()
    {
        Desk desk = await Desk.With("status-quo");

        Assert.Contains("nmi-resumes", (await desk.Refuses(new SkipEntry("status-quo", "nmi-resume"))).Message);
        await desk.Refuses(new UnskipEntry("status-quo", "nmi-resumes"));
        Assert.Contains("status-quo", (await desk.Refuses(new SkipEntry("status-qou", "nmi-resumes"))).Message);
    }

    [Fact]
    public async Task An_appended_entry_takes_part_and_replaces_one_of_its_id()
    {
        Desk desk = await Desk.With("status-quo");

        BranchView branch = await desk.Send(new AppendEntry("status-quo", NewEntry));
        var arrived = (await desk.State("2021-01-15", "status-quo")).Level("*/nmi/iraq");
        await desk.Send(new AppendEntry("status-quo", NewEntry.Replace("count: 20", "count: 30", StringComparison.Ordinal)));

        Assert.Equal(["inspectors-arrive"], branch.Appended);
        Assert.Equal(520, arrived.Likely);
        Assert.Equal("530", (await desk.State("2021-01-15", "status-quo")).Tells("*/nmi/iraq"));
    }

    [Fact]
    public async Task An_appended_entry_before_the_fork_or_on_no_real_date_is_refused()
    {
        Desk desk = await Desk.With("status-quo");

        var early = await desk.Refuses(new AppendEntry("status-quo", NewEntry.Replace("2021-01-15", "2019-01-15", StringComparison.Ordinal)));
        var unreal = await desk.Refuses(new AppendEntry("status-quo", NewEntry.Replace("2021-01-15", "2021-02-30", StringComparison.Ordinal)));

        Assert.Contains("2020-01-29", early.Message);
        Assert.Contains("2021-02-30", unreal.Message);
    }

    [Fact]
    public async Task An_archived_branch_leaves_the_list_and_comes_back_when_applied_again()
    {
        Desk desk = await Desk.With("control");

        await desk.Send(new ArchiveBranch("control"));
        Assert.Empty((await desk.Send(new ListBranches(false))).Branches);
        Assert.True(Assert.Single((await desk.Send(new ListBranches(true))).Branches).Archived);

        await desk.Apply(File.ReadAllText(Path.Combine(Desk.Scenarios, "control.yaml")), "control.yaml");
        Assert.False(Assert.Single((await desk.Send(new ListBranches(false))).Branches).Archived);
    }

    [Fact]
    public async Task A_branch_with_branches_of_its_own_is_not_archived()
    {
        Desk desk = await Desk.With("status-quo", "compromise");

        Assert.Contains("compromise", (await desk.Refuses(new ArchiveBranch("status-quo"))).Message);
    }

    [Fact]
    public async Task The_history_forks_at_every_step_and_each_fork_begins_with_what_was_known_there()
    {
        Desk desk = await Desk.With();
        int steps = (await desk.Replay()).Steps.Count;
        for (int step = 1; step <= steps; step += 7)
        {
            await desk.Send(new ForkBranch($"at-{step}", null, "history", $"{step}", null));

            BranchPlanView plan = await desk.Send(new ShowBranch($"at-{step}"));
            ReplayView replay = await desk.Replay($"at-{step}");
            Assert.Equal(step, plan.ForkStep);
            Assert.Equal((await desk.Replay()).Steps.Take(step).Select(s => s.Id), replay.Steps.Take(step).Select(s => s.Id));
            Assert.Equal("fork", replay.Steps[step].Id);
        }
    }

    [Fact]
    public async Task A_fork_of_a_branch_equals_it_until_it_is_edited()
    {
        Desk desk = await Desk.With("status-quo");
        await desk.Send(new ForkBranch("copy", "A copy", "status-quo", null, null));

        var view = (await desk.Project(["copy"], "status-quo")).View;

        Assert.All(view.Results.Where(r => r.Difference is not null), r => Assert.Equal((0, 0), (r.Difference!.Higher, r.Difference.Lower)));
        Assert.Equal("status-quo", (await desk.Send(new ListBranches(false))).Branches.Single(b => b.Name == "copy").Parent);
    }

    [Theory]
    [InlineData("../status-quo")]
    [InlineData("Status Quo")]
    [InlineData("status-quo")]
    [InlineData("history")]
    [InlineData("'; drop table events; --")]
    public async Task A_fork_with_a_name_that_is_taken_or_no_name_is_refused(string name)
    {
        Desk desk = await Desk.With("status-quo");

        await desk.Refuses(new ForkBranch(name, null, "history", null, null));
    }

    private static async Task<string> Hash(Desk desk) => (await desk.Project(["nato-expanded"], "status-quo")).View.Hash;
}
