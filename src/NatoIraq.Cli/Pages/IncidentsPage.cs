using NatoIraq.App.History;

namespace NatoIraq.Cli.Pages;

/// <summary>What rows of conflict events came to.</summary>
internal static class IncidentsPage
{
    private const int MostRepeats = 10;

    public static void Write(Page page, IncidentsView view, string? folder)
    {
        ImportPage.Write(page, view.Import);
        page.Heading("The incidents");
        var grid = new Grid("place", "#incidents", "#severity 2", "from", "to");
        foreach (IncidentPlaceView p in view.Places)
            grid.Row(p.Place, Say.Count(p.Incidents), Say.Count(p.Severe), Say.Day(p.From), Say.Day(p.To));
        page.Add(grid);
        page.Say($"{Say.Count(view.Counted)} of {Say.Count(view.Rows, "row")} {(view.Counted == 1 ? "tells" : "tell")} "
            + "an incident, several perhaps the same; "
            + $"left out: {Say.Count(view.Elsewhere)} of other places, {Say.Count(view.OtherKinds)} of other kinds, "
            + $"{Say.Count(view.OtherDays)} of other days.");
        if (folder is not null) page.Say($"{folder} holds the pack's files.");
        if (view.Repeats.Count == 0) return;
        page.Heading($"{Say.Count(view.Repeats.Count, "repeat")} of an id: the row that was added last stands");
        foreach (string repeat in view.Repeats.Take(MostRepeats)) page.Item(repeat);
        if (view.Repeats.Count > MostRepeats) page.Item($"and {view.Repeats.Count - MostRepeats} more");
    }
}
