using NatoIraq.App.History;
using NatoIraq.App.Projections;

namespace NatoIraq.Cli.Pages;

/// <summary>A branch's number: what the draws came to, what of the plan bears on it, and what moves it.</summary>
internal static class NumberPage
{
    public static void Write(Page page, ExplainView view, ProjectedNumber number)
    {
        ResultView r = number.Result;
        bool isOutput = view.Estimate is null;
        page.Say(r.P50 is null
            ? $"Over {Say.Count(number.Draws, "draw")}: unknown."
            : $"Over {Say.Count(number.Draws, "draw")}: median {Say.Value(r.P50, isOutput)}, eight draws in ten "
                + $"{Say.Span(r.P10, r.P90, isOutput)}, mean {Say.Value(r.Mean, isOutput)}"
                + (r.Unknown > 0 ? $"; unknown in {Say.Share(r.Unknown)}." : "."));
        Entries(page, view.Entries);
        Assumptions(page, view);
        if (number.Unexplained is { } because) page.Note($"Shares of variance are not told: {because}");
        page.Note($"Random seed {number.RandomSeed}, {number.Priors} priors.");
    }

    private static void Entries(Page page, IReadOnlyList<ContributionView> entries)
    {
        if (entries.Count == 0) return;
        page.Heading("What of the plan bears on it, and the share of draws in which it had happened by then");
        var grid = new Grid("entry", "~type", "#in draws", "#changed it by", "?from");
        foreach (ContributionView e in entries.OrderByDescending(e => e.Direct))
        {
            grid.Row(
                e.Event, e.Type, Say.Share(e.Happens),
                e.Direct ? new Cell(Say.Signed(e.Change), Tone.Strong) : new Cell("-", Tone.Dim),
                new Cell(e.Owner, Tone.Dim));
        }
        page.Add(grid);
        page.Note("'Changed it by' is in persons, the mean of all draws; the other entries decide whether and when "
            + "those happen.");
    }

    private static void Assumptions(Page page, ExplainView view)
    {
        if (view.Assumptions.Count + view.Variance.Count == 0) return;
        page.Heading("The assumptions that enter it, and their shares of its variance");
        var grid = new Grid("assumption", "#share", "~distribution", "basis", "~enters", "~cites");
        var shares = view.Variance.ToDictionary(v => v.Input);
        foreach (AssumptionView a in view.Assumptions
            .OrderByDescending(a => shares.GetValueOrDefault(a.Name)?.First ?? 0))
        {
            grid.Row(
                a.Name, Share(shares.GetValueOrDefault(a.Name)), a.Distribution,
                a.Informed ? $"{a.Basis}, informed" : a.Basis, Some(a.Enters ?? []), Say.Cites(a.Cites));
        }
        foreach (VarianceView v in view.Variance
            .Where(v => view.Assumptions.All(a => a.Name != v.Input) && v.Total > Hardly))
        {
            string what = v.Kind == "luck" ? "chances, delays and hazards of events" : "a starting value";
            grid.Row(v.Input, Share(v), what, "", "", "");
        }
        page.Add(grid);
        if (view.Variance.Count > 0)
        {
            page.Note("A share is a first-order Sobol index: what would be gone, on average, if that alone were known. "
                + "What they leave of 100% is due to inputs in concert; being estimates, they may add up to a little "
                + "more.");
        }
    }

    private const double Hardly = 0.005;

    private static string Share(VarianceView? v) => v is null ? "-" : Say.Share(Math.Max(0, v.First));

    private static string Some(IReadOnlyList<string> where) =>
        where.Count <= 2 ? string.Join(", ", where) : $"{string.Join(", ", where.Take(2))} and {where.Count - 2} more";
}
