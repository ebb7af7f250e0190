using NatoIraq.Core.History.Events;
using NatoIraq.Core.Scenarios;
using static NatoIraq.Core.Tests.Given;

namespace NatoIraq.Core.Tests.Scenarios;

public sealed class PlanProblemSpecs
{
    private static readonly HostQuestioned Questioned = new("alpha");

    private static IReadOnlyList<Problem> ProblemsOf(GivenPlan plan, params GivenPlan[] parents) =>
        Assert.Throws<InvalidInputException>(() => plan.Compile(Pack(), parents)).Problems;

    [Fact]
    public void Every_problem_is_told_at_once_in_file_order_with_its_line_and_column()
    {
        IReadOnlyList<Problem> problems = ProblemsOf(
            Plan("child")
                .From("parent")
                .Assume("n", "uniform(1)")
                .Start("red/alpha/nowhere", "5")
                .Event("a", Questioned, on: "2020-01-01")
                .Event("b", Questioned, after: "aa", chance: "1 +")
                .Rule("c", Questioned, when: "strength(red/gamma/isle) > 1")
                .Hazard("d", "-1 per month", Incident())
                .Drop("zz")
                .Output("o", "m"),
            Plan("parent").Event("p", new HostInvited("alhpa"))
        );

        Assert.Equal(
            ["parent", "child", "child", "child", "child", "child", "child", "child", "child", "child"],
            problems.Select(p => p.File)
        );
        Assert.Equal(problems.OrderBy(p => p.File == "child").ThenBy(p => p.Line).ThenBy(p => p.Column), problems);
        Assert.All(problems, p => Assert.True(p.Line > 0 && p.Column >= 5, p.ToString()));
        Assert.Equal(10, problems.Select(p => p.Message).Distinct().Count());
    }

    [Fact]
    public void A_date_before_the_fork_is_refused()
    {
        Problem problem = Assert.Single(ProblemsOf(Plan().Fork("2020-01-31").Event("a", Questioned, on: "2020-01-30")));

        Assert.Contains("before the fork on 2020-01-31", problem.Message);
        Assert.Contains("R15", problem.Message);
    }

    [Fact]
    public void An_event_on_the_fork_s_day_is_allowed() =>
        Assert.Equal(
            ["2020-01-31 a"],
            DrawLog.Middle(Plan().Fork("2020-01-31").Event("a", Questioned, on: "2020-01-31").Compile(Pack())).Applied
        );

    [Fact]
    public void An_unknown_reference_has_a_near_miss()
    {
        Problem problem = Assert.Single(
            ProblemsOf(Plan().Event("consent", Questioned).Event("b", Questioned, after: "consnt"))
        );

        Assert.Equal("There is no entry 'consnt' to follow.", problem.Message);
        Assert.Contains("consent", problem.Hint);
        Assert.Equal(3, problem.Line);
    }

    [Fact]
    public void A_reference_to_a_broken_entry_is_not_a_second_problem() =>
        Assert.Single(
            ProblemsOf(Plan().Event("consent", new HostInvited("gamma")).Event("b", Questioned, after: "consent"))
        );

    [Fact]
    public void Events_that_wait_for_each_other_are_refused()
    {
        Problem problem = Assert.Single(
            ProblemsOf(
                Plan()
                    .Event("a", Questioned, after: "c")
                    .Event("b", Questioned, after: "a")
                    .Event("c", Questioned, after: "b")
            )
        );

        Assert.Contains("follows itself", problem.Message);
        Assert.Equal(5, problem.Line);
    }

    [Fact]
    public void An_event_that_waits_for_itself_is_refused() =>
        Assert.Contains(
            "'a' follows itself",
            Assert.Single(ProblemsOf(Plan().Event("a", Questioned, after: "a"))).Message
        );

    [Fact]
    public void A_child_does_not_fork_before_its_parent() =>
        Assert.Contains(
            "before its parent",
            Assert
                .Single(ProblemsOf(Plan("child").From("parent", "2020-01-15"), Plan("parent").Fork("2020-01-31")))
                .Message
        );

    [Fact]
    public void What_was_drawn_at_the_parent_s_fork_is_not_drawn_anew_at_a_later_one()
    {
        GivenPlan parent = Plan("parent").Fork("2020-01-31").Assume("n", "5").Start(RedIsle, "n");

        IReadOnlyList<Problem> problems = ProblemsOf(
            Plan("child").From("parent", "2020-02-01").Assume("n", "6").Start(RedIsle, "7"),
            parent
        );
        Assert.Equal([("child", 2), ("child", 3)], problems.Select(p => (p.File!, p.Line)));
        Assert.All(problems, p => Assert.Contains("R15", p.Message));
        Assert.Contains("of n was drawn when 'parent' forked", problems[0].Message);
        Assert.Contains($"of {RedIsle} was drawn", problems[1].Message);

        Plan sameDay = Plan("child").From("parent", "2020-01-31").Assume("n", "6").Compile(Pack(), parent);
        Assert.Equal("child", Assert.Single(sameDay.Assumptions).Owner);
    }

    [Fact]
    public void Only_moves_take_time() =>
        Assert.Contains("'over'", Assert.Single(ProblemsOf(Plan().Event("a", Questioned, over: "3 months"))).Message);

    [Fact]
    public void Only_suspensions_and_limits_have_an_opposite() =>
        Assert.Contains(
            "no opposite",
            Assert.Single(ProblemsOf(Plan().Event("a", Questioned, lasting: "3 days"))).Message
        );

    [Fact]
    public void A_plan_observes_nothing() =>
        Assert.Contains("cannot observe", Assert.Single(ProblemsOf(Plan().Event("a", Reported(RedIsle, 5)))).Message);

    [Theory]
    [InlineData("nowhere", "no event 'nowhere'")]
    [InlineData("3", "no step 3")]
    [InlineData("0", "no step 0")]
    public void A_fork_is_a_date_an_event_or_a_step(string fork, string message) =>
        Assert.Contains(
            message,
            Assert
                .Throws<InvalidInputException>(() =>
                    Plan()
                        .Fork(fork)
                        .Compile(Pack().On("2020-01-10", Questioned, id: "e1").On("2020-01-10", Questioned, id: "e2"))
                )
                .Problems[0]
                .Message
        );

    [Theory]
    [InlineData("e1", 1)]
    [InlineData("1", 1)]
    [InlineData("2020-01-10", 2)]
    [InlineData("2020-01-09", 0)]
    public void A_branch_shares_the_history_up_to_its_fork(string fork, int step) =>
        Assert.Equal(
            step,
            Plan()
                .Fork(fork)
                .Compile(Pack().On("2020-01-10", Questioned, id: "e1").On("2020-01-10", Questioned, id: "e2"))
                .ForkStep
        );
}
