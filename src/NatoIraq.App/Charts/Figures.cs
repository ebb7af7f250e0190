using System.Globalization;
using NatoIraq.Core.Projections;

namespace NatoIraq.App.Charts;

/// <summary>How reports write numbers, shares and days, whatever the machine's language.</summary>
public static class Figures
{
    /// <summary>A level in whole persons; an output to three decimals, and from a hundred on to the whole.</summary>
    /// <param name="value">The value; null is unknown.</param>
    /// <param name="isOutput">Whether it is an output of a scenario rather than a strength.</param>
    public static string Value(double? value, bool isOutput = false)
    {
        if (value is not { } v) return "unknown";
        string text = Math.Abs(Rounded(v, isOutput))
            .ToString(isOutput ? "#,##0.###" : "#,##0", CultureInfo.InvariantCulture);
        return Rounded(v, isOutput) < 0 ? $"\u2212{text}" : text;
    }

    /// <summary>A count with its noun: <c>1 event</c>, <c>2 events</c>, <c>1,200 entries</c>.</summary>
    /// <param name="count">How many.</param>
    /// <param name="one">The noun for one.</param>
    /// <param name="many">The noun for any other number; null for the same with an s.</param>
    public static string Count(long count, string one, string? many = null) =>
        $"{count.ToString("N0", CultureInfo.InvariantCulture)} {(count == 1 ? one : many ?? $"{one}s")}";

    /// <summary>A difference with its sign.</summary>
    public static string Signed(double value, bool isOutput = false) =>
        Rounded(value, isOutput) > 0 ? $"+{Value(value, isOutput)}" : Value(value, isOutput);

    /// <summary>A difference in words: <c>340 more</c>, <c>1,200 fewer</c>, <c>no change</c>.</summary>
    public static string MoreOrFewer(double value, bool isOutput = false) => Rounded(value, isOutput) switch
    {
        0 => "no change",
        > 0 => $"{Value(value, isOutput)} more",
        _ => $"{Value(-value, isOutput)} {(isOutput ? "less" : "fewer")}",
    };

    /// <summary>
    /// A span of differences in words: <c>between 300 and 1,200 fewer</c>, <c>from 40 fewer to 200 more</c>.
    /// </summary>
    public static string MoreOrFewer(double low, double high, bool isOutput = false)
    {
        (double a, double b) = (Rounded(low, isOutput), Rounded(high, isOutput));
        string less = isOutput ? "less" : "fewer";
        if (a == b) return MoreOrFewer(a, isOutput);
        if (a > 0) return $"between {Value(a, isOutput)} and {Value(b, isOutput)} more";
        if (b < 0) return $"between {Value(-b, isOutput)} and {Value(-a, isOutput)} {less}";
        return $"from {MoreOrFewer(a, isOutput)} to {MoreOrFewer(b, isOutput)}";
    }

    /// <summary>A distribution in one plain phrase.</summary>
    public static string InWords(Band band, bool isOutput) => band is { P10: { } low, P50: { } median, P90: { } high }
        ? $"median {Value(median, isOutput)}, 80 % of draws between {Value(low, isOutput)} and {Value(high, isOutput)}"
        : "unknown";

    /// <summary>A share as a percentage; what is not nothing or all is never shown as such.</summary>
    public static string Share(double share) => share switch
    {
        > 0 and < 0.005 => "under 1 %",
        >= 0.995 and < 1 => "over 99 %",
        _ => $"{Math.Round(share * 100, MidpointRounding.AwayFromZero).ToString(CultureInfo.InvariantCulture)} %",
    };

    /// <summary>A day in words, as <c>31 December 2022</c>.</summary>
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>A day as <c>2022-12-31</c>.</summary>
    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Text with a capital first letter, as at the start of a sentence.</summary>
    public static string Capital(string text) =>
        text.Length == 0 ? text : $"{char.ToUpperInvariant(text[0])}{text[1..]}";

    /// <summary>Text in which no line breaks between a number and its percent sign.</summary>
    public static string Unbroken(string text) => text.Replace(" %", "\u00A0%", StringComparison.Ordinal);

    private static double Rounded(double value, bool isOutput) =>
        Math.Round(value, isOutput && Math.Abs(value) < 100 ? 3 : 0, MidpointRounding.AwayFromZero);
}
