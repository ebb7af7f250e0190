using NatoIraq.App.Branches;
using NatoIraq.App.Diffs;
using NatoIraq.App.Tests.Acceptance;
using NatoIraq.Core;

namespace NatoIraq.App.Tests.Diffs;

/// <summary>What a comparison of two branches, moments or files tells.</summary>
public sealed class DiffTests
{
    private const string File = """
        scenario: mine
        title: Mine
        from: status-quo
        fork: 2020-01-29
        until: 2022-12-31
        events:
          - {id: move, on: 2020-06-01, event: troops-withdrawn, from: us/coalition/iraq, count: 100}
        drop: [vote-ignored]
        """;

    [Fact]
    public async Task A_fork_that_changes_nothing_is_no_difference()
    {
        Desk desk = await Desk.With("status-quo");
        await desk.Send(new ForkBranch("copy", null, "status-quo", null, null));

        Assert.True((await Branches(desk, "status-quo", "copy")).Equal);
        Assert.True((await Branches(desk, "status-quo", "status-quo")).Equal);
    }

    [Fact]
    public async Task An_edit_is_told_as_plan_event_and_world()
    {
        Desk desk = await Desk.With("status-quo", "nato-expanded");
        await desk.Send(new ForkBranch("copy", null, "nato-expanded", null, null));
        await desk.Send(new SkipEntry("copy", "rebadge"));

        DiffView view = await Branches(desk, "nato-expanded", "copy");

        Assert.False(view.Equal);
        DifferenceView plan = Assert.Single(view.Plan);
        Assert.Equal(("events", "rebadge", "troops-rebadged", Change.OnlyA), (plan.Part, plan.Id, plan.Type, plan.Change));
        Assert.Contains(plan.Fields, f => f is { Field: "over", A: "move-length", B: null });
        Assert.Contains(view.Events, e => e is { Id: "rebadge", Change: Change.OnlyA });
        Assert.Contains(view.States.Single().Changes, c => c is { Part: "levels", Id: "*/nmi/iraq" });
    }

    [Fact]
    public async Task An_entry_that_only_changed_its_place_is_told_with_what_it_stands_after()
    {
        Desk desk = await Desk.With("status-quo");
        string[] entries = [.. new[] { "one", "two", "three", "four" }
            .Select(id => $"  - {{id: {id}, on: 2020-06-01, event: host-invited, mission: nmi}}\n")];
        string head = File[..(File.IndexOf("events:\n", StringComparison.Ordinal) + "events:\n".Length)];
        DiffedScenario Of(params int[] order) => new("mine.yaml", head + string.Concat(order.Select(n => entries[n])));

        DiffView view = await desk.Send(new DiffScenarios(Of(0, 1, 2, 3), Of(3, 0, 1, 2)));

        DifferenceView moved = Assert.Single(view.Plan);
        Assert.Equal(("four", Change.Changed), (moved.Id, moved.Change));
        Assert.Equal([new FieldDiffView("order", "after three", "first")], moved.Fields);
        // One that is new or gone moves nothing.
        view = await desk.Send(new DiffScenarios(Of(0, 1, 3), Of(2, 0, 1, 3)));
        Assert.Equal("three", Assert.Single(view.Plan).Id);
    }

    [Fact]
    public async Task Two_scenarios_that_differ_in_their_order_alone_say_so()
    {
        Desk desk = await Desk.With("status-quo");
        string[] sizes = ["  one: {value: 1, basis: assumption}\n", "  two: {value: 2, basis: assumption}\n"];
        string[] moves = [.. new[] { "first", "second" }.Select(id =>
            $"  - {{id: {id}, on: 2020-06-01, event: incident-occurred, place: iraq, severity: 1}}\n")];
        DiffedScenario Of(IEnumerable<string> assumed, IEnumerable<string> planned) => new(
            "mine.yaml", File[..File.IndexOf("events:\n", StringComparison.Ordinal)] + "assumptions:\n"
                + string.Concat(assumed) + "events:\n" + string.Concat(planned));
        async Task<(bool, bool, int)> Told(DiffedScenario a, DiffedScenario b) =>
            await desk.Send(new DiffScenarios(a, b)) is var view ? (view.Equal, view.Reordered, view.Plan.Count) : default;

        Assert.Equal((true, false, 0), await Told(Of(sizes, moves), Of(sizes, moves)));
        // Assumptions are drawn by name, whatever their order; what is due on one day happens in that of the file.
        Assert.Equal((true, true, 0), await Told(Of(sizes, moves), Of(sizes.Reverse(), moves)));
        Assert.Equal((false, true, 1), await Told(Of(sizes, moves), Of(sizes, moves.Reverse())));
        Assert.Equal((false, false, 1), await Told(Of(sizes, moves), Of(sizes, moves.Take(1))));
    }

