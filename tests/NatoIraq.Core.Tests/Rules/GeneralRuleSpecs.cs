using NatoIraq.Core.History;
using NatoIraq.Core.History.Events;
using NatoIraq.Core.Worlds;
using static NatoIraq.Core.Tests.Given;

namespace NatoIraq.Core.Tests.Rules;

public sealed class GeneralRuleSpecs
{
    private const string Today = "2020-01-10";
    private const string Next = "2020-01-11";
    private const string RedBeta = "red/beta/isle";

    [Fact]
    public void A_move_takes_no_more_than_its_source_holds()
    {
        GivenPack pack = Pack().On(Today, Reported(RedIsle, 500));

        Attempt tooMany = Attempt.Planned(pack, Next, Rebadged(RedIsle, RedBeta, 501));
        tooMany.IsBlockedBy("R1");
        Assert.Equal("R1: takes 501 from red/alpha/isle, which holds 500", tooMany.Lines[0]);
        Assert.Null(Attempt.Planned(pack, Next, Rebadged(RedIsle, RedBeta, 500)).Blocked);
    }

    [Fact]
    public void A_bound_blocks_what_every_value_within_it_forbids()
    {
        GivenPack pack = Pack().On(Today, Reported(RedIsle, UpTo(500)));

        Attempt.Planned(pack, Next, Withdrawn(RedIsle, 501)).IsBlockedBy("R1");
        Assert.Null(Attempt.Planned(pack, Next, Withdrawn(RedIsle, 400)).Blocked);
    }

    [Fact]
    public void A_stale_source_may_hold_any_number() =>
        Assert.Null(
            Attempt.Planned(Pack().On(Today, Reported(RedIsle, 500)), "2021-01-10", Withdrawn(RedIsle, 9000)).Blocked
        );

    [Fact]
    public void A_source_never_set_holds_nobody_apart_from_the_others()
    {
        Attempt attempt = Attempt.Planned(Pack().On(Today, Reported(AllIsle, 500)), Next, Withdrawn(BlueIsle, 1));

        attempt.IsBlockedBy("R1");
        Assert.Contains("nobody known apart from the others", attempt.Lines[0]);
    }

    [Fact]
    public void Moving_nobody_from_a_level_never_set_leaves_it_so()
    {
        Attempt attempt = Attempt.Planned(Pack().On(Today, Reported(RedIsle, 5)), Next, Withdrawn(BlueIsle, 0));

        Assert.Null(attempt.Blocked);
        Assert.Equal(Estimate.Of(5), attempt.World.Strength("red/*/isle", Next));
    }

    [Fact]
    public void A_mandate_never_holds_what_its_mission_forbids()
    {
        Attempt attempt = Attempt.Planned(Pack(), Today, Amended("combat", "train"));

        attempt.IsBlockedBy("R3");
        Assert.Equal("R3: alpha forbids combat", attempt.Lines[0].Replace(", train", "", StringComparison.Ordinal));
        Assert.Null(Attempt.Planned(Pack(), Today, Amended("train")).Blocked);
    }

    [Theory]
    [InlineData(0.2, 100, 120)]
    [InlineData(0.15, 100, 115)] // 100 * 1.15 is a hair below 115 in doubles
    [InlineData(0.0, 100, 100)]
    public void Strength_stays_within_the_cap_and_its_tolerance(double tolerance, int cap, int most)
    {
        GivenPack pack = Pack().Tolerance(tolerance).On(Today, new CapSet("beta", Exactly(cap)));

        Assert.Null(Attempt.Planned(pack, Next, Deployed(RedBeta, most)).Blocked);
        Attempt.Planned(pack, Next, Deployed(RedBeta, most + 1)).IsBlockedBy("R4");
        Assert.Null(
            Attempt.Planned(pack.On(Today, Reported("blue/beta/isle", 1)), Next, Deployed(RedBeta, most - 1)).Blocked
        );
        Attempt.Planned(pack, Next, Deployed(RedBeta, most)).IsBlockedBy("R4");
    }

    [Fact]
    public void An_unknown_cap_blocks_nobody() =>
        Assert.Null(Attempt.Planned(Pack(), Today, Deployed(RedBeta, 1_000_000)).Blocked);

    [Fact]
    public void Of_an_unknown_strength_only_the_least_counts_against_the_cap()
    {
        GivenPack pack = Pack()
            .On(Today, new CapSet("beta", Exactly(100)))
            .On(Today, Reported("blue/beta/isle", new Amount(50, null, 5000)));

        Assert.Null(Attempt.Planned(pack, Next, Deployed(RedBeta, 70)).Blocked);
        Attempt.Planned(pack, Next, Deployed(RedBeta, 71)).IsBlockedBy("R4");
    }

    [Fact]
    public void A_cap_rises_only_with_an_agreed_expansion()
    {
        GivenPack pack = Pack().On(Today, new CapSet("beta", Exactly(100)));

        Attempt.Planned(pack, Next, new CapSet("beta", Exactly(101))).IsBlockedBy("R4");
        Assert.Null(Attempt.Planned(pack, Next, new CapSet("beta", Exactly(99))).Blocked);
        Attempt agreed = Attempt.Planned(pack, Next, new ExpansionAgreed("beta", Exactly(4000)));
        Assert.Null(agreed.Blocked);
        Assert.Equal(Estimate.Of(4000), agreed.World.Cap(1));
        Assert.Null(
            Attempt
                .Planned(pack.On(Next, new ExpansionAgreed("beta", null)), Next, new CapSet("beta", Exactly(101)))
                .Blocked
        );
    }

    [Fact]
    public void A_part_above_its_whole_is_told()
    {
        GivenPack pack = Pack().On(Today, Reported(AllIsle, UpTo(100)));

        Attempt part = Attempt.Fact(pack, Next, Reported(RedIsle, 101));
        Assert.Contains("R5: red/alpha/isle with 101 does not fit */alpha/isle with at most 100", part.Lines);
        Assert.Equal(Estimate.Of(101), part.World.Strength(RedIsle, Next));
    }

    [Fact]
    public void A_whole_below_its_part_or_below_a_place_within_is_told()
    {
        GivenPack pack = Pack()
            .On(Today, Reported("*/alpha/region", UpTo(9000)))
            .On(Today, Reported(RedIsle, 5000))
            .On(Today, Reported(AllIsle, 8000));

        Assert.Contains(
            "R5: */alpha/isle with 4000 does not fit red/alpha/isle with 5000",
            Attempt.Fact(pack, Next, Reported(AllIsle, 4000)).Lines
        );
        Assert.Contains(
            "R5: */alpha/region with 7000 does not fit */alpha/isle with 8000",
            Attempt.Fact(pack, Next, Reported("*/alpha/region", 7000)).Lines
        );
        Assert.Contains(
            "R5: */alpha/isle with 9001 does not fit */alpha/region with at most 9000",
            Attempt.Fact(pack, Next, Reported(AllIsle, 9001)).Lines
        );
        Assert.Empty(Attempt.Fact(pack, Next, Reported(AllIsle, 9000)).Lines);
    }

    [Fact]
    public void A_contingent_is_no_larger_than_the_others_it_is_split_from() =>
        Attempt.Planned(Pack().On(Today, Reported(AllIsle, 100)), Next, Identified(BlueIsle, 101)).IsBlockedBy("R5");

    private static MandateAmended Amended(params string[] allow) => new("alpha", allow, [], null, null);
}
