using NatoIraq.App.Projections;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Scenarios;

namespace NatoIraq.Cli.Pages;

/// <summary>Branches projected: the levels first, then what they rest on.</summary>
internal static class ProjectionPage
{
    public static void Write(Page page, ProjectedView view)
    {
        Projection projection = view.Projection;
        BranchResult[] branches = Ordered(projection);
        if (projection.Baseline is { } baseline)
        {
            page.Heading($"{string.Join(", ", branches.Select(b => b.Branch).Where(b => b != baseline))} against {baseline}");
        }
        else
        {
            page.Heading(string.Join(", ", branches.Select(b => TitleOf(view, b))));
        }
        page.Note(
            "The median of the draws, and the span that holds eight draws in ten"
            + (projection.Baseline is null ? "." : "; differences are taken draw by draw, so shared luck cancels out."));
        LevelsTable.Write(page, projection, branches);
        Blocked(page, branches);
        foreach (BranchResult branch in branches) Conditions(page, view, branch);
        if (branches.Length == 1) Events(page, branches[0]);
        StatesTable.Write(page, branches);
        foreach (string warning in view.Plans.SelectMany(p => p.Warnings.Select(w => $"{p.Name}: {w}")))
        {
            page.Item(warning, Tone.Warning);
        }
        page.Blank();
        Footer(page, view);
    }

    /// <summary>The branches, the baseline first, the others in the order of their names.</summary>
    public static BranchResult[] Ordered(Projection projection) =>
        [.. projection.Branches.OrderBy(b => b.Branch == projection.Baseline ? 0 : 1).ThenBy(b => b.Branch, StringComparer.Ordinal)];

    /// <summary>What the rules blocked.</summary>
    public static void Blocked(Page page, IReadOnlyList<BranchResult> branches)
    {
        page.Heading("Blocked by a rule");
        var grid = new Grid("branch", "event", "rule", "#in draws", "#left undone", "~");
        foreach (BranchResult branch in branches)
        {
            string name = branch.Branch;
            foreach (BlockedResult b in branch.Blocked)
            {
                grid.Row(name, b.Event, b.Name == b.Rule ? b.Rule : $"{b.Rule} {b.Name}", Say.Share(b.Share), Say.Value(b.Undone));
                name = "";
            }
        }
        if (grid.Rows.Count == 0) page.Say("Nothing, in any draw.");
        page.Add(grid);
    }

    /// <summary>What had to be true for a branch to come about; nothing when nothing is in doubt.</summary>
    public static void Conditions(Page page, ProjectedView view, BranchResult branch)
    {
        Plan plan = view.Plans.First(p => p.Name == branch.Branch);
        IReadOnlyList<string> conditions = App.Reports.Conditions.Of(branch, plan);
        if (conditions.Count == 0) return;
        page.Heading($"{branch.Branch} needs");
        foreach (string condition in conditions) page.Item(condition);
    }

    /// <summary>How the numbers came about.</summary>
    public static void Footer(Page page, ProjectedView view) => page.Note(
        $"{Say.Count(view.View.Draws)} draws a branch, random seed {view.View.RandomSeed}, quantiles {view.View.Quantiles}. "
        + $"Hash of the result: {view.View.Hash[..16]}.");

    private static string TitleOf(ProjectedView view, BranchResult branch) =>
        $"{branch.Branch} ({view.Plans.First(p => p.Name == branch.Branch).Scenario.Title})";

    private static void Events(Page page, BranchResult branch)
    {
        page.Heading("What happens");
        var grid = new Grid("event", "#in draws", "#a draw", "first", "between", "and", "~why not");
        foreach (EventResult e in branch.Events)
        {
            grid.Row(
                e.Event, Say.Share(e.Happens), e.PerDraw.ToString("0.0"), Say.Day(e.P50), Say.Day(e.P10), Say.Day(e.P90),
                string.Join(", ", e.WhyNot.Select(p => $"{p.Key.ToString().ToLowerInvariant()} {Say.Share(p.Value)}")));
        }
        page.Add(grid);
    }
}
