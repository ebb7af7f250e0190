using System.Globalization;
using System.Text.RegularExpressions;
using NatoIraq.Core.History;

namespace NatoIraq.Packs.Tables;

/// <summary>
/// Reads a level as tables write it: a number, a hedge, a bound or a range. A bound is never a point.
/// </summary>
internal static partial class LevelText
{
    private const double Most = 10_000_000;

    private static readonly (string Word, Hedge Hedge)[] Hedges =
    [
        ("no more than", Hedge.AtMost), ("not more than", Hedge.AtMost), ("at most", Hedge.AtMost),
        ("up to", Hedge.AtMost), ("maximum", Hedge.AtMost), ("max.", Hedge.AtMost), ("max", Hedge.AtMost),
        ("<=", Hedge.AtMost), ("≤", Hedge.AtMost), ("less than", Hedge.Below), ("fewer than", Hedge.Below),
        ("under", Hedge.Below), ("below", Hedge.Below), ("almost", Hedge.Below), ("nearly", Hedge.Below),
        ("<", Hedge.Below), ("no fewer than", Hedge.AtLeast), ("no less than", Hedge.AtLeast),
        ("at least", Hedge.AtLeast), ("minimum", Hedge.AtLeast), ("min.", Hedge.AtLeast), ("min", Hedge.AtLeast),
        (">=", Hedge.AtLeast), ("≥", Hedge.AtLeast), ("more than", Hedge.Above), ("over", Hedge.Above),
        ("above", Hedge.Above), (">", Hedge.Above), ("approximately", Hedge.About), ("approx.", Hedge.About),
        ("approx", Hedge.About), ("about", Hedge.About), ("around", Hedge.About), ("roughly", Hedge.About),
        ("some", Hedge.About), ("circa", Hedge.About), ("ca.", Hedge.About), ("c.", Hedge.About), ("≈", Hedge.About),
        ("~", Hedge.About),
    ];

    private enum Hedge
    {
        None,
        AtMost,
        Below,
        AtLeast,
        Above,
        About,
    }

