using NatoIraq.Core.History;
using NatoIraq.Core.Scoring;

namespace NatoIraq.Core.References;

/// <summary>One forecast of a reference, made on a cut, and what came of it.</summary>
/// <param name="Months">The horizon asked for, in months after the cut.</param>
/// <param name="Cut">The day on which it was made: nothing reported later was known.</param>
/// <param name="Last">The level known last: plain persistence's forecast.</param>
/// <param name="Truth">The observation that it foretold, as it was reported last.</param>
/// <param name="Crps">The reference's CRPS, in persons.</param>
/// <param name="Persistence">That of plain persistence: the absolute error, in persons.</param>
/// <param name="In50">Whether the truth lies within the reference's span of 50 %.</param>
/// <param name="In80">Whether it lies within that of 80 %.</param>
/// <param name="In90">Whether it lies within that of 90 %.</param>
public sealed record RollingCase(
    int Months, DateOnly Cut, Observation Last, Observation Truth, double Crps, double Persistence, bool In50,
    bool In80, bool In90);

/// <summary>
/// Forecasts by a reference as if time had stopped on many days, one after the other, each scored on what followed
/// (rolling origin; Tashman, International Journal of Forecasting 16, 2000).
/// </summary>
public static class RollingBacktest
{
    /// <summary>The horizons, in months.</summary>
    public static IReadOnlyList<int> Horizons { get; } = [1, 3, 6, 12];

    private const double DaysPerMonth = 365.25 / 12;

    // A truth may lie this share of the horizon beside it; the forecast is made for the truth's own day.
    private const double Beside = 0.25;

    private const int Points = 199;

    /// <summary>The days to stop on: those on which anything was reported, the last of each month.</summary>
    public static IReadOnlyList<DateOnly> Cuts(IEnumerable<Observation> observations) => [.. observations
        .Select(o => o.Reported > o.Day ? o.Reported : o.Day).Distinct()
        .GroupBy(d => (d.Year, d.Month)).Select(g => g.Max()).Order()];

    /// <summary>The forecasts made on a cut, by series and horizon, of which a truth is known by now.</summary>
    /// <param name="cut">The cut.</param>
    /// <param name="observations">Every observation, known on the cut or not.</param>
    /// <param name="scored">The series that are foretold; the others are learnt from.</param>
    public static IEnumerable<RollingCase> On(
        DateOnly cut, IReadOnlyList<Observation> observations, IReadOnlySet<Series> scored)
    {
        var known = Knowledge.On(cut, observations);
        ILookup<Series, Observation> later = observations.Where(o => o.Day > cut).ToLookup(o => o.Series);
        foreach (Series series in known.Series.Where(scored.Contains))
        {
            var reference = Reference.Of(known, series)!;
            foreach (int months in Horizons)
            {
                if (TruthAt(cut, months, later[series]) is { } truth && reference.On(truth.Day) is { } level)
                    yield return CaseOf(months, cut, reference.Last, truth, level);
            }
        }
    }

    /// <summary>The observation nearest to the horizon, in the form reported last; null when none is near.</summary>
    private static Observation? TruthAt(DateOnly cut, int months, IEnumerable<Observation> later)
    {
        int due = cut.AddMonths(months).DayNumber;
        return later
            .Where(o => Math.Abs(o.Day.DayNumber - due) <= months * DaysPerMonth * Beside)
            .OrderBy(o => Math.Abs(o.Day.DayNumber - due)).ThenBy(o => o.Day).ThenByDescending(o => o.Reported)
            .FirstOrDefault();
    }

    private static RollingCase CaseOf(
        int months, DateOnly cut, Observation last, Observation truth, ReferenceLevel level)
    {
        var values = Ensemble.Of(Enumerable.Range(0, Points).Select(i => level.Quantile((i + 0.5) / Points)));
        return new RollingCase(
            months, cut, last, truth, Crps.Of(values, truth.Level), Math.Abs(truth.Level - last.Level), In(0.5),
            In(0.8), In(0.9));

        bool In(double share) =>
            level.Quantile((1 - share) / 2) <= truth.Level && truth.Level <= level.Quantile((1 + share) / 2);
    }
}

/// <summary>Rolling forecasts of one horizon, summed up.</summary>
/// <param name="Months">The horizon, in months.</param>
/// <param name="Forecasts">How many there are.</param>
/// <param name="CrpsOverLevel">The mean of CRPS over the level known last; null when every such level is 0.</param>
/// <param name="PersistenceOverLevel">The same of plain persistence.</param>
/// <param name="Skill">Skill of the first over the second; null when persistence is without error.</param>
/// <param name="In50">The share of truths within the span of 50 %.</param>
/// <param name="In80">The share within that of 80 %.</param>
/// <param name="In90">The share within that of 90 %.</param>
public sealed record RollingScore(
    int Months, int Forecasts, double? CrpsOverLevel, double? PersistenceOverLevel, Skill? Skill, double In50,
    double In80, double In90)
{
    /// <summary>
    /// The sum of forecasts of one horizon; forecasts from a level of 0 have no quotient and enter coverage alone.
    /// </summary>
    /// <param name="months">The horizon.</param>
    /// <param name="cases">At least one.</param>
    /// <param name="dice">The dice of the interval around the skill.</param>
    public static RollingScore Of(int months, IReadOnlyList<RollingCase> cases, Dice.KeyedDice dice)
    {
        RollingCase[] over = [.. cases.Where(c => c.Last.Level > 0)];
        // Forecasts of one cut share their luck: the bootstrap draws cuts.
        (double Own, double Other)[] cuts = [.. over.GroupBy(c => c.Cut).OrderBy(g => g.Key).Select(g =>
            (g.Sum(c => c.Crps / c.Last.Level), g.Sum(c => c.Persistence / c.Last.Level)))];
        return new RollingScore(
            months, cases.Count, over.Length == 0 ? null : over.Average(c => c.Crps / c.Last.Level),
            over.Length == 0 ? null : over.Average(c => c.Persistence / c.Last.Level),
            cuts.Length == 0 ? null : Skill.Of([.. cuts.Select(c => c.Own)], [.. cuts.Select(c => c.Other)], dice),
            Share(c => c.In50), Share(c => c.In80), Share(c => c.In90));

        double Share(Func<RollingCase, bool> isIn) => (double)cases.Count(isIn) / cases.Count;
    }
}
