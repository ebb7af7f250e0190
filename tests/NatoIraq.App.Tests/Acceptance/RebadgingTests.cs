using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using NatoIraq.App.Projections;
using NatoIraq.Core.History;
using NatoIraq.Core.Scenarios;
using NatoIraq.Packs;

namespace NatoIraq.App.Tests.Acceptance;

/// <summary>Changing badges: what the cap lets through, and what it never changes.</summary>
public sealed class RebadgingTests
{
    private const string Start = """
        scenario: badges
        title: Soldiers of the coalition change to NATO's mission
        from: history
        fork: 2021-02-16
        until: 2022-12-31
        initial:
          us/coalition/iraq: 5200
          others/coalition/iraq: 2500
          others/nmi/iraq: 500
        events:

        """;

    [Theory] // the facts of 16 February 2021: NATO at work under a cap of some 500, which may be exceeded by a fifth
    [InlineData("", 2000, 0)]
    [InlineData("over: 10 months", 2000, 0)]
    [InlineData("over: 20 months", 1900, 100)] // twenty steps of a hundred, of which one fits
    public async Task Two_thousand_are_blocked_by_the_cap_of_some_500_and_reported_as_not_moved(string over, double undone, double moved)
    {
        Desk desk = await Desk.With();
        await desk.Apply(Start + Rebadge(2000, "2021-03-01", over));

        CompareView view = (await desk.Project(["badges"], draws: 20, dates: ["2022-12-31"])).View;

        BlockedView blocked = Assert.Single(view.Blocked);
        Assert.Equal(("badges", "rebadge", "R4", 1.0, undone), (blocked.Branch, blocked.Event, blocked.Rule, blocked.Share, blocked.Undone));
        Assert.Equal(500 + moved, view.Results.Single(r => r.Series == "*/nmi/iraq").P50);
        Assert.Equal(8200, view.Results.Single(r => r.Series == "*/*/iraq").P50);
    }

    [Fact]
    public async Task A_hundred_fit_under_the_cap_s_tolerance()
    {
        Desk desk = await Desk.With();
        await desk.Apply(Start + Rebadge(100, "2021-03-01", ""));

        CompareView view = (await desk.Project(["badges"], draws: 20, dates: ["2022-12-31"])).View;

        Assert.Empty(view.Blocked);
        Assert.Equal(600, view.Results.Single(r => r.Series == "*/nmi/iraq").P50);
    }

    [Fact]
    public async Task A_replay_says_which_rule_blocked_and_names_both_numbers()
    {
        Desk desk = await Desk.With();
        await desk.Apply(Start + Rebadge(2000, "2021-03-01", ""));

        var step = (await desk.Replay("badges", draw: 0)).Steps.Single(s => s.Id == "rebadge");

        Assert.Equal("R4", step.Rejected.Single().Rule);
        Assert.Equal("brings nmi from 500 to 2500, over its cap of 500 with a tolerance of 20 %", step.Rejected.Single().Because);
        Assert.Empty(step.Changes);
    }

    [Fact]
    public async Task Most_of_the_Spanish_contingent_meets_the_suspension_and_the_cap()
    {
        Desk desk = await Desk.With("spain-uk-transfer");

        CompareView view = (await desk.Project(["spain-uk-transfer"])).View;

        Assert.Equal(["R4", "R8"], view.Blocked.Where(b => b.Event == "spain-rebadge").Select(b => b.Rule).Order());
        Assert.All(view.Blocked.Where(b => b.Event == "spain-rebadge"), b => Assert.True(b.Undone > 0));
    }

    [Fact]
    public async Task Rebadging_alone_cannot_reach_four_thousand()
    {
        Desk desk = await Desk.With("nato-4000");

        CompareView view = (await desk.Project(["nato-4000"])).View;

        ResultView alone = view.Results.First(r => r.Series == "reachable-by-rebadging-alone");
        Assert.Equal(0, alone.Mean);
        Assert.True(view.Blocked.Single(b => b is { Event: "rebadge", Rule: "R1" }).Undone > 0);
    }

    /// <summary>Whatever is rebadged, when, how fast, into whatever cap: people in Iraq only change missions.</summary>
    [Fact]
    public async Task Rebadging_never_changes_the_total_in_Iraq()
    {
        Desk desk = await Desk.With();
        Workspace workspace = await Workspace.LoadAsync(desk.Store, default);
        DateOnly[] dates = [.. Enumerable.Range(3, 9).Select(month => new DateOnly(2021, month, 1)), new DateOnly(2022, 12, 31)];
        Series[] series = [.. new[] { "*/*/iraq", "us/*/iraq", "others/*/iraq" }.Select(Series.Parse)];

        Prop.ForAll(Arb.From(Plans()), text =>
        {
            Plan plan = workspace.Compile(ScenarioFile.Parse(text, "badges.yaml", workspace.Pack));
            var recorder = new DrawRecorder(plan, series, dates);
            return Enumerable.Range(0, 3).All(k => recorder.Draw(k).Chunk(dates.Length)
                .Zip([8200, 5200, 3000], (values, total) => values.All(v => v == total)).All(same => same));
        }).QuickCheckThrowOnFailure();
    }

    private static Gen<string> Plans() =>
        from events in Event().ListOf()
        from cap in Gen.Choose(0, 6000)
        select Start + $"  - {{ id: raised, on: 2021-02-20, event: expansion-agreed, mission: nmi, cap: {cap}, chance: 0.5 }}\n"
            + string.Concat(events.Take(6).Select((e, i) => $"  - {{ id: move-{i}, {e} }}\n"));

    private static Gen<string> Event() =>
        from nation in Gen.Elements("us", "others")
        from back in Gen.Elements(false, false, true)
        from count in Gen.OneOf(
            Gen.Choose(0, 4000).Select(n => n.ToString(CultureInfo.InvariantCulture)),
            Gen.Choose(1, 9).Select(tenths => $"0.{tenths} * strength({nation}/coalition/iraq)"),
            Gen.Constant("\"triangular(0, 300, 3000)\""))
        from day in Gen.Choose(0, 600)
        from over in Gen.OneOf(
            Gen.Constant(""),
            Gen.Choose(0, 20).Select(months => $", over: {months} months"),
            Gen.Choose(1, 12).Select(steps => $", over: 200 days, steps: {steps}"))
        let source = back ? "nmi" : "coalition"
        let target = back ? "coalition" : "nmi"
        select $"on: {new DateOnly(2021, 2, 20).AddDays(day):yyyy-MM-dd}, event: troops-rebadged, from: {nation}/{source}/iraq, "
            + $"to: {nation}/{target}/iraq, count: {count}{over}";

    private static string Rebadge(int count, string on, string over) => $"""
          - id: rebadge
            on: {on}
            event: troops-rebadged
            from: others/coalition/iraq
            to: others/nmi/iraq
            count: {count}
            {over}
        """;
}
