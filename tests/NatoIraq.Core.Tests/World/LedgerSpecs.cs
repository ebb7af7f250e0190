using NatoIraq.Core.History;
using NatoIraq.Core.Worlds;
using static NatoIraq.Core.Tests.Given;

namespace NatoIraq.Core.Tests.Worlds;

public sealed class LedgerSpecs
{
    private const int None = Estimate.None;
    private const string Today = "2020-01-10";

    [Fact]
    public void A_bound_is_never_a_point()
    {
        World world = Pack().On(Today, Reported(AllIsle, UpTo(8000))).World();

        Assert.Equal(new Estimate(None, None, 8000), world.Strength(AllIsle, Today));
        Assert.Equal(new Estimate(None, None, 8000), world.Strength(RestIsle, Today));
        Assert.False(world.Strength("*/*/isle", Today).IsKnown);
    }

    [Theory]
    [InlineData(null, 20.0, false, true, None, 19)]
    [InlineData(null, 20.0, false, false, None, 20)]
    [InlineData(20.0, null, true, false, 21, None)]
    [InlineData(20.0, null, false, false, 20, None)]
    [InlineData(19.5, 20.5, true, true, 20, 20)]
    public void An_excluded_bound_lies_one_whole_person_inwards(
        double? low,
        double? high,
        bool lowExclusive,
        bool highExclusive,
        int least,
        int most
    )
    {
        var amount = new Amount(low, null, high, lowExclusive, highExclusive);
        World world = Pack().On(Today, Reported(RedIsle, amount)).World();

        Assert.Equal(new Estimate(least, None, most), world.Strength(RedIsle, Today));
    }

    [Fact]
    public void The_others_are_the_sum_less_the_known_parts()
    {
        World world = Pack().On(Today, Reported(RedIsle, 5200)).On(Today, Reported(AllIsle, UpTo(8000))).World();

        Assert.Equal(new Estimate(None, None, 2800), world.Strength(RestIsle, Today));
        Assert.Equal(new Estimate(5200, None, 8000), world.Strength(AllIsle, Today));
    }

    [Fact]
    public void A_part_named_after_its_sum_is_taken_out_of_the_others()
    {
        GivenPack pack = Pack().On(Today, Reported(AllIsle, 8000));
        Assert.Equal(Estimate.Of(8000), pack.World().Strength(RestIsle, Today));

        pack.On("2020-01-11", Reported(RedIsle, 5200));
        Assert.Equal(Estimate.Of(2800), pack.World().Strength(RestIsle, "2020-01-11"));
        Assert.Equal(Estimate.Of(8000), pack.World().Strength("*/*/isle", "2020-01-11"));
    }

    [Fact]
    public void The_others_are_never_fewer_than_nobody()
    {
        World world = Pack().On(Today, Reported(RedIsle, 5200)).On(Today, Reported(AllIsle, 5000)).World();

        Assert.Equal(Estimate.Of(0), world.Strength(RestIsle, Today));
    }

    [Fact]
    public void Bounds_of_a_part_bound_the_others()
    {
        World world = Pack()
            .On(Today, Reported(RedIsle, new Amount(1000, null, 3000)))
            .On(Today, Reported(AllIsle, new Amount(4000, null, 5000)))
            .World();

        Assert.Equal(new Estimate(1000, None, 4000), world.Strength(RestIsle, Today));
    }

    [Fact]
    public void A_level_taken_from_a_hedged_value_may_be_nobody()
    {
        World world = Pack()
            .On(Today, Reported(RedIsle, 200))
            .On(Today, Reported(AllIsle, new Amount(100, 400, 700)))
            .World();

        Estimate rest = world.Strength(RestIsle, Today);
        Assert.Equal((0, 200, 500), (rest.AtLeast, rest.Likely, rest.AtMost));
    }

    [Fact]
    public void A_part_counted_by_another_method_leaves_only_a_bound_on_the_others()
    {
        World world = Pack()
            .On(Today, Reported(RedIsle, Exactly(5200), "rotations"))
            .On(Today, Reported(AllIsle, Exactly(8000), "headcount"))
            .World();

        Assert.Equal(new Estimate(None, None, 8000), world.Strength(RestIsle, Today));
        Assert.Equal(Estimate.Of(8000), world.Strength(AllIsle, Today));
    }

    [Fact]
    public void A_part_without_a_size_stays_inside_the_others()
    {
        World world = Pack()
            .On(Today, Reported(AllIsle, 8000))
            .On(Today, new Core.History.Events.TransferOffered(Series(BlueIsle), Series("blue/beta/isle"), null))
            .World();

        Assert.Equal(Estimate.Of(8000), world.Strength(RestIsle, Today));
        Assert.True(world.Strength(BlueIsle, Today).IsUnknown);
        Assert.Equal("planned", world.StateOf("contingent", BlueIsle));
    }

    [Fact]
    public void An_identified_contingent_is_split_out_of_the_others()
    {
        World world = Pack()
            .On(Today, Reported(AllIsle, Exactly(8000), "headcount"))
            .On("2020-01-11", Identified(BlueIsle, 300))
            .On("2020-01-12", Reported("red/beta/isle", 10))
            .World();

        Assert.Equal(Estimate.Of(300), world.Strength(BlueIsle, "2020-01-12"));
        Assert.Equal(Estimate.Of(7700), world.Strength(RestIsle, "2020-01-12"));
        Assert.Equal(Estimate.Of(8000), world.Strength(AllIsle, "2020-01-12"));
    }

    [Fact]
    public void A_contingent_identified_anew_is_not_split_out_twice()
    {
        World world = Pack()
            .On(Today, Reported(AllIsle, 8000))
            .On("2020-01-11", Identified(BlueIsle, 300))
            .On("2020-01-12", Identified(BlueIsle, 350))
            .World();

        Assert.Equal(Estimate.Of(350), world.Strength(BlueIsle, "2020-01-12"));
        Assert.Equal(Estimate.Of(7650), world.Strength(RestIsle, "2020-01-12"));
    }
}
