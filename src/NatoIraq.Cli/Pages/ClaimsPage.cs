using NatoIraq.App.History;

namespace NatoIraq.Cli.Pages;

/// <summary>The claims.</summary>
internal static class ClaimsPage
{
    public static void Write(Page page, ClaimsView view)
    {
        page.Heading(Say.Count(view.Count, "claim") + Say.KnownOn(view.KnownOn, view.Clock));
        if (view.Hidden > 0) page.Note($"{Say.Count(view.Hidden)} more became known later and are hidden.");
        var grid = new Grid("claim", "tier", "said", "reported", "state", "~who", "~what");
        foreach (ClaimView c in view.Claims)
        {
            grid.Row(
                c.Id, c.Tier, Say.Day(c.Said), Say.Day(c.Reported), new Cell(c.State, ToneOf(c.State)),
                c.Attribution, c.Statement);
        }
        page.Add(grid);
    }

    private static Tone ToneOf(string state) => state switch
    {
        "contradicted" or "superseded" => Tone.Warning,
        "reported" => Tone.Dim,
        _ => Tone.Plain,
    };
}
