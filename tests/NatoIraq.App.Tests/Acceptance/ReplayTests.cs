using NatoIraq.App.History;

namespace NatoIraq.App.Tests.Acceptance;

public sealed class ReplayTests
{
    [Fact]
    public async Task Replay_stops_where_the_coalition_is_suspended_and_says_why()
    {
        Desk desk = await Desk.With();

        ReplayView replay = await desk.Replay(until: "state(operations, coalition) == suspended");

        StepView last = replay.Steps[^1];
        Assert.Equal(("coalition-suspended", last.Step), (replay.Stopped!.Id, replay.Stopped.Step));
        Assert.Contains("F0-09", last.Cites);
        Assert.Equal(
            "state(operations, coalition) == suspended is true after coalition-suspended: operations/coalition went from "
            + "unseen to suspended, suspended-until(coalition) went from unknown to open-ended (F0-09, F1-09)",
            replay.Stopped.Because);
    }

    [Fact]
    public async Task Replay_stops_at_the_first_disagreement_about_one_quantity_the_American_level()
    {
        Desk desk = await Desk.With();

        ReplayView replay = await desk.Replay(until: "conflict(*)");

        Assert.Equal("us-5200", replay.Stopped!.Id);
        Assert.Contains("C05", replay.Stopped.Because);
        Assert.Contains("went from unknown to 5200", replay.Stopped.Because);
    }

    [Fact]
    public async Task Replay_to_the_end_when_a_condition_never_holds()
    {
        Desk desk = await Desk.With();

        ReplayView replay = await desk.Replay(until: "strength(*/nmi/iraq) > 4000");

        Assert.Null(replay.Stopped);
        Assert.Equal(120, replay.Steps.Count);
    }

    [Theory]
    [InlineData("state(operations, coalitoin) == suspended", "coalition")]
    [InlineData("strength(us/coalition) > 1", "nation/mission/place")]
    [InlineData("state(operations, coalition) == asleep", "suspended")]
    [InlineData("1 +", "1 +")]
    public async Task A_condition_that_cannot_be_asked_is_refused_with_its_place_and_what_is_allowed(string until,
        string told)
    {
        Desk desk = await Desk.With();

        var refusal = await desk.Refuses(new ReplayTimeline("history", null, 1, false, null, until, null, Core.Claims.Clock.Reported));

        Assert.StartsWith("--until:1:", refusal.Message);
        Assert.Contains(told, refusal.Message);
    }
}
