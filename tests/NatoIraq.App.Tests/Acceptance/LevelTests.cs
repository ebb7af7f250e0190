using NatoIraq.App.History;

namespace NatoIraq.App.Tests.Acceptance;

/// <summary>
/// What the documents report of levels, at its date, on the branch of the facts only. Figures are the documents'.
/// </summary>
public sealed class LevelTests
{
    [Theory]
    [InlineData("2017-09-30", "us/coalition/iraq", "8892", "F3-20")]
    [InlineData("2020-01-29", "us/coalition/iraq", "5200", "F0-08")]
    [InlineData("2020-01-29", "*/coalition/iraq", "5200 to 8000", "F0-33")]
    [InlineData("2020-01-29", "others/coalition/iraq", "at most 2800", "F0-33")]
    [InlineData("2020-01-29", "*/nmi/iraq", "500", "F0-29")]
    [InlineData("2020-01-29", "*/*/iraq", "5700 to 8500", "F0-29")]
    [InlineData("2020-02-13", "*/nmi/iraq", "500", "F2-10")]
    [InlineData("2020-02-13", "*/coalition/region", "11000", "F2-44")]
    [InlineData("2020-02-13", "us/coalition/iraq", "5200", "F0-08")]
    public async Task Control_shows_every_reported_level_at_its_date(string at, string series, string told, string claim)
    {
        Desk desk = await Desk.With("control");

        StateView state = await desk.State(at, "control");

        Assert.Equal(told, state.Tells(series));
        Assert.Contains(claim, state.Level(series).Cites);
    }

    [Theory]
    [InlineData("2020-01-29", "us/coalition/iraq", "stated flat")]
    [InlineData("2020-01-29", "*/coalition/iraq", "up to")]
    [InlineData("2020-01-29", "*/nmi/iraq", "around")]
    [InlineData("2020-02-13", "*/nmi/iraq", "stated flat")]
    public async Task A_reported_level_keeps_the_source_s_qualifier(string at, string series, string qualifier)
    {
        Desk desk = await Desk.With("control");

        Assert.Equal(qualifier, (await desk.State(at, "control")).Level(series).Qualifier);
    }

    [Theory] // 60 days after the last day a claim speaks for
    [InlineData("us/coalition/iraq", "2017-11-29", "2017-11-30", "8892", null)]
    [InlineData("us/coalition/iraq", "2020-03-29", "2020-03-30", "5200", null)]
    [InlineData("*/coalition/iraq", "2020-03-29", "2020-03-30", null, "5200 to 8000")]
    [InlineData("*/nmi/iraq", "2020-04-13", "2020-04-14", "500", null)]
    [InlineData("*/coalition/region", "2020-04-13", "2020-04-14", "11000", null)]
    public async Task A_level_lapses_to_unknown_when_the_documents_fall_silent_and_keeps_what_was_last_known(
        string series, string lastDay, string firstSilentDay, string? value, string? bounds)
    {
        Desk desk = await Desk.With("control");

        LevelView before = (await desk.State(lastDay, "control")).Level(series);
        LevelView after = (await desk.State(firstSilentDay, "control")).Level(series);

        Assert.Equal(value ?? bounds, before.Tells());
        Assert.Null(before.LastKnown);
        Assert.Equal("unknown", after.Tells());
        Assert.Equal((before.Low, before.Likely, before.High), (after.LastKnown!.Low, after.LastKnown.Likely, after.LastKnown.High));
    }

    [Fact]
    public async Task After_its_fork_control_knows_no_level_but_still_says_what_was_last_known()
    {
        Desk desk = await Desk.With("control");

        foreach (string at in new[] { "2021-02-16", "2021-12-31", "2022-12-31" })
        {
            StateView state = await desk.State(at, "control");
            Assert.All(state.Levels, level => Assert.Equal("unknown", level.Tells()));
            Assert.Equal(5200, state.Level("us/coalition/iraq").LastKnown!.Likely);
            Assert.Equal(11000, state.Level("*/coalition/region").LastKnown!.Likely);
            Assert.Equal((5700, 8500), (state.Level("*/*/iraq").LastKnown!.Low, state.Level("*/*/iraq").LastKnown!.High));
        }
    }

