using NatoIraq.Core.History.Events;
using NatoIraq.Core.Worlds;
using static NatoIraq.Core.Tests.Given;

namespace NatoIraq.Core.Tests.Replay;

public sealed class StepSpecs
{
    private const string Today = "2020-01-10";
    private const string Next = "2020-01-11";

    [Fact]
    public void A_refused_trigger_names_the_state_and_what_it_permits()
    {
        Attempt attempt = Attempt.Planned(
            Pack().On(Today, new OptionAgreed("plan-b", null)),
            Next,
            new OptionDrafted("plan-b", null)
        );

        attempt.IsBlockedBy("option");
        Assert.Equal(
            "option: option is agreed, which does not permit option-drafted; "
                + "it permits option-implemented, option-lapsed.",
            attempt.Lines[0]
        );
    }

    [Fact]
    public void A_fact_without_a_permitted_trigger_stands_and_is_told()
    {
        Attempt attempt = Attempt.Fact(
            Pack().On(Today, new OptionAgreed("plan-b", null)),
            Next,
            new OptionDrafted("plan-b", null)
        );

        Assert.Null(attempt.Blocked);
        Assert.Equal(2, attempt.Lines.Count);
        Assert.Equal("drafted", attempt.World.StateOf("option", "plan-b"));
    }

    [Fact]
    public void An_instance_first_seen_enters_at_any_state()
    {
        Attempt attempt = Attempt.Planned(Pack(), Today, new OptionEndorsed("plan-b", null));

        Assert.Equal("option plan-b: endorsed", Assert.Single(attempt.Lines));
    }

    [Fact]
    public void A_move_tells_both_contingents()
    {
        Attempt attempt = Attempt.Planned(
            Pack().On(Today, Reported(RedIsle, 9)),
            Next,
            Rebadged(RedIsle, "red/beta/isle", 4)
        );

        Assert.Equal(["contingent red/alpha/isle: rebadged", "contingent red/beta/isle: deployed"], attempt.Lines);
        Assert.Equal(Estimate.Of(5), attempt.World.Strength(RedIsle, Next));
        Assert.Equal(Estimate.Of(4), attempt.World.Strength("red/beta/isle", Next));
    }

    [Fact]
    public void Announced_or_offered_changes_no_level()
    {
        GivenPack pack = Pack().On(Today, Reported(RedIsle, 9));

        foreach (
            Core.History.EventData data in new Core.History.EventData[]
            {
                new ExpansionAgreed("alpha", null),
                new ForumScheduled("meeting"),
                new PositionStated("red", "alpha", "for it"),
                new TransferOffered(Series(RedIsle), Series("red/beta/isle"), null),
            }
        )
        {
            Assert.Equal(Estimate.Of(9), Attempt.Planned(pack, Next, data).World.Strength("red/*/*", Next));
        }
    }

    [Fact]
    public void An_amendment_completes_the_data_and_fires_nothing()
    {
        GivenPack pack = Pack()
            .On(Today, new OperationsSuspended("alpha", null), id: "stop")
            .On(Today, new OperationsResumed("alpha"))
            .On(Today, new MissionEstablished("beta", null), id: "start")
            .On(Next, new MissionEstablished("beta", "red"), amends: "start");
        World world = pack.World();

        Assert.Equal("active", world.StateOf("operations", "alpha"));
        Assert.Equal("red", world.Universe.Actors[world.Of(1, MissionSlot.Lead)]);
        Assert.Equal(
            Day(Today).DayNumber,
            world.Slots[world.Layout.Instance(world.Layout.InstanceOf(Core.Machines.AllMachines.Lifecycle, 1)) + 1]
        );
    }

    [Fact]
    public void Pressure_rises_with_incidents_and_eases_by_a_level_every_thirty_days()
    {
        World world = Pack().On("2020-01-01", Incident()).On("2020-01-11", Incident(2)).World();

        int On(string day) => world.Pressure(0, Day(day).DayNumber);
        Assert.Equal(2, On("2020-01-11"));
        Assert.Equal(2, On("2020-02-09"));
        Assert.Equal(1, On("2020-02-10"));
        Assert.Equal(0, On("2020-03-11"));
        Assert.Equal(Day("2020-02-10").DayNumber, world.NextEase(0, Day("2020-01-20").DayNumber));
        Assert.Equal(int.MaxValue, world.NextEase(0, Day("2020-03-11").DayNumber));
    }

    [Fact]
    public void An_office_has_its_last_holder_or_nobody()
    {
        World held = Pack().On(Today, new OfficeTaken("head", "chief")).World();
        Assert.Equal("chief", held.Universe.Actors[held.Holder(0)]);

        World vacant = Pack()
            .On(Today, new OfficeTaken("head", "chief"))
            .On(Next, new OfficeTaken("head", null))
            .World();
        Assert.Equal(-1, vacant.Holder(0));
        Assert.Equal("vacant", vacant.StateOf("office", "head"));
    }

    [Fact]
    public void An_event_that_names_what_the_pack_lacks_is_refused_with_a_near_miss()
    {
        InvalidInputException error = Assert.Throws<InvalidInputException>(() =>
            Pack().On(Today, new HostInvited("alhpa")).Timeline()
        );

        Assert.Contains("There is no mission 'alhpa'", error.Message);
        Assert.Contains("alpha", error.Problems[0].Hint);
    }
}