    /// <summary>What stands for an unknown level.</summary>
    public static IReadOnlySet<string> Silences { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
        { "", "-", "–", "—", "..", "...", "?", ":", "n/a", "na", "nan", "null", "unknown" };

    [GeneratedRegex(@"\s*(\*+|[†‡]+|\[[^\]]{1,8}\]|\([a-z0-9]\))+$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Footnote { get; }

    [GeneratedRegex(@"^(between\s+)?(?<low>[\d., '\u00A0\u202F]+?)\s*(-|–|—|\bto\b|\band\b)\s*(?<high>[\d., '\u00A0\u202F]+)$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Range { get; }

    /// <summary>The level; null with a message when it is none.</summary>
    public static (Amount? Amount, string? Message, string? Hint) Read(string cell, TableFormat format)
    {
        string text = Footnote.Replace(cell, "").Trim();
        if (Range.Match(text) is { Success: true } range) return ReadRange(range, cell, format);
        (string? word, Hedge hedge) = HedgeOf(text);
        string digits = word is null ? text : text[word.Length..].Trim();
        if (hedge == Hedge.None && digits.EndsWith('+'))
            (digits, hedge, word) = (digits[..^1], Hedge.AtLeast, "at least");
        if (Number(digits, format) is not { } number) return NoLevel(cell, digits, format);
        if (number is < 0 or > Most)
            return (null, $"{cell} persons cannot be: a level lies from 0 to {Most:N0}.", null);
        return (Of(hedge, number, word, UnitOf(digits, number, format)), null, null);
    }

    private static (Amount?, string?, string?) ReadRange(Match range, string cell, TableFormat format)
    {
        double? low = Number(range.Groups["low"].Value, format), high = Number(range.Groups["high"].Value, format);
        if (low is null || high is null) return NoLevel(cell, cell, format);
        return low <= high && high <= Most
            ? (new Amount(Low: low, High: high, Qualifier: "range"), null, null)
            : (null, $"The range {cell} goes from more to fewer, or beyond {Most:N0}.", "Write the lower bound first.");
    }

    private static (Amount?, string?, string?) NoLevel(string cell, string digits, TableFormat format) =>
        (null, $"'{Yaml.Problems.Shown(cell)}' is no level.", WhyNot(digits, format));

    private static (string? Word, Hedge Hedge) HedgeOf(string text)
    {
        foreach ((string word, Hedge hedge) in Hedges)
        {
            if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase)) return (word, hedge);
        }
        return (null, Hedge.None);
    }

    private static Amount Of(Hedge hedge, double number, string? word, double unit)
    {
        string? qualifier = word is null ? null : char.IsAsciiLetter(word[0]) ? word.ToLowerInvariant() : null;
        return hedge switch
        {
            Hedge.AtMost => new Amount(High: number, Qualifier: qualifier ?? "up to"),
            Hedge.Below => new Amount(High: number, HighExclusive: true, Qualifier: qualifier ?? "less than"),
            Hedge.AtLeast => new Amount(Low: number, Qualifier: qualifier ?? "at least"),
            Hedge.Above => new Amount(Low: number, LowExclusive: true, Qualifier: qualifier ?? "more than"),
            // A figure told as about is told to its last digit that is not 0: half of that place is its room.
            Hedge.About => new Amount(
                Math.Max(0, Math.Ceiling(number - (unit / 2))), number, Math.Floor(number + (unit / 2)),
                Qualifier: qualifier ?? "around"),
            _ => Amount.Of(number),
        };
    }

    /// <summary>The number in persons; null when the text is none.</summary>
    private static double? Number(string text, TableFormat format)
    {
        string plain = text.Trim();
        foreach (char blank in " \u00A0\u202F'’") plain = Ungrouped(plain, blank) ?? plain;
        if (format.Thousands is { } mark) plain = Ungrouped(plain, mark) ?? plain;
        int point = plain.IndexOf(format.Decimal);
        string whole = point < 0 ? plain : plain[..point], fraction = point < 0 ? "" : plain[(point + 1)..];
        bool isNumber = whole.TrimStart('-').Length > 0 && whole.TrimStart('-').All(char.IsAsciiDigit)
            && fraction.All(char.IsAsciiDigit) && (point < 0 || fraction.Length > 0);
        // Three digits after the point are most likely thousands: nobody counts a person's thousandth.
        if (!isNumber || (fraction.Length == 3 && format.Scale == 1)) return null;
        string invariant = $"{whole}.{(point < 0 ? "0" : fraction)}";
        return Math.Round(double.Parse(invariant, CultureInfo.InvariantCulture) * format.Scale);
    }

    /// <summary>The text without marks between its thousands; null when they do not stand there.</summary>
    private static string? Ungrouped(string text, char mark)
    {
        string[] groups = text.Split(mark);
        if (groups.Length < 2) return null;
        bool isGrouped = groups[0].TrimStart('-').Length is >= 1 and <= 3
            && groups.Skip(1).SkipLast(1).All(g => g.Length == 3)
            && groups[^1].TakeWhile(char.IsAsciiDigit).Count() == 3
            && groups.All(g => g.Length > 0);
        return isGrouped ? string.Concat(groups) : null;
    }

    private static string? WhyNot(string digits, TableFormat format)
    {
        char other = format.Decimal == '.' ? ',' : '.';
        TableFormat swapped = format with { Decimal = other, Thousands = format.Decimal };
        string inMap = other == ',' ? "decimal: comma" : "decimal: point";
        return Number(digits, swapped) is not null || Range.IsMatch(digits)
            ? $"If {other} stands before fractions here, write {inMap} in the map."
            : "Write a number, a bound such as 'up to 500', a range such as 100-150, or nothing where it is unknown.";
    }

    private static double UnitOf(string digits, double number, TableFormat format)
    {
        double unit = format.Scale;
        while (number >= unit * 10 && number % (unit * 10) == 0) unit *= 10;
        return number == 0 ? 0 : unit;
    }
}