    [Fact]
    public async Task Levels_are_those_that_state_tells()
    {
        Desk desk = await Desk.With("status-quo", "full-withdrawal");
        DiffView view = await Branches(desk, "status-quo", "full-withdrawal", "2020-12-31", "2021-12-31");

        Assert.Equal(["2020-12-31", "2021-12-31"], view.States.Select(s => $"{s.A:yyyy-MM-dd}"));
        foreach (StateDiffView state in view.States)
        {
            var a = await desk.State($"{state.A:yyyy-MM-dd}", "status-quo");
            var b = await desk.State($"{state.A:yyyy-MM-dd}", "full-withdrawal");
            Assert.NotEmpty(state.Changes);
            foreach (DifferenceView d in state.Changes.Where(c => c.Part == "levels"))
            {
                FieldDiffView field = Assert.Single(d.Fields);
                Assert.Equal((a.Tells(d.Id), b.Tells(d.Id)), (field.A, field.B));
            }
            Assert.Equal(
                a.Levels.Where(l => a.Tells(l.Series) != b.Tells(l.Series)).Select(l => l.Series),
                state.Changes.Where(c => c.Part == "levels").Select(c => c.Id));
        }
    }

    [Fact]
    public async Task Turning_the_sides_round_turns_every_difference_round()
    {
        Desk desk = await Desk.With("status-quo", "nato-expanded", "compromise");
        DiffView there = await Branches(desk, "nato-expanded", "compromise");
        DiffView back = await Branches(desk, "compromise", "nato-expanded");

        Assert.Equal(Told(there.Plan), Told(back.Plan, isTurned: true));
        Assert.Equal(Told(there.Events), Told(back.Events, isTurned: true));
        Assert.Equal(Told(there.States.Single().Changes), Told(back.States.Single().Changes, isTurned: true));
    }

    [Fact]
    public async Task Two_moments_tell_what_happened_between_and_what_came_of_it()
    {
        Desk desk = await Desk.With();
        DiffView view = await desk.Send(new DiffMoments(new("history", "2020-01-02"), new("history", "coalition-suspended"), null, 1, false));

        Assert.Equal("facts", view.Draw);
        Assert.All(view.Events, e => Assert.Equal(Change.OnlyB, e.Change));
        Assert.Equal("coalition-suspended", view.Events[^1].Id);
        Assert.Contains(view.States.Single().Changes, c => c is { Part: "machines", Id: "operations/coalition" });
        DiffView same = await desk.Send(new DiffMoments(new("history", "2020-01-02"), new("history", "2020-01-02"), null, 1, false));
        Assert.True(same.Equal);
    }

    [Fact]
    public async Task Moments_of_two_branches_are_each_looked_at_on_their_own_day()
    {
        Desk desk = await Desk.With("status-quo", "nato-expanded");
        DiffView view = await desk.Send(new DiffMoments(
            new("status-quo", "2021-06-01"), DiffedMoment.Find("nato-expanded@2022-06-01")!, null, 1, false));

        Assert.Equal(("status-quo at 2021-06-01", "nato-expanded at 2022-06-01"), (view.A, view.B));
        Assert.Equal((new DateOnly(2021, 6, 1), new DateOnly(2022, 6, 1)), (view.States.Single().A, view.States.Single().B));
        FieldDiffView[] alone = [.. view.States.Single().Changes.Single(c => c.Id == "*/nmi/iraq").Fields];
        Assert.Equal(["500"], alone.Select(f => f.A));
        Assert.All([.. view.Events.Select(e => e.Change)], change => Assert.NotEqual(Change.Changed, change));
    }

    [Theory]
    [InlineData("status-quo")]
    [InlineData("status-quo@")]
    [InlineData("@2020-01-01")]
    [InlineData("a b@1")]
    public void What_is_no_moment_of_a_branch_is_not_taken_for_one(string text) => Assert.Null(DiffedMoment.Find(text));

