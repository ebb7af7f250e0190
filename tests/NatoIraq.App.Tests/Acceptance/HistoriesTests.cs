using NatoIraq.App.Branches;

namespace NatoIraq.App.Tests.Acceptance;

/// <summary>What is taken over from a branch on one history into a branch on another.</summary>
public sealed class HistoriesTests
{
    private static readonly Dictionary<string, MergeAnswer> None = [];

    [Fact]
    public async Task What_is_said_of_a_pick_and_a_merge_between_two_histories()
    {
        var lines = new List<string>();
        foreach ((string from, string into) in new[] { ("counted", "fresh"), ("late", "counted") })
        {
            Desk desk = await TwoHistories();
            PickView pick = await desk.Send(new PickEntries(from, [from == "counted" ? "more" : "fewer"], into));
            lines.AddRange([$"# picked from {from} into {into}", .. pick.Warnings]);
            desk = await TwoHistories();
            MergeView merge = await desk.Send(new MergeBranch(from, into, None));
            Assert.True(merge.Merged);
            lines.AddRange([$"# merged from {from} into {into}", .. merge.Warnings]);
        }

        Golden.Holds("histories.txt", lines);
    }

    [Fact]
    public async Task Definitions_that_decide_otherwise_are_two_histories_too()
    {
        Desk desk = await Desk.With();
        await desk.Apply(Counted.Scenario);
        await desk.ImportCorrected("rules.yaml", t => t.Replace("stale-after: 60 ", "stale-after: 50 ", StringComparison.Ordinal));
        await desk.Send(new ForkBranch("fresh", null, "history", "2020-01-29", new DateOnly(2021, 12, 31)));

        PickView pick = await desk.Send(new PickEntries("counted", ["more"], "fresh"));

        Golden.Holds("histories-redefined.txt", pick.Warnings);
    }

    [Fact]
    public async Task On_one_history_nothing_is_said()
    {
        Desk desk = await TwoHistories();

        // Where nothing is taken over, nothing is said of two histories either.
        Assert.Empty((await desk.Send(new MergeBranch("fresh", "counted", None))).Warnings);
        Assert.Empty((await desk.Send(new MergeBranch("late", "fresh", None))).Warnings);
    }

    [Fact]
    public async Task An_entry_that_rests_on_what_the_other_history_has_not_is_refused_and_both_are_named()
    {
        const string Until = "valid: {from: 2020-01-03, to: 2020-01-29, precision: month, kind: window}\n    actors: [us]";
        Desk desk = await Desk.With();
        await desk.Apply(Counted.Scenario);
        await desk.ImportCorrected("claims/002.yaml", t => t.Replace(
            Until, Until.Replace("01-29", "02-05", StringComparison.Ordinal), StringComparison.Ordinal)
            .Replace("  - id: F2-29\n", "  - id: F2-99\n    paragraph: 15\n    attribution: agency narration\n"
                + "    statement: A vote was held\n    type: vote\n    valid: {from: 2020-01-03, to: 2020-01-29, precision: month, kind: window}\n"
                + "    actors: [iraqi-parliament]\n    evidence: [vote]\n    tier: B\n\n  - id: F2-29\n", StringComparison.Ordinal));
        await desk.Apply(Late.Replace("basis: assumption", "basis: seed\n    informed: true\n    cites: [F2-99]", StringComparison.Ordinal));

        string refusal = (await desk.Refuses(new PickEntries("late", ["fewer"], "counted"))).Message;

        Golden.Holds("histories-refused.txt", [refusal]);
    }

    private const string Late = """
        scenario: late
        title: Made after the correction
        from: history
        fork: 2020-01-29
        until: 2021-12-31
        assumptions:
          how-many:
            value: uniform(50, 150)
            unit: persons
            basis: assumption
        events:
          - id: fewer
            on: 2020-04-01
            event: troops-withdrawn
            from: us/coalition/iraq
            count: how-many
            if: strength(us/coalition/iraq) <= 5100

        """;

    /// <summary>A branch that a correction made stale, and two that were made after it.</summary>
    private static async Task<Desk> TwoHistories()
    {
        Desk desk = await Desk.With();
        await desk.Apply(Counted.Scenario);
        await desk.ImportCorrected("history.yaml", Counted.Corrected);
        await desk.Send(new ForkBranch("fresh", null, "history", "2020-01-29", new DateOnly(2021, 12, 31)));
        await desk.Apply(Late, "late.yaml");
        return desk;
    }
}
