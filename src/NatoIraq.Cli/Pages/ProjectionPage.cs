using NatoIraq.App.History;
using NatoIraq.App.Projections;
using NatoIraq.App.Reports;
using NatoIraq.Cli.Charts;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Scenarios;

namespace NatoIraq.Cli.Pages;

/// <summary>Branches projected: the levels first, then what they rest on.</summary>
internal static class ProjectionPage
{
    /// <summary>Why a level of a branch is unknown.</summary>
    public const string WhyUnknown =
        "Unknown: the sources no longer speak for it at the fork, and the branch does not set it.";

    /// <summary>Writes the page.</summary>
    /// <param name="page">Where to.</param>
    /// <param name="view">The branches.</param>
    /// <param name="charts">What is drawn over time.</param>
    /// <param name="named">The dates that were asked for by name.</param>
    public static void Write(Page page, ProjectedView view, ChartChoice charts, IReadOnlyList<DateOnly> named)
    {
        Projection projection = view.Projection;
        BranchResult[] branches = Ordered(projection);
        if (projection.Baseline is { } baseline)
        {
            string others = string.Join(", ", branches.Select(b => b.Branch).Where(b => b != baseline));
            page.Heading($"{others} against {baseline}");
        }
        else
        {
            page.Heading(string.Join(", ", branches.Select(b => TitleOf(view, b))));
        }
        page.Note(projection.Baseline is null
            ? "The median of the draws, the span that holds eight draws in ten, and the mean."
            : "The median of the draws, the span that holds eight draws in ten, the mean; then the difference's mean "
                + "and span, taken draw by draw, so that shared luck cancels out.");
        ChartPage.Write(page, view, charts);
        LevelsTable.Write(page, projection, branches);
        if (branches.Any(b => b.Levels.Any(l => l.Band.P50 is null))) page.Note(WhyUnknown);
        AnalysisPage.Write(page, view, branches, named);
        if (view.View.Words is { } words) WordsPage.Write(page, words);
        Blocked(page, branches);
        Conditions(page, view, branches);
        if (branches.Length == 1)
        {
            ExplainPage.Derived(page, BoundsOf(view.Plans[0], branches[0]));
            Events(page, branches[0]);
        }
        StatesTable.Write(page, branches);
        foreach (string warning in view.Plans.SelectMany(p => p.Warnings.Select(w => $"{p.Name}: {w}")))
        {
            page.Item(warning, Tone.Warning);
        }
        page.Blank();
        Footer(page, view);
        if (page.IsRich) Next(page, view, branches);
    }

    /// <summary>Commands to go on with.</summary>
    private static void Next(Page page, ProjectedView view, BranchResult[] branches)
    {
        BranchResult last = branches[^1];
        string parent = view.Plans.First(p => p.Name == last.Branch).Scenario.From;
        page.Heading("Next");
        if (view.Projection.Baseline is null && parent != Scenario.Trunk)
        {
            page.Command($"natoiraq compare {last.Branch} --baseline {parent}");
        }
        page.Command($"natoiraq replay {last.Branch} --draw middle");
        page.Command($"natoiraq branch show {last.Branch}");
    }

    /// <summary>The pack's conditional bounds on the reported series, of the days up to the fork.</summary>
    private static IReadOnlyList<DerivedView> BoundsOf(Plan plan, BranchResult branch)
    {
        HashSet<string> series = [.. branch.Levels.Where(l => !l.IsOutput).Select(l => l.Series)];
        return [.. plan.Timeline.Layout.Universe.Pack.Estimates
            .Where(e => e.At.DayNumber <= plan.ForkDay && series.Contains($"{e.Series}"))
            .Select(DerivedView.Of)];
    }

    /// <summary>The branches, the baseline first, the others in the order of their names.</summary>
    public static BranchResult[] Ordered(Projection projection) =>
        [.. projection.Branches
            .OrderBy(b => b.Branch == projection.Baseline ? 0 : 1)
            .ThenBy(b => b.Branch, StringComparer.Ordinal)];

    /// <summary>What the rules blocked. What an event left unmoved on average is told with its first rule.</summary>
    public static void Blocked(Page page, IReadOnlyList<BranchResult> branches)
    {
        page.Heading("Blocked by a rule");
        var grid = new Grid("branch", "event", "rule", "#in draws", "#left unmoved");
        (string Branch, string Event) before = ("", "");
        foreach ((string branch, BlockedResult b) in branches.SelectMany(r => r.Blocked.Select(b => (r.Branch, b))))
        {
            bool isSame = before == (branch, b.Event);
            grid.Row(
                before.Branch == branch ? "" : branch, isSame ? "" : b.Event, RuleOf(b), Say.Share(b.Share),
                isSame ? "" : Left(b.Undone));
            before = (branch, b.Event);
        }
        if (grid.Rows.Count == 0) page.Say("Nothing, in any draw.");
        page.Add(grid);
    }

    /// <summary>What had to be true for each branch: the events that others wait on and that may fail.</summary>
    public static void Conditions(Page page, ProjectedView view, IReadOnlyList<BranchResult> branches)
    {
        page.Heading("What had to be true, and the share of draws in which it was");
        var grid = new Grid("branch", "~what it is", "~needs");
        foreach (BranchResult branch in branches)
        {
            Plan plan = view.Plans.First(p => p.Name == branch.Branch);
            IReadOnlyList<Gate> gates = App.Reports.Conditions.Gates(branch, plan);
            grid.Row(
                branch.Branch, plan.Scenario.Title,
                gates.Count == 0
                    ? new Cell("nothing that others wait on is in doubt", Tone.Dim)
                    : string.Join(", ", gates.Select(g => $"{g.Entry.Id} {Say.Share(g.Result.Happens)}")));
        }
        page.Add(grid);
    }

    private static string Left(double undone) => undone switch
    {
        0 => "",
        < 1 => "under 1",
        _ => Say.Value(undone),
    };

    private static string RuleOf(BlockedResult b) =>
        b.Name.Contains(b.Rule, StringComparison.Ordinal) ? b.Name : $"{b.Rule} {b.Name}";

    /// <summary>How the numbers came about.</summary>
    public static void Footer(Page page, ProjectedView view) => page.Note(
        $"{Say.Count(view.View.Draws, "draw")} a branch, random seed {view.View.RandomSeed}"
        + (view.View.Sampling is { } sampling ? $", sampling {sampling.Method}. " : ". ")
        + (view.View.Sampling is { Apart: { Count: > 0 } apart }
            ? $"Not the same luck in all branches, though the name is the same: {string.Join(", ", apart)}. " : "")
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
                e.Event, Say.Share(e.Happens), e.PerDraw.ToString("0.0"),
                Say.Day(e.P50), Say.Day(e.P10), Say.Day(e.P90),
                string.Join(", ", e.WhyNot.Select(p => $"{p.Key.ToString().ToLowerInvariant()} {Say.Share(p.Value)}")));
        }
        page.Add(grid);
    }
}
