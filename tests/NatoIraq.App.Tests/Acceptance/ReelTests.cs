using NatoIraq.App.History;
using NatoIraq.App.Views;
using NatoIraq.Core.Claims;
using NatoIraq.Core.Expressions;

namespace NatoIraq.App.Tests.Acceptance;

public sealed class ReelTests
{
    private static Task<Reel> Open(
        Desk desk, string branch = "history", long? draw = null, Clock clock = Clock.Reported) =>
        desk.Send(new OpenReplay(branch, draw, 1, false, null, clock));

    // Oracle: the replay that goes forward once, from the first step to the last.
    [Theory]
    [InlineData("history", null)]
    [InlineData("spain-uk-transfer", null)]
    [InlineData("nato-expanded", 7L)]
    public async Task A_moment_is_what_the_replay_tells_of_its_step_whichever_way_it_is_reached(
        string branch, long? draw)
    {
        Desk desk = await Desk.With("status-quo", "nato-expanded", "spain-uk-transfer");
        IReadOnlyList<StepView> steps = (await desk.Replay(branch, draw: draw)).Steps;
        Reel reel = await Open(desk, branch, draw);

        Assert.Equal(steps.Count, reel.Length);
        IEnumerable<int> on = Enumerable.Range(1, steps.Count);
        foreach (int step in on.Concat(on.Reverse()).Append(60).Append(1))
        {
            (StepView told, MomentView moment) = (steps[step - 1], reel.At(step));
            Assert.Equal((step, told.Id, told.Type, told.Date), (moment.Step, moment.Id, moment.Type, moment.Day));
            Assert.Equal(told.Changes, moment.Changes.Select(c => new ChangeView(c.What, c.Before, c.After)));
            Assert.Equal(
                told.Transitions.Select(t => (t.Machine, t.Subject, t.From, t.To)),
                moment.Moves.Where(m => m.From != m.To).Select(m => (m.Machine, m.Subject, m.From, m.To)));
            Assert.Equal(told.Rejected.Select(r => r.Because), moment.Breaches.Select(b => b.Because));
            Assert.Equal(told.Cites, moment.Claims.Select(c => c.Id));
        }
    }

    // Oracle: the list of claims, asked anew for the day of every step.
    [Theory]
    [InlineData(Clock.Reported)]
    [InlineData(Clock.Said)]
    public async Task What_was_not_known_yet_is_what_the_list_of_claims_hides_on_that_day(Clock clock)
    {
        Desk desk = await Desk.With();
        Reel reel = await Open(desk, clock: clock);

        foreach (int step in Enumerable.Range(1, reel.Length).Where(s => s % 7 == 0 || s > reel.Length - 3))
        {
            LaterView later = reel.At(step).Later;
            ClaimsView claims = await desk.Send(new ListClaims(reel.DayOf(step), clock, null, null));
            Assert.Equal((claims.Hidden, claims.Hidden + claims.Count), (later.Count, later.Of));
            Assert.Equal(claims.Hidden == 0, later.Next is null);
            Assert.True(later.NextOn is null || later.NextOn > reel.DayOf(step));
            Assert.DoesNotContain(claims.Claims, c => c.Id == later.Next?.Id);
        }
    }

    [Fact]
    public async Task A_condition_becomes_true_where_the_replay_stops()
    {
        Desk desk = await Desk.With();
        Reel reel = await Open(desk);

        string[] conditions = ["state(operations, coalition) == suspended", "conflict(*)", "date > 2020-02-12"];
        foreach (string until in conditions)
        {
            Assert.Equal((await desk.Replay(until: until)).Stopped!.Step, reel.Until(until));
        }
        Assert.Equal(0, reel.Until("strength(*/nmi/iraq) > 4000"));
    }

    [Fact]
    public async Task Nothing_shown_as_known_on_a_day_became_known_later()
    {
        Desk desk = await Desk.With();
        Reel known = (await Open(desk)).AsKnownOn(Desk.Day("2020-02-12"), Clock.Reported);

        Assert.Equal((120 - known.Length, 88), (known.HiddenEvents, known.HiddenClaims));
        foreach (MomentView moment in Enumerable.Range(1, known.Length).Select(known.At))
        {
            Assert.All(moment.Claims, c => Assert.True(c.Reported <= Desk.Day("2020-02-12")));
            Assert.True((moment.Later.Next?.Reported ?? DateOnly.MinValue) <= Desk.Day("2020-02-12"));
        }
    }

    [Theory]
    [InlineData("strength(us/coalition/iraq)", "us-5200", "unknown", "5,200")]
    [InlineData("state(operations, coalition)", "coalition-suspended", "unseen", "suspended")]
    [InlineData("holder(prime-minister)", "abdel-mahdi-in-office", "haider-al-abadi", "adel-abdel-mahdi")]
    [InlineData("conflict(*)", "us-5200", "false", "true")]
    [InlineData("strength(*/coalition/iraq)", "coalition-at-most-8000", "at least 5,200", "5,200 to 8,000")]
    [InlineData("pressure(iraq)", "us-5200", null, null)]
    [InlineData("date", "us-5200", null, "2020-01-29")]
    [InlineData("cap(nmi) / 3", "us-5200", null, null)]
    public async Task Values_are_told_in_words(string expression, string at, string? before, string? after)
    {
        Reel reel = await Open(await Desk.With());
        int step = reel.StepOf(at);
        Reading reading = reel.Read(expression);

        if (before is not null) Assert.Equal(before, reading.At(step - 1));
        if (after is not null) Assert.Equal(after, reading.At(step));
        Assert.All(Enumerable.Range(0, reel.Length + 1), s => Assert.NotEmpty(reading.At(s)));
    }

    [Fact]
    public async Task Only_a_draw_has_assumptions_to_ask_for()
    {
        Desk desk = await Desk.With("status-quo", "nato-expanded");
        Reel middle = await Open(desk, "nato-expanded");

        Assert.NotEqual(middle.Read("share-moved").At(1), middle.WithDraw(7).Read("share-moved").At(1));
        Assert.Equal(middle.Read("share-moved").At(1), middle.WithDraw(7).WithDraw(null).Read("share-moved").At(1));
        Reel history = await Open(desk);
        Assert.Throws<ExpressionException>(() => history.Read("share-moved"));
    }

    [Fact]
    public async Task It_opens_as_the_command_line_says_and_refuses_what_it_cannot_ask()
    {
        Desk desk = await Desk.With("status-quo", "nato-expanded");
        Reel branch = await Open(desk, "nato-expanded");

        Assert.Equal("branch-forked", branch.At(branch.ForkStep).Type);
        Assert.Equal(0, (await Open(desk)).ForkStep);
        Assert.StartsWith("--until:1:", Assert.Throws<Core.InvalidInputException>(() => branch.Until("1 +")).Message);
        Assert.Throws<Core.InvalidInputException>(() => branch.AsKnownOn(Desk.Day("2020-01-01"), Clock.Said));
        Assert.Throws<Core.InvalidInputException>(() => branch.WithDraw(-1));
    }
}
