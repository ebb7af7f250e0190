namespace NatoIraq.Core.References;

/// <summary>
/// How a level changed between two observations of one series: the difference of the logarithms of the levels, each
/// with ten persons added.
/// </summary>
/// <remarks>
/// Relative, because the changes of large and small contingents are of a size only relative to the contingent, and the
/// series are to be pooled. The ten persons keep a level of 0 possible, and make the changes of a handful of people, of
/// which no ratio says much, nearly absolute ones.
/// </remarks>
/// <param name="From">The earlier observation.</param>
/// <param name="To">The later one.</param>
/// <param name="Weight">How much it counts, in changes that do not overlap.</param>
public readonly record struct Change(Observation From, Observation To, double Weight)
{
    private const double Added = 10;

    /// <summary>How far the observations lie apart.</summary>
    public int Days => To.Day.DayNumber - From.Day.DayNumber;

    /// <summary>The change of the logarithm.</summary>
    public double Size => Math.Log((To.Level + Added) / (From.Level + Added));

    /// <summary>
    /// The change as it would be over another length of time: as the square root of the time, as a random walk's are.
    /// </summary>
    public double SizeOver(int days) => Size * Math.Sqrt((double)days / Days);

    /// <summary>The level that such a change leads to, never below 0.</summary>
    public static double Apply(double level, double size) => Math.Max(0, ((level + Added) * Math.Exp(size)) - Added);

    /// <summary>
    /// The changes of a series over about so many days: from each observation, to the one nearest to so much later.
    /// Together they weigh as much as changes that do not overlap would be many, since those that do say it again.
    /// </summary>
    /// <param name="series">The series' observations, by day, one a day.</param>
    /// <param name="days">The length of time, above 0.</param>
    /// <param name="spread">By which factor the time between two observations may be shorter or longer.</param>
    public static IReadOnlyList<Change> Of(IReadOnlyList<Observation> series, int days, double spread)
    {
        var changes = new List<Change>();
        int to = 0;
        for (int from = 0; from < series.Count; from++)
        {
            to = Math.Max(to, from + 1);
            int due = series[from].Day.DayNumber + days;
            while (to + 1 < series.Count && Math.Abs(series[to + 1].Day.DayNumber - due)
                <= Math.Abs(series[to].Day.DayNumber - due)) to++;
            if (to >= series.Count) break;
            var change = new Change(series[from], series[to], 1);
            bool isNear = change.Days <= days * spread && change.Days * spread >= days;
            if (isNear && change.From.IsComparableWith(change.To)) changes.Add(change);
        }
        if (changes.Count == 0) return changes;
        double apart = changes.Average(c => c.Days);
        double span = changes[^1].To.Day.DayNumber - changes[0].From.Day.DayNumber;
        double weight = Math.Clamp(span / apart, 1, changes.Count) / changes.Count;
        return [.. changes.Select(c => c with { Weight = weight })];
    }
}
