using NatoIraq.Core.History;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Scenarios;
using NatoIraq.Core.Worlds;
using static NatoIraq.App.Reports.Markup;

namespace NatoIraq.App.Reports;

/// <summary>A branch as a report tells it.</summary>
/// <param name="Number">From 1, in the report's order; it makes the ids of the page.</param>
/// <param name="Plan">Its plan.</param>
/// <param name="Result">What its draws came to.</param>
/// <param name="IsBaseline">Whether the others are compared with it.</param>
internal sealed record Told(int Number, Plan Plan, BranchResult Result, bool IsBaseline)
{
    public string Title => Plan.Scenario.Title;

    /// <summary>The title, and whether it is the baseline.</summary>
    public Markup Heading =>
        Foreign(Title) + (IsBaseline ? " " + Tag("span", [("class", "tag")], "baseline") : default);

    public DateOnly Fork => DateOnly.FromDayNumber(Plan.ForkDay);

    public LevelResult? Level(string name, DateOnly date) =>
        Result.Levels.FirstOrDefault(l => l.Series == name && l.Date == date);
}

/// <summary>The model, arranged for the sections: who is told, about what, on which days.</summary>
internal sealed class Findings
{
    public Findings(ReportModel model)
    {
        Model = model;
        Branches = [.. model.Plans
            .OrderBy(p => p.Name == model.Projection.Baseline ? 0 : 1)
            .Select((p, i) => new Told(
                i + 1,
                p,
                model.Projection.Branches.First(b => b.Branch == p.Name),
                p.Name == model.Projection.Baseline))];
        Baseline = Branches.FirstOrDefault(b => b.IsBaseline);
        List<LevelResult> levels = [.. Branches.SelectMany(b => b.Result.Levels)];
        Names = [.. levels.Select(l => l.Series).Distinct().OrderBy(n => n == Headline ? 0 : 1)];
        Outputs = levels.Where(l => l.IsOutput).Select(l => l.Series).ToHashSet();
        TableDates = model.TableDates.Count > 0
            ? [.. model.TableDates.Distinct().Order()]
            : [.. levels.Select(l => l.Date).Order().TakeLast(1)];
    }

    public ReportModel Model { get; }

    public IReadOnlyList<Told> Branches { get; }

    public Told? Baseline { get; }

    public string Headline => Model.HeadlineSeries;

    /// <summary>What is reported, the headline first, outputs last.</summary>
    public IReadOnlyList<string> Names { get; }

    public IReadOnlySet<string> Outputs { get; }

    public IReadOnlyList<DateOnly> TableDates { get; }

    public bool IsOutput(string name) => Outputs.Contains(name);

    /// <summary>A series in words, such as <c>all troops in Isle</c>; an output by its name.</summary>
    public string InWords(string name)
    {
        if (IsOutput(name) || !Series.TryParse(name, out Series series)) return name;
        Pack pack = Model.Pack;
        string place = pack.Places.FirstOrDefault(p => p.Id == series.Place)?.Name ?? series.Place;
        string mission = pack.Missions.FirstOrDefault(m => m.Id == series.Mission)?.Name ?? series.Mission;
        string nation = series.Nation == Series.Others
            ? "other nations"
            : pack.Actors.FirstOrDefault(a => a.Id == series.Nation)?.Name ?? series.Nation;
        string who = (series.Nation == Series.Any, series.Mission == Series.Any) switch
        {
            (true, true) => "all troops",
            (true, false) => $"troops of {mission}",
            (false, true) => $"troops of {nation}",
            _ => $"troops of {nation} under {mission}",
        };
        return series.Place == Series.Any ? who : $"{who} in {place}";
    }
}
