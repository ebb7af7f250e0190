using NatoIraq.Core.History.Events;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Scenarios;
using NatoIraq.Core.Tests.Projections;
using static NatoIraq.Core.Tests.Given;

namespace NatoIraq.Core.Tests.Scenarios;

public sealed class InheritanceSpecs
{
    private static readonly HostQuestioned Questioned = new("alpha");
    private static readonly HostReaffirmed Reaffirmed = new("alpha");

    private static GivenPlan Parent() =>
        Plan("parent")
            .Fork("2020-01-31")
            .Event("early", Questioned, on: "2020-02-10")
            .Event("late", Reaffirmed, on: "2020-04-10");

    private static string[] Play(GivenPlan child, params GivenPlan[] parents) =>
        [.. DrawLog.Middle(child.Compile(Pack(), parents)).Applied];

    [Fact]
    public void A_child_inherits_the_whole_plan_and_adds_to_it() =>
        Assert.Equal(
            ["2020-02-10 early", "2020-03-01 own", "2020-04-10 late"],
            Play(Plan("child").From("parent").Event("own", Reaffirmed, on: "2020-03-01"), Parent())
        );

    [Fact]
    public void An_entry_of_the_same_id_replaces_the_inherited_one() =>
        Assert.Equal(
            ["2020-02-10 early", "2020-05-01 late"],
            Play(Plan("child").From("parent").Event("late", Reaffirmed, on: "2020-05-01"), Parent())
        );

    [Fact]
    public void An_entry_may_be_dropped() =>
        Assert.Equal(["2020-04-10 late"], Play(Plan("child").From("parent").Drop("early"), Parent()));

    [Fact]
    public void A_child_that_forks_later_changes_only_what_is_to_come()
    {
        Assert.Equal(
            ["2020-02-10 early", "2020-07-01 late"],
            Play(
                Plan("child")
                    .From("parent", "2020-03-01")
                    .Event("early", Questioned, on: "2020-06-01")
                    .Event("late", Reaffirmed, on: "2020-07-01"),
                Parent()
            )
        );
        Assert.Equal(
            ["2020-02-10 early"],
            Play(Plan("child").From("parent", "2020-03-01").Drop("early").Drop("late"), Parent())
        );
    }

    [Fact]
    public void What_happens_on_the_day_of_the_later_fork_still_happens() =>
        Assert.Equal(
            ["2020-02-10 early"],
            Play(Plan("child").From("parent", "2020-02-10").Drop("early").Drop("late"), Parent())
        );

    [Fact]
    public void A_child_s_own_events_count_from_its_own_fork() =>
        Assert.Equal(
            ["2020-02-10 early", "2020-03-11 own", "2020-04-10 late"],
            Play(Plan("child").From("parent", "2020-03-01").Event("own", Reaffirmed, delay: "10 days"), Parent())
        );

    [Fact]
    public void A_child_may_follow_what_already_happened()
    {
        Assert.Equal(
            ["2020-02-10 early", "2020-03-01 own", "2020-04-10 late"],
            Play(Plan("child").From("parent", "2020-03-01").Event("own", Reaffirmed, after: "early"), Parent())
        );
        Assert.Equal(
            ["2020-02-10 early", "2020-03-31 own", "2020-04-10 late"],
            Play(
                Plan("child").From("parent", "2020-03-01").Event("own", Reaffirmed, after: "early", delay: "50 days"),
                Parent()
            )
        );
    }

    [Fact]
    public void An_entry_that_follows_a_dropped_one_never_happens_and_a_warning_says_so()
    {
        GivenPlan parent = Parent()
            .Event("next", Questioned, after: "early")
            .Event("else", Reaffirmed, after: "early", unless: true);
        Plan plan = Plan("child").From("parent").Drop("early").Compile(Pack(), parent);

        DrawLog log = DrawLog.Middle(plan);
        Assert.Equal(["2020-01-31 else", "2020-04-10 late"], log.Applied);
        Assert.Equal(["next Waited"], log.Failed);
        Assert.Contains(plan.Warnings, w => w.Contains("'next'", StringComparison.Ordinal));
    }

    [Fact]
    public void An_entry_dropped_by_a_later_fork_has_failed_on_that_day()
    {
        GivenPlan parent = Parent()
            .Event("next", Questioned, after: "late")
            .Event("else", Reaffirmed, after: "late", unless: true);
        DrawLog log = DrawLog.Middle(Plan("child").From("parent", "2020-03-01").Drop("late").Compile(Pack(), parent));

        Assert.Equal(["2020-02-10 early", "2020-03-01 else"], log.Applied);
        Assert.Contains("next Waited", log.Failed);
    }

    [Fact]
    public void A_follower_waits_for_the_replacement_of_one_that_failed_before_the_later_fork()
    {
        GivenPlan parent = Plan("parent")
            .Event("try", Questioned, on: "2020-02-10", chance: "0")
            .Event("next", Reaffirmed, after: "try");
        DrawLog log = DrawLog.Middle(
            Plan("child")
                .From("parent", "2020-03-01")
                .Event("try", Questioned, on: "2020-05-01")
                .Compile(Pack(), parent)
        );

        Assert.Equal(["2020-05-01 try", "2020-05-01 next"], log.Applied);
    }

