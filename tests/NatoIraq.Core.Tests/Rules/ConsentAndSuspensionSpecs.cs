using NatoIraq.Core.History.Events;
using NatoIraq.Core.Worlds;
using static NatoIraq.Core.Tests.Given;

namespace NatoIraq.Core.Tests.Rules;

public sealed class ConsentAndSuspensionSpecs
{
    private const string Today = "2020-01-10";
    private const string Next = "2020-01-11";
    private const string RedBeta = "red/beta/isle";

    [Theory]
    [InlineData(null)]
    [InlineData(30.0)]
    public void After_consent_is_withdrawn_nobody_arrives_and_anybody_may_leave(double? noticeDays)
    {
        GivenPack pack = Pack()
            .On(Today, Reported(RedIsle, 500))
            .On(Today, Reported(RedBeta, 50))
            .On(Today, new HostWithdrew("beta", noticeDays is { } days ? Exactly(days) : null));

        Attempt.Planned(pack, Next, Deployed(RedBeta, 1)).IsBlockedBy("R7");
        Attempt.Planned(pack, Next, Rebadged(RedIsle, RedBeta, 1)).IsBlockedBy("R7");
        Assert.Null(Attempt.Planned(pack, Next, Withdrawn(RedBeta, 50)).Blocked);
        Assert.Null(Attempt.Planned(pack, Next, Relocated(RedBeta, "red/beta/mainland", 50)).Blocked);
        Assert.Null(Attempt.Planned(pack, Next, Rebadged(RedBeta, RedIsle, 50)).Blocked);
    }

    [Fact]
    public void Nobody_joins_a_suspended_mission_and_anybody_may_leave_it()
    {
        GivenPack pack = Pack()
            .On(Today, Reported(RedIsle, 500))
            .On(Today, Reported(RedBeta, 50))
            .On(Today, new OperationsSuspended("beta", null));

        Attempt blocked = Attempt.Planned(pack, Next, Rebadged(RedIsle, RedBeta, 1));
        blocked.IsBlockedBy("R8");
        Assert.Equal("R8: operations of beta are suspended", blocked.Lines[0]);
        Assert.Null(Attempt.Planned(pack, Next, Rebadged(RedBeta, RedIsle, 1)).Blocked);
        Assert.Null(Attempt.Planned(pack, Next, Withdrawn(RedBeta, 1)).Blocked);
        Assert.Null(Attempt.Planned(pack, Next, new ExpansionAgreed("beta", null)).Blocked);
        Attempt.Planned(pack, Next, new ExpansionStep("beta")).IsBlockedBy("expansion");
    }

    [Fact]
    public void A_suspended_mission_does_nothing_of_its_mandate()
    {
        GivenPack pack = Pack().On(Today, new MandateAmended("alpha", ["train"], [], null, null));
        Assert.True(pack.World().Has(0, 1));

        Assert.False(pack.On(Next, new OperationsSuspended("alpha", null)).World().Has(0, 1));
    }

    [Fact]
    public void A_move_is_refused_for_the_mission_it_joins_not_for_the_one_it_leaves() =>
        Assert.Null(
            Attempt
                .Planned(
                    Pack().On(Today, Reported(RedIsle, 500)).On(Today, new HostWithdrew("alpha", null)),
                    Next,
                    Rebadged(RedIsle, RedBeta, 500)
                )
                .Blocked
        );

    [Fact]
    public void A_rebadging_changes_the_mission_only_and_a_relocation_the_place_only()
    {
        Assert.Throws<InvalidInputException>(() =>
            Attempt.Planned(Pack(), Today, Rebadged(RedIsle, "blue/beta/isle", 1))
        );
        Assert.Throws<InvalidInputException>(() =>
            Attempt.Planned(Pack(), Today, Rebadged(RedIsle, "red/beta/mainland", 1))
        );
        Assert.Throws<InvalidInputException>(() =>
            Attempt.Planned(Pack(), Today, Relocated(RedIsle, "red/beta/mainland", 1))
        );
        Assert.Throws<InvalidInputException>(() =>
            Attempt.Planned(Pack(), Today, Relocated(AllIsle, "*/alpha/mainland", 1))
        );
    }

    [Fact]
    public void A_resolution_known_not_to_bind_is_not_executed()
    {
        GivenPack pack = Pack().On(Today, new ResolutionPassed("vote", null, null, false));

        Attempt attempt = Attempt.Planned(pack, Next, new ResolutionExecuted("vote"));
        attempt.IsBlockedBy("resolution");
        Assert.Contains("known not to bind", attempt.Lines[0]);
        Assert.Null(
            Attempt
                .Planned(pack.On(Next, new ResolutionTransmitted("vote", true)), Next, new ResolutionExecuted("vote"))
                .Blocked
        );
    }

