using System.Text.Json.Serialization;
using MediatR;
using NatoIraq.Core.Dice;
using NatoIraq.Core.References;

namespace NatoIraq.App.Backtests;

/// <summary>
/// Scores the statistical reference on every table of several: cuts roll through time, and each forecast is made of
/// what was known on its cut, of all tables. The store is not touched.
/// </summary>
/// <param name="Tables">The tables, each under a name of its own.</param>
/// <param name="RandomSeed">The random seed of the intervals around skill.</param>
/// <param name="Progress">Told the share done, 0 to 1; null for nobody.</param>
public sealed record BacktestTables(
    IReadOnlyList<SeriesTable> Tables, ulong RandomSeed, IProgress<double>? Progress) : IRequest<RollingView>
{
    /// <summary>How many levels a table may hold.</summary>
    public int MostLevels { get; init; } = int.MaxValue;
}

/// <summary>The reference's scores on several tables.</summary>
/// <param name="Tables">The tables, by name.</param>
/// <param name="Scores">A line a horizon, over all tables; then a line for each table and horizon.</param>
public sealed record RollingView(IReadOnlyList<RolledTableView> Tables, IReadOnlyList<RollingScoreView> Scores);

/// <summary>A table that was rolled through.</summary>
/// <param name="Table">Its name.</param>
/// <param name="Series">How many series it has.</param>
/// <param name="Levels">How many stated levels; bounds are none.</param>
/// <param name="Cuts">On how many days time was stopped.</param>
/// <param name="From">The first of them.</param>
/// <param name="To">The last.</param>
/// <param name="Proposed">Whether its map was proposed, for want of one beside it.</param>
public sealed record RolledTableView(
    string Table, int Series, int Levels, int Cuts, DateOnly From, DateOnly To, bool Proposed);

/// <summary>Scores of one horizon.</summary>
/// <param name="Table">The table; null for all of them.</param>
/// <param name="Months">The horizon, in months after the cut.</param>
/// <param name="Forecasts">How many forecasts met a truth.</param>
/// <param name="CrpsOverLevel">The mean of CRPS over the level known last; null where there is none above 0.</param>
/// <param name="PersistenceOverLevel">The same of plain persistence, whose CRPS is its absolute error.</param>
/// <param name="Coverage50">The share of truths within the span of 50 %.</param>
/// <param name="Coverage80">The share within that of 80 %.</param>
/// <param name="Coverage90">The share within that of 90 %.</param>
/// <param name="Skill">1 less the quotient of the two means, with its interval; null where persistence has no error.</param>
public sealed record RollingScoreView(
    string? Table, int Months, int Forecasts, double? CrpsOverLevel, double? PersistenceOverLevel,
    [property: JsonPropertyName("coverage50")] double Coverage50,
    [property: JsonPropertyName("coverage80")] double Coverage80,
    [property: JsonPropertyName("coverage90")] double Coverage90,
    SkillView? Skill);

/// <summary>Handles <see cref="BacktestTables"/>.</summary>
public sealed class BacktestTablesHandler : IRequestHandler<BacktestTables, RollingView>
{
    /// <inheritdoc/>
    public Task<RollingView> Handle(BacktestTables request, CancellationToken cancellationToken)
    {
        IReadOnlyList<RolledTable> tables = RolledTable.Read(request.Tables, request.MostLevels);
        Observation[] all = [.. tables.SelectMany(t => t.Observations)];
        (RolledTable Table, DateOnly Cut)[] cuts =
            [.. tables.SelectMany(t => RollingBacktest.Cuts(t.Observations).Select(c => (t, c)))];
        var cases = new IReadOnlyList<RollingCase>[cuts.Length];
        int done = 0;
        Parallel.For(0, cuts.Length, new ParallelOptions { CancellationToken = cancellationToken }, i =>
        {
            cases[i] = [.. RollingBacktest.On(cuts[i].Cut, all, cuts[i].Table.Series)];
            request.Progress?.Report((double)Interlocked.Increment(ref done) / cuts.Length);
        });
        ILookup<RolledTable, RollingCase> byTable = cuts.Zip(cases).SelectMany(p => p.Second.Select(c => (p.First.Table, c)))
            .ToLookup(p => p.Table, p => p.c);
        var dice = new KeyedDice(request.RandomSeed);
        return Task.FromResult(new RollingView(
            [.. tables.Select(t => ViewOf(t, [.. cuts.Where(c => c.Table == t).Select(c => c.Cut)]))],
            [
                .. Scores(null, [.. cases.SelectMany(c => c)], dice),
                .. tables.Count == 1 ? [] : tables.SelectMany(t => Scores(t.Name, [.. byTable[t]], dice)),
            ]));
    }

    private static IEnumerable<RollingScoreView> Scores(string? table, RollingCase[] cases, KeyedDice dice)
    {
        foreach (int months in RollingBacktest.Horizons)
        {
            RollingCase[] same = [.. cases.Where(c => c.Months == months)];
            if (same.Length == 0) continue;
            var s = RollingScore.Of(months, same, dice);
            yield return new RollingScoreView(
                table, months, s.Forecasts, s.CrpsOverLevel, s.PersistenceOverLevel, s.In50, s.In80, s.In90,
                s.Skill is { } k ? new SkillView(k.Value, k.Low, k.High, k.Truths) : null);
        }
    }

    private static RolledTableView ViewOf(RolledTable table, DateOnly[] cuts) => new(
        table.Name, table.Series.Count, table.Observations.Count, cuts.Length, cuts.Min(), cuts.Max(), table.IsProposed);
}
