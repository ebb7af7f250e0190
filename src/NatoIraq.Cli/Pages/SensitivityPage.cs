using NatoIraq.App.Sensitivity;
using NatoIraq.Cli.Charts;

namespace NatoIraq.Cli.Pages;

/// <summary>
/// What moves a result most: the tornado with shares of variance, luck, and the ranges that lead to a case.
/// </summary>
internal static class SensitivityPage
{
    private const int BarWidth = 24;

    public static void Write(Page page, SensitivityView view)
    {
        string against = view.Baseline is null ? "" : $" against {view.Baseline}";
        page.Heading($"What moves {view.Series} on {Say.Day(view.Date)} in {view.Branch}{against}");
        page.Say(Answer(view));
        Tornado(page, view);
        Luck(page, view);
        if (view.Discovery is { } discovery) Discovery(page, discovery);
        foreach (string note in view.Notes) page.Item(Say.Grouped(note), Tone.Warning);
        page.Blank();
        page.Note(
            $"{Say.Count(view.IndexDraws, "draw")} a sample for the shares, {Say.Count(view.Known)} for the correlations;"
            + $" random seed {view.RandomSeed}. In brackets 95 % intervals.");
    }

    private static string Answer(SensitivityView view)
    {
        SensitivityRow? first = view.Inputs.Where(i => i.Total is not null).MaxBy(i => i.Total!.Value);
        string spread = $"Mean {Say.Value(view.Mean, view.IsOutput)}, "
            + $"standard deviation {Say.Value(view.Deviation, view.IsOutput)}";
        return view.Deviation == 0 ? $"{spread}: nothing moves it."
            : first is null ? $"{spread}."
            : $"{spread}. {first.Input} moves it most: {Share(first.First).Text} of the variance alone, "
                + $"{Share(first.Total).Text} with what it does together with others.";
    }

    private static void Tornado(Page page, SensitivityView view)
    {
        page.Heading("One at a time, from its 10th to its 90th percentile, the others at their medians");
        SensitivityRow[] rows = [.. view.Inputs.Where(i => i.Low is not null)];
        SensitivityRow[] moving = [.. rows.Where(r => Moves(r, view))];
        if (rows.Length == 0) page.Say("The branch assumes nothing: all that varies is luck.");
        var grid = new Grid("input", "?from..to", "#at low", "#at high", "bar", "#alone", "#in all", "??#PRCC");
        double[] ends = [.. moving.SelectMany(r => new[] { r.AtLow, r.AtHigh }).Append(view.Middle).OfType<double>()];
        foreach (SensitivityRow row in moving)
        {
            string bar = row is { AtLow: { } low, AtHigh: { } high } && view.Middle is { } middle
                ? SpanBar.Of(low, high, middle, ends.Min(), ends.Max(), BarWidth, page.IsAscii) : "";
            grid.Row(
                new Cell(row.Input, Tone.Strong), Range(row), Say.Value(row.AtLow, view.IsOutput),
                Say.Value(row.AtHigh, view.IsOutput), new Cell(bar, Tone.Band), Share(row.First), Share(row.Total),
                Number(row.Prcc));
        }
        page.Add(grid);
        string[] still = [.. rows.Except(moving).Select(r => r.Input)];
        if (still.Length > 0) page.Note($"These move nothing: {string.Join(", ", still)}.");
        if (moving.Length > 0)
        {
            page.Note(
                "alone: the share of the variance it explains by itself; in all: with what it does together with "
                + $"others (Sobol's first and total indices). {SensitivityView.SharesAdd} PRCC: partial rank "
                + "correlation, from -1 to 1.");
        }
    }

    private static bool Moves(SensitivityRow row, SensitivityView view) =>
        row.Swing is not 0 || row.AtLow != view.Middle || row.Total is { Value: > 0 };

    private static void Luck(Page page, SensitivityView view)
    {
        SensitivityRow luck = view.Inputs.First(i => i.Kind == "luck");
        SensitivityRow[] events = [.. view.Inputs.Where(i => i.Kind == "event")];
        bool isLuckless = luck.Total is null or { Value: 0, High: 0 };
        if (isLuckless && events.Length == 0) return;
        page.Heading("Luck: what no assumption decides");
        page.Say(isLuckless
            ? "It moves nothing here."
            : $"All of it together: alone {Share(luck.First).Text}, in all {Share(luck.Total).Text} of the variance.");
        if (!isLuckless && luck is { AtLow: { } low, AtHigh: { } high })
        {
            page.Say("With every input at its median eight draws in ten come to "
                + $"{Say.Span(low, high, view.IsOutput)}.");
        }
        var grid = new Grid("luck", "#PRCC", "?#rank correlation");
        foreach (SensitivityRow row in events.Where(e => e.Prcc is { Low: > 0 } or { High: < 0 }).Take(8))
        {
            grid.Row(row.Input, Number(row.Prcc), Number(row.Spearman));
        }
        page.Add(grid);
    }

    private static void Discovery(Page page, DiscoveryView found)
    {
        page.Heading($"What leads to {found.Condition}");
        page.Say($"It holds in {Say.Share(found.Share)} of draws, {Say.Count(found.Cases)}.");
        if (found.Box is not { } box) return;
        if (box.Ranges.Count == 0)
        {
            page.Say("No range of any input tells these draws from the others.");
            return;
        }
        var grid = new Grid("input", "range", "#quasi-p");
        foreach (RangeView r in box.Ranges) grid.Row(new Cell(r.Input, Tone.Strong), Range(r), PValue(r.QuasiP));
        page.Add(grid);
        page.Say(
            $"In this box it holds in {Say.Share(box.Density)} of draws (density); it has {Say.Share(box.Coverage)} of "
            + $"all such draws (coverage) and {Say.Share(box.Mass)} of all draws (mass).");
    }

    private static string Range(SensitivityRow row) => row is { Low: { } low, High: { } high }
        ? $"{Plain(low, null)}..{Plain(high, row.Unit)}" : "";

    private static string Range(RangeView range) => range switch
    {
        { Low: { } low, High: { } high } => $"{Plain(low, null)} to {Plain(high, range.Unit)}",
        { Low: { } low } => $"at least {Plain(low, range.Unit)}",
        { High: { } high } => $"at most {Plain(high, range.Unit)}",
        _ => "any",
    };

    private static string Plain(double value, string? unit) =>
        TornadoPicture.ValueOf(value, unit).Replace('\u2212', '-');

    private static string PValue(double p) => p < 0.001 ? "under 0.001" : $"{p:0.000}";

    private static Cell Share(IntervalView? share) => share is null ? "unknown" : new Cell(
        $"{Percent(share.Value)} ({Percent(share.Low)}..{Percent(share.High)})", Short: Percent(share.Value));

    /// <summary>A share of variance; what is below nothing is the noise of the draws.</summary>
    private static string Percent(double share) => $"{Math.Max(0, Math.Round(100 * share)):0}%";

    private static Cell Number(IntervalView? number) => number is null ? "" : new Cell(
        $"{Two(number.Value)} ({Two(number.Low)}..{Two(number.High)})", Short: Two(number.Value));

    private static string Two(double value) => (Math.Round(value, 2) + 0.0).ToString("0.00");
}
