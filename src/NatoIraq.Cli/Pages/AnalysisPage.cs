using NatoIraq.App.Projections;
using NatoIraq.App.Reports;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Statistics;

namespace NatoIraq.Cli.Pages;

/// <summary>How sure a comparison is: on each date that was asked for by name, else on the last.</summary>
internal static class AnalysisPage
{
    private const string Dash = "-";
    private const string Alone = "alone";

    public static void Write(
        Page page, ProjectedView view, IReadOnlyList<BranchResult> branches, IReadOnlyList<DateOnly> named)
    {
        if (view.Projection.Analysed is not { } asked) return;
        DateOnly[] all = [.. asked.Dates.Distinct().Order()];
        DateOnly[] shown = named.Count > 0 ? all : all[^1..];
        foreach (DateOnly date in shown) Write(page, view, branches, asked, date);
        if (all.Except(shown).ToArray() is { Length: > 0 } rest)
        {
            page.Note($"Only the last date is shown: --at {Say.Day(rest[^1])} shows another, and --json and --csv have "
                + $"{string.Join(", ", rest.Select(d => Say.Day(d)))} too.");
        }
    }

    private static void Write(
        Page page, ProjectedView view, IReadOnlyList<BranchResult> branches, AnalysisRequest asked, DateOnly date)
    {
        (string Branch, LevelResult Level, LevelAnalysis Found)[] lines = [.. branches.SelectMany(b => b.Levels
            .Where(l => l.Date == date && l.Analysis is not null).Select(l => (b.Branch, l, l.Analysis!)))];
        page.Heading($"How sure the differences are on {Say.Day(date)}");
        page.Note("In brackets 95 % intervals. Order: first-order dominance, tested draw by draw. Saved: how much of "
            + "the difference's variance the shared luck took away.");
        if (SamplingView.NoteOf(view.Projection.Sampling) is { } note) page.Note(note);
        page.Add(Differences(lines));
        page.Heading(asked.Prefer is { } prefer
            ? $"Tails on {Say.Day(date)}, and regret where {prefer.ToString().ToLowerInvariant()} is better"
            : $"Tails on {Say.Day(date)}");
        page.Note("The means of the lowest and highest 5 % of draws, and quantiles, with 95 % intervals"
            + (asked.Prefer is null ? "." : "; regret is how far a branch is from the best of each draw."));
        page.Add(Tails(lines, asked.Prefer is not null));
        if (asked.Prefer is not null && lines.Where(l => !l.Level.IsTruth).GroupBy(l => l.Level.Series).Any(IsAlone))
        {
            page.Note($"{Alone}: only one of these branches has it, so that there is nothing to regret; 'outputs' can "
                + "give it to others.");
        }
        Warnings(page, lines, view.View.Draws);
    }

    /// <summary>Whether it is told of one branch alone: there a choice has nothing to choose from.</summary>
    private static bool IsAlone(IEnumerable<(string Branch, LevelResult Level, LevelAnalysis Found)> block) =>
        block.Count() == 1 && block.First().Found.Regret is not null;

    private static Grid Differences((string Branch, LevelResult Level, LevelAnalysis Found)[] lines)
    {
        var grid = new Grid(
            "~series, branch", "#mean diff", "?#9 in 10", "??#lower", "??#higher", "order", "???#saved");
        foreach (var block in lines.Where(l => l.Found.Difference is not null).GroupBy(l => l.Level.Series))
        {
            grid.Row(new Cell(block.Key, Tone.Strong));
            foreach ((string branch, LevelResult level, LevelAnalysis found) in block)
            {
                DifferenceAnalysis d = found.Difference!;
                bool isOutput = level.IsOutput;
                grid.Row(
                    $"  {branch}",
                    Text(level.IsTruth
                        ? $"{SureWords.Points(d.Mean)} points" : SureWords.Signed(d.Mean, isOutput)),
                    level.IsTruth ? "" : Text(SureWords.NineInTen(d, isOutput)),
                    Probability(d.Lower), Probability(d.Higher),
                    Order(SureWords.Order(d.Dominance)), Text(SureWords.Saved(d.CommonRandomNumbers)));
            }
        }
        return grid;
    }

    private static Grid Tails((string Branch, LevelResult Level, LevelAnalysis Found)[] lines, bool hasRegret)
    {
        string[] regretted = hasRegret ? ["#mean regret", "???#9 in 10 below", "#best in"] : [];
        var grid = new Grid(
            ["~series, branch", "?#lowest 5%", "??#P5", "#median", "??#P95", "?#highest 5%", .. regretted]);
        foreach (var block in lines.Where(l => !l.Level.IsTruth).GroupBy(l => l.Level.Series))
        {
            grid.Row(new Cell(block.Key, Tone.Strong));
            bool isAlone = IsAlone(block);
            foreach ((string branch, LevelResult level, LevelAnalysis found) in block)
            {
                bool isOutput = level.IsOutput;
                Cell Figure(SampledFigure? f) => f is null ? ""
                    : new Cell(Text(SureWords.Figure(f, isOutput)), Short: Value(f.Value, isOutput));
                Cell[] regrets = !hasRegret ? [] : found.Regret is not { } regret ? ["unknown", "", ""]
                    : isAlone ? [Alone, "", ""]
                    : [Figure(regret.Mean), Value(regret.P90.Value, isOutput), Probability(regret.Best)];
                grid.Row([
                    $"  {branch}", Tail(found.Tails.Lowest5, found.Tails.Intervals.Lowest5), Figure(found.Quantiles.P5),
                    Figure(found.Quantiles.P50), Figure(found.Quantiles.P95),
                    Tail(found.Tails.Highest5, found.Tails.Intervals.Highest5), .. regrets]);

                Cell Tail(double? mean, ConfidenceInterval? interval) =>
                    new(Text(SureWords.Tail(mean, interval, isOutput)), Short: Value(mean, isOutput));
            }
        }
        return grid;
    }

    private static void Warnings(
        Page page, (string Branch, LevelResult Level, LevelAnalysis Found)[] lines, int draws)
    {
        if (lines.Max(l => SureWords.Needed(l.Found)) is { } needed)
        {
            page.Item(
                $"{Dash} stands where {Say.Count(draws, "draw")} are too few: --draws {needed} is enough for all.",
                Tone.Warning);
        }
        if (lines.Max(l => l.Found.Tails.Intervals.Needed) is { } forTails)
            page.Item($"Means of tails have an interval from --draws {forTails} on.");
        foreach ((string branch, LevelResult level, LevelAnalysis found) in lines)
        {
            if (found.Difference?.CommonRandomNumbers is not { Costs: true } costs) continue;
            page.Item(
                $"{branch}, {level.Series}: what is luck here is bad luck in the baseline; the difference varies "
                + $"{Say.Share(-costs.Saved)} more than if they shared none.",
                Tone.Warning);
        }
    }

    private static string Value(double? value, bool isOutput) => value is { } v ? Say.Value(v, isOutput) : Dash;

    private static Cell Probability(SampledFigure figure) =>
        new(Text(SureWords.Share(figure)), Short: figure.Value is { } share ? Say.Share(share) : Dash);

    /// <summary>Where room is short, what one looks for comes first and alone.</summary>
    private static Cell Order(string words) => new(words, Short: words.Split(' ', ':')[0].TrimEnd(','));

    /// <summary>The words of the report in plain characters, as short as a terminal has them.</summary>
    private static string Text(string words) => words
        .Replace('\u2212', '-').Replace("\u2013", "").Replace(" %", "%").Replace(SureWords.TooFew, Dash)
        .Replace(" to ", "..");
}
