using NatoIraq.App.Diffs;

namespace NatoIraq.Cli.Pages;

/// <summary>
/// What differs: <c>-</c> only on the one side, <c>+</c> only on the other, <c>~</c> on both but not the same.
/// </summary>
internal static class DiffPage
{
    private const int Longest = 60;

    /// <summary>
    /// Writes the differences of two sides that the user called <paramref name="a"/> and <paramref name="b"/>.
    /// </summary>
    public static void Write(Page page, DiffView view, string a, string b)
    {
        if (view.Equal)
        {
            page.Say(view.Reordered
                ? "No difference: the same entries in another order, which says nothing here." : "No difference.");
            return;
        }
        if (view.Reordered)
            page.Say("The same entries in another order; what is due on one day happens in the order of the file.");
        page.Note($"- only {a}   + only {b}   ~ both, but not the same");
        Listed(page, view.Plan, view.Kind == "branches" ? "Plan: " : "");
        Listed(page, view.Events, view.Draw switch
        {
            "facts" => "What happened: ",
            "middle" => "What happens in the middle draw: ",
            var draw => $"What happens in draw {draw}: ",
        });
        foreach (StateDiffView state in view.States) State(page, state, a, b);
    }

    private static void Listed(Page page, IReadOnlyList<DifferenceView> differences, string prefix)
    {
        foreach (var part in differences.GroupBy(d => d.Part))
        {
            page.Heading($"{prefix}{part.Key}");
            foreach (DifferenceView d in part) One(page, d);
        }
    }

    private static void One(Page page, DifferenceView d)
    {
        bool isValue = d.Fields is [{ Field: "value" }];
        if (d.Change != Change.Changed)
        {
            bool gone = d.Change == Change.OnlyA;
            string fields = string.Join(", ", d.Fields.Where(f => f.Field is not ("event" or "note")).Select(f =>
                isValue ? Short(f.A ?? f.B) : $"{f.Field} {Short(f.A ?? f.B)}"));
            string text = $"{(gone ? "-" : "+")} {d.Id}{Type(d)}{(fields.Length > 0 ? $": {fields}" : "")}";
            page.Item(text, gone ? Tone.Removed : Tone.Added);
            return;
        }
        if (isValue)
        {
            page.Item($"~ {d.Id}: {d.Fields[0].A} -> {d.Fields[0].B}");
            return;
        }
        page.Item($"~ {d.Id}{Type(d)}");
        foreach (FieldDiffView f in d.Fields)
            page.Item($"    {f.Field}: {f.A ?? "(none)"} -> {f.B ?? "(none)"}");
    }

    private static string Type(DifferenceView d) => d.Type is { } type ? $" ({type})" : "";

    private static string Short(string? text) =>
        text is { Length: > Longest } ? $"{text[..Longest]}..." : text ?? "";

    /// <summary>Two worlds side by side: only what differs.</summary>
    private static void State(Page page, StateDiffView state, string a, string b)
    {
        if (state.A != state.B) (a, b) = (Say.Day(state.A), Say.Day(state.B));
        page.Heading(state.A == state.B
            ? $"At the end of {Say.Day(state.A)}"
            : $"From the end of {Say.Day(state.A)} to the end of {Say.Day(state.B)}");
        if (state.Changes.Count == 0) page.Say("The same.");
        var grid = new Grid("~what", $"#~{a}", $"#~{b}", "#change");
        foreach (var part in state.Changes.GroupBy(d => d.Part))
        {
            grid.Row(new Cell(part.Key, Tone.Strong), "", "", "");
            foreach (DifferenceView d in part)
            {
                foreach (FieldDiffView f in d.Fields)
                {
                    string what = f.Field == "value" ? d.Id : $"{d.Id} {f.Field}";
                    grid.Row($"  {what}", Shown(f.A), Shown(f.B), By(f));
                }
            }
        }
        page.Add(grid);
    }

    private static string Shown(string? text) => text is null ? "-" : Say.Grouped(text);

    /// <summary>By how much a number changed; nothing for what is no number.</summary>
    private static string By(FieldDiffView f) =>
        long.TryParse(f.A, out long a) && long.TryParse(f.B, out long b) ? Say.Signed(b - a) : "";
}
