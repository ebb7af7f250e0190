using BenchmarkDotNet.Attributes;
using NatoIraq.Benchmarks.Table;
using NatoIraq.Core.Machines;

namespace NatoIraq.Benchmarks.Histories;

/// <summary>One transition of a machine, guards included, round all its states and triggers.</summary>
public class FireTrigger
{
    private const int Rounds = 100_000;

    /// <summary>What a transition of Stateless takes; it is not to be had here (DESIGN, section 9).</summary>
    private const double StatelessNanoseconds = 850;

    private readonly Machine _machine = AllMachines.Lifecycle;

    [Benchmark(OperationsPerInvoke = Rounds)]
    public int Fire()
    {
        Facts facts = Facts.Permissive;
        int state = Machine.Unseen;
        int triggers = _machine.Triggers.Count;
        for (int i = 0, trigger = 0; i < Rounds; i++)
        {
            state = _machine.TryFire(state, trigger, facts, out int next) ? next : Machine.Unseen;
            if (++trigger == triggers) trigger = 0;
        }
        return state;
    }

    internal static IEnumerable<Row> Rows()
    {
        yield return new Row("machine transition", ">= 50x Stateless (850 ns)", () =>
        {
            var bench = new FireTrigger();
            double seconds = Clock.Cpu(() =>
            {
                for (int i = 0; i < 100; i++) bench.Fire();
            });
            double nanoseconds = seconds / 100 / Rounds * 1e9;
            double times = StatelessNanoseconds / nanoseconds;
            return new Figure($"{nanoseconds:0.0} ns", $"{times:0}x Stateless as told", times >= 50);
        });
    }
}
