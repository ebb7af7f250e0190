using BenchmarkDotNet.Attributes;
using NatoIraq.Benchmarks.Table;
using NatoIraq.Core.History;
using NatoIraq.Core.Replay;
using NatoIraq.Core.Worlds;

namespace NatoIraq.Benchmarks.Histories;

/// <summary>A history of 100,000 events from SQLite to the world after the last of them.</summary>
public class ReplayStore : IDisposable
{
    private readonly TemporaryStore _store = new();
    private readonly Pack _pack;
    private readonly PlainSqlite _plain;
    private IReadOnlyList<Recorded> _read = [];
    private Timeline? _timeline;

    public ReplayStore()
    {
        Pack pack = SyntheticHistory.Pack();
        _store.Fill(Streams.History, pack.History);
        // Only the store holds the history from here on, as for a program that starts.
        _pack = pack with { History = [] };
        _plain = new PlainSqlite(_store.File);
        Read();
        Compile();
    }

    [Benchmark(OperationsPerInvoke = SyntheticHistory.Length)]
    public void Replay()
    {
        // A program that replays a store holds no earlier replay of it.
        (_read, _timeline) = ([], null);
        Read();
        Compile();
        Apply();
    }

    [Benchmark(OperationsPerInvoke = SyntheticHistory.Length)]
    public void Read() => _read = _store.Store.ReadAsync(Streams.History).GetAwaiter().GetResult();

    [Benchmark(OperationsPerInvoke = SyntheticHistory.Length)]
    public void Compile() => _timeline = Timeline.Of(_pack with { History = [.. _read.Select(r => r.Event)] });

    [Benchmark(OperationsPerInvoke = SyntheticHistory.Length)]
    public void Apply() => new Cursor(_timeline!).GoTo(_timeline!.Length);

    [Benchmark(OperationsPerInvoke = SyntheticHistory.Length)]
    public void PlainFold() => _plain.Fold(Streams.History);

    public void Dispose()
    {
        _plain.Dispose();
        _store.Dispose();
        GC.SuppressFinalize(this);
    }

    internal static IEnumerable<Row> Rows()
    {
        yield return new Row("full replay from SQLite, 100,000 events", ">= 300,000 events/s", () =>
        {
            using var bench = new ReplayStore();
            (double job, double peer, double ratio) = Clock.CpuOf(bench.Replay, bench.PlainFold);
            double rate = SyntheticHistory.Length / job;
            return new Figure(
                $"{rate:N0} events/s", $"{ratio:0.00}x the time of a fold at {SyntheticHistory.Length / peer:N0}/s",
                rate >= 300_000);
        });
        foreach ((string part, Func<ReplayStore, Action> job) in new (string, Func<ReplayStore, Action>)[]
            { ("reading, hashes checked", b => b.Read), ("compiling", b => b.Compile), ("applying", b => b.Apply) })
        {
            yield return new Row($"  of that, {part}", "", () =>
            {
                using var bench = new ReplayStore();
                double seconds = Clock.Cpu(job(bench));
                return new Figure($"{seconds / SyntheticHistory.Length * 1e6:0.00} us an event", "", null);
            });
        }
    }
}
