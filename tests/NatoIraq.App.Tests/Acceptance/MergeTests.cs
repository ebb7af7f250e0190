using NatoIraq.App.Branches;
using NatoIraq.App.Projections;
using NatoIraq.Packs;

namespace NatoIraq.App.Tests.Acceptance;

/// <summary>A branch takes over what a sibling changed; what both changed needs somebody's word.</summary>
public sealed class MergeTests
{
    private static readonly Dictionary<string, MergeAnswer> None = [];

    [Fact]
    public async Task A_sibling_that_says_nothing_of_its_own_becomes_the_other_draw_for_draw()
    {
        Desk desk = await Desk.With("status-quo", "nato-expanded", "full-withdrawal");
        foreach (string other in new[] { "nato-expanded", "full-withdrawal" })
        {
            string mine = $"{other}-too";
            await desk.Send(new ForkBranch(mine, null, "status-quo", null, null));

            MergeView view = await desk.Send(new MergeBranch(other, mine, None));

            Assert.True(view.Merged);
            Assert.Equal("status-quo", view.Base);
            IReadOnlyList<ResultView> results = (await desk.Project([other, mine], dates: "2021-12-31")).View.Results;
            Assert.Equal(
                results.Where(r => r.Branch == other),
                results.Where(r => r.Branch == mine).Select(r => r with { Branch = other }));
        }
    }

    [Fact]
    public async Task What_both_changed_changes_nothing_until_each_has_an_answer()
    {
        Desk desk = await Siblings();
        string? before = await desk.Head();

        MergeView open = await desk.Send(new MergeBranch("theirs", "ours", None));

        Assert.False(open.Merged);
        Assert.Equal(
            ["assumption:size", "entry:arrive", "entry:shared", "start:cap(nmi)"],
            open.Conflicts.Select(c => c.Id).Order(StringComparer.Ordinal));
        Assert.Contains("60", open.Conflicts.Single(c => c.Kind == PartKind.Assumption).Theirs);
        Assert.Null(open.Conflicts.Single(c => c.Id == "entry:shared").Ours);
        Assert.Equal(before, await desk.Head());

        MergeView some = await desk.Send(new MergeBranch("theirs", "ours", Answers(MergeAnswer.Theirs, open)
            .Where(a => a.Key != "entry:shared").ToDictionary()));
        Assert.Equal(["entry:shared"], some.Conflicts.Where(c => c.Answer is null).Select(c => c.Id));
        Assert.Equal(before, await desk.Head());

        Assert.False((await desk.Send(new MergeBranch("theirs", "ours", Answers(MergeAnswer.Theirs, open), IsTrial: true))).Merged);
        Assert.Equal(before, await desk.Head());
    }

    [Fact]
    public async Task Ours_keeps_and_theirs_replaces_and_a_second_merge_finds_nothing()
    {
        Desk desk = await Siblings();
        MergeView open = await desk.Send(new MergeBranch("theirs", "ours", None));

        MergeView kept = await desk.Send(new MergeBranch("theirs", "ours", Answers(MergeAnswer.Ours, open)));
        BranchPlanView plan = await desk.Send(new ShowBranch("ours"));
        Assert.Equal(["entry:parents", "entry:their-own"], kept.Changes.Select(c => c.Id).Order(StringComparer.Ordinal));
        Assert.Equal("40", plan.Assumptions.Single().Value);
        Assert.Equal(["arrive", "their-own"], plan.Entries.Select(e => e.Id).Order(StringComparer.Ordinal));

        await desk.Send(new MergeBranch("theirs", "ours", Answers(MergeAnswer.Theirs, open)));
        plan = await desk.Send(new ShowBranch("ours"));
        Assert.Equal("60", plan.Assumptions.Single().Value);
        Assert.Equal("700", plan.Initial.Single().Value);
        Assert.Equal(["arrive", "shared", "their-own"], plan.Entries.Select(e => e.Id).Order(StringComparer.Ordinal));

        string? merged = await desk.Head();
        MergeView again = await desk.Send(new MergeBranch("theirs", "ours", None));
        Assert.Empty(again.Conflicts);
        Assert.Empty(again.Changes);
        Assert.Equal(merged, await desk.Head());
    }

