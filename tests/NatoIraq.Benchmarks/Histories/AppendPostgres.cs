using System.Diagnostics;
using BenchmarkDotNet.Attributes;
using NatoIraq.Benchmarks.Table;
using NatoIraq.Core.History;
using NatoIraq.Storage.Postgres;
using NatoIraq.Storage.Tests;

namespace NatoIraq.Benchmarks.Histories;

/// <summary>One event in PostgreSQL, on disk when the call returns.</summary>
public class AppendPostgres : IDisposable
{
    private const int Appends = 2000;

    private readonly PostgresServer _server = new("fsync=on");
    private readonly PostgresEventStore _store;
    private readonly PlainPostgres _plain;
    private readonly IReadOnlyList<Event> _events = SyntheticHistory.Pack().History;
    private readonly string _json;
    private int _version;

    public AppendPostgres()
    {
        string address = _server.NewDatabase();
        _store = new PostgresEventStore(address, TimeProvider.System);
        _plain = new PlainPostgres(address);
        _plain.CreateTable();
        _json = System.Text.Encoding.UTF8.GetString(EventJson.Shipped.Write(_events[0]));
    }

    [Benchmark]
    public void Append()
    {
        Event next = _events[_version % _events.Count];
        _store.AppendAsync([new Append(Streams.History, _version++, [next])]).GetAwaiter().GetResult();
    }

    [Benchmark]
    public void PlainInsert() => _plain.Insert(_json);

    public void Dispose()
    {
        _plain.Dispose();
        _store.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _server.Dispose();
        GC.SuppressFinalize(this);
    }

    internal static IEnumerable<Row> Rows()
    {
        yield return new Row("append one durable event, PostgreSQL", "p50 < 1 ms", () =>
        {
            using var bench = new AppendPostgres();
            for (int i = 0; i < 300; i++) bench.Append();
            for (int i = 0; i < 300; i++) bench.PlainInsert();
            (double Job, double Peer)[] turns = [.. Enumerable.Range(0, Appends)
                .Select(_ => (Milliseconds(bench.Append), Milliseconds(bench.PlainInsert)))];
            double[] jobs = [.. turns.Select(t => t.Job).Order()];
            double median = jobs[jobs.Length / 2];
            return new Figure(
                $"p50 {median:0.00} ms, p99 {jobs[jobs.Length * 99 / 100]:0.0} ms",
                $"{Clock.Median(turns.Select(t => t.Job / t.Peer)):0.0}x a plain insert", median < 1);
        });
    }

    private static double Milliseconds(Action job)
    {
        long before = Stopwatch.GetTimestamp();
        job();
        return Stopwatch.GetElapsedTime(before).TotalMilliseconds;
    }
}
