using NatoIraq.App.Branches;

namespace NatoIraq.Cli.Pages;

/// <summary>What became of a scenario.</summary>
internal static class ScenarioPage
{
    public static void Applied(Page page, AppliedView view)
    {
        page.Say(view.Changed
            ? $"Applied {view.Branch}: {view.Title}"
            : $"{view.Branch} says that already; nothing was changed.");
        foreach (string warning in view.Warnings) page.Item(warning, Tone.Warning);
        page.Note($"Next: natoiraq project {view.Branch}");
    }

    public static void Validated(Page page, ValidatedView view)
    {
        page.Say($"{view.Scenario} is valid: its plan has {Say.Count(view.Events)} entries, inherited ones too.");
        if (view.Warnings.Count == 0)
        {
            page.Say($"{Say.Count(view.Draws)} draws show nothing to warn of.");
            return;
        }
        page.Heading($"Warnings, from the file and from {Say.Count(view.Draws)} draws");
        foreach (string warning in view.Warnings) page.Item(warning, Tone.Warning);
    }
}