    [Fact]
    public async Task A_merge_is_a_version_that_can_be_taken_back()
    {
        Desk desk = await Desk.With("status-quo", "nato-expanded", "amended-mandate");
        string before = (await desk.Project(["nato-expanded"])).View.Hash;
        MergeView open = await desk.Send(new MergeBranch("amended-mandate", "nato-expanded", None));
        await desk.Send(new MergeBranch("amended-mandate", "nato-expanded", Answers(MergeAnswer.Ours, open)));

        BranchLogView log = await desk.Send(new ShowBranchLog("nato-expanded"));
        Assert.Equal(("branch-merged", "amended-mandate"), (log.Versions[0].Made, log.Versions[0].Of));
        Assert.NotEqual(before, (await desk.Project(["nato-expanded"])).View.Hash);
        await desk.Send(new RestoreBranch("nato-expanded", 1));
        Assert.Equal(before, (await desk.Project(["nato-expanded"])).View.Hash);
    }

    [Fact]
    public async Task What_parent_and_child_merge()
    {
        Desk desk = await Desk.With("status-quo", "nato-expanded");
        string? before = await desk.Head();

        Assert.Empty((await desk.Send(new MergeBranch("status-quo", "nato-expanded", None))).Changes);
        Assert.Equal(before, await desk.Head());

        // A child's changes can go into its parent, whose own outputs stay.
        MergeView up = await desk.Send(new MergeBranch("nato-expanded", "status-quo", None));
        Assert.True(up.Merged);
        Assert.Equal("status-quo", up.Base);
        Assert.DoesNotContain(up.Changes, c => c.Change == MergeChangeKind.Dropped);
        IReadOnlyList<ResultView> results = (await desk.Project(["status-quo", "nato-expanded"], dates: "2021-12-31")).View.Results;
        Assert.Equal(
            results.Where(r => r.Branch == "nato-expanded" && r.Series.Contains('/')),
            results.Where(r => r.Branch == "status-quo" && r.Series.Contains('/')).Select(r => r with { Branch = "nato-expanded" }));
    }

    [Fact]
    public async Task What_is_said_of_a_merge_that_cannot_be()
    {
        Desk desk = await Siblings();
        await desk.Send(new ForkBranch("child", null, "ours", null, null));
        await desk.Send(new AppendEntry("child", "{id: after-mine, after: {event: arrive}, event: incident-occurred, place: iraq, severity: 1}"));
        await desk.Apply(Parent.Replace("parent", "apart", StringComparison.Ordinal) + "drop: []\n");

        string[] lines =
        [
            await Refused("theirs", "ours", ("entry:arive", MergeAnswer.Ours)),
            await Refused("ours", "ours"),
            await Refused("theirs", "history"),
            await Refused("theirs", "mine"),
        ];

        Golden.Holds("merge.txt", lines);

        async Task<string> Refused(string from, string into, params (string Id, MergeAnswer Answer)[] answers) =>
            (await desk.Refuses(new MergeBranch(from, into, answers.ToDictionary(a => a.Id, a => a.Answer)))).Message;
    }

    private const string Parent = """
        scenario: parent
        title: What both are from
        from: history
        fork: 2020-01-29
        until: 2021-12-31
        events:
          - id: shared
            on: 2020-03-01
            event: incident-occurred
            place: iraq
            severity: 1
          - id: parents
            on: 2020-03-02
            event: incident-occurred
            place: iraq
            severity: 1

        """;

    /// <summary>Two branches of one parent that change some of the same things.</summary>
    private static async Task<Desk> Siblings()
    {
        Desk desk = await Desk.With();
        await desk.Apply(Parent);
        await desk.Apply(Child("ours", "40", "500", "drop: [shared]", "2020-05-01"));
        await desk.Apply(Child("theirs", "60", "700", "drop: [parents]", "2020-06-01") + """
              - id: their-own
                on: 2020-09-01
                event: incident-occurred
                place: iraq
                severity: 2
              - id: shared
                on: 2020-03-09
                event: incident-occurred
                place: iraq
                severity: 2
            """);
        return desk;
    }

    private static string Child(string name, string size, string cap, string drop, string day) => $"""
        scenario: {name}
        title: One of two
        from: parent
        fork: 2020-01-29
        until: 2021-12-31
        assumptions:
          size:
            value: {size}
            unit: persons
            basis: assumption
        initial:
          cap(nmi): {cap}
        {drop}
        events:
          - id: arrive
            on: {day}
            event: troops-deployed
            to: others/nmi/iraq
            count: size

        """;

    private static Dictionary<string, MergeAnswer> Answers(MergeAnswer answer, MergeView view) =>
        view.Conflicts.ToDictionary(c => c.Id, _ => answer);
}
