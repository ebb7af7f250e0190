using NatoIraq.App.Reports;
using NatoIraq.Core.Projections;

namespace NatoIraq.Cli.Pages;

/// <summary>What a report holds and where it is.</summary>
internal static class ReportPage
{
    public static void Write(Page page, ReportView report, string path)
    {
        Projection projection = report.Compared.Projection;
        int others = projection.Branches.Count(b => b.Branch != projection.Baseline);
        string branches = Say.Count(others, "branch", "branches");
        page.Say(projection.Baseline is { } baseline
            ? $"{path} compares {branches} with {baseline}."
            : $"{path} tells of {branches}; there is no baseline.");
        foreach (LeftOut left in report.LeftOut)
        {
            page.Item($"{left.Branch} is left out: {left.Because}", Tone.Warning);
        }
        ProjectionPage.Footer(page, report.Compared);
    }
}
