using NatoIraq.Core.History;

namespace NatoIraq.Core.References;

/// <summary>
/// What the past alone says of a level's future: it stays as it is, give or take the changes that levels have made over
/// as long a time. It is what a forecast that knows more has to beat, learnt only from what was known on its day.
/// </summary>
public sealed class Reference
{
    /// <summary>
    /// How much the changes of the other series weigh together, in changes of the series' own that do not overlap: with
    /// as many of its own, a series is believed as much as the others are.
    /// </summary>
    public const double PoolWeight = 20;

    /// <summary>
    /// The least weight of changes, in those that do not overlap, from which a future is told: below 19 values, the 5 %
    /// and 95 % quantiles of type 6 (the k-th of n values lies at k / (n + 1)) would be the least and the greatest
    /// change ever seen, and a span of 90 % between them would hold fewer futures than it says.
    /// </summary>
    public const double Enough = 19;

    private static readonly double[] Probabilities =
        [0.01, 0.025, 0.05, 0.1, 0.175, 0.25, 0.375, 0.5, 0.625, 0.75, 0.825, 0.9, 0.95, 0.975, 0.99];

    private readonly Knowledge _known;
    private readonly Series _series;

    private Reference(Knowledge known, Series series) =>
        (_known, _series, Last) = (known, series, known.Levels(series)[^1]);

    /// <summary>The level known last.</summary>
    public Observation Last { get; }

    /// <summary>The reference of a series; null when no level of it is known.</summary>
    /// <param name="known">What was known on the day, of all series.</param>
    /// <param name="series">The series.</param>
    public static Reference? Of(Knowledge known, Series series) =>
        known.Levels(series).Count == 0 ? null : new Reference(known, series);

    /// <summary>The level on a later day; null when too few changes (<see cref="Enough"/>) were ever seen.</summary>
    /// <param name="day">A day after that of <see cref="Last"/>.</param>
    public ReferenceLevel? On(DateOnly day)
    {
        int days = day.DayNumber - Last.Day.DayNumber;
        foreach ((int over, double spread) in Lengths(days))
        {
            IReadOnlyList<Change> own = _known.Changes(_series, over, spread);
            List<Change> others =
                [.. _known.Series.Where(s => s != _series).SelectMany(s => _known.Changes(s, over, spread))];
            double ownWeight = own.Sum(c => c.Weight);
            double pool = others.Sum(c => c.Weight);
            double share = pool > PoolWeight ? PoolWeight / pool : 1;
            if (ownWeight + (pool * share) < Enough) continue;
            Change[] all = [.. own, .. others.Select(c => c with { Weight = c.Weight * share })];
            var sizes = new ChangeQuantiles([.. all.Select(c => (c.SizeOver(days), c.Weight))]);
            return new ReferenceLevel(
                day, Last.Level,
                [.. Probabilities.Select(p => (p, Math.Round(Change.Apply(Last.Level, sizes.Quantile(p)))))],
                all, own.Count, ownWeight / (ownWeight + (pool * share)));
        }
        return null;
    }

    /// <summary>
    /// The lengths of time to look at, until there are enough changes: as long, then half as long and so on, since of
    /// shorter ones a history holds more; at last whatever lies between neighbours.
    /// </summary>
    private static IEnumerable<(int Days, double Spread)> Lengths(int days)
    {
        yield return (days, 1.25);
        for (int over = days; over > 1; over /= 2) yield return (over, 2);
        yield return (1, double.PositiveInfinity);
    }
}

/// <summary>What a reference says of one day.</summary>
/// <param name="Day">The day.</param>
/// <param name="Last">The level known last: what plain persistence says.</param>
/// <param name="Quantiles">Probabilities, ascending, each with its level in whole persons.</param>
/// <param name="Changes">The changes that they rest on, the series' own first.</param>
/// <param name="Own">How many of them are the series' own.</param>
/// <param name="OwnShare">The share of the weight that they have, 0 to 1.</param>
public sealed record ReferenceLevel(
    DateOnly Day, double Last, IReadOnlyList<(double Probability, double Level)> Quantiles,
    IReadOnlyList<Change> Changes, int Own, double OwnShare)
{
    /// <summary>The level below which it falls with a probability: straight between quantiles, flat beyond.</summary>
    public double Quantile(double p)
    {
        int above = 0;
        while (above < Quantiles.Count && Quantiles[above].Probability < p) above++;
        if (above == 0) return Quantiles[0].Level;
        if (above == Quantiles.Count) return Quantiles[^1].Level;
        ((double p0, double v0), (double p1, double v1)) = (Quantiles[above - 1], Quantiles[above]);
        return v0 + ((v1 - v0) * (p - p0) / (p1 - p0));
    }
}
