using NatoIraq.App.Charts;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Scenarios;
using static NatoIraq.App.Charts.Markup;

namespace NatoIraq.App.Reports;

/// <summary>A branch as a report tells it.</summary>
/// <param name="Number">From 1, in the report's order; it makes the ids of the page.</param>
/// <param name="Plan">Its plan.</param>
/// <param name="Result">What its draws came to.</param>
/// <param name="IsBaseline">Whether the others are compared with it.</param>
internal sealed record Told(int Number, Plan Plan, BranchResult Result, bool IsBaseline)
{
    /// <summary>A difference in fewer draws than this is none worth a chart.</summary>
    public const double Hardly = 0.05;

    public string Title => Plan.Scenario.Title;

    /// <summary>The title, and whether it is the baseline.</summary>
    public Markup Heading =>
        Foreign(Title) + (IsBaseline ? " " + Tag("span", [("class", "tag")], "baseline") : default);

    /// <summary>The day on which it leaves its parent.</summary>
    public DateOnly Fork { get; } = DateOnly.FromDayNumber(Forks.Resolve(Plan.Timeline, Plan.Scenario, []).Day);

    /// <summary>The day on which it leaves the history, as its eldest ancestor does.</summary>
    public DateOnly Leaves => DateOnly.FromDayNumber(Plan.ForkDay);

    public LevelResult? Level(string name, DateOnly date) =>
        Result.Levels.FirstOrDefault(l => l.Series == name && l.Date == date);

    /// <summary>
    /// What its draws say of a series or output on the day it leaves the history, at each month's end after it and on
    /// the last day, by date: other dates are those of other branches, or the comparison's.
    /// </summary>
    public IEnumerable<LevelResult> Future(string name)
    {
        LevelResult[] all = [.. Result.Levels.Where(l => l.Series == name && l.Date >= Leaves).OrderBy(l => l.Date)];
        return all.Where(l => l.Date == Leaves || l.Date.AddDays(1).Day == 1 || l == all[^1]);
    }

    public bool Knows(string name) => Future(name).Any(l => l.Band.P50 is not null);

    /// <summary>Whether it differs from the baseline on some date, in more than a few draws.</summary>
    public bool Differs(string name) =>
        Future(name).Any(l => l.Difference is { } d && d.Higher + d.Lower >= Hardly);

    /// <summary>The first date on which half of the draws differ from the baseline; null for none.</summary>
    public DateOnly? HalfDifferBy(string name) => Future(name)
        .FirstOrDefault(l => l.Difference is { } d && d.Higher + d.Lower >= 0.5)?.Date;

    public Fan FanOf(string name) => new(Title, [.. Future(name).Select(l => new FanPoint(l.Date, l.Band))]);

    /// <summary>The paired differences as a fan.</summary>
    public Fan DifferenceOf(string name) => new(Title, [.. Future(name).Select(l => new FanPoint(
        l.Date,
        l.Difference is { } d
            ? new Band(d.Mean, d.P5, d.P10, d.P25, d.P50, d.P75, d.P90, d.P95, l.Band.Unknown)
            : new Band(null, null, null, null, null, null, null, null, 1)))]);
}
