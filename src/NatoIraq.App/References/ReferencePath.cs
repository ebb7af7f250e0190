using NatoIraq.Core.History;
using NatoIraq.Core.References;

namespace NatoIraq.App.References;

/// <summary>What a reference says of one series on the dates of a branch.</summary>
/// <param name="Series">The series.</param>
/// <param name="Last">The level known last.</param>
/// <param name="Levels">The dates, each with its quantiles.</param>
internal sealed record ReferencePath(Series Series, Observation Last, IReadOnlyList<ReferenceLevel> Levels)
{
    private const int Year = 12;
    private const int HalfYear = 6;

    private static readonly int[] FirstYear = [1, 2, 3, HalfYear, 9, Year];

    /// <summary>The path of a series; null when too few changes were known.</summary>
    public static ReferencePath? Of(Knowledge known, Series series, DateOnly fork, DateOnly until)
    {
        if (Reference.Of(known, series) is not { } reference) return null;
        DateOnly[] days = [.. Days(fork, until)];
        ReferenceLevel[] levels = [.. days.Select(reference.On).OfType<ReferenceLevel>()];
        return levels.Length < days.Length ? null : new ReferencePath(series, reference.Last, levels);
    }

    /// <summary>The dates: months of the first year, then half years, and the horizon.</summary>
    public static IReadOnlyList<DateOnly> Days(DateOnly fork, DateOnly until)
    {
        var days = new List<DateOnly>();
        foreach (int months in FirstYear.Concat(Enumerable.Range(3, 400).Select(n => n * HalfYear)))
        {
            if (months > (DateOnly.MaxValue.Year - fork.Year - 1) * Year) break;
            DateOnly day = fork.AddMonths(months);
            if (day >= until) break;
            days.Add(day);
        }
        return [.. days, until];
    }
}
