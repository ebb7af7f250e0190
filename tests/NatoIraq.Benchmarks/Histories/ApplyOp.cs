using BenchmarkDotNet.Attributes;
using NatoIraq.Benchmarks.Table;
using NatoIraq.Core.Replay;
using NatoIraq.Core.Worlds;

namespace NatoIraq.Benchmarks.Histories;

/// <summary>The step that everything goes through, machines and rules included, over 100,000 different ops.</summary>
public class ApplyOp
{
    private readonly Timeline _timeline;
    private readonly Journal _journal;
    private readonly int[] _slots;

    public ApplyOp()
    {
        _timeline = SyntheticHistory.Timeline();
        _journal = new Journal(new World(_timeline.Layout));
        _slots = new int[_timeline.Layout.Size];
    }

    [Benchmark(OperationsPerInvoke = SyntheticHistory.Length)]
    public void Apply()
    {
        var silent = new Silent();
        _journal.World.Clear();
        foreach (ref readonly Op op in _timeline.Ops)
        {
            Core.Replay.Step.Apply(_journal, _timeline.Rules, op, ref silent);
            _journal.Forget();
        }
    }

    /// <summary>The limit: one switch that writes the same slots, and asks nothing.</summary>
    [Benchmark(OperationsPerInvoke = SyntheticHistory.Length)]
    public void BareSwitch()
    {
        foreach (ref readonly Op op in _timeline.Ops)
        {
            if (op.Instance >= 0) _slots[_timeline.Layout.Instance(op.Instance)] = op.Trigger;
            switch (op.Effect)
            {
                case Effect.Report: _slots[Layout.Level(op.A)] = op.Amount.Likely; break;
                case Effect.Deploy: _slots[Layout.Level(op.B)] += op.Amount.Likely; break;
                case Effect.Withdraw: _slots[Layout.Level(op.A)] -= op.Amount.Likely; break;
                case Effect.Move:
                    _slots[Layout.Level(op.A)] -= op.Amount.Likely;
                    _slots[Layout.Level(op.B)] += op.Amount.Likely;
                    break;
                case Effect.RaisePressure: _slots[_timeline.Layout.Pressure(op.A)]++; break;
                case Effect.TakeOffice: _slots[_timeline.Layout.Office(op.A)] = op.B; break;
                case Effect.SetLead: _slots[_timeline.Layout.Mission(op.A, MissionSlot.Lead)] = op.B; break;
                default: break;
            }
        }
    }

    internal static IEnumerable<Row> Rows()
    {
        yield return new Row("apply one op (machines, rules)", "<= 60 ns, no allocation", () =>
        {
            var bench = new ApplyOp();
            long bytes = Clock.Bytes(bench.Apply);
            (double job, _, double ratio) = Clock.CpuOf(bench.Apply, bench.BareSwitch);
            double nanoseconds = job / SyntheticHistory.Length * 1e9;
            return new Figure(
                $"{nanoseconds:0} ns, {(double)bytes / SyntheticHistory.Length:0.##} B", $"{ratio:0.0}x a bare switch",
                nanoseconds <= 60 && bytes == 0);
        });
    }
}
