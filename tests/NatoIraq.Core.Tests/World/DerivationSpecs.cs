using NatoIraq.Core.Worlds;
using static NatoIraq.Core.Tests.Given;

namespace NatoIraq.Core.Tests.Worlds;

public sealed class DerivationSpecs
{
    /// <summary>The part lapses 60 days after it was counted, the sum seven weeks later than the part.</summary>
    [Theory]
    [InlineData("blue/beta/isle", 300)]
    [InlineData("blue/alpha/mainland", 800)]
    public void A_report_derives_the_rest_again_only_for_its_own_mission(string reported, int rest)
    {
        World world = Pack()
            .On("2020-01-01", Reported(RedIsle, 500))
            .On("2020-02-20", Reported(AllIsle, 800))
            .On("2020-03-10", Reported(reported, 10))
            .World();

        int cell = world.Universe.Cell(world.Universe.Rest, 0, world.Universe.Places.Find("isle"));
        Assert.Equal(Estimate.Of(rest), world.LastKnown(cell));
    }
}
