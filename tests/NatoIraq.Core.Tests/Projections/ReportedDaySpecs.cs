using NatoIraq.Core.History;
using NatoIraq.Core.History.Events;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Scenarios;
using static NatoIraq.Core.Tests.Given;

namespace NatoIraq.Core.Tests.Projections;

public sealed class ReportedDaySpecs
{
    private static GivenPack Past() =>
        Pack()
            .On("2020-01-05", Reported(RedIsle, 500))
            .On("2020-01-05", new HostQuestioned("alpha"))
            .On("2020-01-20", Reported(RedIsle, 600))
            .On("2020-01-20", new HostReaffirmed("alpha"))
            .On("2020-02-20", Reported(RedIsle, 9000));

    private static LevelResult At(BranchResult result, string day) => result.Levels.Single(l => l.Date == Day(day));

    [Fact]
    public void Outputs_before_the_fork_are_those_of_the_past_and_unknown_where_they_rest_on_an_assumption()
    {
        GivenPack pack = Pack().On("2020-01-10", Reported(RedIsle, 500));
        Plan plan = Plan()
            .Assume("n", "uniform(1, 2)")
            .Output("few", "strength(red/alpha/isle) < 600")
            .Output("twice", "2 * strength(red/alpha/isle)")
            .Output("scaled", "n * strength(red/alpha/isle)")
            .Compile(pack);
        BranchResult result = Drawn.Run(plan, RedIsle, "2020-01-20", 10);

        double? Of(string name) => result.Levels.Single(l => l.Series == name).Band.Mean;
        Assert.Equal((1.0, 1000.0, null), (Of("few"), Of("twice"), Of("scaled")));
    }

    [Fact]
    public void Every_rule_that_only_notes_is_counted_and_blocks_nothing()
    {
        GivenPack pack = Pack()
            .Rule("N1", blocks: false, "strength(red/alpha/isle) <= 10")
            .Rule("N2", blocks: false, "strength(red/alpha/isle) <= 20");
        Plan plan = Plan()
            .Start(RedIsle, "0")
            .Event("in", Deployed(RedIsle, 0), count: "30", chance: "0.5")
            .Event("told", new HostWithdrew("alpha", Exactly(30)), after: "in", delay: "10 days")
            .Compile(pack);
        BranchResult result = Drawn.Run(plan, RedIsle, "2020-12-31", 400);

        Assert.Empty(result.Blocked);
        double share = result.Events[0].Happens;
        Assert.Equal(
            [new("in", "N1", "N1", share), new("in", "N2", "N2", share), new("told", "R7", "exit", share)],
            result.Noted
        );
    }

    [Fact]
    public void A_date_before_the_fork_shows_the_past_without_spread()
    {
        Plan plan = Plan().Start(RedIsle, "uniform(0, 100)").Compile(Past());
        BranchResult result = Drawn
            .Run([plan], RedIsle, ["2020-01-01", "2020-01-10", "2020-01-31", "2020-02-29"])
            .Branches[0];

        Assert.Equal(1, At(result, "2020-01-01").Band.Unknown);
        Assert.Equal(
            (500, 500, 500),
            (At(result, "2020-01-10").Band.P5, At(result, "2020-01-10").Band.Mean, At(result, "2020-01-10").Band.P95)
        );
        Assert.True(At(result, "2020-01-31").Band.P95 < 100);
        Assert.True(At(result, "2020-02-29").Band.P95 < 100);
        Assert.Equal(
            [
                (Day("2020-01-10"), "questioned", 1.0),
                (Day("2020-01-31"), "reaffirmed", 1.0),
                (Day("2020-02-29"), "reaffirmed", 1.0),
            ],
            result.States.Where(s => s.Machine == "consent").Select(s => (s.Date, s.State, s.Share))
        );
    }

    [Fact]
    public void A_report_includes_its_own_day()
    {
        Plan plan = Plan().Event("a", Deployed(RedIsle, 0), on: "2020-03-01", count: "5").Compile(Past());
        BranchResult result = Drawn.Run([plan], RedIsle, ["2020-02-29", "2020-03-01", "2020-12-31"], 3).Branches[0];

        Assert.Equal([600.0, 605.0, 605.0], result.Levels.Select(l => l.Band.Mean!.Value));
    }

