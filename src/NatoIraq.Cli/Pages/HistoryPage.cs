using NatoIraq.App.History;

namespace NatoIraq.Cli.Pages;

/// <summary>The history's events.</summary>
internal static class HistoryPage
{
    public static void Write(Page page, HistoryView view)
    {
        string known = view.KnownOn is { } day ? $" known on {Say.Day(day)}, by the date each was {view.Clock.ToString().ToLowerInvariant()}" : "";
        page.Heading($"{Say.Count(view.Count, "event")}{known}");
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
                $"{e.Step}", Say.Days(e.Date), e.Id, e.Type, DataText.Of(e.Data) + amends, new Cell(Say.Some(e.Cites), Tone.Dim));
        }
        return grid;
    }
}
