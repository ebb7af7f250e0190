using System.Diagnostics;
using BenchmarkDotNet.Attributes;
using NatoIraq.Benchmarks.Table;
using NatoIraq.Core.Dice;
using NatoIraq.Core.Replay;

namespace NatoIraq.Benchmarks.Histories;

/// <summary>A debugger's moves over 100,000 events replayed once: to any step, and one there and back.</summary>
public class Travel
{
    private const int Moves = 1000;

    private readonly Cursor _cursor = new(SyntheticHistory.Timeline());
    private readonly int[] _steps = [.. Enumerable.Range(0, Moves)
        .Select(i => (int)(StableHash.Mix((ulong)i) % (SyntheticHistory.Length + 1)))];

    public Travel() => _cursor.GoTo(SyntheticHistory.Length);

    [Benchmark(OperationsPerInvoke = Moves)]
    public void GoToAnyStep()
    {
        foreach (int step in _steps) _cursor.GoTo(step);
    }

    [Benchmark(OperationsPerInvoke = Moves)]
    public void ForwardAndBack()
    {
        _cursor.GoTo(SyntheticHistory.Length / 2);
        for (int i = 0; i < Moves; i++) _cursor.Forward();
        for (int i = 0; i < Moves; i++) _cursor.Back();
    }

    /// <summary>How long each move takes, in seconds.</summary>
    internal IEnumerable<double> Times()
    {
        foreach (int step in _steps)
        {
            long before = Stopwatch.GetTimestamp();
            _cursor.GoTo(step);
            yield return Stopwatch.GetElapsedTime(before).TotalSeconds;
        }
    }

    internal static IEnumerable<Row> Rows()
    {
        yield return new Row("state at any step of 100,000, in memory", "< 5 us", () =>
        {
            var bench = new Travel();
            bench.GoToAnyStep();
            double median = Clock.Median(bench.Times()) * 1e6;
            double mean = Clock.Cpu(bench.GoToAnyStep) / Moves * 1e6;
            return new Figure($"{median:0.00} us, mean {mean:0.00} us", "", median < 5);
        });
        yield return new Row("one step forward and back", "< 300 ns", () =>
        {
            var bench = new Travel();
            double nanoseconds = Clock.Cpu(() =>
            {
                for (int i = 0; i < 20; i++) bench.ForwardAndBack();
            }) / 20 / Moves * 1e9;
            return new Figure($"{nanoseconds:0} ns", "", nanoseconds < 300);
        });
    }
}