    [Fact]
    public void Nothing_is_known_after_the_horizon()
    {
        Plan plan = Plan().Until("2020-06-30").Output("one", "1").Compile(Past());
        BranchResult result = Drawn.Run([plan], RedIsle, ["2020-06-30", "2020-07-01"], 3).Branches[0];

        Assert.Equal([0.0, 1.0, 0.0, 1.0], result.Levels.Select(l => l.Band.Unknown));
        Assert.DoesNotContain(result.States, s => s.Date > Day("2020-06-30"));
    }

    [Fact]
    public void Quantiles_are_over_the_known_draws_beside_the_share_unknown()
    {
        Plan plan = Plan()
            .Start(RedIsle, "100")
            .Event("gone", Withdrawn(RedIsle, new Amount()), on: "2020-03-01", chance: "0.3")
            .Compile(Pack());
        BranchResult result = Drawn.Run(plan, RedIsle, "2020-12-31", 20_000);

        Drawn.IsNear(0.3, result.Band().Unknown, Math.Sqrt(0.3 * 0.7 / 20_000));
        Assert.Equal((100, 100), (result.Band().P5, result.Band().P95));
    }

    [Fact]
    public void Outputs_are_reported_like_series_and_a_comparison_counts_as_one_or_nothing()
    {
        Plan plan = Plan()
            .Start(RedIsle, "uniform(0, 1000)")
            .Assume("share", "0.25")
            .Output("many", "strength(red/alpha/isle) >= 250")
            .Output("part", "share * 3")
            .Output("dark", "strength(blue/alpha/isle)")
            .Compile(Pack());
        BranchResult result = Drawn.Run(plan, RedIsle, "2020-12-31", 20_000);

        Assert.Equal([RedIsle, "many", "part", "dark"], result.Levels.Select(l => l.Series));
        Assert.Equal([false, true, true, true], result.Levels.Select(l => l.IsOutput));
        Drawn.IsNear(0.75, result.Band(1).Mean!.Value, Math.Sqrt(0.75 * 0.25 / 20_000));
        Assert.Equal(0.75, result.Band(2).P50);
        Assert.Equal(1, result.Band(3).Unknown);
    }

    [Fact]
    public void What_was_blocked_is_told_with_its_rule_its_share_and_what_is_left_undone()
    {
        Plan plan = Plan()
            .Start("cap(beta)", "100")
            .Event("in", Deployed("red/beta/isle", 0), chance: "0.5", over: "40 days", steps: "4", count: "160")
            .Event("next", new HostQuestioned("beta"), after: "in")
            .Compile(Pack());
        BranchResult result = Drawn.Run(plan, "*/beta/*", "2020-12-31", 20_000);

        BlockedResult blocked = Assert.Single(result.Blocked);
        Assert.Equal(("in", "R4"), (blocked.Event, blocked.Rule));
        Drawn.IsNear(0.5, blocked.Share, Math.Sqrt(0.25 / 20_000));
        Assert.Equal(40 * blocked.Share, blocked.Undone, 9);
        Assert.Equal(blocked.Undone, result.Events[0].Undone, 9);
        Assert.Equal(blocked.Share, result.Events[0].Happens, 12);
        Assert.Equal(3 * blocked.Share, result.Events[0].PerDraw, 9);
        Assert.Equal(1, result.Events[1].WhyNot[NotHappened.Waited], 12);
    }

    [Fact]
    public void A_ramp_cut_by_the_horizon_is_undone_though_nothing_blocked_it()
    {
        Plan plan = Plan()
            .Until("2020-02-20")
            .Event("in", Deployed(RedIsle, 0), over: "40 days", steps: "4", count: "160")
            .Compile(Pack());
        BranchResult result = Drawn.Run(plan, RedIsle, "2020-02-20", 3);

        Assert.Empty(result.Blocked);
        Assert.Equal(80, result.Events[0].Undone);
    }
}
