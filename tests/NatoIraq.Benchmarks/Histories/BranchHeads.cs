using BenchmarkDotNet.Attributes;
using NatoIraq.Benchmarks.Table;
using NatoIraq.Core.Dice;
using NatoIraq.Core.Replay;
using NatoIraq.Core.Worlds;

namespace NatoIraq.Benchmarks.Histories;

/// <summary>Where 10,000 branches of one history begin: one sweep forward that reads a series at each fork.</summary>
public class BranchHeads
{
    private const int Branches = 10_000;

    private readonly Timeline _timeline = SyntheticHistory.Timeline();
    private readonly int[] _forks = [.. Enumerable.Range(0, Branches)
        .Select(i => (int)(StableHash.Mix((ulong)i) % (SyntheticHistory.Length + 1))).Order()];

    [Benchmark]
    public long Heads()
    {
        Layout layout = _timeline.Layout;
        LevelSet series = layout.Universe.SetOf(layout.Universe.Pack.Rules.ReportSeries[0]);
        var cursor = new Cursor(_timeline);
        long sum = 0;
        foreach (int fork in _forks)
        {
            cursor.GoTo(fork);
            int day = fork == 0 ? 0 : _timeline.Ops[fork - 1].Day;
            sum += cursor.World.Strength(series, day).AtLeast;
        }
        return sum;
    }

    internal static IEnumerable<Row> Rows()
    {
        yield return new Row("heads of 10,000 branches over 100,000 events", "< 50 ms", () =>
        {
            var bench = new BranchHeads();
            double milliseconds = Clock.Cpu(() => bench.Heads()) * 1000;
            return new Figure($"{milliseconds:0.0} ms", "", milliseconds < 50);
        });
    }
}
