using NatoIraq.Core.History.Events;
using static NatoIraq.Core.Tests.Given;

namespace NatoIraq.Core.Tests.Scenarios;

public sealed class EventTimingSpecs
{
    private static readonly HostQuestioned Questioned = new("alpha");

    private static DrawLog Play(GivenPlan plan, GivenPack? pack = null) => DrawLog.Middle(plan.Compile(pack ?? Pack()));

    [Fact]
    public void An_event_follows_the_fork_or_another_after_its_delay() =>
        Assert.Equal(
            ["2020-02-10 a", "2020-02-17 b"],
            Play(
                Plan().Event("b", Questioned, after: "a", delay: "1 week").Event("a", Questioned, delay: "10 days")
            ).Applied
        );

    [Fact]
    public void A_delay_is_drawn_in_whole_days_and_the_middle_draw_is_the_median() =>
        Assert.Equal(["2020-03-01 a"], Play(Plan().Event("a", Questioned, delay: "uniform(0, 2) months")).Applied);

    [Fact]
    public void What_follows_an_event_that_does_not_happen_does_not_happen_either()
    {
        DrawLog log = Play(
            Plan()
                .Event("a", Questioned, chance: "0.4")
                .Event("b", Questioned, after: "a")
                .Event("c", Questioned, after: "b")
        );

        Assert.Empty(log.Applied);
        Assert.Equal(["a Chance", "b Waited", "c Waited"], log.Failed);
    }

    [Fact]
    public void An_unless_follows_on_the_day_the_other_failed_and_only_then()
    {
        Assert.Equal(
            ["2020-02-12 c"],
            Play(
                Plan()
                    .Event("a", Questioned, on: "2020-02-10", chance: "0")
                    .Event("b", Questioned, after: "a")
                    .Event("c", Questioned, after: "a", delay: "2 days", unless: true)
            ).Applied
        );
        DrawLog happens = Play(
            Plan().Event("a", Questioned, on: "2020-02-10").Event("c", Questioned, after: "a", unless: true)
        );
        Assert.Equal(["2020-02-10 a"], happens.Applied);
        Assert.Equal(["c Waited"], happens.Failed);
    }

    [Fact]
    public void A_failure_is_passed_on_to_an_unless_behind_it() =>
        Assert.Equal(
            ["2020-02-10 c"],
            Play(
                Plan()
                    .Event("a", Questioned, on: "2020-02-10", chance: "0")
                    .Event("b", Questioned, after: "a")
                    .Event("c", Questioned, after: "b", unless: true)
            ).Applied
        );

    [Fact]
    public void A_condition_is_asked_on_the_day()
    {
        GivenPlan plan = Plan()
            .Event("go", Questioned, on: "2020-03-01", when: "state(consent, alpha) == invited")
            .Event("ask", new HostInvited("alpha"), on: "2020-02-01");

        Assert.Equal(["2020-02-01 ask", "2020-03-01 go"], Play(plan).Applied);
        Assert.Equal(
            ["go Condition"],
            Play(
                Plan()
                    .Event("ask", Questioned, on: "2020-02-01")
                    .Event("go", Questioned, on: "2020-03-01", when: "state(consent, alpha) == invited")
            ).Failed
        );
    }

    [Fact]
    public void An_unknown_condition_does_not_fire_and_is_counted_as_unknown()
    {
        GivenPack pack = Pack().On("2020-01-10", Reported(RedIsle, UpTo(500)));

        Assert.Equal(
            ["a Unknown"],
            Play(Plan().Event("a", Questioned, when: "strength(red/alpha/isle) > 100"), pack).Failed
        );
        Assert.Equal(
            ["2020-01-31 a"],
            Play(Plan().Event("a", Questioned, when: "strength(red/alpha/isle) <= 500"), pack).Applied
        );
        Assert.Equal(
            ["a Unknown"],
            Play(Plan().Event("a", Deployed(RedIsle, 1), count: "strength(red/alpha/isle)"), pack).Failed
        );
    }

    [Fact]
    public void Events_of_one_day_stand_in_file_order()
    {
        Assert.Equal(
            ["2020-02-01 b", "2020-02-01 a"],
            Play(Plan().Event("b", Questioned, on: "2020-02-01").Event("a", Questioned, on: "2020-02-01")).Applied
        );
        Assert.Equal(
            ["2020-02-01 b", "2020-02-01 a"],
            Play(Plan().Event("a", Questioned, after: "b").Event("b", Questioned, on: "2020-02-01")).Applied
        );
    }

    [Fact]
    public void What_is_due_after_the_horizon_is_still_waited_for()
    {
        DrawLog log = Play(
            Plan().Until("2020-02-29").Event("a", Questioned, on: "2020-02-29").Event("b", Questioned, on: "2020-03-01")
        );

        Assert.Equal(["2020-02-29 a"], log.Applied);
        Assert.Equal(["b Waited"], log.Failed);
    }

    [Fact]
    public void A_blocked_event_is_told_with_its_rule_and_what_follows_it_waits()
    {
        DrawLog log = Play(
            Plan().Event("a", Withdrawn(RedIsle, 9), count: "9").Event("b", Questioned, after: "a"),
            Pack().On("2020-01-10", Reported(RedIsle, 5))
        );

        Assert.Equal(["2020-01-31 a !R1"], log.Applied);
        Assert.Equal(["a Blocked", "b Waited"], log.Failed);
        Assert.Equal(5, log.Strength(RedIsle, "2020-02-01").Likely);
    }

    [Fact]
    public void What_is_known_at_the_fork_stays_known_and_what_is_stale_needs_a_start()
    {
        GivenPack pack = Pack().On("2019-06-01", Reported(BlueIsle, 70)).On("2020-01-10", Reported(RedIsle, 500));

        DrawLog without = Play(Plan(), pack);
        Assert.Equal(500, without.Strength(RedIsle, "2020-12-31").Likely);
        Assert.True(without.Strength(BlueIsle, "2020-02-01").IsUnknown);
        Assert.False(without.Strength("*/*/isle", "2020-02-01").IsKnown);
        Assert.Equal(580,
            Play(Plan().Start(BlueIsle, "80").Start(RestIsle, "0"), pack).Strength("*/*/isle", "2020-12-31").Likely);
    }

    [Fact]
    public void A_start_replaces_what_was_reported_of_its_sums()
    {
        GivenPack pack = Pack().On("2020-01-10", Reported(RedIsle, 500)).On("2020-01-10", Reported(AllIsle, UpTo(800)));

        Assert.Equal(700, Play(Plan().Start(RestIsle, "200"), pack).Strength(AllIsle, "2020-02-01").Likely);
        Assert.Equal(
            900,
            Play(Plan().Start(RestIsle, "400"), pack.On("2020-01-11", Reported(AllIsle, 800)))
                .Strength(AllIsle, "2020-02-01")
                .Likely
        );
    }

    [Fact]
    public void A_started_cap_limits_arrivals() =>
        Assert.Equal(
            ["2020-01-31 a !R4"],
            Play(Plan().Start("cap(beta)", "100").Event("a", Deployed("red/beta/isle", 0), count: "121")).Applied
        );
}
