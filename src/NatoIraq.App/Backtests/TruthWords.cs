using System.Globalization;
using NatoIraq.App.Charts;
using NatoIraq.Core.Scoring;

namespace NatoIraq.App.Backtests;

/// <summary>Truths and forecasts in a few words.</summary>
internal static class TruthWords
{
    /// <summary>What was so.</summary>
    public static string Of(Truth truth) => truth switch
    {
        LevelTruth level => string.Join(" or ", level.Known.Select(e => Of(e, level.Series is not null))),
        StateTruth state => string.Join(" or ", state.States.Select(s => state.Machine.States[s])),
        EventTruth { Happened: false } => "not by then",
        EventTruth { From: null } => "by then",
        EventTruth { From: { } from } e when from < e.Date => $"between {Figures.Iso(from)} and then",
        _ => "that day",
    };

    /// <summary>What a branch said.</summary>
    public static string Of(Truth truth, Forecast forecast) => (truth, forecast) switch
    {
        (_, LevelForecast { Values: var v }) => v.Quantile(0.1) == v.Quantile(0.9)
            ? Number(v.Quantile(0.5))
            : $"{Number(v.Quantile(0.5))} ({Number(v.Quantile(0.1))}..{Number(v.Quantile(0.9))})",
        (StateTruth state, StateForecast { Shares: var shares }) => string.Join(
            ", ",
            shares.Select((share, s) => (share, Name: NameOf(state, s))).Where(x => x.share > 0)
                .OrderByDescending(x => x.share).Select(x => $"{x.Name} {Figures.Share(x.share)}")),
        (_, EventForecast e) => $"{Figures.Share(e.By(truth.Date))} by then"
            + (e.Days.Count == 0 ? "" : $", first {Day(e.Days.Quantile(0.5))} when it happens"),
        _ => "",
    };

    /// <summary>A state by its number in a forecast.</summary>
    public static string NameOf(StateTruth truth, int state) =>
        state < 0 || state >= truth.Machine.States.Count ? "not begun" : truth.Machine.States[state];

    /// <summary>A number as people write it: whole from a hundred on, below to three decimals.</summary>
    public static string Number(double value) =>
        value.ToString(Math.Abs(value) < 100 ? "0.###" : "#,##0", CultureInfo.InvariantCulture);

    private static string Of(Extent e, bool isPersons) => (double.IsInfinity(e.Low), double.IsInfinity(e.High)) switch
    {
        _ when e.IsPoint => Number(e.Low),
        (_, true) => $"at least {Number(e.Low)}",
        (true, _) => $"at most {Number(e.High)}",
        _ when isPersons && e.Low == 0 => $"at most {Number(e.High)}",
        _ => $"{Number(e.Low)} to {Number(e.High)}",
    };

    private static string Day(double day) => Figures.Iso(DateOnly.FromDayNumber((int)Math.Round(day)));
}
