using NatoIraq.App.Branches;
using NatoIraq.App.Reports;
using NatoIraq.Core.Scenarios;
using NatoIraq.Web.Visits;

namespace NatoIraq.Web.Components.Branches;

/// <summary>All that the page of a branch shows.</summary>
/// <param name="Branch">Its facts.</param>
/// <param name="Text">Its scenario's text, and what was done since.</param>
/// <param name="Plan">Its plan; null when it has none.</param>
/// <param name="Picture">One of its series; null when it has no plan.</param>
/// <param name="Others">What it may be compared with.</param>
/// <param name="Series">The series to choose from.</param>
/// <param name="Log">Its versions.</param>
public sealed record BranchLook(
    BranchView Branch, ScenarioTextView Text, BranchPlanView? Plan, PictureView? Picture, IReadOnlyList<BranchView> Others,
    IReadOnlyList<string> Series, BranchLogView Log)
{
    /// <summary>How many futures are drawn while the text changes.</summary>
    public const int QuickDraws = 1000;

    /// <summary>Reads the branch; the query string says which series is drawn, over what.</summary>
    public static async Task<BranchLook> LoadAsync(Visit visit, string name)
    {
        ScenarioTextView text = await visit.SendAsync(new ShowScenario(name));
        IReadOnlyList<BranchView> all = (await visit.SendAsync(new ListBranches(Archived: true))).Branches;
        BranchView branch = all.First(b => b.Name == name);
        BranchLogView log = await visit.SendAsync(new ShowBranchLog(name));
        IReadOnlyList<string> series = await visit.SendAsync(new ListReportSeries());
        BranchView[] others = [.. all.Where(b => b.Name != name && !b.Archived && b.Problem is null)];
        if (branch.Problem is not null) return new BranchLook(branch, text, null, null, others, series, log);
        BranchPlanView plan = await visit.SendAsync(new ShowBranch(name));
        string? over = visit.Asked.Text("over");
        bool hasParent = others.Any(o => o.Name == branch.Parent);
        PictureView picture = await visit.PictureAsync(new PictureSeries(
            name, null, over ?? (hasParent ? null : Scenario.Trunk), visit.Asked.Text("series"), QuickDraws, 1,
            Environment.ProcessorCount));
        string[] choices = [.. series.Append(picture.Series).Concat(picture.Outputs).Distinct()];
        return new BranchLook(branch, text, plan, picture, others, choices, log);
    }
}
