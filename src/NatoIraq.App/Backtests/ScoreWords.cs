using System.Globalization;

namespace NatoIraq.App.Backtests;

/// <summary>How pages put the scores of a backtest.</summary>
public static class ScoreWords
{
    /// <summary>In place of a score that there is none of.</summary>
    public const string None = "\u2013";

    /// <summary>A mean: one figure, or from its lower to its upper end where truths are told as bounds.</summary>
    /// <param name="mean">The mean; null for none.</param>
    /// <param name="format">How a figure is written.</param>
    public static string Mean(MeanView? mean, string format)
    {
        if (mean is null) return None;
        (string low, string high) = (Text(Math.Min(mean.Best, mean.Worst)), Text(Math.Max(mean.Best, mean.Worst)));
        return low == high ? low : $"{low}\u2013{high}";

        string Text(double value) => value.ToString(format, CultureInfo.InvariantCulture);
    }
}
