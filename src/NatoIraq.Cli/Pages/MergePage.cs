using NatoIraq.App.Branches;

namespace NatoIraq.Cli.Pages;

/// <summary>What a branch took over from another.</summary>
internal static class MergePage
{
    public static void Picked(Page page, PickView view)
    {
        page.Say(view.Picked.Count == 0
            ? $"{view.Branch} has all of it already: {string.Join(", ", view.Had)}."
            : $"Copied from {view.From} into {view.Branch}: {string.Join(", ", view.Picked)}.");
        if (view.Brought.Count > 0) page.Say($"What they use came along: {string.Join(", ", view.Brought)}.");
        if (view.Picked.Count > 0 && view.Had.Count > 0)
            page.Say($"It had the same already: {string.Join(", ", view.Had)}.");
        if (view.Own.Count > 0) page.Say($"It keeps its own starting values: {string.Join(", ", view.Own)}.");
        foreach (string warning in view.Warnings) page.Item(warning, Tone.Warning);
    }

    public static void Show(Page page, MergeView view)
    {
        if (view.Changes.Count + view.Conflicts.Count == 0)
        {
            page.Say($"{view.From} has nothing that {view.Branch} lacks; their common parent is {view.Base}.");
            return;
        }
        page.Heading($"{view.From} into {view.Branch}, since {view.Base}");
        var changes = new Grid("what", "is", "~as it says there");
        foreach (MergeChange c in view.Changes)
            changes.Row(new Cell(c.Id, Tone.Strong), $"{c.Change}".ToLowerInvariant(), OneLine(c.Yaml, null));
        page.Add(changes);
        if (view.Conflicts.Count > 0) page.Heading("Both changed");
        var conflicts = new Grid("conflict", "answer", $"~ours, {view.Branch}", $"~theirs, {view.From}");
        foreach (MergeConflict c in view.Conflicts)
        {
            conflicts.Row(
                new Cell(c.Id, Tone.Strong), $"{c.Answer}".ToLowerInvariant(), OneLine(c.Ours, c.Theirs), OneLine(c.Theirs, c.Ours));
        }
        page.Add(conflicts);
        foreach (string warning in view.Warnings) page.Item(warning, Tone.Warning);
        page.Say(view switch
        {
            { Merged: true } => $"Merged: {view.Branch} is at version {view.Version}. 'branch log' lists the others.",
            _ when view.Conflicts.Any(c => c.Answer is null) =>
                "Nothing was changed. Answer each conflict with --answer ID=ours or ID=theirs.",
            { Changes.Count: 0 } => "Nothing was changed: it is all as it says here already.",
            _ => "Nothing was changed, and nothing is in the way.",
        });
    }

    /// <summary>What it says and the other side does not; a note is for readers of the file.</summary>
    private static string OneLine(string? yaml, string? other) => yaml is null
        ? "left out"
        // What stands under a heading follows it.
        : string.Join("; ", Lines(yaml).Except(other is null ? [] : Lines(other))).Replace(":; ", ": ");

    private static IEnumerable<string> Lines(string yaml) => yaml.Split('\n').Select(l => l.Trim().TrimStart('-').Trim())
        .Where(l => !l.StartsWith("note:", StringComparison.Ordinal));
}
