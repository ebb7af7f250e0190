using NatoIraq.Core.History;

namespace NatoIraq.Packs.Yaml;

/// <summary>Days, months and years.</summary>
internal sealed partial class Fields
{
    private const string DateShapes = "a date is written 2020-01-31, a month 2020-01, a year 2020";
    private const int FirstYear = 1900;
    private const int LastYear = 2199;

    /// <summary>
    /// Whether the text looks like a date, a month or, having four digits, a year; it may still not exist.
    /// </summary>
    public static bool LooksLikeDate(string text) =>
        text.Length is 7 or 10 && text[4] == '-' && text.All(c => char.IsAsciiDigit(c) || c == '-');

    /// <summary>
    /// A day; the last day there is when it is missing or wrong, so that nothing else comes after it.
    /// </summary>
    public DateOnly Day(string key) => DayOrNull(key, required: true) ?? DateOnly.MaxValue;

    /// <summary>A day; null when it is missing or wrong.</summary>
    public DateOnly? DayOrNull(string key, bool required = false) =>
        One(key, required) is { } scalar ? DayOf(scalar, key) : null;

    /// <summary>A day, month or year as the window of its days; null when it is missing or wrong.</summary>
    public Window? Span(string key) => One(key, required: false) is { } scalar ? SpanOf(scalar, key) : null;

    /// <summary>Reads a day.</summary>
    public DateOnly? DayOf(Scalar scalar, string key)
    {
        if (SpanOf(scalar, key) is not { } span) return null;
        if (scalar.Text.Length == "yyyy-MM-dd".Length) return span.From;
        File.Add(scalar.At, $"'{key}' needs a day, not a month or a year: write {span.From:yyyy-MM-dd}.");
        return null;
    }

    /// <summary>Reads a day, a month or a year.</summary>
    public Window? SpanOf(Scalar scalar, string key)
    {
        string[] parts = scalar.Text.Split('-');
        bool shaped = parts.Length is >= 1 and <= 3
            && parts[0].Length == 4 && parts.Skip(1).All(p => p.Length == 2)
            && parts.All(p => p.All(char.IsAsciiDigit));
        if (!shaped)
        {
            File.Add(scalar.At, $"'{key}' is '{Problems.Shown(scalar.Text)}', which is no date: {DateShapes}.");
            return null;
        }
        int[] numbers = [.. parts.Select(int.Parse)];
        string? wrong = Impossible(numbers);
        if (wrong is null) return WindowOf(numbers);
        File.Add(scalar.At, $"{scalar.Text} {wrong}");
        return null;
    }

    private static string? Impossible(int[] date)
    {
        if (date[0] is < FirstYear or > LastYear) return $"is out of range: years run from {FirstYear} to {LastYear}.";
        if (date.Length == 1) return null;
        if (date[1] is < 1 or > 12) return "does not exist: a year has the months 01 to 12.";
        if (date.Length == 2) return null;
        int days = DateTime.DaysInMonth(date[0], date[1]);
        string month = $"{new DateOnly(date[0], date[1], 1):MMMM yyyy}";
        return date[2] >= 1 && date[2] <= days ? null : $"does not exist: {month} has {days} days.";
    }

    private static Window WindowOf(int[] date) => date switch
    {
        [int year] => new Window(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31)),
        [int year, int month] => new Window(
            new DateOnly(year, month, 1), new DateOnly(year, month, DateTime.DaysInMonth(year, month))),
        _ => Window.On(new DateOnly(date[0], date[1], date[2])),
    };
}
