using NatoIraq.App.Branches;
using NatoIraq.App.Projections;

namespace NatoIraq.App.Tests.Acceptance;

/// <summary>A branch moves to a corrected history by somebody's word, and nothing of it is lost.</summary>
public sealed class RebaseTests
{
    private static readonly Dictionary<string, ConflictAnswer> None = [];

    [Fact]
    public async Task Onto_an_unchanged_history_nothing_is_written()
    {
        Desk desk = await Desk.With("status-quo", "nato-expanded");
        string? before = await desk.Head();

        RebaseView view = await desk.Send(new RebaseBranch("nato-expanded", None));

        Assert.False(view.Moved);
        Assert.Empty(view.Reasons);
        Assert.Equal(before, await desk.Head());
    }

    [Fact]
    public async Task Without_conflicts_two_rebases_equal_one()
    {
        Desk desk = await Milder("status-quo");

        Assert.True((await desk.Send(new RebaseBranch("status-quo", None))).Moved);
        string? once = await desk.Head();
        Assert.False((await desk.Send(new RebaseBranch("status-quo", None))).Moved);

        Assert.Equal(once, await desk.Head());
    }

    [Fact]
    public async Task A_rebased_branch_equals_the_scenario_applied_to_the_corrected_pack()
    {
        Desk moved = await Milder("status-quo"), applied = await Milder();
        await moved.Send(new RebaseBranch("status-quo", None));
        await applied.Apply(File.ReadAllText(Path.Combine(Desk.Scenarios, "status-quo.yaml")));

        CompareView a = (await moved.Project(["status-quo"])).View, b = (await applied.Project(["status-quo"])).View;

        Assert.Equal(b.Hash, a.Hash);
        Assert.Empty(a.Stale);
    }

    [Fact]
    public async Task A_conflict_without_an_answer_changes_nothing_and_one_dropped_is_left_out()
    {
        Desk desk = await Fewer();
        string? before = await desk.Head();

        RebaseView open = await desk.Send(new RebaseBranch("mine", None));
        Assert.False(open.Moved);
        Assert.Equal(["never-happens:more"], open.Conflicts.Select(c => c.Id));
        Assert.Equal(before, await desk.Head());

        RebaseView moved = await desk.Send(new RebaseBranch(
            "mine", new Dictionary<string, ConflictAnswer> { ["never-happens:more"] = ConflictAnswer.Drop }));
        BranchView branch = (await desk.Send(new ListBranches(false))).Branches.Single(b => b.Name == "mine");
        Assert.True(moved.Moved);
        Assert.Equal((false, "more"), (branch.Stale, Assert.Single(branch.Skipped)));
    }

    [Fact]
    public async Task A_conflict_that_is_kept_stays_in_the_plan()
    {
        Desk desk = await Fewer();

        await desk.Send(new RebaseBranch(
            "mine", new Dictionary<string, ConflictAnswer> { ["never-happens:more"] = ConflictAnswer.Keep }));

        BranchPlanView plan = await desk.Send(new ShowBranch("mine"));
        Assert.False(plan.Branch.Stale);
        Assert.Contains(plan.Entries, e => e.Id == "more");
    }

    [Fact]
    public async Task Every_version_can_be_shown_and_brought_back_on_the_history_it_pinned()
    {
        Desk desk = await Desk.With("status-quo");
        IReadOnlyList<ResultView> first = (await desk.Project(["status-quo"], dates: "2020-12-31")).View.Results;
        await desk.ImportCorrected("history.yaml", t => t.Replace("severity: 2", "severity: 1"));
        await desk.Send(new RebaseBranch("status-quo", None));

        BranchLogView log = await desk.Send(new ShowBranchLog("status-quo"));
        Assert.Equal(["branch-rebased", "scenario-applied"], log.Versions.Select(v => v.Made));
        Assert.NotEqual(log.Versions[0].Timeline, log.Versions[1].Timeline);
        Assert.True((await desk.Send(new ShowBranch("status-quo", 1))).Branch.Stale);
        Assert.False((await desk.Send(new ShowBranch("status-quo"))).Branch.Stale);

        Assert.True((await desk.Send(new RestoreBranch("status-quo", 1))).Stale);
        Assert.Equal(first, (await desk.Project(["status-quo"], dates: "2020-12-31")).View.Results);
        Assert.Equal(3, (await desk.Send(new ShowBranchLog("status-quo"))).Versions.Count);
    }

