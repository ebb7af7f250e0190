using System.Globalization;
using NatoIraq.App.Charts;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Statistics;

namespace NatoIraq.App.Reports;

/// <summary>How the figures of an analysis are put, for a report and for a terminal.</summary>
public static class SureWords
{
    /// <summary>In place of a figure that so few draws cannot give.</summary>
    public const string TooFew = "too few draws";

    /// <summary>A figure with its interval: <c>4,980 (4,950 to 5,010)</c>.</summary>
    public static string Figure(SampledFigure figure, bool isOutput) => Of(figure, v => Figures.Value(v, isOutput));

    /// <summary>A difference with its interval.</summary>
    public static string Signed(SampledFigure figure, bool isOutput) => Of(figure, v => Figures.Signed(v, isOutput));

    /// <summary>A difference of shares, in points, with its interval.</summary>
    public static string Points(SampledFigure figure) =>
        Of(figure, v => v.ToString("+0.0;\u22120.0;0", CultureInfo.InvariantCulture), 100);

    /// <summary>A probability with its interval, in percent.</summary>
    public static string Share(SampledFigure figure) =>
        Of(figure, v => v.ToString("0.0", CultureInfo.InvariantCulture), 100, " %");

    /// <summary>Nine draws in ten of a difference.</summary>
    public static string NineInTen(DifferenceAnalysis d, bool isOutput)
    {
        if (d is not { P5.Value: { } low, P95.Value: { } high }) return TooFew;
        (string from, string to) = (Figures.Signed(low, isOutput), Figures.Signed(high, isOutput));
        return from == to ? from : $"{from} to {to}";
    }

    /// <summary>Which of the two distributions lies above the other, with the p-value that says so.</summary>
    public static string Order(Dominance test) => test.Order switch
    {
        Core.Statistics.Order.Higher => $"higher throughout, p {P(test.LowerP)}",
        Core.Statistics.Order.Lower => $"lower throughout, p {P(test.HigherP)}",
        Core.Statistics.Order.Crossing => "neither: they cross",
        _ => "alike: not told apart",
    };

    /// <summary>What pairing saved of the variance; null where nothing varies, or nothing is known of it.</summary>
    public static string Saved(CommonRandomNumbers? found) => found switch
    {
        null => "\u2013",
        { Saved: >= 0 } => Figures.Share(found.Saved),
        _ => $"costs {Figures.Share(-found.Saved)}",
    };

    /// <summary>A tail's mean, with its interval where the draws are enough for one.</summary>
    public static string Tail(double? mean, ConfidenceInterval? interval, bool isOutput) => (mean, interval) switch
    {
        (null, _) => TooFew,
        ({ } m, null) => Figures.Value(m, isOutput),
        ({ } m, { } i) => Figure(new SampledFigure(m, i.Low, i.High, null), isOutput),
    };

    /// <summary>How many draws all figures of an analysis take; null when there are enough.</summary>
    public static long? Needed(LevelAnalysis a) => new[]
    {
        a.Mean.Needed, a.Tails.Needed, a.Difference?.Mean.Needed, a.Difference?.P5.Needed, a.Regret?.P95.Needed,
    }.Max();

    private static string P(double p) => p.ToString("0.000", CultureInfo.InvariantCulture);

    private static string Of(SampledFigure figure, Func<double, string> write, double scale = 1, string unit = "")
    {
        if (figure is not { Value: { } value, Low: { } low, High: { } high }) return TooFew;
        (string at, string from, string to) = (write(value * scale), write(low * scale), write(high * scale));
        return from == to && at == from ? $"{at}{unit}" : $"{at}{unit} ({from} to {to})";
    }
}