    [Fact]
    public void What_happened_by_a_later_fork_does_not_happen_again_in_its_new_form()
    {
        GivenPlan parent = Plan("parent")
            .Event("go", Questioned, on: "2020-03-01")
            .Event("next", Reaffirmed, after: "go", delay: "5 days")
            .Event("else", Reaffirmed, after: "go", unless: true);
        Plan plan = Plan("child")
            .From("parent", "2020-06-01")
            .Event("go", Questioned, on: "2020-09-01")
            .Compile(Pack(), parent);

        DrawLog log = DrawLog.Middle(plan);
        Assert.Equal(["2020-03-01 go", "2020-03-06 next"], log.Applied);
        Assert.Equal(["else Waited"], log.Failed);
        EventResult go = Assert.Single(Drawn.Run(plan, AllIsle, "2020-12-31", 10).Events, e => e.Event == "go");
        Assert.Equal((1.0, 1.0, Day("2020-03-01")), (go.Happens, go.PerDraw, go.P50));
        Assert.Empty(go.WhyNot);
    }

    [Fact]
    public void A_ramp_begun_before_a_later_fork_replaces_it_goes_on_and_the_new_one_never_begins()
    {
        GivenPlan parent = Plan("parent")
            .Start(RedIsle, "100")
            .Event("leave", Withdrawn(RedIsle, 0), on: "2020-02-01", over: "90 days", steps: "3", count: "30");
        DrawLog log = DrawLog.Middle(
            Plan("child")
                .From("parent", "2020-03-15")
                .Event("leave", Withdrawn(RedIsle, 0), on: "2020-06-01", count: "100")
                .Compile(Pack(), parent)
        );

        Assert.Equal(["2020-03-02 leave#1", "2020-04-01 leave#2", "2020-05-01 leave#3"], log.Applied);
        Assert.Equal(70, log.Strength(RedIsle, "2020-12-01").Likely);
    }

    [Theory]
    [InlineData("1", "2020-09-01 go")]
    [InlineData("0", "2020-09-01 else")]
    public void Unless_waits_for_the_replacement_of_one_that_failed_before_the_later_fork(string chance, string line)
    {
        GivenPlan parent = Plan("parent")
            .Event("go", Questioned, on: "2020-03-01", chance: "0")
            .Event("else", Reaffirmed, after: "go", unless: true);
        DrawLog log = DrawLog.Middle(
            Plan("child")
                .From("parent", "2020-06-01")
                .Event("go", Questioned, on: "2020-09-01", chance: chance)
                .Compile(Pack(), parent)
        );

        Assert.Equal([line], log.Applied);
    }

    [Fact]
    public void A_suspension_that_a_later_fork_replaces_still_ends()
    {
        GivenPlan parent = Plan("parent")
            .Event("stop", new OperationsSuspended("alpha", null), on: "2020-02-10", lasting: "30 days");
        DrawLog log = DrawLog.Middle(Plan("child").From("parent", "2020-02-20").Drop("stop").Compile(Pack(), parent));

        Assert.Equal(["2020-02-10 stop", "2020-03-11 ~stop"], log.Applied);
        Assert.Equal("active", log.StateOf("operations", "alpha", "2020-12-01"));
    }

    [Fact]
    public void Assumptions_initial_values_rules_and_hazards_are_inherited_too()
    {
        GivenPlan parent = Plan("parent")
            .Assume("n", "5")
            .Start(RedIsle, "n")
            .Rule("stop", new OperationsSuspended("alpha", null), when: "strength(red/alpha/isle) > 6")
            .Hazard("attack", "1 per year", Incident());
        Plan plan = Plan("child").From("parent").Assume("n", "7").Compile(Pack(), parent);

        Assert.Equal(["stop", "attack"], plan.Entries.Select(e => e.Id));
        DrawLog log = DrawLog.Middle(plan);
        Assert.Equal(7, log.Strength(RedIsle, "2020-02-01").Likely);
        Assert.Equal(["2020-01-31 stop#1"], log.Applied);
    }

    [Fact]
    public void A_scenario_reports_only_its_own_outputs()
    {
        GivenPlan parent = Plan("parent").Output("theirs", "1");

        Assert.Equal(
            ["own"],
            Plan("child").From("parent").Output("own", "2").Compile(Pack(), parent).Outputs.Select(o => o.Name)
        );
        Assert.Empty(Plan("child").From("parent").Compile(Pack(), parent).Outputs);
    }

    [Fact]
    public void A_skipped_entry_is_left_out_own_or_inherited()
    {
        GivenPlan child = Plan("child")
            .From("parent")
            .Event("own", Reaffirmed, on: "2020-03-01")
            .Event("next", Questioned, after: "own");
        Assert.Equal(
            ["2020-02-10 early", "2020-03-01 own", "2020-03-01 next", "2020-04-10 late"],
            Play(child, Parent())
        );

        Assert.Equal(["2020-02-10 early"], Play(child.Skip("own").Skip("late"), Parent()));
    }

    [Fact]
    public void Skipping_what_is_not_in_the_plan_is_refused_with_a_near_miss()
    {
        InvalidInputException error = Assert.Throws<InvalidInputException>(() =>
            Plan("child").From("parent").Skip("erly").Compile(Pack(), Parent())
        );

        Assert.Equal("There is no entry 'erly' to skip.", Assert.Single(error.Problems).Message);
        Assert.Contains("early", error.Problems[0].Hint);
    }
}