    [Fact]
    public async Task What_is_said_of_a_wrong_rebase()
    {
        Desk desk = await Fewer();
        var keep = new Dictionary<string, ConflictAnswer> { ["never-happens:mor"] = ConflictAnswer.Keep };
        var edit = new Dictionary<string, ConflictAnswer> { ["never-happens:more"] = ConflictAnswer.Edit };
        await desk.Send(new ForkBranch("child", null, "mine", null, null));
        Desk started = await Started();
        Dictionary<string, ConflictAnswer> Cap(ConflictAnswer answer) => new() { ["set-twice:cap(nmi)"] = answer };

        string[] lines =
        [
            (await started.Refuses(new RebaseBranch("mine", Cap(ConflictAnswer.Drop)))).Message,
            (await started.Refuses(new RebaseBranch("mine", Cap(ConflictAnswer.Edit)))).Message,
            (await desk.Refuses(new RebaseBranch("mine", keep))).Message,
            (await desk.Refuses(new RebaseBranch("mine", edit))).Message,
            (await desk.Refuses(new RebaseBranch("child", None))).Message,
            (await desk.Refuses(new RestoreBranch("mine", 9))).Message,
            .. (await desk.Project(["mine", "fresh"], dates: "2020-12-31")).Plans.SelectMany(p => p.Warnings),
        ];

        Golden.Holds("rebase.txt", lines);
    }

    [Fact]
    public async Task An_entry_said_anew_ends_its_conflict_and_is_two_versions_at_once()
    {
        Desk desk = await Fewer();
        var edit = new Dictionary<string, ConflictAnswer> { ["never-happens:more"] = ConflictAnswer.Edit };
        string entry = "{id: more, on: 2020-04-01, event: troops-deployed, to: others/nmi/iraq, count: 100, if: strength(us/coalition/iraq) >= 5150}";

        RebaseView still = await desk.Send(new RebaseBranch("mine", edit) { Entries = [entry] });
        Assert.False(still.Moved);
        RebaseConflict left = Assert.Single(still.Conflicts);
        Assert.StartsWith("said anew, still: ", left.Because);
        Assert.Contains("5150", left.Yaml);

        RebaseView moved = await desk.Send(new RebaseBranch("mine", edit) { Entries = [entry.Replace("5150", "5100")] });
        Assert.True(moved.Moved);
        BranchLogView log = await desk.Send(new ShowBranchLog("mine"));
        Assert.Equal(["branch-rebased", "entry-appended", "scenario-applied"], log.Versions.Select(v => v.Made));
        await desk.Send(new RestoreBranch("mine", 1));
        Assert.Empty((await desk.Send(new ListBranches(false))).Branches.Single(b => b.Name == "mine").Appended);
    }

    /// <summary>A branch that starts a cap which a correction tells.</summary>
    private static async Task<Desk> Started()
    {
        Desk desk = await Desk.With();
        await desk.Apply("scenario: mine\ntitle: Starts a cap\nfrom: history\nfork: 2020-01-29\nuntil: 2021-12-31\ninitial:\n  cap(nmi): 500\n");
        await desk.ImportCorrected("history.yaml", t => t.Replace(
            "  - id: ambassadors-met",
            "  - id: cap-told\n    event: cap-set\n    on: 2020-01-05\n    mission: nmi\n    cap: {likely: 500}\n"
            + "    cites: [F0-29]\n\n  - id: ambassadors-met", StringComparison.Ordinal));
        return desk;
    }

    private static async Task<Desk> Milder(params string[] scenarios)
    {
        Desk desk = await Desk.With(scenarios);
        await desk.ImportCorrected("history.yaml", t => t.Replace("severity: 2", "severity: 1"));
        return desk;
    }

    /// <summary>A branch with an entry that a corrected count keeps from happening, and one made after it.</summary>
    private static async Task<Desk> Fewer()
    {
        Desk desk = await Desk.With();
        await desk.Apply(Counted.Scenario.Replace("counted", "mine", StringComparison.Ordinal));
        await desk.ImportCorrected("history.yaml", Counted.Corrected);
        await desk.Send(new ForkBranch("fresh", null, "history", "2020-01-29", new DateOnly(2021, 12, 31)));
        return desk;
    }
}
