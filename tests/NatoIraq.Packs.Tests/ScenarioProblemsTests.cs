using NatoIraq.Core;

namespace NatoIraq.Packs.Tests;

/// <summary>
/// What is said of each mistake: one text of a good scenario is replaced, and this is all that is told.
/// </summary>
public class ScenarioProblemsTests
{
    [Theory]
    [InlineData("title: Alpha grows\n", "", "1:1 A scenario needs the key 'title'. | Add 'title: ...'.")]
    [InlineData("scenario: grown", "scenario: ../grown",
        "1:11 The name '../grown' may hold only lower-case letters, digits and single hyphens, at most "
        + "64. | Write 'grown'.")]
    [InlineData("scenario: grown", "scenario: history", "1:11 'history' is the trunk's name. | Choose another name.")]
    [InlineData("until: 2021-12-31", "until: 2020-04-04",
        "5:8 The horizon 2020-04-04 lies before the fork on 2020-04-05.")]
    [InlineData("until: 2021-12-31", "until: 2021-11-31", "5:8 2021-11-31 does not exist: November 2021 has 30 days.")]
    [InlineData("fork: 2020-04-05", "fork: hald",
        "4:7 There is no event 'hald'. Known: alpha-set-up, first-count, mandate, halt, halt-length, share, "
        + "passed, offer. | Did you mean 'halt'?")]
    [InlineData("fork: 2020-04-05", "fork: 9", "4:7 There is no step 9: the history has 8 events.")]
    [InlineData("assumptions:\n", "assumptions:\n  short: 3\n",
        "8:10 An assumption says what it is and rests on, so its value alone is not enough. | Write under "
        + "short: the keys value, unit and basis.")]
    [InlineData("    cites: [F0-01]\n", "",
        "12:12 'basis: seed' needs the key 'cites'. | Name the claims, or write basis: assumption.")]
    [InlineData("cites: [F0-01]", "cites: [F1-02]",
        "13:13 F1-02 was reported on 2020-04-30, after the fork on 2020-04-05. | Rest on what was known by "
        + "then, or add informed: true.")]
    [InlineData("basis: seed", "basis: sead",
        "12:12 'sead' is not a value of 'basis'; allowed: assumption, seed. | Did you mean 'seed'?")]
    [InlineData("cap(alpha): 500", "cap(alfa): 500", "22:7 There is no mission 'alfa'. Known: alpha, beta.")]
    [InlineData("cap(alpha): 500", "size: 500",
        "22:3 'size' has no starting value; allowed: nation/mission/place, cap(MISSION).")]
    [InlineData("others/alpha/isle: uniform", "others/alpha/islet: uniform",
        "21:16 There is no place 'islet'. Known: region, isle, mainland. | Did you mean 'isle'?")]
    [InlineData("chance: 0.8", "chance: 1.8", "28:13 'chance' is 1.8; it must lie from 0 to 1.")]
    [InlineData("chance: 0.1", "chance: -0.1", "55:13 'chance' is -0.1; it must lie from 0 to 1.")]
    [InlineData("delay: 3 months", "delay: -3", "35:36 'delay' is -3; it must be at least 0, and at most 1,000,000,000,000.")]
    [InlineData("delay: 3 months", "delay: 3",
        "35:36 'delay' lacks its unit of time. | Write 3 days, or weeks, months or years.")]
    [InlineData("delay: 3 months", "delay: 'triangular(1, 3, 9)'",
        "35:37 'delay' lacks its unit of time. | Write triangular(1, 3, 9) days, or weeks, months or years.")]
    [InlineData("rate: 1.5 per month", "rate: -1.5 per month", "58:11 'rate' is -1.5; a rate is not negative.")]
    [InlineData("rate: 1.5 per month", "rate: 1.5", "58:11 'rate' lacks its unit of time. | Write 1.5 per month.")]
    [InlineData("severity: 1", "severity: 3", "61:15 'severity' is 3; it must lie from 1 to 2.")]
    [InlineData("severity: 1", "severity: 1\n    for: 3",
        "62:5 'for' is not a key of a hazard; allowed: id, rate, event, note, place, severity.")]
    [InlineData("on: 2020-04-05", "on: 2020-04-04",
        "44:22 2020-04-04 lies before the fork on 2020-04-05; a branch changes nothing there (R15). | Fork "
        + "earlier, or plan it later.")]
    [InlineData("on: 2020-04-05, ", "",
        "44:5 A planned event needs the key 'on' or 'after'. | Write on: DATE, or after: { event: ID }.")]
    [InlineData("pause, on: 2020-04-05", "pause, after: { event: move }, on: 2020-04-05",
        "44:25 A planned event has 'on' or 'after', not both. | Write on: DATE, or after: { event: ID }.")]
    [InlineData("    on: raid\n", "",
        "51:5 A rule needs the key 'when' or 'on'. | Write when: CONDITION, or on: ID of a hazard or event.")]
    [InlineData("    on: raid\n", "    on: raids\n",
        "52:9 There is no entry 'raids'. Known: consent, agreed, move, pause, suspend-when-critical, answer, "
        + "raid. | Did you mean 'raid'?")]
    [InlineData("event: fork, delay", "event: move, delay",
        "25:21 These wait for each other: consent after move after agreed after consent. | Let one of them "
        + "follow fork, or give it a day.")]
    [InlineData("after: { event: consent, unless: false }", "after: consent",
        "30:12 An 'after' is written as keys with values, one 'key: value' a line.")]
    [InlineData("id: raid\n", "id: move\n", "57:9 There is an entry 'move' already. | Give it an id of its own.\n")]
    [InlineData("id: pause", "id: fork", "44:11 'fork' is the moment of forking. | Choose another id.")]
    [InlineData("event: troops-rebadged", "event: troops-rebaged",
        "36:12 There is no event type 'troops-rebaged' for packs and scenarios. | Did you mean 'troops-rebadged'?")]
    [InlineData("    count: 300\n", "", "34:5 A planned event needs the key 'count'. | Add 'count: ...'.")]
    [InlineData("    over: triangular(3, 9, 18) months\n", "", "40:12 'steps' needs the key 'over' beside it.")]
    [InlineData("chance: 0.8", "over: 3 months",
        "28:11 'over' spreads a count over time, and host-reaffirmed has none. | Leave it out.")]
    [InlineData("chance: 0.8", "for: 3 days",
        "28:5 'for' is not a key of a planned event; allowed: id, on, after, event, chance, if, over, steps, "
        + "note, mission.")]
    [InlineData("drop: [old-entry]", "drop: old-entry", "62:7 'drop' is a list: write [a, b], or one '- item' a line.")]
    [InlineData("  red-share:", "  1-share:",
        "64:3 The name '1-share' must begin with a letter, else it reads as a date or number.")]
    public void A_mistake_is_told_with_its_place(string old, string text, string told)
    {
        IReadOnlyList<Problem> problems =
            Sample.Problems(() => ScenarioFile.Parse(Sample.Scenario(old, text), "grown.yaml", Sample.Pack));
        string all = Sample.Told(problems).Replace("grown.yaml:", "");
        if (told.EndsWith('\n')) Assert.Contains(told.TrimEnd('\n'), all);
        else Assert.Equal(told, all);
    }

    [Fact]
    public void What_a_parent_may_supply_is_left_to_the_compiler()
    {
        string text = Sample.Scenario("from: history", "from: calm")
            .Replace("on: raid", "on: storm")
            .Replace("event: agreed,", "event: inherited,");
        Assert.Equal("inherited", ScenarioFile.Parse(text, "grown.yaml", Sample.Pack).Events[2].After!.Event.Text);
    }

    [Fact]
    public void Every_problem_is_told_at_once()
    {
        string text = Sample.Scenario("chance: 0.8", "chance: 8")
            .Replace("rate: 1.5 per month", "rate: -1 per month")
            .Replace("title:", "titel:");
        Assert.Equal(
            ["1:1", "2:1", "28:13", "58:11"],
            Sample.Problems(() => ScenarioFile.Parse(text, "grown.yaml", Sample.Pack)).Select(
                p => $"{p.Line}:{p.Column}"));
    }
}
