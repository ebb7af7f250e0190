using NatoIraq.App.Branches;
using NatoIraq.Core.Branches;

namespace NatoIraq.Cli.Pages;

/// <summary>How a branch moves to the newest history, and what it was before.</summary>
internal static class RebasePage
{
    /// <summary>What moving a branch came to.</summary>
    /// <param name="page">Where it is written.</param>
    /// <param name="view">What it came to.</param>
    /// <param name="told">What was told already, before questions were asked; null for nothing.</param>
    public static void Show(Page page, RebaseView view, RebaseView? told)
    {
        if (view.Reasons.Count == 0)
        {
            page.Say($"{view.Branch} is on the newest history already.");
            foreach (string warning in view.Warnings) page.Item(warning, Tone.Warning);
            return;
        }
        if (told is null)
        {
            page.Heading($"What changed before the fork of {view.Branch}");
            foreach (StaleReason reason in view.Reasons) page.Item($"{reason.Subject}: {reason.Because}");
        }
        if (view.Conflicts.Count > 0) page.Heading("Conflicts");
        var grid = new Grid("conflict", "may be", "answer", "~because");
        foreach (RebaseConflict c in view.Conflicts)
        {
            grid.Row(
                new Cell(c.Id, Tone.Strong), string.Join(", ", c.Answers).ToLowerInvariant(),
                $"{c.Answer}".ToLowerInvariant(), c.Because);
        }
        page.Add(grid);
        foreach (string warning in view.Warnings.Except(told?.Warnings ?? [])) page.Item(warning, Tone.Warning);
        page.Say(view.Moved
            ? $"Moved {view.Branch} to the newest history: version {view.Version}. 'branch log' lists the others."
            : view.Conflicts.Count == 0 ? "Nothing was changed, and nothing is in the way."
            : view.Conflicts.All(c => c.Answer is not null) ? "Nothing was changed, and every conflict has an answer."
            : "Nothing was changed. Answer each conflict with --answer ID=keep, drop or edit, or apply a changed scenario.");
    }

    public static void Log(Page page, BranchLogView view)
    {
        page.Heading($"Versions of {view.Branch}");
        var grid = new Grid("#version", "made by", "of", "history", "appended", "skipped", "by");
        foreach (BranchVersionView v in view.Versions)
        {
            grid.Row(
                $"{v.Version}", v.Made, v.Of ?? "", v.Timeline[..Math.Min(8, v.Timeline.Length)],
                string.Join(", ", v.Appended), string.Join(", ", v.Skipped), v.By ?? "");
        }
        page.Add(grid);
    }
}
