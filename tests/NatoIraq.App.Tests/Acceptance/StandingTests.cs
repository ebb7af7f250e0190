using NatoIraq.App.Branches;
using NatoIraq.App.History;
using NatoIraq.App.Views;
using NatoIraq.Core.Claims;

namespace NatoIraq.App.Tests.Acceptance;

/// <summary>Replays held open for many readers at once.</summary>
public sealed class StandingTests
{
    private static readonly OpenReplay History = new("history", null, 1, false, null, Clock.Reported);
    private static readonly OpenReplay Drawn = History with { Branch = "nato-expanded", Draw = 7 };

    // Oracle: the state that is asked for once, from a replay of its own.
    [Theory]
    [InlineData("history", null)]
    [InlineData("nato-expanded", 7L)]
    public async Task The_world_after_a_step_is_the_state_at_that_step(string branch, long? draw)
    {
        Desk desk = await Desk.With("status-quo", "nato-expanded");
        var replay = new OpenReplay(branch, draw, 1, false, null, Clock.Reported);
        int length = (await desk.Send(new ShowOutline(replay))).Length;

        foreach (int step in Enumerable.Range(1, length).Where(s => s % 5 == 0).Reverse())
        {
            StandingView standing = await desk.Send(new ShowStep(replay, $"{step}"));
            StateView state = await desk.State($"{step}", branch, draw: draw);
            Assert.Equal(step, standing.Moment!.Step);
            Assert.Equal(Json.Write(state.Levels), Json.Write(standing.Levels));
            Assert.Equal(Json.Write(state.Machines), Json.Write(standing.Machines.Select(m => m.Now)));
            Assert.Equal(Json.Write((state.Missions, state.Offices, state.Possible)),
                Json.Write((standing.Missions, standing.Offices, standing.Possible)));
            foreach (MoveView move in standing.Moment.Moves)
            {
                StandingMachine same = standing.Machines.Single(
                    m => (m.Now.Machine, m.Now.Subject) == (move.Machine, move.Subject));
                Assert.Equal((move.To, move.Meaning), (same.Now.State, same.Meaning));
                Assert.Equal(move.Permits, same.Permits);
            }
        }
    }

    [Fact]
    public async Task An_outline_numbers_what_was_known_and_greys_the_rest()
    {
        Desk desk = await Desk.With();
        OutlineView now = await desk.Send(new ShowOutline(History));
        var day = new DateOnly(2020, 2, 12);
        OutlineView then = await desk.Send(new ShowOutline(History with { KnownOn = day }));
        HistoryView known = await desk.Send(new ShowHistory(day, Clock.Reported));

        Assert.Equal(now.Events.Select(e => e.Id), then.Events.Select(e => e.Id));
        Assert.Equal(Enumerable.Range(1, now.Length), now.Events.Select(e => e.Step));
        Assert.Equal(
            known.Events.Select(e => (e.Step, e.Id)), then.Events.Where(e => e.Step > 0).Select(e => (e.Step, e.Id)));
        Assert.Equal(then.Hidden, then.Events.Count(e => e.Step == 0));
        Assert.All(then.Events.Where(e => e.Step == 0), e => Assert.True(e.KnownFrom > day));
    }

    [Fact]
    public async Task Many_readers_of_more_replays_than_are_kept_open_see_what_one_reader_sees()
    {
        Desk desk = await Desk.With("status-quo", "nato-expanded");
        OpenReplay[] replays = [.. Enumerable.Range(0, 40).Select(i => Drawn with { Draw = i })];
        string[] alone = new string[replays.Length];
        for (int i = 0; i < replays.Length; i++)
        {
            alone[i] = Json.Write(await desk.Send(new ShowStep(replays[i], $"{i + 60}")));
        }

        await Parallel.ForAsync(0, 400, async (i, _) =>
        {
            int n = i * 7 % replays.Length;
            Assert.Equal(alone[n], Json.Write(await desk.Send(new ShowStep(replays[n], $"{n + 60}"))));
        });
    }

    [Fact]
    public async Task A_replay_is_opened_anew_once_its_branch_was_edited()
    {
        Desk desk = await Desk.With("status-quo", "nato-expanded");
        OutlineView before = await desk.Send(new ShowOutline(Drawn));
        await desk.Send(new SkipEntry("nato-expanded", "rebadge"));
        OutlineView after = await desk.Send(new ShowOutline(Drawn));

        Assert.Contains(before.Events, e => e.Id.StartsWith("rebadge#", StringComparison.Ordinal));
        Assert.DoesNotContain(after.Events, e => e.Id.StartsWith("rebadge#", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_looked_for_is_found_or_it_is_said_that_it_is_not()
    {
        Desk desk = await Desk.With();
        (Sought What, string Text, int From, bool IsBack, int Step)[] searches =
        [
            (Sought.Moment, "coalition-suspended", 5, false, 37), (Sought.Moment, "2010-01-01", 5, false, 1),
            (Sought.Words, "expulsion", 1, false, 34), (Sought.Words, "expulsion", 119, false, 34),
            (Sought.Words, "us-5200", 41, false, 41), (Sought.Words, "zebra", 5, false, 5),
            (Sought.Truth, "conflict(*)", 5, false, 41), (Sought.Truth, "conflict(*)", 41, false, 41),
            (Sought.Truth, "conflict(*)", 60, false, 60), (Sought.Truth, "conflict(*)", 60, true, 41),
            (Sought.Truth, "strength(*/*/iraq) > 20000", 60, false, 60),
        ];
        List<string> told = [];
        foreach (var search in searches)
        {
            SoughtView found = await desk.Send(
                new SeekStep(History, $"{search.From}", search.What, [search.Text], search.IsBack));
            Assert.Equal((search.Step, null), (found.Step, found.Fault));
            told.Add($"{search.What} '{search.Text}' from {search.From}: {found.Step} {found.Said}");
        }
        Golden.Holds("searches.txt", told);
    }

    [Theory]
    [InlineData(Sought.Truth, "state(operations, coalitio) == suspended", 18, "Did you mean 'coalition'?")]
    [InlineData(Sought.Truth, "strength(us/*/iraq)", 0, "")]
    [InlineData(Sought.Moment, "coalition-suspendet", 0, "Did you mean 'coalition-suspended'?")]
    public async Task What_is_wrong_with_a_question_is_told_with_its_place_and_the_reader_stays(
        Sought what, string text, int offset, string told)
    {
        Desk desk = await Desk.With();
        SoughtView found = await desk.Send(new SeekStep(History, "5", what, [text], false));

        Assert.Equal((5, offset), (found.Step, found.Fault!.Offset));
        Assert.Contains(told, found.Fault.Message);
    }

    [Fact]
    public async Task One_expression_that_cannot_be_asked_does_not_keep_others_from_being_read()
    {
        Desk desk = await Desk.With();
        IReadOnlyList<ReadView> read = await desk.Send(
            new ReadExpressions(History, ["strength(us/*/iraq)", "nonsense", "conflict(*)"]));

        Assert.Equal("5,200", read[0].Reading!.At(41));
        Assert.Null(read[1].Reading);
        Assert.NotNull(read[1].Fault);
        Assert.True(read[2].Reading!.IsCondition && read[2].Reading!.IsHit(41));
    }
}
