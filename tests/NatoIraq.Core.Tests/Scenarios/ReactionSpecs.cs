using NatoIraq.Core.Dice;
using NatoIraq.Core.History.Events;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Scenarios;
using NatoIraq.Core.Tests.Projections;
using static NatoIraq.Core.Tests.Given;

namespace NatoIraq.Core.Tests.Scenarios;

public sealed class ReactionSpecs
{
    private static readonly OperationsSuspended Stop = new("alpha", null);

    private static IReadOnlyList<string> Play(GivenPlan plan) => DrawLog.Middle(plan.Compile(Pack())).Applied;

    private static GivenPlan Strengths(params (string Day, int Count)[] arrivals)
    {
        GivenPlan plan = Plan().Start(RedIsle, "0");
        foreach ((string day, int count) in arrivals)
        {
            plan =
                count > 0
                    ? plan.Event($"in-{day}", Deployed(RedIsle, 0), on: day, count: $"{count}")
                    : plan.Event($"out-{day}", Withdrawn(RedIsle, 0), on: day, count: $"{-count}");
        }
        return plan;
    }

    [Fact]
    public void A_reaction_fires_when_its_condition_becomes_true_and_again_only_after_it_was_false()
    {
        GivenPlan plan = Strengths(("2020-02-01", 20), ("2020-03-01", 5), ("2020-04-01", -20), ("2020-05-01", 20))
            .Rule("note", new HostQuestioned("alpha"), when: "strength(red/alpha/isle) >= 10");

        Assert.Equal(
            ["2020-02-01 note#1", "2020-05-01 note#2"],
            Play(plan).Where(l => l.Contains("note", StringComparison.Ordinal))
        );
    }

    [Fact]
    public void A_condition_true_at_the_fork_fires_there() =>
        Assert.Equal(
            ["2020-01-31 note#1"],
            Play(Plan().Rule("note", new HostQuestioned("alpha"), when: "date >= 2020-01-01"))
        );

    [Fact]
    public void A_condition_on_the_date_fires_on_the_day_though_nothing_else_happens() =>
        Assert.Equal(
            ["2020-07-04 note#1"],
            Play(Plan().Rule("note", new HostQuestioned("alpha"), when: "date >= 2020-07-04"))
        );

    [Fact]
    public void A_condition_true_when_a_later_fork_adds_it_fires_at_that_fork() =>
        Assert.Equal(
            ["2020-06-01 note#1"],
            DrawLog
                .Middle(
                    Plan("child")
                        .From("parent", "2020-06-01")
                        .Rule("note", new HostQuestioned("alpha"), when: "date >= 2020-01-01")
                        .Compile(Pack(), Plan("parent"))
                )
                .Applied
        );

    [Fact]
    public void Pressure_that_eases_wakes_a_reaction() =>
        Assert.Equal(
            ["2020-02-01 hit", "2020-03-02 calm#1"],
            Play(
                Plan()
                    .Event("hit", Incident(), on: "2020-02-01")
                    .Rule("calm", new HostReaffirmed("alpha"), when: "pressure(isle) == low and date > 2020-02-01")
            )
        );

    [Fact]
    public void Pressure_that_eases_wakes_a_reaction_in_every_draw()
    {
        Plan plan = Plan()
            .Event("hit", Incident(), on: "2020-02-01")
            .Rule("calm", new HostReaffirmed("alpha"), when: "pressure(isle) == low and date > 2020-02-01")
            .Compile(Pack());
        var runner = new DrawRunner(plan, new KeyedDice(1));

        Assert.Equal(DrawLog.Of(plan, runner, 0).Applied, DrawLog.Of(plan, runner, 1).Applied);
    }

    [Fact]
    public void An_unknown_condition_does_not_fire() =>
        Assert.Empty(Play(Plan().Rule("note", new HostQuestioned("alpha"), when: "strength(red/alpha/isle) > 0")));

    [Fact]
    public void A_reaction_answers_each_occurrence_with_a_luck_of_its_own()
    {
        Plan plan = Plan()
            .Hazard("attack", "0.5 per day", Incident())
            .Rule("answer", new HostQuestioned("alpha"), on: "attack", chance: "0.5")
            .Compile(Pack());
        int attacks = 0;
        int answers = 0;
        int mixedDays = 0;
        for (int draw = 0; draw < 60; draw++)
        {
            DrawLog log = DrawLog.Of(plan, new KeyedDice(7), draw);
            attacks += log.Applied.Count(l => l.Contains("attack", StringComparison.Ordinal));
            answers += log.Applied.Count(l => l.Contains("answer", StringComparison.Ordinal));
            mixedDays += log
                .Applied.GroupBy(l => l[..10])
                .Count(day =>
                    day.Count(l => l.Contains("attack", StringComparison.Ordinal)) == 2
                    && day.Count(l => l.Contains("answer", StringComparison.Ordinal)) == 1
                );
        }
        Assert.InRange(
            answers,
            (0.5 * attacks) - (2.5 * Math.Sqrt(attacks)),
            (0.5 * attacks) + (2.5 * Math.Sqrt(attacks))
        );
        Assert.True(mixedDays > 100, $"On {mixedDays} days one of two attacks was answered.");
    }

