using BenchmarkDotNet.Attributes;
using NatoIraq.Benchmarks.Table;
using NatoIraq.Core.History;
using NatoIraq.Core.Replay;
using NatoIraq.Core.Worlds;
using NatoIraq.Storage.Postgres;
using NatoIraq.Storage.Tests;

namespace NatoIraq.Benchmarks.Histories;

/// <summary>A history of 100,000 events from PostgreSQL to the world after the last of them.</summary>
public class ReplayPostgres : IDisposable
{
    private readonly PostgresEventStore _store;
    private readonly Pack _pack = SyntheticHistory.Pack();
    private readonly PlainPostgres _plain;
    private IReadOnlyList<Recorded> _read = [];

    public ReplayPostgres()
    {
        string address = PostgresServer.Shared.NewDatabase();
        _store = new PostgresEventStore(address, TimeProvider.System);
        _store.AppendAsync([new Append(Streams.History, 0, _pack.History)]).GetAwaiter().GetResult();
        // As the server itself does some minutes after so many rows arrived.
        PostgresServer.Execute(address, "VACUUM ANALYZE");
        _plain = new PlainPostgres(address);
    }

    [Benchmark(OperationsPerInvoke = SyntheticHistory.Length)]
    public void Replay()
    {
        Read();
        var timeline = Timeline.Of(_pack with { History = [.. _read.Select(r => r.Event)] });
        new Cursor(timeline).GoTo(timeline.Length);
    }

    [Benchmark(OperationsPerInvoke = SyntheticHistory.Length)]
    public void Read() => _read = _store.ReadAsync(Streams.History).GetAwaiter().GetResult();

    [Benchmark(OperationsPerInvoke = SyntheticHistory.Length)]
    public void PlainFold() => _plain.Fold(Streams.History);

    public void Dispose()
    {
        _plain.Dispose();
        _store.DisposeAsync().AsTask().GetAwaiter().GetResult();
        GC.SuppressFinalize(this);
    }

    internal static IEnumerable<Row> Rows()
    {
        yield return Of("full replay from PostgreSQL, 100,000 events", ">= 0.8 of a plain fold", b => b.Replay, true);
        yield return Of("  of that, reading, hashes checked", "", b => b.Read, false);
    }

    /// <summary>By the time on the wall: the server computes too.</summary>
    private static Row Of(string job, string reach, Func<ReplayPostgres, Action> part, bool isReached) =>
        new(job, reach, () =>
        {
            using var bench = new ReplayPostgres();
            (double mine, double peer, double ratio) = Clock.WallOf(part(bench), bench.PlainFold);
            return new Figure(
                $"{SyntheticHistory.Length / mine:N0} events/s",
                $"{1 / ratio:0.00} of a fold at {SyntheticHistory.Length / peer:N0}/s",
                isReached ? ratio <= 1 / 0.8 : null);
        });
}
