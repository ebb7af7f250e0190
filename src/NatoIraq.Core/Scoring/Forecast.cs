namespace NatoIraq.Core.Scoring;

/// <summary>What the draws of a branch say of one truth, before the truth is looked at.</summary>
public abstract record Forecast;

/// <summary>A number on a day.</summary>
/// <param name="Values">The draws.</param>
public sealed record LevelForecast(Ensemble Values) : Forecast;

/// <summary>The state of a machine at the end of a day.</summary>
/// <param name="Shares">The share of draws in each state; last, of those in which it was never seen.</param>
public sealed record StateForecast(IReadOnlyList<double> Shares) : Forecast;

/// <summary>The first day on which an entry happens.</summary>
/// <param name="Days">The days, as <see cref="DateOnly.DayNumber"/>, of the draws in which it does.</param>
/// <param name="Never">In how many draws it does not, by the horizon.</param>
/// <param name="Until">The horizon.</param>
public sealed record EventForecast(Ensemble Days, long Never, DateOnly Until) : Forecast
{
    /// <summary>The share of draws in which it happens on or before a day not after the horizon.</summary>
    public double By(DateOnly day) =>
        Days.Count == 0 ? 0 : Days.AtMost(day.DayNumber) * Days.Count / (Days.Count + Never);

    /// <summary>
    /// The days as far as anybody looked: a date after the last day seen counts as the day after it, as does never.
    /// Its CRPS is the CRPS integrated up to that day, a threshold-weighted one and as proper (Gneiting and Ranjan,
    /// Journal of Business and Economic Statistics 29, 2011).
    /// </summary>
    public Ensemble SeenUntil(DateOnly day) => Days.CutAt(day.DayNumber + 1.0, Never);
}
