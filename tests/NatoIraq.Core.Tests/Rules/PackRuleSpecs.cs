using NatoIraq.Core.History.Events;
using NatoIraq.Core.Worlds;
using static NatoIraq.Core.Tests.Given;

namespace NatoIraq.Core.Tests.Rules;

public sealed class PackRuleSpecs
{
    private const string Today = "2020-01-10";
    private const string Next = "2020-01-11";
    private const string RedBeta = "red/beta/isle";

    private static GivenPack Limited(bool blocks) => Pack().Rule("P1", blocks, "strength(*/beta/*) <= 100");

    [Fact]
    public void A_blocking_rule_of_the_pack_blocks_what_breaks_it()
    {
        Attempt.Planned(Limited(blocks: true), Today, Deployed(RedBeta, 101)).IsBlockedBy("P1");
        Assert.Null(Attempt.Planned(Limited(blocks: true), Today, Deployed(RedBeta, 100)).Blocked);
    }

    [Fact]
    public void A_noting_rule_of_the_pack_only_tells()
    {
        Attempt attempt = Attempt.Planned(Limited(blocks: false), Today, Deployed(RedBeta, 101));

        Assert.Null(attempt.Blocked);
        Assert.Contains("P1: strength(*/beta/*) <= 100 must hold.", attempt.Lines);
        Assert.Equal(Estimate.Of(101), attempt.World.Strength(RedBeta, Today));
    }

    [Fact]
    public void A_rule_about_something_unknown_is_not_broken() =>
        Assert.Null(
            Attempt
                .Planned(
                    Limited(blocks: true).On(Today, Reported("blue/beta/isle", UpTo(5000))),
                    Next,
                    Deployed(RedBeta, 100)
                )
                .Blocked
        );

    [Fact]
    public void A_rule_that_a_fact_broke_blocks_nothing_that_does_not_break_it_anew()
    {
        GivenPack pack = Limited(blocks: true).On(Today, Reported(RedBeta, 150));

        Assert.Null(Attempt.Planned(pack, Next, Withdrawn(RedBeta, 10)).Blocked);
        Attempt held = Attempt.Planned(pack, Next, new HostQuestioned("beta"));
        Assert.Null(held.Blocked);
        Assert.Equal("questioned", held.World.StateOf("consent", "beta"));
    }

    [Fact]
    public void A_broken_rule_is_told_once_and_again_only_after_it_held()
    {
        GivenPack pack = Limited(blocks: false).On(Today, Reported(RedBeta, 150));

        Assert.DoesNotContain(
            Attempt.Fact(pack, Next, Reported(RedBeta, 160)).Lines,
            l => l.StartsWith("P1", StringComparison.Ordinal)
        );
        pack.On(Today, Reported(RedBeta, 90));
        Assert.Contains(
            Attempt.Fact(pack, Next, Reported(RedBeta, 160)).Lines,
            l => l.StartsWith("P1", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Looking_back_at_what_held_leaves_the_world_as_it_is()
    {
        GivenPack pack = Limited(blocks: false).On(Today, Reported(RedBeta, 150));
        Attempt noted = Attempt.Fact(pack, Next, Reported(RedBeta, 160));
        Attempt unwatched = Attempt.Fact(Pack().On(Today, Reported(RedBeta, 150)), Next, Reported(RedBeta, 160));

        Assert.Equal(unwatched.World.Slots, noted.World.Slots);
    }

    // A report of the others is derived over at once when their sum is known, so each slot is written twice.
    [Fact]
    public void Looking_back_over_what_was_written_twice_leaves_the_world_as_it_is()
    {
        static GivenPack World(GivenPack pack) => pack.On(Today, Reported(AllIsle, 8000));
        GivenPack watched = World(Pack().Rule("P1", false, "strength(*/*/isle) <= 100"));

        Assert.Equal(
            Attempt.Fact(World(Pack()), Next, Reported(RestIsle, 50)).World.Slots,
            Attempt.Fact(watched, Next, Reported(RestIsle, 50)).World.Slots
        );
    }

    [Fact]
    public void A_rule_that_is_no_expression_is_refused() =>
        Assert.Contains(
            "P1",
            Assert
                .Throws<InvalidInputException>(() => Pack().Rule("P1", true, "strength(*/gamma/*) <= 1").Timeline())
                .Message
        );
}
