using NatoIraq.App.Branches;
using NatoIraq.Core.Branches;

namespace NatoIraq.App.Tests.Acceptance;

/// <summary>A branch that a corrected pack has no place for stands where it stood, and disables no other.</summary>
public sealed class BrokenBranchTests
{
    [Fact]
    public async Task A_branch_whose_fork_is_gone_stands_on_the_history_it_pins_and_says_why()
    {
        Desk desk = await WithoutVictory();

        BranchesView view = await desk.Send(new ListBranches(false));

        Assert.Equal(["control", "early"], view.Branches.Select(b => b.Name));
        Assert.Null(view.Branches[0].Problem);
        Assert.Null(view.Branches[1].Problem);
        Assert.True(view.Branches[1].Stale);
        Assert.Equal(
            [(StaleKind.EventRetracted, "victory-over-isis-declared"), (StaleKind.EventAdded, "victory-declared"),
                (StaleKind.NoPlan, "early")],
            view.Branches[1].Reasons.Select(r => (r.Kind, r.Subject)));
        Assert.Contains("no event 'victory-over-isis-declared'", view.Branches[1].Reasons[^1].Because);
        Assert.NotEmpty((await desk.Project(["early"])).View.Results);
        Assert.NotEmpty((await desk.Project(["control"])).View.Results);
    }

    [Fact]
    public async Task It_can_be_archived_and_so_can_others()
    {
        Desk desk = await WithoutVictory();

        Assert.True((await desk.Send(new ArchiveBranch("control"))).Archived);
        Assert.True((await desk.Send(new ArchiveBranch("early"))).Archived);

        Assert.Empty((await desk.Send(new ListBranches(false))).Branches);
    }

    [Fact]
    public async Task A_branch_whose_text_no_longer_fits_the_pack_keeps_its_plan_and_its_parent()
    {
        Desk desk = await Desk.With("control");
        await desk.ImportCorrected("actors.yaml", t => t.Replace(
            "actors:\n", "actors:\n  - {id: lent, kind: nation, name: Lent, aliases: []}\n", StringComparison.Ordinal));
        await desk.Apply("""
            scenario: guests
            title: A nation that the pack will lose
            from: control
            fork: 2021-02-16
            until: 2022-12-31
            events:
              - id: arrive
                on: 2021-06-01
                event: troops-deployed
                to: lent/nmi/iraq
                count: 20
            """);
        await desk.Import(Desk.Seeds);

        BranchView guests = (await desk.Send(new ListBranches(false))).Branches.Single(b => b.Name == "guests");

        Assert.Equal("A nation that the pack will lose", guests.Title);
        Assert.Equal("control", guests.Parent);
        Assert.Null(guests.Problem);
        Assert.Contains(guests.Reasons, r => r.Kind == StaleKind.NoPlan && r.Because.Contains("lent"));
    }

    /// <summary>A desk whose branch <c>early</c> forks at an event that a corrected pack no longer holds.</summary>
    private static async Task<Desk> WithoutVictory()
    {
        Desk desk = await Desk.With("control");
        await desk.Send(new ForkBranch("early", "Early", "history", "victory-over-isis-declared", null));
        await desk.ImportCorrected("history.yaml", t => t.Replace(
            "id: victory-over-isis-declared", "id: victory-declared", StringComparison.Ordinal));
        return desk;
    }
}
