using BenchmarkDotNet.Attributes;
using NatoIraq.Benchmarks.Histories;
using NatoIraq.Benchmarks.Table;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Replay;
using NatoIraq.Core.Scenarios;
using NatoIraq.Core.Worlds;
using NatoIraq.Packs;

namespace NatoIraq.Benchmarks.Draws;

/// <summary>
/// 10,000 draws of every shipped scenario that draws anything, with every band that the demo's report shows: each
/// series at each month's end, compared with the baseline.
/// </summary>
public class ProjectShipped
{
    private readonly Pack _pack = SyntheticHistory.Shipped();
    private readonly IReadOnlyList<Plan> _plans;
    private readonly string _baseline;

    public ProjectShipped()
    {
        Timeline timeline = Timeline.Of(_pack);
        Dictionary<string, Scenario> scenarios = Directory
            .GetFiles(Path.Combine(AppContext.BaseDirectory, "scenarios"), "*.yaml").Order(StringComparer.Ordinal)
            .Select(file => ScenarioFile.Parse(File.ReadAllText(file), Path.GetFileName(file), _pack))
            .ToDictionary(s => s.Name);
        _plans = [.. scenarios.Values
            .Select(s => PlanCompiler.Compile(timeline, Chain(s))).Where(p => p.Entries.Count > 0)];
        _baseline = _plans.GroupBy(p => p.Scenario.From).MaxBy(g => g.Key == Scenario.Trunk ? 0 : g.Count())!.Key;

        List<Scenario> Chain(Scenario scenario) =>
            scenario.From == Scenario.Trunk ? [scenario] : [.. Chain(scenarios[scenario.From]), scenario];
    }

    [Params(1, 2)]
    public int Threads { get; set; } = 1;

    [Params(10_000)]
    public int Count { get; set; } = 10_000;

    [Benchmark]
    public object Project() => Projection.Run(_plans, _baseline, new ProjectionRequest(
        Count, 1, _pack.Rules.ReportSeries, MonthEnds(), Threads));

    private DateOnly[] MonthEnds()
    {
        var first = DateOnly.FromDayNumber(_plans.Min(p => p.ForkDay));
        var last = DateOnly.FromDayNumber(_plans.Min(p => p.UntilDay));
        int months = ((last.Year - first.Year) * 12) + last.Month - first.Month + 1;
        return [.. Enumerable.Range(1, months)
            .Select(m => new DateOnly(first.Year, first.Month, 1).AddMonths(m).AddDays(-1)).Where(d => d <= last)];
    }

    internal static IEnumerable<Row> Rows()
    {
        yield return new Row("10,000 draws x 12 scenarios, 2 threads", "< 1 s; 1.6x of 1 thread", () =>
        {
            var one = new ProjectShipped { Threads = 1 };
            var two = new ProjectShipped { Threads = 2 };
            (double job, double peer, _) = Clock.WallOf(() => two.Project(), () => one.Project());
            return new Figure(
                $"{job:0.00} s ({one._plans.Count} scenarios, {one.MonthEnds().Length} dates)",
                $"{peer / job:0.00}x of 1 thread, {peer:0.00} s", job < 1 && peer / job >= 1.6);
        });
        yield return new Row("  the same draws: what is alive", "flat: 1.0x", () =>
        {
            (double few, double many) = (Peak(2000), Peak(10_000));
            return new Figure(
                $"{many / 1e6:0} MB live at most", $"{many / few:0.00}x of 2,000 draws", many / few < 1.1);
        });
    }

    /// <summary>The most bytes alive after a collection, seen while the draws run.</summary>
    private static double Peak(int draws)
    {
        var bench = new ProjectShipped { Count = draws };
        long before = GC.GetTotalMemory(forceFullCollection: true);
        long most = 0;
        using var timer = new Timer(
            _ => most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true)), null, 250, 250);
        object result = bench.Project();
        most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true));
        GC.KeepAlive(result);
        return most - before;
    }
}