    [Fact]
    public async Task Going_back_in_time_undoes_the_events()
    {
        Desk desk = await Desk.With();
        DiffView view = await desk.Send(new DiffMoments(new("history", "10"), new("history", "7"), null, 1, false));

        Assert.Equal(3, view.Events.Count);
        Assert.All(view.Events, e => Assert.Equal(Change.OnlyA, e.Change));
    }

    [Theory]
    [InlineData("count: 100", "count: 200", "events/move Changed count 100 200")]
    [InlineData("title: Mine", "title: Yours", "scenario/title Changed value Mine Yours")]
    [InlineData("drop: [vote-ignored]", "", "drop/vote-ignored OnlyA")]
    [InlineData("until: 2022-12-31", "until: 2021-12-31", "scenario/until Changed value 2022-12-31 2021-12-31")]
    [InlineData("id: move,", "id: move, chance: 0.5,", "events/move Changed chance  0.5")]
    [InlineData("drop:", "hazards:\n  - {id: raid, rate: 1 per month, event: incident-occurred, place: iraq, severity: 1}\ndrop:",
        "hazards/raid OnlyB event  incident-occurred place  iraq rate  1 per month severity  1")]
    [InlineData("drop:", "initial:\n  cap(nmi): 500\ndrop:", "initial/cap(nmi) OnlyB value  500")]
    [InlineData("drop:", "outputs:\n  all: strength(*/*/iraq)\ndrop:", "outputs/all OnlyB value  strength(*/*/iraq)")]
    [InlineData("# none", "# none", "")]
    public async Task Two_files_tell_what_was_changed(string old, string text, string told)
    {
        Desk desk = await Desk.With("status-quo");
        DiffView view = await desk.Send(new DiffScenarios(
            new DiffedScenario("a.yaml", File), new DiffedScenario("b.yaml", File.Replace(old, text))));

        Assert.Equal(told, string.Join("\n", Told(view.Plan)));
        Assert.Equal(told.Length == 0, view.Equal);
    }

    [Fact]
    public async Task A_file_is_compared_with_the_branch_it_made_and_its_edits()
    {
        Desk desk = await Desk.With("status-quo");
        await desk.Apply(File);
        var same = new DiffScenarios(new DiffedScenario("mine", null), new DiffedScenario("mine.yaml", File));
        Assert.True((await desk.Send(same)).Equal);

        await desk.Send(new SkipEntry("mine", "move"));

        Assert.Equal(["skip/move OnlyA"], Told((await desk.Send(same)).Plan));
    }

    [Fact]
    public async Task A_wrong_file_a_missing_branch_and_a_day_too_late_are_refused()
    {
        Desk desk = await Desk.With("status-quo");

        await desk.Refuses(new DiffScenarios(new DiffedScenario("a.yaml", "- a"), new DiffedScenario("b.yaml", File)));
        await desk.Refuses(new DiffBranches("status-quo", "nothing", [], null, 1, false));
        InvalidInputException late = await desk.Refuses(
            new DiffBranches("status-quo", "history", [new DateOnly(2030, 1, 1)], null, 1, false));
        Assert.Contains("after the horizon of 'status-quo', 2022-12-31", late.Message);
    }

    private static Task<DiffView> Branches(Desk desk, string a, string b, params string[] days) =>
        desk.Send(new DiffBranches(a, b, [.. days.Select(d => Desk.Day(d)!.Value)], null, 1, false));

    private static IEnumerable<string> Told(IEnumerable<DifferenceView> differences, bool isTurned = false) => differences
        .Select(d => (d.Part, d.Id, d.Change, d.Fields))
        .Select(d => $"{d.Part}/{d.Id} {(isTurned ? Turned(d.Change) : d.Change)}" + string.Concat(
            d.Fields.Select(f => isTurned ? $" {f.Field} {f.B} {f.A}" : $" {f.Field} {f.A} {f.B}")
            .OrderBy(f => f.StartsWith(" event ", StringComparison.Ordinal) ? 0 : 1).ThenBy(f => f, StringComparer.Ordinal)))
        .Order(StringComparer.Ordinal);

    private static Change Turned(Change change) => change switch
    {
        Change.OnlyA => Change.OnlyB,
        Change.OnlyB => Change.OnlyA,
        _ => Change.Changed,
    };
}
