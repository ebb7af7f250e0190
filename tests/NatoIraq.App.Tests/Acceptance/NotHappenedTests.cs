using NatoIraq.App.Branches;
using NatoIraq.App.History;
using NatoIraq.App.Projections;
using NatoIraq.Core.Claims;

namespace NatoIraq.App.Tests.Acceptance;

/// <summary>What an opened draw leaves out is told, each with its reason.</summary>
public sealed class NotHappenedTests
{
    private const int Draws = 10;

    private const string Missing = """
        scenario: missing
        title: Much is planned and little happens
        from: history
        fork: 2020-02-13
        until: 2020-12-31
        assumptions:
          odds: { value: 0.4, unit: probability, basis: assumption, note: invented }
        events:
          - { id: unlucky, on: 2020-06-01, event: position-stated, actor: us, about: a, position: b, chance: odds }
          - { id: barred, on: 2020-06-02, event: operations-resumed, mission: nmi, if: "pressure(iraq) > critical" }
          - { id: too-early, on: 2020-06-03, event: troops-deployed, to: us/nmi/iraq, count: 10 }
          - { id: silent, on: 2020-06-04, event: troops-withdrawn, from: uk/nmi/iraq, count: strength(denmark/nmi/iraq) }
          - { id: reply, after: { event: unlucky, delay: 9 days }, event: position-stated, actor: uk, about: a, position: b }
          - { id: done, on: 2020-06-05, event: position-stated, actor: us, about: a, position: b }
          - { id: otherwise, after: { event: done, unless: true }, event: position-stated, actor: uk, about: a, position: b }
          - { id: too-late, after: { event: done, delay: 9 months }, event: position-stated, actor: uk, about: a, position: b }
          - { id: back, on: 2020-07-01, event: operations-resumed, mission: nmi }
          - { id: slow, on: 2020-07-02, event: troops-deployed, to: spain/nmi/iraq, count: 10, over: 2 years }
          - { id: after-slow, after: { event: slow }, event: position-stated, actor: uk, about: a, position: b }
          - { id: left-over, after: { event: skipped }, event: position-stated, actor: uk, about: a, position: b }
          - { id: skipped, on: 2020-08-01, event: position-stated, actor: uk, about: a, position: b }
        """;

    public static TheoryData<string> Branches => [.. Desk.ScenarioNames];

    /// <summary>The projection is the oracle: as many draws for each event and reason.</summary>
    [Theory]
    [MemberData(nameof(Branches))]
    public async Task The_draws_leave_out_what_the_projection_counted_and_for_its_reasons(string branch)
    {
        Desk desk = await Desk.With([.. Desk.ScenarioNames]);
        ProjectedView projected = await desk.Project([branch], draws: Draws);
        var told = new Dictionary<(string Event, string Why), int>();
        for (int draw = 0; draw < Draws; draw++)
        {
            ReplayView replay = await desk.Replay(branch, draw: draw);
            foreach (NotHappenedView n in replay.Steps.SelectMany(s => s.NotHappened))
            {
                string why = $"{n.Why}".ToLowerInvariant();
                told[(n.Id, why)] = told.GetValueOrDefault((n.Id, why)) + 1;
                Assert.Matches("^[a-z].*[^.:, ]$", n.Because);
                Assert.DoesNotContain(replay.Steps, s => s.Id == n.Id && s.Rejected.Count == 0 && n.Why != Core.Projections.NotHappened.Cut);
            }
        }

        foreach (HappensView e in projected.View.Events)
        {
            Assert.Equal(
                e.WhyNot.ToDictionary(w => w.Key, w => (int)Math.Round(w.Value * Draws)),
                told.Where(t => t.Key.Event == e.Event).ToDictionary(t => t.Key.Why, t => t.Value));
        }
        Assert.Empty(told.Keys.Select(t => t.Event).Except(projected.View.Events.Select(e => e.Event)));
    }

    [Fact]
    public async Task Every_reason_is_told_with_what_stands_behind_it()
    {
        Desk desk = await Desk.With();
        await desk.Apply(Missing);
        await desk.Send(new SkipEntry("missing", "skipped"));

        ReplayView replay = await desk.Replay("missing");

        Assert.Equal(
            """
            left-over: it follows skipped, which is left out of the plan
            unlucky: its chance of 0.4 (odds) went against it
            reply: it follows unlucky, which did not happen
            barred: its condition was false: pressure(iraq) > critical
            too-early: blocked by R8 (suspension)
            silent: its condition, or a number it needs, was unknown
            otherwise: it was for the case that done does not happen
            too-late: it was not due by the horizon, 2020-12-31
            after-slow: it follows the last step of slow, which was not taken by the horizon
            """,
            string.Join('\n', replay.Steps.SelectMany(s => s.NotHappened).Select(n => $"{n.Id}: {n.Because}")));
        Assert.Equal(
            ["too-early", "silent"],
            replay.Steps.Single(s => s.Id == "too-early").NotHappened.Select(n => n.Id));
        Assert.Equal(["unlucky", "reply", "barred"], replay.Steps.Single(s => s.NotHappened.Any(n => n.Id == "barred"))
            .NotHappened.Select(n => n.Id).Except(["left-over"]));
    }

    [Fact]
    public async Task What_a_later_fork_replaced_or_dropped_is_not_missed()
    {
        Desk desk = await Desk.With();
        await desk.Apply(Missing);
        await desk.Apply("""
            scenario: another
            title: Another try
            from: missing
            fork: 2020-06-20
            until: 2020-12-31
            drop: [back]
            events:
              - { id: unlucky, on: 2020-08-01, event: position-stated, actor: us, about: a, position: b }
            """, "another.yaml");

        ReplayView replay = await desk.Replay("another");
        string[] missed = [.. replay.Steps.SelectMany(s => s.NotHappened).Select(n => n.Id)];

        Assert.Contains(replay.Steps, s => s.Id == "unlucky");
        Assert.DoesNotContain("unlucky", missed);
        Assert.DoesNotContain("back", missed);
        Assert.Contains("barred", missed);
    }

    [Fact]
    public async Task A_replay_that_stops_tells_only_what_had_failed_by_then()
    {
        Desk desk = await Desk.With();
        await desk.Apply(Missing);
        async Task<string> By(string? at, string? until = null) => string.Join(' ', (await desk.Send(new ReplayTimeline(
            "missing", null, 1, false, at, until, null, Clock.Reported))).Steps.SelectMany(s => s.NotHappened).Select(n => n.Id));

        Assert.Equal("unlucky reply", await By("2020-06-01"));
        Assert.Equal("unlucky reply barred", await By("2020-06-02"));
        Assert.Equal("", await By("fork"));
        Assert.Equal("unlucky reply barred too-early silent", await By(null, "date >= 2020-06-05"));
    }

    [Fact]
    public async Task A_reel_tells_the_same_and_the_facts_leave_nothing_out()
    {
        Desk desk = await Desk.With();
        await desk.Apply(Missing);
        Task<Reel> Open(string branch) => desk.Send(new OpenReplay(branch, null, 1, false, null, Clock.Reported));
        Reel reel = await Open("missing");

        Assert.Equal(
            reel.NotHappened, Enumerable.Range(1, reel.Length).SelectMany(step => reel.At(step).NotHappened));
        Assert.Empty((await Open("history")).NotHappened);
    }
}
