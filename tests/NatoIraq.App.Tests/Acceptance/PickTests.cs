using NatoIraq.App.Branches;
using NatoIraq.App.Projections;

namespace NatoIraq.App.Tests.Acceptance;

/// <summary>Entries of one branch are copied into another, with what they use.</summary>
public sealed class PickTests
{
    private const string Early = """
        scenario: early
        title: Something soon, and something that needs it
        from: history
        fork: 2020-01-29
        until: 2021-12-31
        assumptions:
          size:
            value: uniform(50, 150)
            unit: persons
            basis: assumption
        """;

    [Fact]
    public async Task What_is_picked_brings_the_assumptions_and_starting_values_it_uses()
    {
        Desk desk = await Desk.With("status-quo", "nato-expanded", "spain-uk-transfer");
        await desk.Send(new ForkBranch("mine", null, "history", "2020-02-13", new DateOnly(2022, 12, 31)));

        PickView view = await desk.Send(new PickEntries("spain-uk-transfer", ["spain-counted", "spain-rebadge"], "mine"));

        Assert.Equal(["spain-counted", "spain-rebadge"], view.Picked);
        Assert.Equal(
            ["other-coalition", "nmi-limit", "spain-part", "spain-moved", "others/coalition/iraq", "cap(nmi)"],
            view.Brought.Intersect(
                ["other-coalition", "nmi-limit", "spain-part", "spain-moved", "others/coalition/iraq", "cap(nmi)"]));
        BranchPlanView plan = await desk.Send(new ShowBranch("mine"));
        Assert.Equal(view.Picked, plan.Entries.Select(e => e.Id));
        Assert.Equal(view.Picked, plan.Branch.Appended);
        Assert.DoesNotContain(plan.Assumptions, a => a.Name.StartsWith("uk-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Picked_twice_is_picked_once()
    {
        Desk desk = await Desk.With("status-quo", "full-withdrawal", "compromise");
        var pick = new PickEntries("full-withdrawal", ["vote-transmitted", "vote-executed"], "compromise");
        await desk.Send(pick);
        string? once = await desk.Head();

        PickView again = await desk.Send(pick);

        Assert.Empty(again.Picked);
        Assert.Equal(pick.Entries, again.Had.Intersect(pick.Entries));
        Assert.Equal(once, await desk.Head());
    }

    [Fact]
    public async Task Picked_then_skipped_is_as_it_was()
    {
        Desk desk = await Desk.With("status-quo", "spain-uk-transfer");
        await desk.Send(new ForkBranch("mine", null, "history", "2020-02-13", new DateOnly(2022, 12, 31)));
        CompareView before = (await desk.Project(["mine"])).View;
        BranchPlanView plan = await desk.Send(new ShowBranch("mine"));

        await desk.Send(new PickEntries("spain-uk-transfer", ["spain-counted", "rocket-attack"], "mine"));
        Assert.NotEqual(before.Hash, (await desk.Project(["mine"])).View.Hash);
        await desk.Send(new SkipEntry("mine", "spain-counted"));
        await desk.Send(new SkipEntry("mine", "rocket-attack"));

        CompareView after = (await desk.Project(["mine"])).View;
        Assert.Equal(before.Results, after.Results);
        Assert.Equal(before.Hash, after.Hash);
        BranchPlanView skipped = await desk.Send(new ShowBranch("mine"));
        Assert.Equal((plan.Assumptions.Count, plan.Initial.Count), (skipped.Assumptions.Count, skipped.Initial.Count));
        await desk.Send(new UnskipEntry("mine", "spain-counted"));
        Assert.NotEmpty((await desk.Send(new ShowBranch("mine"))).Initial);
    }

    [Fact]
    public async Task A_wide_prior_brings_what_it_rests_on()
    {
        Desk desk = await Desk.With("status-quo");
        await desk.Apply(Early.Replace("  size:", "  size-of-it:\n    value: 1\n    basis: assumption\n  size:", StringComparison.Ordinal)
            .Replace("150)\n", "150)\n    wide: uniform(0, size-of-it)\n", StringComparison.Ordinal)
            + "\nevents:\n  - {id: more, on: 2020-02-05, event: troops-deployed, to: others/nmi/iraq, count: size}\n");

        PickView view = await desk.Send(new PickEntries("early", ["more"], "status-quo"));

        Assert.Equal(["size-of-it", "size"], view.Brought);
    }

    [Fact]
    public async Task What_is_said_of_a_pick_that_cannot_be()
    {
        Desk desk = await Desk.With("status-quo", "nato-expanded", "compromise", "spain-uk-transfer");
        await desk.Apply(Early + """

            events:
              - id: soon
                on: 2020-02-05
                event: troops-deployed
                to: others/nmi/iraq
                count: size
              - id: nmi-consent
                on: 2020-06-01
                event: host-reaffirmed
                mission: nmi
            rules:
              - id: answer
                on: soon
                event: incident-occurred
                place: iraq
                severity: 1
            """, "early.yaml");
        await desk.Apply(Early.Replace("early", "late", StringComparison.Ordinal)
            .Replace("2020-01-29", "2020-02-13", StringComparison.Ordinal)
            .Replace("uniform(50, 150)", "60", StringComparison.Ordinal)
            , "late.yaml");
        await desk.Send(new ForkBranch("later", null, "history", "2020-02-13", new DateOnly(2021, 12, 31)));
        await desk.Send(new SkipEntry("compromise", "pandemic-pause"));

        string[] lines =
        [
            await Refused("early", "later", "soon"),
            await Refused("early", "late", "soon"),
            await Refused("early", "later", "answer"),
            await Refused("early", "status-quo", "nmi-consent"),
            await Refused("early", "later", "son", "coalition-suspended"),
            await Refused("nato-expanded", "compromise", "agreed", "rebadge"),
            await Refused("status-quo", "compromise", "pandemic-pause"),
            await Refused("early", "early", "soon"),
            await Refused("early", "history", "soon"),
            await Refused("earl", "late", "soon"),
            await Refused("nato-expanded", "spain-uk-transfer", "limit-raised"),
        ];

        Golden.Holds("pick.txt", lines);

        async Task<string> Refused(string from, string onto, params string[] entries) =>
            $"# {string.Join(' ', entries)} of {from} onto {onto}\n"
            + (await desk.Refuses(new PickEntries(from, entries, onto))).Message;
    }

    [Fact]
    public async Task An_entry_that_counts_from_another_fork_is_told_of()
    {
        Desk desk = await Desk.With("status-quo");
        await desk.Send(new ForkBranch("later", null, "history", "2020-02-13", new DateOnly(2021, 12, 31)));
        await desk.Apply(Early + "\nevents:\n  - {id: soon, after: {event: fork}, event: incident-occurred, place: iraq, severity: 1}\n");

        PickView view = await desk.Send(new PickEntries("early", ["soon"], "later"));

        Golden.Holds("pick-warnings.txt", view.Warnings);
    }

    [Fact]
    public async Task What_a_correction_breaks_of_a_pick_is_a_conflict_of_that_entry()
    {
        Desk desk = await Desk.With("status-quo");
        await desk.Apply(Early + """

            events:
              - id: first
                on: 2020-03-01
                event: incident-occurred
                place: iraq
                severity: 1
              - id: more
                on: 2020-04-01
                event: troops-deployed
                to: others/nmi/iraq
                count: size
                if: strength(us/coalition/iraq) >= 5200
            """);
        await desk.Send(new ForkBranch("mine", null, "history", "2020-01-29", new DateOnly(2021, 12, 31)));
        await desk.Send(new PickEntries("status-quo", ["nmi-consent", "nmi-resumes"], "mine"));
        await desk.Send(new PickEntries("early", ["first", "more"], "mine"));
        await desk.ImportCorrected("history.yaml", Counted.Corrected);

        RebaseView view = await desk.Send(new RebaseBranch("mine", new Dictionary<string, ConflictAnswer>()));

        Assert.Equal(["more"], view.Conflicts.Select(c => c.Entry));
    }
}