    [Fact]
    public void A_for_schedules_the_opposite() =>
        Assert.Equal(
            ["2020-02-01 stop", "2020-02-11 ~stop"],
            Play(Plan().Event("stop", Stop, on: "2020-02-01", lasting: "10 days"))
        );

    [Theory]
    [InlineData("10 days", "30 days", "2020-03-07 ~b")]
    [InlineData("60 days", "10 days", "2020-04-01 ~a")]
    public void Overlapping_spans_end_once_with_the_last(string first, string second, string end)
    {
        IReadOnlyList<string> lines = Play(
            Plan()
                .Event("a", Stop, on: "2020-02-01", lasting: first)
                .Event("b", Stop, on: "2020-02-06", lasting: second)
        );

        Assert.Equal(["2020-02-01 a", "2020-02-06 b", end], lines);
    }

    [Fact]
    public void An_early_resumption_ends_the_span_and_a_later_one_counts_for_itself() =>
        Assert.Equal(
            ["2020-02-01 a", "2020-02-03 go", "2020-02-08 b", "2020-02-18 ~b"],
            Play(
                Plan()
                    .Event("a", Stop, on: "2020-02-01", lasting: "10 days")
                    .Event("go", new OperationsResumed("alpha"), on: "2020-02-03")
                    .Event("b", Stop, on: "2020-02-08", lasting: "10 days")
            )
        );

    [Fact]
    public void A_span_after_an_open_ended_stop_of_the_past_ends()
    {
        GivenPack pack = Pack().On("2020-01-05", Stop).On("2020-01-20", new OperationsResumed("alpha"));

        Assert.Equal(
            ["2020-02-01 stop", "2020-02-11 ~stop"],
            DrawLog.Middle(Plan().Event("stop", Stop, on: "2020-02-01", lasting: "10 days").Compile(pack)).Applied
        );
    }

    [Fact]
    public void A_span_within_a_dated_stop_of_the_past_ends_with_it()
    {
        GivenPack pack = Pack().On("2020-01-31", new OperationsSuspended("alpha", Exactly(30)));

        Assert.Equal(
            ["2020-02-01 stop", "2020-03-01 ~stop"],
            DrawLog.Middle(Plan().Event("stop", Stop, on: "2020-02-01", lasting: "10 days").Compile(pack)).Applied
        );
    }

    [Fact]
    public void A_limit_for_a_time_within_an_open_ended_stop_ends()
    {
        GivenPack pack = Pack().On("2020-01-05", Stop);

        Assert.Equal(
            ["2020-02-01 limit", "2020-02-11 ~limit"],
            DrawLog
                .Middle(
                    Plan()
                        .Event("limit", new OperationsLimited("alpha", null), on: "2020-02-01", lasting: "10 days")
                        .Compile(pack)
                )
                .Applied
        );
    }

    [Fact]
    public void An_end_that_is_refused_is_counted_and_tried_again_until_it_may_be()
    {
        Plan plan = Plan()
            .Event("stop", Stop, on: "2020-02-01", lasting: "10 days")
            .Event("told", new HostWithdrew("alpha", null), on: "2020-02-05")
            .Event("back", new HostInvited("alpha"), on: "2020-03-20")
            .Compile(Pack());

        DrawLog log = DrawLog.Middle(plan);
        Assert.Equal(
            [
                "2020-02-01 stop",
                "2020-02-05 told",
                "2020-02-11 ~stop !operations",
                "2020-03-12 ~stop !operations",
                "2020-03-20 back",
                "2020-04-11 ~stop",
            ],
            log.Applied
        );
        Assert.Equal("active", log.StateOf("operations", "alpha", "2020-04-11"));
        BranchResult result = Drawn.Run(plan, RedIsle, "2020-12-31", 10);
        Assert.Equal(("stop", "operations", 1.0), result.Blocked.Select(b => (b.Event, b.Rule, b.Share)).Single());
        Assert.Equal(1, result.Events[0].PerDraw);
    }

    [Fact]
    public void No_span_ends_an_open_ended_stop() =>
        Assert.Equal(
            ["2020-02-01 stop", "2020-02-02 again"],
            Play(
                Plan().Event("stop", Stop, on: "2020-02-01").Event("again", Stop, on: "2020-02-02", lasting: "10 days")
            )
        );
}
