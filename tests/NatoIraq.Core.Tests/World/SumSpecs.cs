using NatoIraq.Core.History;
using NatoIraq.Core.Worlds;
using static NatoIraq.Core.Tests.Given;

namespace NatoIraq.Core.Tests.Worlds;

public sealed class SumSpecs
{
    private const int None = Estimate.None;
    private const string Today = "2020-01-10";
    private const string AllRegion = "*/alpha/region";

    [Fact]
    public void The_rest_of_a_containing_place_is_its_sum_less_the_sums_within()
    {
        World world = Pack().On(Today, Reported(AllIsle, UpTo(8000))).On(Today, Reported(AllRegion, 11000)).World();

        int rest = world.Universe.Cell(world.Universe.Rest, 0, world.Universe.Places.Find("region"));
        Assert.Equal(new Estimate(3000, None, 11000), world.LastKnown(rest));
        Assert.Equal(Estimate.Of(11000), world.Strength(AllRegion, Today));
    }

    [Fact]
    public void The_rest_of_a_containing_place_excludes_a_part_whose_place_has_no_sum()
    {
        World world = Pack().On(Today, Reported(RedIsle, 5200)).On(Today, Reported(AllRegion, 11000)).World();

        Assert.Equal(Estimate.Of(11000), world.Strength("*/*/region", Today));
    }

    [Fact]
    public void A_move_within_a_containing_place_keeps_its_sum()
    {
        GivenPack pack = Pack()
            .On(Today, Reported(RedIsle, 500))
            .On(Today, Reported(AllIsle, 800))
            .On(Today, Reported(AllRegion, 1000))
            .On("2020-01-11", Relocated(RedIsle, "red/alpha/mainland", 200));
        World world = pack.World();

        Assert.Equal(Estimate.Of(600), world.Strength(AllIsle, "2020-01-11"));
        Assert.Equal(Estimate.Of(1000), world.Strength(AllRegion, "2020-01-11"));
        Assert.Equal(Estimate.Of(1000), world.Strength("*/*/*", "2020-01-11"));
        Assert.Equal(Estimate.Of(200), world.Strength("red/alpha/mainland", "2020-01-11"));
    }

    [Fact]
    public void A_withdrawal_of_unknown_size_leaves_a_bound()
    {
        World world = Pack()
            .On(Today, Reported(RedIsle, 500))
            .On(Today, Reported(AllIsle, 800))
            .On("2020-01-11", Withdrawn(RedIsle, new Amount()))
            .World();

        Assert.Equal(new Estimate(None, None, 500), world.Strength(RedIsle, "2020-01-11"));
        Assert.Equal(new Estimate(300, None, 800), world.Strength(AllIsle, "2020-01-11"));
    }

    [Fact]
    public void A_withdrawal_of_unknown_size_from_a_sum_leaves_bounds_on_every_part_and_every_wider_sum()
    {
        World world = Pack()
            .On(Today, Reported(RedIsle, 500))
            .On(Today, Reported(AllIsle, 800))
            .On(Today, Reported(AllRegion, 1000))
            .On("2020-01-11", Withdrawn(AllIsle, new Amount()))
            .World();

        Assert.Equal(new Estimate(None, None, 800), world.Strength(AllIsle, "2020-01-11"));
        Assert.Equal(new Estimate(None, None, 500), world.Strength(RedIsle, "2020-01-11"));
        Assert.Equal(new Estimate(None, None, 300), world.Strength(RestIsle, "2020-01-11"));
        Assert.Equal(new Estimate(200, None, 1000), world.Strength(AllRegion, "2020-01-11"));
    }

    [Fact]
    public void A_withdrawal_of_known_size_from_a_sum_lowers_the_sum_and_bounds_its_parts()
    {
        World world = Pack()
            .On(Today, Reported(RedIsle, 500))
            .On(Today, Reported(AllIsle, 800))
            .On("2020-01-11", Withdrawn(AllIsle, 100))
            .World();

        Assert.Equal(Estimate.Of(700), world.Strength(AllIsle, "2020-01-11"));
        Assert.Equal(new Estimate(400, None, 500), world.Strength(RedIsle, "2020-01-11"));
        Assert.Equal(new Estimate(200, None, 300), world.Strength(RestIsle, "2020-01-11"));
    }

    [Fact]
    public void A_withdrawal_from_a_level_never_set_changes_only_the_sums()
    {
        World world = Pack().On(Today, Reported(AllIsle, 800)).On("2020-01-11", Withdrawn(BlueIsle, 100)).World();

        Assert.False(world.IsPresent(world.Universe.CellOf(Series(BlueIsle))));
        Assert.Equal(Estimate.Of(700), world.Strength(AllIsle, "2020-01-11"));
    }

    [Theory]
    [InlineData(0.5, true, null, false, 5000, 9999)]
    [InlineData(0.5, false, null, false, 5000, 10000)]
    [InlineData(0.5, false, 0.8, false, 6250, 10000)]
    [InlineData(0.5, false, 0.8, true, 6251, 10000)]
    public void A_share_bounds_the_whole(
        double low,
        bool lowExclusive,
        double? high,
        bool highExclusive,
        int least,
        int most
    )
    {
        World world = Pack()
            .On(Today, Reported(RedIsle, 5000))
            .On(Today, Share(RedIsle, AllIsle, new Amount(low, null, high, lowExclusive, highExclusive)))
            .World();

        Estimate whole = world.LastKnown(world.Universe.LevelOf(Series(AllIsle)));
        Assert.Equal(new Estimate(least, None, most), whole);
        Assert.Equal(Estimate.Of(5000), world.Strength(RedIsle, Today));
    }

    [Theory]
    [InlineData(0.5, true, null, false, 4001, 8000)]
    [InlineData(0.5, false, 0.8, false, 4000, 6400)]
    [InlineData(0.5, false, 0.8, true, 4000, 6399)]
    public void A_share_bounds_the_part(
        double low,
        bool lowExclusive,
        double? high,
        bool highExclusive,
        int least,
        int most
    )
    {
        World world = Pack()
            .On(Today, Reported(AllIsle, 8000))
            .On(Today, Share(RedIsle, AllIsle, new Amount(low, null, high, lowExclusive, highExclusive)))
            .World();

        Assert.Equal(new Estimate(least, None, most), world.Strength(RedIsle, Today));
        Assert.Equal(
            new Estimate(8000 - most is 0 ? None : 8000 - most, None, 8000 - least),
            world.Strength(RestIsle, Today)
        );
    }

    [Fact]
    public void A_stated_share_of_a_known_whole_is_a_likely_part()
    {
        World world = Pack()
            .On(Today, Reported(AllIsle, 8000))
            .On(Today, Share(RedIsle, AllIsle, Exactly(0.25)))
            .World();

        Assert.Equal(Estimate.Of(2000), world.Strength(RedIsle, Today));
    }

    [Fact]
    public void A_share_of_nothing_known_says_nothing()
    {
        World world = Pack().On(Today, Share(RedIsle, AllIsle, AtLeast(0.5))).World();

        Assert.True(world.Strength(RedIsle, Today).IsUnknown);
        Assert.True(world.Strength(AllIsle, Today).IsUnknown);
    }
}
