using NatoIraq.App.Branches;

namespace NatoIraq.Cli.Pages;

/// <summary>What became of a scenario.</summary>
internal static class ScenarioPage
{
    public static void Applied(Page page, AppliedView view)
    {
        page.Say(view.Changed
            ? $"Applied {view.Branch}: {view.Title}"
            : $"{view.Branch} says that already; nothing was changed.");
        if (view.Replaced is { } before) page.Item($"It replaces the plan that the branch had: {before}", Tone.Warning);
        foreach (string warning in view.Warnings) page.Item(warning, Tone.Warning);
        page.Note($"Next: natoiraq project {view.Branch}");
    }

    public static void Drafted(Page page, NewScenarioView view, string path)
    {
        page.Say($"Wrote {path}: from {view.From}, forked at {view.Fork}.");
        foreach (string warning in view.Warnings) page.Item(warning, Tone.Warning);
        page.Note($"Next: natoiraq scenario validate {path} --watch");
    }

    /// <summary>The result of one file among several.</summary>
    public static void Short(Page page, string file, ValidatedView view)
    {
        page.Say($"{file}: valid, {Say.Count(view.Events, "entry", "entries")}"
            + (view.Warnings.Count == 0 ? "" : $", {Say.Count(view.Warnings.Count, "warning")}"));
        foreach (string warning in view.Warnings) page.Item(warning, Tone.Warning);
    }

    /// <summary>What was fitted to stated quantiles, the nearest family first.</summary>
    private static void Fits(Page page, FittedView fitted)
    {
        page.Heading($"Fitted to the quantiles stated for {fitted.Name}");
        var grid = new Grid("family", "parameters", "#sum of squares", "~");
        foreach (FitView fit in fitted.Fits)
        {
            bool isDrawn = fit.Family == fitted.Drawn.Family;
            grid.Row(
                new Cell(fit.Family, isDrawn ? Tone.Strong : Tone.Plain),
                string.Join(", ", fit.Parameters.Select(p => $"{p.Key} {p.Value.ToString("0.####")}")),
                fit.SumOfSquares.ToString("0.000000"),
                isDrawn ? "drawn from" : fit.KeepsLimits ? "" : "goes beyond the stated limits");
        }
        page.Add(grid);
    }

    public static void Validated(Page page, ValidatedView view)
    {
        page.Say($"{view.Scenario} is valid: its plan has {Say.Count(view.Events, "entry", "entries")}, inherited ones "
            + "too.");
        foreach (FittedView fitted in view.Fitted) Fits(page, fitted);
        if (view.Warnings.Count == 0)
        {
            page.Say($"{Say.Count(view.Draws)} draws show nothing to warn of.");
            return;
        }
        page.Heading($"Warnings, from the file and from {Say.Count(view.Draws)} draws");
        foreach (string warning in view.Warnings) page.Item(warning, Tone.Warning);
    }
}
