using BenchmarkDotNet.Attributes;
using NatoIraq.Benchmarks.Table;
using NatoIraq.Core.History;

namespace NatoIraq.Benchmarks.Histories;

/// <summary>One event, on disk when the call returns: SQLite's write-ahead log with synchronous=FULL.</summary>
public class AppendEvent : IDisposable
{
    private const int Appends = 100;

    private readonly TemporaryStore _store = new();
    private readonly TemporaryStore _other = new();
    private readonly PlainSqlite _plain;
    private readonly IReadOnlyList<Event> _events = SyntheticHistory.Pack().History;
    private readonly string _json;
    private int _version;

    public AppendEvent()
    {
        _plain = new PlainSqlite(_other.File);
        _plain.CreateTable();
        _json = System.Text.Encoding.UTF8.GetString(EventJson.Shipped.Write(_events[0]));
    }

    [Benchmark]
    public void Append()
    {
        Event next = _events[_version % _events.Count];
        _store.Store.AppendAsync([new Append(Streams.History, _version++, [next])]).GetAwaiter().GetResult();
    }

    [Benchmark]
    public void PlainInsert() => _plain.Insert(_json);

    public void Dispose()
    {
        _plain.Dispose();
        _store.Dispose();
        _other.Dispose();
        GC.SuppressFinalize(this);
    }

    internal static IEnumerable<Row> Rows()
    {
        yield return new Row("append one durable event, SQLite FULL", "p50 < 0.35 ms, or 1.4x plain", () =>
        {
            using var bench = new AppendEvent();
            (double Job, double Ratio)[] runs = [.. Enumerable.Range(0, Appends).Select(turn =>
            {
                (double job, _, double ratio) = Clock.WallOf(bench.Append, bench.PlainInsert);
                return (job, ratio);
            })];
            double median = Clock.Median(runs.Select(r => r.Job)) * 1000;
            double ratio = Clock.Median(runs.Select(r => r.Ratio));
            return new Figure($"p50 {median:0.00} ms", $"{ratio:0.0}x a plain insert", median < 0.35 || ratio <= 1.4);
        });
    }
}