    [Fact]
    public void A_resolution_of_unknown_force_may_be_executed()
    {
        Attempt attempt = Attempt.Planned(
            Pack().On(Today, new ResolutionPassed("vote", null, null, null)),
            Next,
            new ResolutionExecuted("vote")
        );

        Assert.Null(attempt.Blocked);
        Assert.Equal("executed", attempt.World.StateOf("resolution", "vote"));
    }

    [Fact]
    public void A_fact_that_breaks_a_rule_stands_and_is_told()
    {
        GivenPack pack = Pack()
            .On(Today, Reported(RedBeta, 100))
            .On(Today, new CapSet("beta", Exactly(100)))
            .On(Today, new OperationsSuspended("beta", null));

        Attempt attempt = Attempt.Fact(pack, Next, Deployed(RedBeta, 400));
        Assert.Null(attempt.Blocked);
        Assert.StartsWith("R8: ", Assert.Single(attempt.Lines));
        Assert.Equal(Estimate.Of(500), attempt.World.Strength(RedBeta, Next));
    }

    [Fact]
    public void Who_remains_when_consent_ends_is_noted_and_nobody_is_made_to_leave()
    {
        GivenPack pack = Pack().On(Today, Reported(RedBeta, 50)).On(Today, new HostWithdrew("beta", Exactly(30)));

        Attempt ended = Attempt.Planned(pack, Next, new HostWithdrew("beta", null));
        Assert.Null(ended.Blocked);
        Assert.Contains("R7: at least 50 of beta remain when the host's consent ends", ended.Lines);
        Attempt empty = Attempt.Planned(pack.On(Today, Withdrawn(RedBeta, 50)), Next, new HostWithdrew("beta", null));
        Assert.DoesNotContain(empty.Lines, l => l.StartsWith("R7", StringComparison.Ordinal));
    }

    private static GivenPlan Noticed() =>
        Plan().Start(RedBeta, "50").Event("told", new HostWithdrew("beta", Exactly(30)), on: "2020-02-01");

    private static DrawLog Play(GivenPlan plan) => DrawLog.Middle(plan.Compile(Pack()));

    [Fact]
    public void When_its_exit_window_ends_consent_is_withdrawn_and_who_remains_is_noted()
    {
        DrawLog log = Play(Noticed());

        Assert.Equal(["2020-02-01 told", "2020-03-02 ~told"], log.Applied);
        Assert.Equal("exit-window", log.StateOf("consent", "beta", "2020-03-01"));
        Assert.Equal("withdrawn", log.StateOf("consent", "beta", "2020-03-02"));
        Assert.Equal(50, log.Strength(RedBeta, "2020-12-31").Likely);
    }

    [Fact]
    public void An_exit_window_ends_in_nothing_once_the_host_reaffirms() =>
        Assert.Equal(
            ["2020-02-01 told", "2020-02-20 stay"],
            Play(Noticed().Event("stay", new HostReaffirmed("beta"), on: "2020-02-20")).Applied
        );

    [Fact]
    public void A_new_notice_ends_on_its_own_day() =>
        Assert.Equal(
            ["2020-02-01 told", "2020-02-20 stay", "2020-02-21 again", "2020-04-01 ~again"],
            Play(
                Noticed()
                    .Event("stay", new HostReaffirmed("beta"), on: "2020-02-20")
                    .Event("again", new HostWithdrew("beta", Exactly(40)), on: "2020-02-21")
            ).Applied
        );

    [Theory]
    [InlineData("2020-02-20")]
    [InlineData("2020-03-02")]
    public void A_plan_s_own_withdrawal_by_the_end_of_the_window_is_the_only_one(string day) =>
        Assert.Equal(
            ["2020-02-01 told", $"{day} out"],
            Play(Noticed().Event("out", new HostWithdrew("beta", null), on: day)).Applied
        );

    [Theory]
    [InlineData("drafted", false)]
    [InlineData("submitted", true)]
    [InlineData("endorsed", true)]
    public void An_option_that_skips_a_stage_is_noted(string stage, bool isNoted)
    {
        GivenPack pack = Pack().On(Today, new OptionRequested("plan-b", null));
        Core.History.EventData data = stage switch
        {
            "drafted" => new OptionDrafted("plan-b", null),
            "submitted" => new OptionSubmitted("plan-b", null),
            _ => new OptionEndorsed("plan-b", null),
        };

        Attempt attempt = Attempt.Planned(pack, Next, data);
        Assert.Null(attempt.Blocked);
        Assert.Equal(isNoted, attempt.Lines.Any(l => l.StartsWith("R9", StringComparison.Ordinal)));
    }
}
