using NatoIraq.App.History;
using NatoIraq.App.Views;

namespace NatoIraq.Cli.Pages;

/// <summary>The history's events.</summary>
internal static class HistoryPage
{
    public static void Write(Page page, HistoryView view)
    {
        page.Heading(Say.Count(view.Count, "event") + Say.KnownOn(view.KnownOn, view.Clock));
        if (view.Hidden > 0) page.Note($"{Say.Count(view.Hidden)} more became known later and are hidden.");
        page.Add(Events(view.Events));
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
