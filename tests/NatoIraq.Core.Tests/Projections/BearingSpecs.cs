using NatoIraq.Core.Dice;
using NatoIraq.Core.History.Events;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Scenarios;
using static NatoIraq.Core.Tests.Given;

namespace NatoIraq.Core.Tests.Projections;

public sealed class BearingSpecs
{
    private static readonly Plan Leaving = Plan()
        .Start(RedIsle, "1000").Start(BlueIsle, "uniform(0, 500)").Start(RestIsle, "100 * rest")
        .Assume("width", "uniform(0.1, 0.4)").Assume("share", "uniform(0, width)").Assume("wait", "triangular(1, 2, 3) months")
        .Assume("luck", "0.5").Assume("unused", "uniform(0, 1)").Assume("often", "2").Assume("rest", "uniform(1, 2)")
        .Event("asked", new HostQuestioned("alpha"), chance: "luck")
        .Event("leave", Withdrawn(RedIsle, 0), after: "asked", delay: "wait", count: "share * strength(red/alpha/isle)")
        .Event("elsewhere", new PositionStated("chief", "alpha", "against"), chance: "unused")
        .Hazard("attack", "often per month", Incident())
        .Rule("halt", new OperationsSuspended("alpha", null), when: "pressure(isle) >= critical", lasting: "10 days")
        .Compile(Pack());

    [Fact]
    public void An_entry_that_changes_the_number_bears_on_it_directly() =>
        Assert.Equal(["leave"], Bearing.On(Leaving, RedIsle).Direct.Select(e => e.Id));

    [Fact]
    public void What_it_waits_on_and_what_may_block_it_bear_on_it_too() =>
        Assert.Equal(["asked", "leave", "halt", "attack"], Bearing.On(Leaving, RedIsle).Entries.Select(e => e.Id));

    [Fact]
    public void Assumptions_enter_by_value_delay_chance_and_rate_and_through_others() =>
        Assert.Equal(
            [
                "width: share", "share: count of leave", "wait: delay of leave", "luck: chance of asked",
                "often: rate of attack", $"rest: start of {RestIsle}",
            ],
            Bearing.On(Leaving, RedIsle).Assumptions.Select(a => $"{a.Assumption.Source.Name}: {string.Join(", ", a.Enters)}"));

    [Fact]
    public void A_starting_value_enters_where_it_is_read() =>
        Assert.Contains(RedIsle, Bearing.On(Leaving, RedIsle).Initial.Select(i => i.Target));

    [Fact]
    public void Shares_and_changes_are_those_of_the_draws()
    {
        IReadOnlyList<Contribution> all =
            Contribution.Of(Leaving, new KeyedDice(Drawn.RandomSeed), 1000, Series(RedIsle), Day("2020-12-31"));
        Contribution leave = all.Single(c => c.Entry.Id == "leave");

        Drawn.IsNear(0.5, leave.Happens, Math.Sqrt(0.25 / 1000));
        // A share uniform below a width that is uniform from 0.1 to 0.4: 0.125 of 1,000 in half of the draws.
        Drawn.IsNear(-62.5, leave.Change, 85 / Math.Sqrt(1000));
        Assert.Equal(0, all.Single(c => c.Entry.Id == "asked").Change);
    }

    [Fact]
    public void Nothing_has_happened_before_its_day() => Assert.All(
        Contribution.Of(Leaving, new KeyedDice(1), 10, Series(RedIsle), Day("2020-01-30")),
        c => Assert.Equal((0.0, 0.0), (c.Happens, c.Change)));
}
