using FsCheck;
using FsCheck.Fluent;
using NatoIraq.App.Branches;
using NatoIraq.App.Diffs;
using NatoIraq.App.Tests.Fuzzing;

namespace NatoIraq.App.Tests.Acceptance;

/// <summary>What holds of any two branches of one parent.</summary>
public sealed class BranchLaws
{
    private const int Cases = 6;

    private static readonly string[] Inherited = ["a", "b", "c"];
    private static readonly string[] Ids = [.. Inherited, "d", "e"];

    /// <summary>What a child does with each id: nothing, leave it out, or have it happen with a severity.</summary>
    private static readonly Arbitrary<(int[] Ours, int[] Theirs, int Start)> Pairs = (
        from ours in Gen.Choose(-1, 2).ArrayOf(Ids.Length)
        from theirs in Gen.Choose(-1, 2).ArrayOf(Ids.Length)
        from start in Gen.Choose(0, 2)
        select (ours, theirs, start)).ToArbitrary();

    [Fact]
    public void Merging_is_the_same_whichever_way_round() => Budget.Spend(Cases, Pairs, async pair =>
    {
        Desk here = await Of(pair), there = await Of(pair);
        MergeView one = await here.Send(new MergeBranch("theirs", "ours", None));
        MergeView other = await there.Send(new MergeBranch("ours", "theirs", None));

        Assert.Equal(one.Conflicts.Select(c => c.Id).Order(), other.Conflicts.Select(c => c.Id).Order());
        if (one.Conflicts.Count > 0)
        {
            await here.Send(new MergeBranch("theirs", "ours", one.Conflicts.ToDictionary(c => c.Id, _ => MergeAnswer.Theirs)));
            await there.Send(new MergeBranch("ours", "theirs", other.Conflicts.ToDictionary(c => c.Id, _ => MergeAnswer.Ours)));
        }
        // Each is now the other's merge: what is left is nothing.
        Assert.Equal(await Plan(here, "ours"), await Plan(there, "theirs"));
        string? head = await here.Head();
        Assert.Empty((await here.Send(new MergeBranch("theirs", "ours", None))).Conflicts);
        Assert.Equal(head, await here.Head());
    });

    [Fact]
    public void Merging_a_sibling_without_changes_is_nothing() => Budget.Spend(Cases, Pairs, async pair =>
    {
        Desk desk = await Of((pair.Ours, new int[Ids.Length], 0));
        string? before = await desk.Head();

        MergeView view = await desk.Send(new MergeBranch("theirs", "ours", None));

        Assert.Equal((false, 0, 0), (view.Merged, view.Changes.Count, view.Conflicts.Count));
        Assert.Equal(before, await desk.Head());
    });

    [Fact]
    public void Picked_then_skipped_is_the_same_plan_and_the_same_projection() => Budget.Spend(Cases, Pairs, async pair =>
    {
        Desk desk = await Of(pair);
        string hash = (await desk.Project(["ours"], draws: 20)).View.Hash;
        IReadOnlyList<string> plan = await Plan(desk, "ours");
        BranchPlanView ours = await desk.Send(new ShowBranch("ours")), theirs = await desk.Send(new ShowBranch("theirs"));
        string[] free = [.. theirs.Entries.Select(e => e.Id).Except(ours.Entries.Select(e => e.Id)).Except(ours.Branch.Skipped)];
        if (free.Length == 0) return;

        PickView view = await desk.Send(new PickEntries("theirs", free, "ours"));
        Assert.Equal(free.Order(), view.Picked.Order());
        Assert.NotEqual(plan, await Plan(desk, "ours"));
        foreach (string id in free) await desk.Send(new SkipEntry("ours", id));

        Assert.Equal(plan, await Plan(desk, "ours"));
        Assert.Equal(hash, (await desk.Project(["ours"], draws: 20)).View.Hash);
    });

    [Fact]
    public void Rebasing_onto_the_history_a_branch_pins_writes_nothing() => Budget.Spend(Cases, Pairs, async pair =>
    {
        Desk desk = await Of(pair);
        string? before = await desk.Head();
        foreach (string branch in new[] { "parent", "ours", "theirs" })
            Assert.False((await desk.Send(new RebaseBranch(branch, new Dictionary<string, ConflictAnswer>()))).Moved);
        Assert.Equal(before, await desk.Head());
    });

    [Fact]
    public void Where_nothing_is_in_the_way_two_rebases_equal_one() => Budget.Spend(Cases, Pairs, async pair =>
    {
        Desk desk = await Of(pair);
        await desk.ImportCorrected("history.yaml", t => t.Replace("severity: 2", "severity: 1", StringComparison.Ordinal));
        foreach (string branch in new[] { "parent", "ours", "theirs" })
        {
            RebaseView first = await desk.Send(new RebaseBranch(branch, new Dictionary<string, ConflictAnswer>()));
            Assert.True(first.Moved, string.Join("\n", first.Conflicts));
            string? once = await desk.Head();
            Assert.False((await desk.Send(new RebaseBranch(branch, new Dictionary<string, ConflictAnswer>()))).Moved);
            Assert.Equal(once, await desk.Head());
        }
    });

    private static readonly Dictionary<string, MergeAnswer> None = [];

    /// <summary>What differs between a branch's plan and its parent's, whatever the order.</summary>
    private static async Task<IReadOnlyList<string>> Plan(Desk desk, string branch)
    {
        DiffView diff = await desk.Send(new DiffBranches("parent", branch, [], null, 1, false));
        return [.. diff.Plan.SelectMany(d => d.Fields.Where(f => f.Field != "order").Select(f => $"{d.Part} {d.Id} {d.Change} {f.Field} {f.B}"))
            .Order(StringComparer.Ordinal)];
    }

    private static async Task<Desk> Of((int[] Ours, int[] Theirs, int Start) pair)
    {
        Desk desk = await Desk.With();
        await desk.Apply(Head("parent", "history") + "events:\n" + string.Concat(Inherited.Select(id => Entry(id, 1, "1"))));
        await desk.Apply(Text("ours", pair.Ours, 0));
        await desk.Apply(Text("theirs", pair.Theirs, pair.Start));
        return desk;
    }

    private static string Text(string name, int[] does, int start)
    {
        string[] dropped = [.. Inherited.Where((_, i) => does[i] < 0)];
        string[] entries = [.. Ids.Select((id, i) => does[i] > 0 ? Entry(id, i, $"{does[i]}") : "").Where(e => e.Length > 0)];
        return Head(name, "parent")
            + (start > 0 ? $"assumptions:\n  how-many:\n    value: uniform(0, {start * 100})\n    unit: persons\n    basis: assumption\n" : "")
            + (start > 0 ? "initial:\n  others/coalition/iraq: how-many\n" : "")
            + (dropped.Length > 0 ? $"drop: [{string.Join(", ", dropped)}]\n" : "")
            + (entries.Length > 0 ? "events:\n" + string.Concat(entries) : "");
    }

    private static string Head(string name, string from) =>
        $"scenario: {name}\ntitle: Of {from}\nfrom: {from}\nfork: 2020-01-29\nuntil: 2021-12-31\n";

    private static string Entry(string id, int day, string severity) =>
        $"  - id: {id}\n    on: 2020-04-0{day + 1}\n    event: incident-occurred\n    place: iraq\n    severity: {severity}\n";
}
