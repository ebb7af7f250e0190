using NatoIraq.App.History;

namespace NatoIraq.Cli.Pages;

/// <summary>Why a value is what it is.</summary>
internal static class ExplainPage
{
    public static void Write(Page page, ExplainView view)
    {
        page.Heading($"{view.Subject} at the end of {Say.Day(view.At)}");
        if (view.Projected is { } number) NumberPage.Write(page, view, number);
        else if (view.Estimate is { } level) Estimate(page, level);
        if (view.State is { } state) page.Say($"State: {state}.");
        if (view.Words is { } words) WordsPage.Write(page, words);
        Derived(page, view.Derived);
        if (view.Events.Count > 0)
        {
            page.Heading(view.Projected is null
                ? "The events behind it, in the order they take effect" : "The events behind it in one draw, in the order they take effect; --draw opens another");
            page.Add(HistoryPage.Events(view.Events));
        }
        if (view.Projected is null) Assumptions(page, view.Assumptions);
        Conflicts(page, view.Conflicts);
        Claims(page, view.Claims);
        Documents(page, view.Documents);
    }

    private static void Estimate(Page page, LevelView level)
    {
        string told = level.Qualifier is { } qualifier ? $", told as \"{qualifier}\"" : "";
        string asOf = level.AsOf is { } day && level.Known ? $", as of {Say.Day(day)}" : "";
        page.Say($"Persons: {Say.Bound(level)}{told}{asOf}.");
        if (level.LastKnown is { } last)
        {
            string bound = Say.Bound(last.Low, last.Likely, last.High);
            page.Say($"Last known: {bound}, as of {Say.Day(last.AsOf)}; no source renews it.");
        }
    }

    /// <summary>Bounds with the conditions on which they hold.</summary>
    public static void Derived(Page page, IReadOnlyList<DerivedView> derived)
    {
        if (derived.Count == 0) return;
        page.Heading("Bounds that follow from several claims, each on its condition");
        var grid = new Grid("series", "persons", "on", "~if", "~from");
        foreach (DerivedView d in derived)
        {
            string series = d.Outside is { } place ? $"{d.Series} outside {place}" : d.Series;
            string amount = Say.Amount(d.Low, null, d.High, d.LowExclusive, d.HighExclusive);
            grid.Row(series, new Cell(amount, Tone.Strong), Say.Day(d.At), d.Condition, Say.Cites(d.Premises));
        }
        page.Add(grid);
    }

    private static void Assumptions(Page page, IReadOnlyList<AssumptionView> assumptions)
    {
        if (assumptions.Count == 0) return;
        page.Heading("The assumptions behind its planned events, and what this draw made of them");
        page.Add(BranchPage.Assumptions(assumptions));
    }

    private static void Conflicts(Page page, IReadOnlyList<ConflictView> conflicts)
    {
        if (conflicts.Count == 0) return;
        page.Heading("Where the sources disagree or are silent");
        foreach (ConflictView c in conflicts)
        {
            page.Item($"{c.Id}, {c.Topic} ({c.Kind}): {c.Disagreement} Resolved: {c.Resolution}");
        }
    }

    private static void Claims(Page page, IReadOnlyList<ClaimView> claims)
    {
        if (claims.Count == 0) return;
        page.Heading("The claims behind those");
        var grid = new Grid("claim", "source", "#paragraph", "reported", "~who", "~what");
        foreach (ClaimView c in claims)
        {
            grid.Row(c.Id, c.Source, $"{c.Paragraph}", Say.Day(c.Reported), c.Attribution, c.Statement);
        }
        page.Add(grid);
    }

    /// <summary>The documents in which the claims stand, by the SHA-256 of the text or by the address.</summary>
    private static void Documents(Page page, IReadOnlyList<DocumentView> documents)
    {
        if (documents.Count == 0) return;
        page.Heading("The documents in which those stand");
        var grid = new Grid("source", "~title", "~publisher", "published", "family", "?SHA-256 or address");
        foreach (DocumentView d in documents)
        {
            string give = d.PlusMinusDays > 0 ? $" (give or take {Say.Count(d.PlusMinusDays, "day")})" : "";
            grid.Row(d.Id, d.Title, d.Outlet, Say.Day(d.Published) + give, d.Family, new Cell(d.Sha256 ?? d.Address ?? "-", Tone.Dim));
        }
        page.Add(grid);
    }
}
