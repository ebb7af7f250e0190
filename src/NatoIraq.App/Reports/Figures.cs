using System.Globalization;

namespace NatoIraq.App.Reports;

/// <summary>How reports write numbers, shares and days, whatever the machine's language.</summary>
public static class Figures
{
    /// <summary>A level in whole persons, or an output to three decimals.</summary>
    /// <param name="value">The value; null is unknown.</param>
    /// <param name="isOutput">Whether it is an output of a scenario rather than a strength.</param>
    public static string Value(double? value, bool isOutput = false)
    {
        if (value is not { } v) return "unknown";
        string text = Math.Abs(Rounded(v, isOutput))
            .ToString(isOutput ? "#,##0.###" : "#,##0", CultureInfo.InvariantCulture);
        return Rounded(v, isOutput) < 0 ? $"\u2212{text}" : text;
    }

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
        Math.Round(value, isOutput ? 3 : 0, MidpointRounding.AwayFromZero);
}
