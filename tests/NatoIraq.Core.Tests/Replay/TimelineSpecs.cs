using FsCheck;
using FsCheck.Fluent;
using NatoIraq.Core.Expressions;
using NatoIraq.Core.History;
using NatoIraq.Core.History.Events;
using NatoIraq.Core.Replay;
using NatoIraq.Core.Worlds;
using static NatoIraq.Core.Tests.Given;

namespace NatoIraq.Core.Tests.Replay;

public sealed class TimelineSpecs
{
    private const int ManyRows = 400; // more than two checkpoints

    [Fact]
    public void Events_stand_by_the_day_they_take_effect_and_equal_days_keep_the_order_of_the_file()
    {
        Timeline timeline = Pack()
            .On("2020-01-20", new HostInvited("alpha"), id: "window", from: "2020-01-01")
            .On("2020-01-10", new HostInvited("alpha"), id: "first")
            .On("2020-01-10", new HostInvited("alpha"), id: "second")
            .On("2020-01-31", new HostInvited("alpha"), id: "placed", from: "2020-01-01", placed: "2020-01-05")
            .Timeline();

        Assert.Equal(["placed", "first", "second", "window"], timeline.Events.Select(e => e.Id));
        Assert.Equal(3, timeline.StepOf("second"));
        Assert.Equal(-1, timeline.StepOf("third"));
    }

    [Theory]
    [InlineData("2020-01-09", 0)]
    [InlineData("2020-01-10", 2)]
    [InlineData("2020-01-11", 2)]
    [InlineData("2020-01-12", 3)]
    [InlineData("2030-01-01", 3)]
    public void A_day_includes_its_own_events(string day, int step)
    {
        Timeline timeline = Pack()
            .On("2020-01-10", new HostInvited("alpha"))
            .On("2020-01-10", new HostInvited("beta"))
            .On("2020-01-12", new HostQuestioned("alpha"))
            .Timeline();

        Assert.Equal(step, timeline.StepAt(Day(day)));
    }

    [Fact]
    public void A_draws_timeline_has_the_historys_first_steps_and_then_its_own()
    {
        Timeline trunk = Pack()
            .On("2020-01-10", new HostInvited("alpha"), id: "first")
            .On("2020-01-11", new HostInvited("beta"), id: "second")
            .On("2020-01-12", new HostQuestioned("alpha"), id: "later")
            .Timeline();

        Timeline draw = trunk.Then(2, [(trunk.Events[2] with { Id = "own" }, trunk.Ops[2])]);
        Timeline again = draw.Then(3, [(trunk.Events[2] with { Id = "more" }, trunk.Ops[2])]);

        Assert.Equal(["first", "second", "own", "more"], again.Events.Select(e => e.Id));
        Assert.Equal([1, 2, 3, 4, -1], new[] { "first", "second", "own", "more", "later" }.Select(again.StepOf));
        Assert.Equal((3, -1, -1), (draw.Length, draw.StepOf("more"), draw.StepOf("later")));
        Assert.Equal((2, 3), (again.Ops[2].Event, again.Ops[3].Event));
        Assert.Equal(3, trunk.StepOf("later"));
        Assert.Throws<ArgumentOutOfRangeException>(() => trunk.Then(4, []));
    }

    [Fact]
    public void To_go_on_with_what_followed_gives_the_same_worlds() =>
        Prop.ForAll(
                RandomPack.Of(60),
                random =>
                {
                    Timeline trunk = random.Keep(_ => true).Timeline();
                    int fork = trunk.Length / 2;
                    Timeline draw = trunk.Then(
                        fork, [.. Enumerable.Range(fork, trunk.Length - fork).Select(i => (trunk.Events[i], trunk.Ops[i]))]);
                    Cursor one = new(trunk), other = new(draw);
                    while (one.Forward())
                    {
                        if (!other.Forward() || !one.World.Slots.SequenceEqual(other.World.Slots)) return false;
                    }
                    return !other.Forward() && trunk.Events.SequenceEqual(draw.Events);
                })
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_draw_is_opened_from_the_worlds_that_its_history_kept()
    {
        const int Kept = 4096; // steps between the worlds that a timeline keeps
        GivenPack pack = Pack();
        for (int i = 0; i < Kept + 10; i++)
            pack.On("2020-01-10", i % 2 == 0 ? new HostInvited("alpha") : new HostQuestioned("alpha"), id: $"e{i}");
        Timeline trunk = pack.Timeline();
        (Event Event, Op Op)[] own = [.. new[] { Kept, Kept, Kept }.Select(i => (trunk.Events[i], trunk.Ops[i]))];
        var passing = new Cursor(trunk);
        passing.GoTo(trunk.Length);

        // The draw's own steps pass such a place too, where the history has another world.
        Cursor slow = new(pack.Timeline().Then(Kept - 1, own)), quick = new(trunk.Then(Kept - 1, own));
        while (slow.Forward()) { }
        quick.GoTo(quick.Timeline.Length);
        var again = new Cursor(quick.Timeline);
        again.GoTo(again.Timeline.Length);

        Assert.Equal(Kept + 2, slow.Step);
        Assert.Equal(slow.World.Slots.ToArray(), quick.World.Slots.ToArray());
        Assert.Equal(slow.World.Slots.ToArray(), again.World.Slots.ToArray());
        Assert.NotEqual(passing.World.Slots.ToArray(), slow.World.Slots.ToArray());
    }

