using NatoIraq.App.History;

namespace NatoIraq.Cli.Pages;

/// <summary>The claims.</summary>
internal static class ClaimsPage
{
    public static void Write(Page page, ClaimsView view)
    {
        page.Heading(Say.Count(view.Count, "claim") + Say.KnownOn(view.KnownOn, view.Clock)
            + Say.AsImportedOn(view.AsImportedOn));
        if (view.Hidden > 0) page.Note(Say.Hidden(view.Hidden));
        if (view.About is { } about) About(page, about);
        var grid = new Grid("claim", "tier", "said", "reported", "state", "~who", "~what");
        foreach (ClaimView c in view.Claims)
        {
            grid.Row(
                c.Id, c.Tier, Say.Day(c.Said), Say.Day(c.Reported), new Cell(c.State, ToneOf(c.State)),
                c.Attribution, c.Statement);
        }
        page.Add(grid);
    }

    /// <summary>Who says it: repeats and outlets of one family are one voice.</summary>
    private static void About(Page page, AboutView about)
    {
        page.Say($"They speak of {about.Name}, and come from {Say.Count(about.Families, "independent source family",
            "independent source families")}: repeats within a family count once.");
        var grid = new Grid("~what", "~who", "~on the word of", "#independent sources", "~claims");
        foreach (AboutGroup g in about.Groups)
        {
            string repeats = g.Repeats > 0 ? $" ({Say.Count(g.Repeats, "repeat")})" : "";
            grid.Row(
                g.Type, string.Join(", ", g.By), string.Join("; ", g.Attributions), Say.Count(g.Independent),
                new Cell(Say.Some(g.Claims, 6) + repeats, Tone.Dim));
        }
        page.Add(grid);
        page.Heading("The claims");
    }

    private static Tone ToneOf(string state) => state switch
    {
        "contradicted" or "superseded" => Tone.Warning,
        "reported" => Tone.Dim,
        _ => Tone.Plain,
    };
}
