using FsCheck;
using FsCheck.Fluent;
using NatoIraq.Core.Claims;
using NatoIraq.Core.Replay;
using NatoIraq.Core.Worlds;
using static NatoIraq.Core.Tests.Given;

namespace NatoIraq.Core.Tests.Replay;

public sealed class KnownOnLaws
{
    // Oracle: the pack written anew without the later claims.
    [Theory]
    [InlineData(Clock.Reported)]
    [InlineData(Clock.Said)]
    public void The_state_known_on_a_day_is_that_of_the_pack_with_later_claims_deleted(Clock clock) =>
        Prop.ForAll(
                RandomPack.Of(25),
                Gen.Choose(0, 120).ToArbitrary(),
                (random, number) =>
                {
                    DateOnly day = RandomClaim.DayOf(number);
                    Timeline known = Timeline.Of(Timeline.KnownOn(random.Keep(_ => true).Build(), clock, day));
                    Timeline deleted = random
                        .Keep(c => (clock == Clock.Said ? c.Said : c.Reported) <= number)
                        .Timeline();
                    return known.Length == deleted.Length
                        && WorldAt(known, day).Slots.SequenceEqual(WorldAt(deleted, day).Slots);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Nothing_is_hidden_once_everything_is_known() =>
        Prop.ForAll(
                RandomPack.Of(25),
                random =>
                {
                    Pack pack = random.Keep(_ => true).Build();
                    Timeline all = Timeline.Of(Timeline.KnownOn(pack, Clock.Reported, DateOnly.MaxValue));
                    return all.Digest(all.Length) == Timeline.Of(pack).Digest(all.Length);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_claim_without_a_said_date_is_known_by_its_reported_date()
    {
        Pack pack = Pack().Claim("c", "2020-02-01").On("2020-01-01", Reported(RedIsle, 5), cites: ["c"]).Build();

        Assert.Empty(Timeline.KnownOn(pack, Clock.Said, Day("2020-01-31")).History);
        Assert.Single(Timeline.KnownOn(pack, Clock.Said, Day("2020-02-01")).History);
    }

    [Fact]
    public void What_is_derived_is_known_no_earlier_than_its_premises()
    {
        Pack pack = Pack()
            .Claim("premise", "2020-02-01")
            .Claim("derived", "2020-01-01", premises: ["premise"])
            .Claim("further", "2020-01-01", premises: ["derived"])
            .On("2020-01-01", Reported(RedIsle, 5), cites: ["further"])
            .Estimate("bound", RedIsle, UpTo(9), "derived")
            .Build();

        Pack before = Timeline.KnownOn(pack, Clock.Reported, Day("2020-01-31"));
        Assert.Empty(before.Claims);
        Assert.Empty(before.History);
        Assert.Empty(before.Estimates);
        Assert.Equivalent(pack, Timeline.KnownOn(pack, Clock.Reported, Day("2020-02-01")));
    }

    [Fact]
    public void An_amendment_learnt_later_leaves_the_event_as_it_was_known()
    {
        Pack pack = Pack()
            .On("2020-01-05", new Core.History.Events.OperationsSuspended("alpha", null), id: "stop")
            .Claim("later", "2020-02-13")
            .On(
                "2020-01-05",
                new Core.History.Events.OperationsSuspended("alpha", Exactly(21)),
                amends: "stop",
                cites: ["later"]
            )
            .Build();

        Assert.Equal(int.MaxValue, SuspendedUntil(Timeline.KnownOn(pack, Clock.Reported, Day("2020-02-12"))));
        Assert.Equal(Day("2020-01-26").DayNumber, SuspendedUntil(pack));
    }

    private static int SuspendedUntil(Pack pack)
    {
        Timeline timeline = Timeline.Of(pack);
        return WorldAt(timeline, Day("2020-03-01")).Of(0, MissionSlot.SuspendedUntil);
    }

    private static World WorldAt(Timeline timeline, DateOnly day)
    {
        var cursor = new Cursor(timeline);
        cursor.GoTo(timeline.StepAt(day));
        return cursor.World;
    }
}
