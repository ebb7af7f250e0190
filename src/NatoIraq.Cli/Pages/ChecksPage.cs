using NatoIraq.App.Stores;
using NatoIraq.Packs;

namespace NatoIraq.Cli.Pages;

/// <summary>What checks found.</summary>
internal static class ChecksPage
{
    public static void Sources(Page page, DocumentReport report)
    {
        page.Say(
            $"{Say.Count(report.Documents, "document")} with {Say.Count(report.Paragraphs, "paragraph")}; "
            + $"{Say.Count(report.Claims, "claim")} with {Say.Count(report.Tokens, "token")} of evidence looked for.");
        if (report.Unkept > 0)
        {
            page.Say($"{Say.Count(report.Unkept, "source")} by address alone: nothing of theirs is checked.");
        }
        if (report.Findings.Count == 0 && report.Documents > 0)
        {
            page.Say("Every document is the one cited, and every claim's evidence stands in its paragraph.");
        }
        if (report.Findings.Count == 0) return;
        page.Heading(Say.Count(report.Findings.Count, "finding"));
        var grid = new Grid("source", "claim", "~what does not fit");
        foreach (DocumentFinding f in report.Findings)
        {
            grid.Row(f.Source, f.Claim ?? "", new Cell(f.Message, Tone.Warning));
        }
        page.Add(grid);
    }

    public static void Verified(Page page, VerifiedView view)
    {
        if (view.Findings.Count == 0)
        {
            page.Say($"All is well: {Say.Count(view.Events, "event")} checked.");
            return;
        }
        page.Heading(Say.Count(view.Findings.Count, "finding"));
        foreach (string finding in view.Findings) page.Item(finding, Tone.Warning);
    }
}
