using NatoIraq.App.Branches;
using NatoIraq.Core;

namespace NatoIraq.App.Tests.Acceptance;

/// <summary>An edit of a branch counts for those that descend from it.</summary>
public sealed class DescendantTests
{
    private const string Parent = """
        scenario: parent
        title: Parent
        from: history
        fork: 2021-02-16
        until: 2022-12-31
        events:
          - id: first
            on: 2021-06-01
            event: troops-deployed
            to: others/nmi/iraq
            count: 20
          - id: second
            on: 2021-07-01
            event: troops-deployed
            to: others/nmi/iraq
            count: 20
        """;

    private const string Child = """
        scenario: child
        title: Child
        from: parent
        fork: 2021-02-16
        until: 2022-12-31
        drop: [second]
        events:
          - id: third
            after: { event: first, delay: 30 days }
            event: troops-deployed
            to: others/nmi/iraq
            count: 20
        """;

    private const string Appended = """
        id: third
        after: { event: second, delay: 30 days }
        event: troops-deployed
        to: others/nmi/iraq
        count: 20
        """;

    [Fact]
    public async Task An_entry_that_a_descendant_drops_may_be_skipped()
    {
        Desk desk = await Desk.With("status-quo", "full-withdrawal");

        await desk.Send(new SkipEntry("status-quo", "nmi-consent"));

        Assert.NotEmpty((await desk.Project(["full-withdrawal"])).View.Results);
        Assert.Null((await desk.Send(new ListBranches(false))).Branches[0].Problem);
    }

    [Fact]
    public async Task A_scenario_applied_anew_without_what_a_descendant_follows_is_refused_and_names_it()
    {
        Desk desk = await Family();

        InvalidInputException refusal = await desk.Refuses(
            new ApplyScenario(Parent.Replace("id: first", "id: other", StringComparison.Ordinal), "parent.yaml"));

        Assert.Contains("'child', which descends from 'parent'", refusal.Message);
        Assert.Contains("There is no entry 'first' to follow", refusal.Message);
    }

    [Fact]
    public async Task A_scenario_is_applied_with_the_entries_appended_to_its_branch_since()
    {
        Desk desk = await Desk.With();
        await desk.Apply(Parent, "parent.yaml");
        await desk.Send(new AppendEntry("parent", Appended));

        InvalidInputException refusal = await desk.Refuses(
            new ApplyScenario(Parent.Replace("id: second", "id: other", StringComparison.Ordinal), "parent.yaml"));

        Assert.Contains("There is no entry 'second' to follow", refusal.Message);
    }

    [Fact]
    public async Task A_scenario_is_applied_with_the_entries_skipped_in_its_branch_since()
    {
        Desk desk = await Desk.With();
        await desk.Apply(Parent, "parent.yaml");
        await desk.Send(new SkipEntry("parent", "second"));

        InvalidInputException refusal = await desk.Refuses(
            new ApplyScenario(Parent.Replace("id: second", "id: other", StringComparison.Ordinal), "parent.yaml"));

        Assert.Contains("There is no entry 'second' to skip", refusal.Message);
    }

    private static async Task<Desk> Family()
    {
        Desk desk = await Desk.With();
        await desk.Apply(Parent, "parent.yaml");
        await desk.Apply(Child, "child.yaml");
        return desk;
    }
}
