using System.Globalization;
using System.Text.RegularExpressions;
using NatoIraq.Core.History;

namespace NatoIraq.Packs.Tables;

/// <summary>Reads a date as tables write it: a day, a month, a quarter or a year, as the window of its days.</summary>
internal static partial class DateText
{
    private const int FirstYear = 1900;
    private const int LastYear = 2199;

    /// <summary>Patterns that have one reading, so that no map must name them.</summary>
    private static readonly string[] Plain =
    [
        "yyyy-MM-dd", "yyyy/MM/dd", "yyyy.MM.dd", "yyyyMMdd", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm:ss", "d MMM yyyy",
        "d MMMM yyyy", "d-MMM-yyyy", "MMM d, yyyy", "MMMM d, yyyy", "yyyy-MM", "yyyy/MM", "MMM yyyy", "MMMM yyyy",
        "MMM-yyyy", "yyyy",
    ];

    private static readonly string[] Ambiguous =
        ["dd/MM/yyyy", "MM/dd/yyyy", "dd.MM.yyyy", "dd-MM-yyyy", "MM-dd-yyyy"];

    [GeneratedRegex(@"^(?:(?<year>\d{4})[- ]?Q(?<quarter>[1-4])|Q(?<quarter>[1-4])[- /]?(?<year>\d{4}))$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Quarter { get; }

    /// <summary>Whether the text can be a pattern of dates.</summary>
    public static bool IsPattern(string text) => text.Contains("yy", StringComparison.Ordinal)
        && (!text.Contains('d') || text.Contains('M')) && text.Length <= 30;

    /// <summary>The window; null with a hint when it is no date, or more than one.</summary>
    public static (Window? Window, string? Hint) Read(string text, IReadOnlyList<string> patterns)
    {
        foreach (string pattern in patterns.Count > 0 ? patterns : Plain)
        {
            if (WindowOf(text, pattern) is { } window) return (window, null);
        }
        if (QuarterOf(text) is { } quarter) return (quarter, null);
        if (patterns.Count > 0) return (null, $"The map says that dates are written {string.Join(" or ", patterns)}.");
        string[] readings = [.. Ambiguous.Where(p => WindowOf(text, p) is not null)];
        return (null, readings.Length == 0
            ? "Write how dates are written in the map, for example dates: d MMM yyyy."
            : $"Write which it is in the map: dates: {string.Join(" or dates: ", readings)}.");
    }

    /// <summary>The patterns that every one of the texts has; none when they are plain already.</summary>
    public static IReadOnlyList<string> Fitting(IReadOnlyList<string> texts) =>
        [.. Ambiguous.Where(p => texts.Count > 0 && texts.All(t => WindowOf(t, p) is not null))];

    private static Window? WindowOf(string text, string pattern)
    {
        // One digit is read where a pattern has two: many tables leave the zero out.
        bool isNamed = pattern.Contains("MMM", StringComparison.Ordinal);
        string loose = (isNamed ? pattern : pattern.Replace("MM", "M")).Replace("dd", "d");
        bool isRead = DateTime.TryParseExact(
            text, [pattern, loose], CultureInfo.InvariantCulture, DateTimeStyles.AllowInnerWhite, out DateTime moment);
        if (!isRead || moment.Year is < FirstYear or > LastYear) return null;
        var day = DateOnly.FromDateTime(moment);
        if (pattern.Contains('d')) return Window.On(day);
        // Where a pattern tells no day, the first is read.
        return pattern.Contains('M')
            ? new Window(day, day.AddMonths(1).AddDays(-1))
            : new Window(new DateOnly(day.Year, 1, 1), new DateOnly(day.Year, 12, 31));
    }

    private static Window? QuarterOf(string text)
    {
        if (Quarter.Match(text) is not { Success: true } match) return null;
        int year = int.Parse(match.Groups["year"].Value), quarter = int.Parse(match.Groups["quarter"].Value);
        if (year is < FirstYear or > LastYear) return null;
        var first = new DateOnly(year, (quarter * 3) - 2, 1);
        return new Window(first, first.AddMonths(3).AddDays(-1));
    }
}
