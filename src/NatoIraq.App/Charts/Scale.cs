namespace NatoIraq.App.Charts;

/// <summary>Maps values linearly to positions.</summary>
/// <param name="Low">The value at <paramref name="Start"/>.</param>
/// <param name="High">The value at <paramref name="End"/>; when both are equal, all lies at the start.</param>
/// <param name="Start">The position of the low value.</param>
/// <param name="End">The position of the high value; it may be the smaller one, as upwards is in a drawing.</param>
public sealed record Scale(double Low, double High, double Start, double End)
{
    /// <summary>The position of a value; one outside the range lies outside.</summary>
    public double At(double value) => High == Low ? Start : Start + ((value - Low) / (High - Low) * (End - Start));

    /// <summary>The position of a day, where the values are days as <see cref="DateOnly.DayNumber"/>.</summary>
    public double At(DateOnly day) => At(day.DayNumber);
}

/// <summary>Where the marks of an axis stand.</summary>
public static class Ticks
{
    /// <summary>
    /// Multiples of 1, 2 or 5 times a power of ten that enclose the range: the first is at most its low, the last at
    /// least its high.
    /// </summary>
    /// <param name="low">The least value.</param>
    /// <param name="high">The greatest value.</param>
    /// <param name="about">How many steps are wanted at most, at least 1; enclosing may add one.</param>
    public static IReadOnlyList<double> Enclosing(double low, double high, int about)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(about, 1);
        if (high <= low) high = low + 1;
        double step = NiceStep((high - low) / about);
        double first = Math.Floor(low / step);
        int count = (int)(Math.Ceiling(high / step) - first) + 1;
        return [.. Enumerable.Range(0, count).Select(i => (first + i) * step)];
    }

    /// <summary>
    /// First days of months, quarters, half-years or years within the range, the finest of which there are at most
    /// <paramref name="most"/>; over a century, every fifth year however many.
    /// </summary>
    public static IReadOnlyList<DateOnly> Dates(DateOnly first, DateOnly last, int most)
    {
        foreach (int months in new[] { 1, 3, 6, 12, 24, 60 })
        {
            List<DateOnly> dates = [.. Multiples(first, last, months)];
            if (dates.Count <= most || months == 60) return dates;
        }
        return [];
    }

    private static IEnumerable<DateOnly> Multiples(DateOnly first, DateOnly last, int months)
    {
        int from = MonthsOf(first) + (first.Day > 1 ? 1 : 0);
        for (int m = (from + months - 1) / months * months; m <= MonthsOf(last); m += months)
        {
            yield return new DateOnly(m / 12, (m % 12) + 1, 1);
        }
    }

    private static int MonthsOf(DateOnly day) => (day.Year * 12) + day.Month - 1;

    private static double NiceStep(double rough)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return (rough / power) switch
        {
            <= 1 => power,
            <= 2 => 2 * power,
            <= 5 => 5 * power,
            _ => 10 * power,
        };
    }
}
