using NatoIraq.App.History;

namespace NatoIraq.Cli.Pages;

/// <summary>What a table of troop levels came to.</summary>
internal static class TablePage
{
    private const int MostConflicts = 10;

    public static void Write(Page page, TableView view, string? folder)
    {
        ImportPage.Write(page, view.Import);
        page.Heading("The table");
        var grid = new Grid("series", "#levels", "from", "to");
        foreach (TableSeriesView s in view.Series)
            grid.Row(s.Series, Say.Count(s.Levels), Say.Day(s.From), Say.Day(s.To));
        page.Add(grid);
        page.Say($"{Say.Count(view.Levels, "level")}; {Say.Count(view.Gaps, "empty cell")} left unknown, "
            + $"{Say.Count(view.Dropped, "row")} left out, {Say.Count(view.Repeats, "repeat")} noted.");
        page.Note($"A level is unknown {Say.Count(view.StaleAfterDays, "day")} after the last date that tells it.");
        if (folder is not null) page.Say($"{folder} holds the pack's files.");
        if (view.Conflicts.Count == 0) return;
        string disagreements = Say.Count(view.Conflicts.Count, "disagreement");
        page.Heading($"{disagreements}: both levels are kept, the one reported last stands");
        foreach (string conflict in view.Conflicts.Take(MostConflicts)) page.Item(conflict);
        if (view.Conflicts.Count > MostConflicts)
            page.Item($"and {view.Conflicts.Count - MostConflicts} more; conflicts.yaml of the pack has them all");
    }

    public static void Proposed(Page page, string file, string map)
    {
        page.Say($"Wrote {map}: read it, correct it, then");
        page.Command($"natoiraq import {file} --map {map}");
    }
}
