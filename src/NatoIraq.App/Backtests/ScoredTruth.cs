using NatoIraq.Core.Replay;
using NatoIraq.Core.Scoring;

namespace NatoIraq.App.Backtests;

/// <summary>A branch's forecast of one truth, scored, or why it was not.</summary>
internal sealed record ScoredTruth(Truth Truth, string? LeftOut)
{
    public Forecast? Forecast { get; private init; }

    /// <summary>The scores of the number or the day; null for a state.</summary>
    public NumberScore? Number { get; private init; }

    /// <summary>The share of draws that are true.</summary>
    public double Chance { get; private init; }

    public double Log { get; private init; }

    /// <summary>The Brier score; null for a number.</summary>
    public Scored? Brier { get; private init; }

    /// <summary>The yes-or-no forecasts that it holds.</summary>
    public IReadOnlyList<YesNo> Answers { get; private init; } = [];

    /// <summary>What was last known at the cut, in words; null when nothing was.</summary>
    public string? Persistence { get; private init; }

    /// <summary>
    /// The score by which skill is told and that of persistence; null when the truth is not one value, or nothing was
    /// known at the cut.
    /// </summary>
    public (double Own, double Reference)? Compared { get; private init; }

    /// <summary>The score by which branches are ranked, at its worst; null where there is no worst.</summary>
    public double? RankedBy => Truth is LevelTruth ? Number?.Crps.Worst : Brier?.Worst;

    /// <summary>Scores a forecast.</summary>
    /// <param name="truth">The truth.</param>
    /// <param name="forecast">The forecast.</param>
    /// <param name="fork">The day of the fork.</param>
    /// <param name="cut">The history as it was known at the cut, wound to its end.</param>
    /// <param name="day">The day of the cut.</param>
    public static ScoredTruth Of(
        Truth truth, Forecast forecast, DateOnly fork, Cursor cut, DateOnly day) => (truth, forecast) switch
    {
        (LevelTruth, LevelForecast { Values.Count: 0 }) => new ScoredTruth(truth, LeftOutFor.Unknown),
        (LevelTruth t, LevelForecast f) => OfLevel(t, f, Hindcast.LastKnown(t, cut.World, day)),
        (StateTruth t, StateForecast f) => OfState(t, f, Hindcast.StateIn(t, cut.World, day)),
        (EventTruth t, EventForecast f) => OfEvent(t, f, fork),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static ScoredTruth OfLevel(LevelTruth truth, LevelForecast forecast, double? last)
    {
        var score = NumberScore.Of(forecast.Values, truth.Known);
        return new ScoredTruth(truth, null)
        {
            Forecast = forecast,
            Number = score,
            Chance = score.Hit,
            Log = score.Log,
            Persistence = last is { } v ? TruthWords.Number(v) : null,
            Compared = last is { } known && truth.IsPoint
                ? (score.Crps.Best, Math.Abs(known - truth.Known[0].Low)) : null,
        };
    }

    private static ScoredTruth OfState(StateTruth truth, StateForecast forecast, int last)
    {
        IReadOnlyList<double> shares = forecast.Shares;
        int unseen = shares.Count - 1;
        double chance = truth.States.Sum(s => shares[s]);
        double[] scores = [.. truth.States.Select(s => Core.Scoring.Brier.Of(shares, s))];
        double[] reference = [.. shares.Select((_, s) => s == (last < 0 ? unseen : last) ? 1.0 : 0.0)];
        return new ScoredTruth(truth, null)
        {
            Forecast = forecast,
            Chance = chance,
            Log = LogScore.Of(chance),
            Brier = new Scored(scores.Min(), scores.Max()),
            Answers =
            [
                new YesNo(Math.Min(1, chance), true),
                .. shares.Index().Where(s => !truth.States.Contains(s.Index) && s.Index != unseen)
                    .Select(s => new YesNo(s.Item, false)),
            ],
            Persistence = TruthWords.NameOf(truth, last),
            Compared = truth.States is [var state] ? (scores[0], Core.Scoring.Brier.Of(reference, state)) : null,
        };
    }

    private static ScoredTruth OfEvent(EventTruth truth, EventForecast forecast, DateOnly fork)
    {
        DateOnly seen = truth.SeenUntil < forecast.Until ? truth.SeenUntil : forecast.Until;
        DateOnly first = truth.From is { } from && from > fork ? from : fork;
        Extent when = truth.Happened
            ? new Extent(first.DayNumber, truth.Date.DayNumber)
            : Extent.At(seen.DayNumber + 1.0);
        var score = NumberScore.Of(forecast.SeenUntil(seen), [when]);
        double by = forecast.By(truth.Date);
        double brier = Core.Scoring.Brier.Of(by, truth.Happened);
        return new ScoredTruth(truth, null)
        {
            Forecast = forecast,
            Number = score,
            Chance = score.Hit,
            Log = score.Log,
            Brier = Scored.At(brier),
            Answers = [new YesNo(by, truth.Happened)],
            Persistence = "never",
            Compared = (brier, truth.Happened ? 1 : 0),
        };
    }
}

/// <summary>Why a truth is not scored.</summary>
internal static class LeftOutFor
{
    public const string Published = "published by the day of the forecast";
    public const string Past = "of a day before the fork";
    public const string Beyond = "after the horizon";
    public const string NoEntry = "of an event that the branch does not plan";
    public const string Unknown = "unknown in every draw";
}
