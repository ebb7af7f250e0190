using NatoIraq.App.History;
using NatoIraq.App.Views;

namespace NatoIraq.Cli.Pages;

/// <summary>The history's events.</summary>
internal static class HistoryPage
{
    public static void Write(Page page, HistoryView view)
    {
        page.Heading(Say.Count(view.Count, "event") + Say.KnownOn(view.KnownOn, view.Clock)
            + Say.AsImportedOn(view.AsImportedOn));
        if (view.Hidden > 0) page.Note(Say.Hidden(view.Hidden));
        page.Add(Events(view.Events));
    }

    /// <summary>What later imports changed.</summary>
    public static void Write(Page page, RevisionsView view)
    {
        page.Heading(Say.Count(view.Count, "change") + " since the first import" + Say.AsImportedOn(view.AsImportedOn));
        var grid = new Grid("imported", "what", "id", "field", "~before", "~after");
        foreach (RevisionView r in view.Revisions)
        {
            grid.Row(
                Say.Day(r.Day), $"{r.What} {r.Kind}", r.Id, r.Field ?? "",
                new Cell(r.Before ?? "", Tone.Dim), r.After ?? "");
        }
        page.Add(grid);
    }

    /// <summary>Events as a table.</summary>
    public static Grid Events(IEnumerable<EventView> events)
    {
        var grid = new Grid("#step", "when", "event", "type", "~what", "~cites");
        foreach (EventView e in events)
        {
            string amends = e.Amends is { } id ? $", amends {id}" : "";
            grid.Row(
                $"{e.Step}", Say.Days(e.Date), e.Id, e.Type, DataText.Of(e.Data) + amends, Say.Cites(e.Cites));
        }
        return grid;
    }
}
