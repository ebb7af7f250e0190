using BenchmarkDotNet.Attributes;
using NatoIraq.Benchmarks.Ni8;
using NatoIraq.Benchmarks.Table;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Scenarios;

namespace NatoIraq.Benchmarks.Draws;

/// <summary>NI-8 through the general engine, on one thread, and by the kernel written by hand.</summary>
public class ProjectNi8
{
    private readonly IReadOnlyList<Plan> _plans = Ni8.Scenarios.Plans();

    [Params(7, 1)]
    public int DaysApart { get; set; } = 7;

    [Params(1000)]
    public int Count { get; set; } = 1000;

    [Benchmark]
    public object Engine() => Projection.Run(_plans, null, Ni8.Scenarios.Request(Count, 1, DaysApart));

    [Benchmark]
    public object ByHand() => new Kernel(1, DaysApart).Run(Count);

    internal static IEnumerable<Row> Rows()
    {
        yield return Of("weekly", 7, 1000);
        yield return Of("daily", 1, 1000);
    }

    private static Row Of(string name, int daysApart, int draws) =>
        new($"NI-8 {name}, a draw of ten branches", "<= 100 us, <= 3.5x by hand", () =>
        {
            var bench = new ProjectNi8 { DaysApart = daysApart, Count = draws };
            (double job, double peer, double ratio) = Clock.CpuOf(() => bench.Engine(), () => bench.ByHand());
            double microseconds = job / draws * 1e6;
            return new Figure(
                $"{microseconds:N0} us", $"{ratio:0.0}x by hand, {peer / draws * 1e6:0} us",
                microseconds <= 100 && ratio <= 3.5);
        });
}
