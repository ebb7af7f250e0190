using NatoIraq.Core.Worlds;
using static NatoIraq.Core.Tests.Given;

namespace NatoIraq.Core.Tests.Worlds;

/// <summary>A level is known for 60 days after the last day its claims speak for, the last day included.</summary>
public sealed class StaleSpecs
{
    [Fact]
    public void A_level_is_unknown_from_the_day_after_its_last_fresh_one()
    {
        World world = Pack().On("2020-01-10", Reported(RedIsle, 5200)).World();

        Assert.Equal(Estimate.Of(5200), world.Strength(RedIsle, "2020-03-10"));
        Assert.True(world.Strength(RedIsle, "2020-03-11").IsUnknown);
        Assert.Equal(Estimate.Of(5200), world.LastKnown(world.Universe.LevelOf(Series(RedIsle))));
    }

    [Fact]
    public void A_repeat_renews_a_level()
    {
        World world = Pack()
            .Claim("first", "2020-01-10")
            .Claim("repeat", "2020-02-10")
            .On("2020-01-10", Reported(RedIsle, 5200), cites: ["first", "repeat"])
            .World();

        Assert.Equal(Estimate.Of(5200), world.Strength(RedIsle, "2020-04-10"));
        Assert.True(world.Strength(RedIsle, "2020-04-11").IsUnknown);
    }

    [Fact]
    public void A_claim_of_a_past_period_speaks_for_that_period_only()
    {
        World world = Pack()
            .Claim("late", "2020-06-01", until: "2020-01-10")
            .On("2020-01-10", Reported(RedIsle, 5200), cites: ["late"])
            .World();

        Assert.True(world.Strength(RedIsle, "2020-03-11").IsUnknown);
    }

    [Fact]
    public void A_stale_part_is_not_subtracted()
    {
        World world = Pack()
            .On("2020-01-10", Reported(RedIsle, 5200))
            .On("2020-06-10", Reported(AllIsle, 8000))
            .World();

        Assert.Equal(Estimate.Of(8000), world.Strength(RestIsle, "2020-06-10"));
        Assert.Equal(Estimate.Of(8000), world.Strength(AllIsle, "2020-06-10"));
    }

    [Fact]
    public void The_others_are_known_no_longer_than_the_parts_they_rest_on()
    {
        World world = Pack()
            .On("2020-01-10", Reported(RedIsle, 5200))
            .On("2020-02-10", Reported(AllIsle, 8000))
            .World();

        Assert.Equal(Estimate.Of(2800), world.Strength(RestIsle, "2020-03-10"));
        Assert.True(world.Strength(RestIsle, "2020-03-11").IsUnknown);
    }

    [Fact]
    public void A_level_never_set_counts_nothing_of_its_own()
    {
        World world = Pack().On("2020-01-10", Reported(RedIsle, 5200)).World();

        Assert.False(world.IsPresent(world.Universe.CellOf(Series(BlueIsle))));
        Assert.Equal(Estimate.Of(5200), world.Strength("red/*/isle", "2020-01-10"));
        Assert.True(world.Strength("*/beta/*", "2020-01-10").IsUnknown);
    }

    [Fact]
    public void A_sum_over_all_nations_is_only_bounded_until_the_unnamed_rest_is_told_of()
    {
        GivenPack pack = Pack().On("2020-01-10", Reported(RedIsle, 5200));

        Assert.Equal(Estimate.Between(5200, Estimate.Unbounded), pack.World().Strength("*/*/isle", "2020-01-10"));
        Assert.Equal(6000,
            pack.On("2020-01-11", Reported(AllIsle, 6000)).World().Strength("*/*/isle", "2020-01-11").Likely);
    }

    [Fact]
    public void Leaving_a_stale_level_changes_nothing_that_was_last_known_of_it()
    {
        World world = Pack()
            .On("2020-01-10", Reported(RedIsle, 5200))
            .On("2020-06-10", Withdrawn(RedIsle, 200))
            .World();

        Assert.True(world.Strength(RedIsle, "2020-06-10").IsUnknown);
        Assert.Equal(Estimate.Of(5200), world.LastKnown(world.Universe.LevelOf(Series(RedIsle))));
    }

    [Fact]
    public void Arriving_at_a_stale_level_leaves_it_no_lower_than_those_who_came()
    {
        World world = Pack()
            .On("2020-01-10", Reported(RedIsle, 5200))
            .On("2020-06-10", Deployed(RedIsle, 200))
            .World();

        Assert.Equal(Estimate.Between(200, Estimate.Unbounded), world.Strength(RedIsle, "2020-06-10"));
    }
}