    [Fact]
    public async Task Control_draws_nothing_and_projects_only_unknown()
    {
        Desk desk = await Desk.With("control");

        var view = (await desk.Project(["control"], draws: 20)).View;

        Assert.NotEmpty(view.Results);
        Assert.All(view.Results, r => Assert.Equal((null, 1.0), (r.P50, r.Unknown)));
        Assert.Empty(view.Events);
    }

    [Fact]
    public async Task The_8892_Americans_of_2017_are_a_lower_bound_of_everyone_and_no_total()
    {
        Desk desk = await Desk.With("control");

        StateView state = await desk.State("2017-09-30", "control");

        Assert.Equal("at least 8892", state.Tells("*/coalition/iraq"));
        Assert.Equal("at least 8892", state.Tells("*/*/iraq"));
        Assert.Equal("unknown", state.Tells("*/nmi/iraq"));
    }

    [Fact]
    public async Task The_reductions_of_February_2018_make_no_number()
    {
        Desk desk = await Desk.With();

        StepView step = (await desk.Replay()).Steps.Single(s => s.Id == "coalition-reduction-2018");
        StateView after = await desk.State("2018-02-08");

        Assert.Empty(step.Changes);
        Assert.All(after.Levels, level => Assert.Equal("unknown", level.Tells()));
        Assert.Equal(8892, after.Level("us/coalition/iraq").LastKnown!.Likely);
    }

    [Fact]
    public async Task Fewer_than_twenty_trainers_in_2018_are_no_level_of_the_mission()
    {
        Desk desk = await Desk.With();

        Assert.Equal("unknown", (await desk.State("2018-02-08")).Tells("*/nmi/iraq"));
    }

    [Fact]
    public async Task Over_half_of_the_coalition_in_Iraq_is_American_in_January_2020()
    {
        Desk desk = await Desk.With();

        ReplayView replay = await desk.Replay(until: "2 * strength(us/coalition/iraq) > strength(*/coalition/iraq)");
        EventView share = (await desk.Send(new ShowHistory(null, Core.Claims.Clock.Reported))).Events.Single(e => e.Id == "us-majority-share");

        Assert.Equal("2020-01-29", $"{replay.Steps[^1].Date:yyyy-MM-dd}");
        Assert.Equal("""{"low":0.5,"low-exclusive":true,"high-exclusive":false,"qualifier":"bulk"}""", share.Data!["share"]!.ToJsonString());
        Assert.DoesNotContain((await desk.Replay()).Steps, s => s.Rejected.Any(r => r.Rule == "R6"));
    }

    [Fact]
    public async Task The_cap_of_some_500_is_known_from_February_2021_and_possible_before()
    {
        Desk desk = await Desk.With("control");

        StateView before = await desk.State("2021-02-15", "control");
        StateView then = await desk.State("2021-02-16", "control");

        Assert.Null(before.Missions.Single(m => m.Mission == "nmi").Cap);
        Assert.Contains(before.Possible, p => p.Id == "nmi-cap-500");
        Assert.Equal(new CapView(null, 500, null, "some"), then.Missions.Single(m => m.Mission == "nmi").Cap);
    }

    [Fact]
    public async Task Announced_offered_and_planned_numbers_change_no_level()
    {
        Desk desk = await Desk.With();
        string[] words = ["spain-offers-transfer", "uk-open-to-transfer", "rebadging-planned", "growth-to-4000-or-5000-planned", "nmi-expansion-in-principle"];

        IEnumerable<StepView> steps = (await desk.Replay()).Steps.Where(s => words.Contains(s.Id));

        Assert.Equal(words.Length, steps.Count());
        Assert.All(steps, s => Assert.DoesNotContain(s.Changes, c => c.What.Contains('/')));
    }
}
