using NatoIraq.Core.History;

namespace NatoIraq.Core.References;

/// <summary>
/// The levels known at the end of a day, and the changes between them. It keeps the changes it was asked for: the
/// references of many series learn from the same ones.
/// </summary>
public sealed class Knowledge
{
    private readonly Dictionary<(Series Series, int Days, double Spread), IReadOnlyList<Change>> _changes = [];
    private readonly OrderedDictionary<Series, IReadOnlyList<Observation>> _levels = [];

    private Knowledge(DateOnly day) => Day = day;

    /// <summary>The day.</summary>
    public DateOnly Day { get; }

    /// <summary>The series of which a level is known, by name.</summary>
    public IEnumerable<Series> Series => _levels.Keys;

    /// <summary>
    /// What was known at the end of a day: of each series and date the level reported last by then. What was reported
    /// later is as if it had never been.
    /// </summary>
    public static Knowledge On(DateOnly day, IEnumerable<Observation> observations)
    {
        var knowledge = new Knowledge(day);
        foreach (IGrouping<Series, Observation> series in observations
            .Where(o => o.Reported <= day && o.Day <= day)
            .GroupBy(o => o.Series).OrderBy(g => g.Key.ToString(), StringComparer.Ordinal))
        {
            knowledge._levels.Add(series.Key, [.. series
                .GroupBy(o => o.Day).OrderBy(g => g.Key).Select(g => g.OrderBy(o => o.Reported).Last())]);
        }
        return knowledge;
    }

    /// <summary>The known levels of a series, by day, one a day; empty when there are none.</summary>
    public IReadOnlyList<Observation> Levels(Series series) => _levels.GetValueOrDefault(series, []);

    /// <summary>Its changes over about so many days (<see cref="Change.Of"/>).</summary>
    public IReadOnlyList<Change> Changes(Series series, int days, double spread)
    {
        (Series, int, double) key = (series, days, spread);
        if (!_changes.TryGetValue(key, out IReadOnlyList<Change>? changes))
            _changes.Add(key, changes = Change.Of(Levels(series), days, spread));
        return changes;
    }
}
