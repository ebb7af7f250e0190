using NatoIraq.Core.Dice;
using NatoIraq.Core.History;
using NatoIraq.Core.Machines;
using NatoIraq.Core.Rules;
using NatoIraq.Core.Scenarios;
using NatoIraq.Core.Worlds;

namespace NatoIraq.Core.Projections;

/// <summary>What an entry of a plan did by the end of a day, over many draws.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Happens">The share of draws in which it took effect at least once, a ramp at least one step.</param>
/// <param name="Change">
/// By how many persons it changed the series, on average over all draws; 0 for an entry that moves nobody of it.
/// </param>
public sealed record Contribution(Entry Entry, double Happens, double Change)
{
    /// <summary>Runs the draws and counts what each entry did.</summary>
    /// <param name="plan">The branch.</param>
    /// <param name="dice">The dice of the projection.</param>
    /// <param name="draws">How many draws, from draw 0.</param>
    /// <param name="series">The series whose changes are summed; null for none.</param>
    /// <param name="day">The end of this day.</param>
    /// <param name="cancel">Stops between draws.</param>
    /// <returns>One for each entry of the plan, in its order.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static IReadOnlyList<Contribution> Of(
        Plan plan, KeyedDice dice, int draws, Series? series, DateOnly day, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 1);
        int[] cells = series is { } named ? plan.Timeline.Layout.Universe.SetOf(named).Cells : [];
        var sums = new Sums(plan.Entries.Count, [.. cells], day.DayNumber);
        var runner = new DrawRunner(plan, dice);
        for (int draw = 0; draw < draws; draw++)
        {
            cancel.ThrowIfCancellationRequested();
            sums.Begin(draw);
            runner.Run(draw, ref sums);
        }
        return [.. plan.Entries.Select((e, i) => new Contribution(
            e, (double)sums.Happened[i] / draws, (double)sums.Changed[i] / draws))];
    }

    /// <summary>Whole numbers only: their sums are exact.</summary>
    private sealed class Sums(int entries, HashSet<int> cells, int day) : IDrawObserver
    {
        private readonly int[] _last = [.. Enumerable.Repeat(-1, entries)];
        private int _draw;

        public long[] Happened { get; } = new long[entries];

        public long[] Changed { get; } = new long[entries];

        public bool Explains => false;

        public void Begin(int draw) => _draw = draw;

        public void Applied(Entry? entry, EventData? data, in Op op, int step, Rule? blocked)
        {
            if (entry is null || blocked is not null || op.Day > day) return;
            if (_last[entry.Index] != _draw) Happened[entry.Index]++;
            _last[entry.Index] = _draw;
            if (!op.Amount.IsKnown) return;
            (bool leaves, bool comes) = op.Effect switch
            {
                Effect.Withdraw => (cells.Contains(op.A), false),
                Effect.Deploy => (false, cells.Contains(op.B)),
                Effect.Move => (cells.Contains(op.A), cells.Contains(op.B)),
                _ => (false, false),
            };
            if (leaves) Changed[entry.Index] -= op.Amount.Likely;
            if (comes) Changed[entry.Index] += op.Amount.Likely;
        }

        public void Rest(Journal journal, int from, int to, double[] assumptions) { }

        public void Failed(Entry entry, int day, NotHappened reason) { }

        public void Undone(Entry entry, int persons) { }

        public void Moved(World world, int instance, int from, int to) { }

        public void Broke(World world, in Op op, Rule rule) { }

        public void Refused(
            World world, in Op op, Rule rule, Machine machine, int state, int trigger, in Facts facts) { }
    }
}
