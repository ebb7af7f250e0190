using NatoIraq.App.Branches;
using NatoIraq.App.History;
using NatoIraq.App.Views;
using NatoIraq.Core.Branches;
using NatoIraq.Core.Scenarios;

namespace NatoIraq.Cli.Pages;

/// <summary>Branches and their plans.</summary>
internal static class BranchPage
{
    public static void List(Page page, BranchesView view)
    {
        if (IsEmpty(page, view)) return;
        page.Heading(Say.Count(view.Branches.Count, "branch", "branches"));
        var grid = new Grid("branch", "from", "fork", "until", "state", "~title");
        foreach (BranchView b in view.Branches)
        {
            grid.Row(new Cell(b.Name, Tone.Strong), b.Parent, b.Fork ?? "", Say.Day(b.Until), State(b), b.Title ?? "");
        }
        page.Add(grid);
        Problems(page, view);
    }

    public static void Tree(Page page, BranchesView view)
    {
        if (IsEmpty(page, view)) return;
        Draw(page, view, Scenario.Trunk, "");
        Problems(page, view);
    }

    private static void Problems(Page page, BranchesView view)
    {
        foreach (BranchView b in view.Branches.Where(b => b.Problem is not null))
        {
            page.Item($"{b.Name} has no plan: {b.Problem}", Tone.Warning);
        }
        foreach (BranchView b in view.Branches.Where(b => b.Stale && b.Problem is null && b.Reasons.Count > 0))
        {
            string more = b.Reasons.Count > 1 ? $"; and {b.Reasons.Count - 1} more" : "";
            page.Item($"{b.Name} is stale: {Reason(b.Reasons[0])}{more}", Tone.Warning);
        }
    }

    public static void Edited(Page page, BranchView b)
    {
        page.Say($"{b.Name}: {b.Title}");
        if (b.Appended.Count > 0) page.Say($"Appended: {string.Join(", ", b.Appended)}.");
        page.Say(b.Skipped.Count == 0 ? "No entry is skipped now." : $"Skipped now: {string.Join(", ", b.Skipped)}.");
    }

    public static void Plan(Page page, BranchPlanView view)
    {
        BranchView b = view.Branch;
        page.Heading($"{b.Name}: {b.Title}");
        string fork = b.Fork == Say.Day(view.ForkDate) ? Say.Day(view.ForkDate)
            : $"{b.Fork} on {Say.Day(view.ForkDate)}";
        string state = State(b) is { Length: > 0 } text ? $" State: {text}." : "";
        page.Say(
            $"From {b.Parent}, forked at {fork}, after step {view.ForkStep} of the history, until {Say.Day(b.Until)}."
            + state);
        if (view.Note is { } note) page.Say(note.TrimEnd());
        foreach (string warning in view.Warnings) page.Item(warning, Tone.Warning);
        foreach (StaleReason reason in b.Reasons) page.Item($"Stale: {Reason(reason)}", Tone.Warning);
        if (view.Initial.Count > 0) page.Heading("Starts at");
        var initial = new Grid("what", "~value");
        foreach (InitialView i in view.Initial) initial.Row(i.Target, i.Value);
        page.Add(initial);
        page.Heading("Plan");
        var entries = new Grid("entry", "kind", "event", "after", "own by", "~assumes");
        foreach (EntryView e in view.Entries)
        {
            entries.Row(
                new Cell(e.Id, Tone.Strong), e.Kind, e.Event, e.After ?? "",
                new Cell(e.Owner, e.Owner == b.Name ? Tone.Plain : Tone.Dim),
                string.Join(", ", e.Assumptions));
        }
        page.Add(entries);
        if (view.Assumptions.Count > 0) page.Heading("Assumptions");
        page.Add(Assumptions(view.Assumptions));
        if (view.Correlations.Count == 0) return;
        page.Heading("Rank correlations");
        var correlations = new Grid("between", "and", "#rank", "own by");
        foreach (CorrelationView c in view.Correlations) correlations.Row(c.A, c.B, c.Rank.ToString("0.###"), c.Owner);
        page.Add(correlations);
    }

    /// <summary>Assumptions as a table, with the value a draw gave them.</summary>
    public static Grid Assumptions(IReadOnlyList<AssumptionView> assumptions)
    {
        var grid = new Grid("assumption", "value", "#drawn", "basis", "~unit", "~cites");
        foreach (AssumptionView a in assumptions)
        {
            grid.Row(
                a.Name, a.Value, DataText.Drawn(a.Value, a.Drawn),
                a.Informed ? $"{a.Basis}, informed" : a.Basis, a.Unit, Say.Cites(a.Cites));
        }
        return grid;
    }

    private static void Draw(Page page, BranchesView view, string parent, string indent)
    {
        if (parent == Scenario.Trunk) page.Say(parent);
        BranchView[] children = [.. view.Branches.Where(b => b.Parent == parent)];
        foreach (BranchView child in children)
        {
            bool isLast = child == children[^1];
            page.Twig(indent, isLast, child.Name, $"at {child.Fork}: {child.Title}{(child.Stale ? " (stale)" : "")}");
            Draw(page, view, child.Name, indent + (isLast ? "   " : "|  "));
        }
    }

    private static string Reason(StaleReason reason) => $"{reason.Subject}: {reason.Because}";

    /// <summary>What was done to it since it was applied, and whether it is stale or off the list.</summary>
    private static string State(BranchView b)
    {
        IEnumerable<string> state =
        [
            .. b.Appended.Count > 0 ? [$"{b.Appended.Count} appended"] : Array.Empty<string>(),
            .. b.Skipped.Count > 0 ? [$"{b.Skipped.Count} skipped"] : Array.Empty<string>(),
            .. b.Stale ? ["stale"] : Array.Empty<string>(),
            .. b.Archived ? ["archived"] : Array.Empty<string>(),
        ];
        return string.Join(", ", state);
    }

    private static bool IsEmpty(Page page, BranchesView view)
    {
        if (view.Branches.Count > 0) return false;
        page.Say(
            "There is no branch yet. 'natoiraq demo' applies what is shipped, "
            + "'natoiraq scenario apply FILE' a file of yours.");
        return true;
    }
}
