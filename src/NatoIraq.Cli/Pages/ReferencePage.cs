using NatoIraq.App.References;

namespace NatoIraq.Cli.Pages;

/// <summary>What a reference branch says.</summary>
internal static class ReferencePage
{
    public static void Write(Page page, ReferenceView view)
    {
        ScenarioPage.Applied(page, view.Applied);
        page.Heading("What it says: the level known last, and where it goes by the changes of the past");
        var grid = new Grid("series", "date", "#last", "#median", "#5 in 10", "#9 in 10", "?#own changes", "?#others'");
        foreach (ReferenceLevelView l in view.Levels)
        {
            grid.Row(
                l.Series, Say.Day(l.Date), Say.Value(l.Last), Say.Value(l.P50), Say.Span(l.P25, l.P75),
                Say.Span(l.P5, l.P95), Say.Count(l.Own), Say.Count(l.Others));
        }
        page.Add(grid);
    }
}