    [Fact]
    public void Forward_then_back_is_the_identity() =>
        Prop.ForAll(
                RandomPack.Of(60),
                random =>
                {
                    var cursor = new Cursor(random.Keep(_ => true).Timeline());
                    var worlds = new List<int[]> { cursor.World.Slots.ToArray() };
                    while (cursor.Forward())
                        worlds.Add([.. cursor.World.Slots]);
                    for (int step = cursor.Step; step > 0; step--)
                    {
                        if (!cursor.World.Slots.SequenceEqual(worlds[step]) || !cursor.Back())
                            return false;
                    }
                    return cursor.Step == 0 && !cursor.Back() && cursor.World.Slots.SequenceEqual(worlds[0]);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Going_to_a_step_is_stepping_there_from_wherever_one_stands()
    {
        Timeline timeline = RandomPack.Of(ManyRows).Generator.Sample(1, 20)[0].Keep(_ => true).Timeline();
        var stepping = new Cursor(timeline);
        var worlds = new List<int[]> { stepping.World.Slots.ToArray() };
        while (stepping.Forward())
            worlds.Add([.. stepping.World.Slots]);
        Assert.True(timeline.Length > 300);
        Assert.Equal(timeline.Length, stepping.Step);

        Prop.ForAll(
                Gen.Choose(0, timeline.Length).ArrayOf(12).ToArbitrary(),
                stops =>
                {
                    var cursor = new Cursor(timeline);
                    foreach (int stop in stops)
                    {
                        cursor.GoTo(stop);
                        if (cursor.Step != stop || !cursor.World.Slots.SequenceEqual(worlds[stop]))
                            return false;
                        if (!cursor.Back())
                            continue;
                        if (!cursor.World.Slots.SequenceEqual(worlds[stop - 1]))
                            return false;
                        cursor.Forward();
                    }
                    return true;
                }
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_long_timeline_is_stepped_back_to_its_start_whatever_the_cursor_still_remembers()
    {
        GivenPack pack = Pack();
        for (int i = 0; i < 2100; i++) pack = pack.On("2020-01-10", Reported(RedIsle, i + 1));
        var cursor = new Cursor(pack.Timeline());
        var worlds = new List<int[]> { cursor.World.Slots.ToArray() };
        while (cursor.Forward()) worlds.Add([.. cursor.World.Slots]);

        for (int step = cursor.Step; step > 0; step--)
        {
            Assert.Equal(worlds[step], cursor.World.Slots);
            Assert.True(cursor.Back());
        }
        Assert.Equal(worlds[0], cursor.World.Slots);
        Assert.False(cursor.Back());
    }

    [Fact]
    public void There_is_no_step_before_the_first_or_after_the_last()
    {
        var cursor = new Cursor(Pack().On("2020-01-10", new HostInvited("alpha")).Timeline());

        Assert.Throws<ArgumentOutOfRangeException>(() => cursor.GoTo(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => cursor.GoTo(2));
        Assert.True(cursor.Forward());
        Assert.False(cursor.Forward());
    }

    [Fact]
    public void The_last_event_s_writes_tell_what_it_changed()
    {
        var cursor = new Cursor(
            Pack().On("2020-01-10", Reported(RedIsle, 5)).On("2020-01-11", Reported(RedIsle, 7)).Timeline()
        );
        cursor.GoTo(2);

        WorldText.Change change = Assert.Single(WorldText.Changes(cursor.World, cursor.LastWrites, Day("2020-01-11").DayNumber));
        Assert.Equal(("red/alpha/isle", "5", "7"), (change.What, change.Before, change.After));
    }

    [Fact]
    public void A_run_stops_after_the_first_event_that_makes_its_condition_definitely_true()
    {
        var cursor = new Cursor(
            Pack()
                .On("2020-01-10", Reported(AllIsle, UpTo(900)))
                .On("2020-01-11", Reported(AllIsle, 600))
                .On("2020-01-12", Reported(AllIsle, 700))
                .Timeline()
        );
        var scope = new WorldScope(cursor.Timeline.Layout, new Ids([]));
        BoundExpression<Moment> condition = Binder<Moment>.Bind(
            ExpressionParser.Parse("strength(*/alpha/isle) > 500"),
            scope
        );

        Assert.True(cursor.RunUntil(condition));
        Assert.Equal(2, cursor.Step);
        Assert.True(cursor.RunUntil(condition));
        Assert.False(cursor.RunUntil(condition));
        Assert.Equal(3, cursor.Step);
    }

    [Fact]
    public void A_run_stops_at_the_first_disagreement_between_sources()
    {
        var cursor = new Cursor(
            Pack()
                .Claim("one", "2020-01-10", source: "paper")
                .Claim("other", "2020-01-12", source: "gazette")
                .Conflict("K1", "one", "other")
                .On("2020-01-10", Reported(RedIsle, 500), cites: ["one"])
                .On("2020-01-11", Reported(BlueIsle, 5))
                .On("2020-01-12", Reported(RedIsle, 600), id: "second-voice", cites: ["other"])
                .Timeline()
        );
        var scope = new WorldScope(cursor.Timeline.Layout, new Ids([]));

        Assert.True(cursor.RunUntil(Binder<Moment>.Bind(ExpressionParser.Parse("conflict(*)"), scope)));
        Assert.Equal("second-voice", cursor.Timeline.Events[cursor.Step - 1].Id);
    }
}
