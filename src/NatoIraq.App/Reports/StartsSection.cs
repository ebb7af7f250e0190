using NatoIraq.App.Charts;
using NatoIraq.App.History;
using NatoIraq.Core.Scenarios;
using static NatoIraq.App.Charts.Markup;

namespace NatoIraq.App.Reports;

/// <summary>Where the numbers start: what the history knows at the forks, and what the scenarios set.</summary>
internal static class StartsSection
{
    private static readonly string[] Known = ["Series", "#Persons", "As of", "Claims"];
    private static readonly string[] Set = ["Starts", "At", "Rests on", "In"];

    public static Markup Of(Brief brief)
    {
        ILookup<DateOnly, StartLevel> levels = brief.Citations.Starts.ToLookup(s => s.Fork);
        var initial = brief.Branches
            .SelectMany(b => b.Plan.Initial.Select(i => (Branch: b, Initial: i)))
            .GroupBy(x => (x.Initial.Target, x.Initial.Text)).ToList();
        return (levels.Count == 0
                ? Tag("p", "The history knows no level when the branches leave it.")
                : Grid.Of("Known levels", "What the history knows on the days on which branches leave it", Known,
                    levels.OrderBy(l => l.Key).Select(l => Grid.Body(
                        Figures.Day(l.Key), Known.Length, l.Select(s => Row(brief, s.Level))))))
            + (initial.Count == 0
                ? Tag("p", "No branch sets a starting value.")
                : Grid.Of("Starting values", "What the scenarios set, where the history has only bounds, or nothing",
                    Set, [Grid.Body(null, Set.Length, initial.Select(g => Row(
                        brief, g.Key.Target, g.Key.Text, [.. g.Select(x => x.Branch)])))]));
    }

    private static Markup Row(Brief brief, LevelView level)
    {
        string persons = (level.Low, level.Likely, level.High) switch
        {
            (null, { } only, null) => Figures.Value(only),
            ({ } low, { } likely, { } high) =>
                $"{Figures.Value(likely)} ({Figures.Value(low)} to {Figures.Value(high)})",
            ({ } low, null, { } high) => $"{Figures.Value(low)} to {Figures.Value(high)}",
            ({ } low, null, null) => $"at least {Figures.Value(low)}",
            (null, null, { } high) => $"at most {Figures.Value(high)}",
            ({ } low, { } likely, null) => $"{Figures.Value(likely)} (at least {Figures.Value(low)})",
            (null, { } likely, { } high) => $"{Figures.Value(likely)} (at most {Figures.Value(high)})",
            _ => "unknown",
        };
        return Grid.Row(
            Tag("code", level.Series), Grid.Number(persons),
            Grid.OneLine(level.AsOf is { } day ? Figures.Iso(day) : "\u2013"),
            Grid.Words(brief.Citations.Links(level.Cites)));
    }

    private static Markup Row(Brief brief, string target, string text, IReadOnlyList<Told> branches)
    {
        PlanAssumption? assumption = branches[0].Plan.Assumptions.FirstOrDefault(a => a.Source.Name == text);
        int number = assumption is null ? 0 : AssumptionsSection.NumberOf(brief, assumption);
        Markup rests = assumption is null
            ? "the scenario alone"
            : Tag("a", [("href", $"#assumption-{number}")], assumption.Source.Name) + " "
                + AssumptionsSection.Basis(assumption.Source.FromSeed ? "seed" : "assumption");
        return Grid.Row(
            Tag("code", [("class", "whole")], target),
            Grid.Words(Tag("code", [("class", "whole")], assumption?.Text ?? text)),
            Grid.Words(rests),
            Grid.Words(branches.Count == brief.Branches.Count
                ? "every branch" : Join(branches.Select(b => Foreign(b.Title)), "; ")));
    }
}
