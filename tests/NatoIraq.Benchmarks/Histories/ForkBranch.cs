using BenchmarkDotNet.Attributes;
using NatoIraq.Benchmarks.Table;
using NatoIraq.Core.Branches;
using NatoIraq.Core.History.Events;
using NatoIraq.Core.Replay;

namespace NatoIraq.Benchmarks.Histories;

/// <summary>A fork of a long history: the branch alone, and with the digest that pins its past.</summary>
public class ForkBranch
{
    private const int Forks = 1000;
    private const string Name = "what-if";
    private const string Scenario = "scenario: what-if";

    private readonly Timeline _timeline = SyntheticHistory.Timeline();
    private readonly Branch[] _branches = new Branch[Forks];
    private readonly string _digest = new('0', 64);

    [Benchmark(OperationsPerInvoke = Forks)]
    public void Fork()
    {
        for (int i = 0; i < Forks; i++)
        {
            _branches[i] = Branch.Evolve(null, new ScenarioApplied(Name, _digest, Scenario), null, 0, default)!;
        }
    }

    [Benchmark]
    public string Digest() => _timeline.Digest(SyntheticHistory.Length);

    internal static IEnumerable<Row> Rows()
    {
        yield return new Row("fork, in memory", "< 1 us, < 200 B, any length", () =>
        {
            var bench = new ForkBranch();
            double bytes = (double)Clock.Bytes(bench.Fork) / Forks;
            double nanoseconds = Clock.Cpu(() =>
            {
                for (int i = 0; i < 100; i++) bench.Fork();
            }) / 100 / Forks * 1e9;
            return new Figure($"{nanoseconds:0} ns, {bytes:0} B", "", nanoseconds < 1000 && bytes < 200);
        });
        yield return new Row("  pinning its past: digest of 100,000 events", "", () =>
        {
            var bench = new ForkBranch();
            return new Figure($"{Clock.Cpu(() => bench.Digest()) * 1000:0} ms", "", null);
        });
    }
}
