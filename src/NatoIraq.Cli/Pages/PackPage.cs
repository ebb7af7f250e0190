using NatoIraq.App.History;

namespace NatoIraq.Cli.Pages;

/// <summary>What was checked of a pack, and what was drafted.</summary>
internal static class PackPage
{
    public static void Validated(Page page, ValidatedPackView view)
    {
        page.Heading($"Pack {view.Pack}: {Say.Count(view.Sources, "source")}, {Say.Count(view.Claims, "claim")}, "
            + Say.Count(view.Events, "event"));
        page.Say("It can be imported as it is.");
        Findings(page, view.Findings);
    }

    public static void Drafted(Page page, NewPackView view, string folder)
    {
        page.Say($"Wrote {folder}: {Say.Count(view.Files.Count, "file")}.");
        foreach (string file in view.Files.Keys) page.Item(file);
        page.Say($"Next: 'natoiraq pack validate {folder}', then 'natoiraq import {folder} "
            + $"--store sqlite:{view.Pack}.db'.");
    }

    /// <summary>Facts that break a rule, each with the entry that explains it.</summary>
    public static void Findings(Page page, IReadOnlyList<FindingView> findings)
    {
        if (findings.Count == 0) return;
        page.Heading("Facts that stand although a rule speaks against them, each for a reason that the pack gives");
        var grid = new Grid("event", "rule", "reason", "~because");
        foreach (FindingView f in findings) grid.Row(f.Event, f.Rule, f.Conflict, f.Because);
        page.Add(grid);
    }
}
