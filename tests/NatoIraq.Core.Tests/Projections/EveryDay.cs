using NatoIraq.Core.Dice;
using NatoIraq.Core.Expressions;
using NatoIraq.Core.History;
using NatoIraq.Core.Machines;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Scenarios;
using NatoIraq.Core.Worlds;

namespace NatoIraq.Core.Tests.Projections;

/// <summary>Every value and state of every draw on every date, looked up one by one.</summary>
internal sealed class EveryDay
{
    private readonly Plan _plan;
    private readonly LevelSet[] _sets;
    private readonly DateOnly[] _dates;
    private readonly string[] _names;
    private readonly long?[][][] _values;
    private readonly List<string>[] _states;
    private int _draw;

    private EveryDay(Plan plan, string[] series, string[] dates, int draws)
    {
        _plan = plan;
        _sets = [.. series.Select(s => plan.Timeline.Layout.Universe.SetOf(Series.Parse(s)))];
        _dates = [.. dates.Select(Given.Day)];
        _names = [.. series, .. plan.Outputs.Select(o => o.Name)];
        _values = [.. _names.Select(_ => _dates.Select(_ => new long?[draws]).ToArray())];
        _states = [.. _dates.Select(_ => new List<string>())];
    }

    public static EveryDay Of(Plan plan, string[] series, string[] dates, int draws)
    {
        var all = new EveryDay(plan, series, dates, draws);
        var runner = new DrawRunner(plan, new KeyedDice(3));
        var look = new Look(all);
        for (all._draw = 0; all._draw < draws; all._draw++)
            runner.Run(all._draw, ref look);
        return all;
    }

    public IEnumerable<string> Levels(EveryDay? differenceFrom)
    {
        for (int n = 0; n < _names.Length; n++)
        {
            double scale = ScaleOf(n);
            for (int d = 0; d < _dates.Length; d++)
            {
                long[] known = [.. _values[n][d].OfType<long>().Order()];
                Difference? difference = differenceFrom is null
                    ? null
                    : DifferenceOf(_values[n][d], differenceFrom._values[n][d], scale);
                yield return Text(
                    _names[n],
                    _dates[d],
                    known.Length == 0 ? null : Math.Round(known.Sum() / (double)known.Length / scale, 6),
                    known.Length == 0 ? null : Math.Round(Median(known) / scale, 6),
                    (_values[n][d].Length - known.Length) / (double)_values[n][d].Length,
                    difference
                );
            }
        }
    }

    public IEnumerable<string> States()
    {
        Layout layout = _plan.Timeline.Layout;
        for (int i = 0; i < layout.InstanceCount; i++)
        {
            Machine machine = layout.Machines[layout.MachineOf[i]];
            string subject = layout.SubjectName(i);
            for (int d = 0; d < _dates.Length; d++)
            {
                foreach (string state in machine.States)
                {
                    int times = _states[d].Count(s => s == $"{machine.Name} {subject} {state}");
                    if (times == 0 || !IsCounted(machine))
                        continue;
                    double share = (double)times / _values[0][0].Length;
                    yield return $"{new StateResult(machine.Name, subject, _dates[d], state, share)}";
                }
            }
        }
    }

    // The figures of a division by thousands differ in their last bit from those without.
    private int ScaleOf(int name) =>
        name < _sets.Length || _plan.Outputs[name - _sets.Length].Value.Root.IsWhole ? 1 : 1000;

    public static string Text(
        string name,
        DateOnly date,
        double? mean,
        double? median,
        double unknown,
        Difference? difference
    ) => $"{name} {date} {mean:R} {median:R} {unknown:R} {difference}";

    private static bool IsCounted(Machine machine) =>
        machine.Per is not (SubjectKind.Contingent or SubjectKind.Forum or SubjectKind.Office);

    private static Difference? DifferenceOf(long?[] own, long?[] theirs, double scale)
    {
        long[] known = [.. own.Zip(theirs, (a, b) => a - b).OfType<long>().Order()];
        double count = known.Length;
        return known.Length == 0
            ? null
            : new Difference(
                known.Sum() / count / scale,
                Quantile(known, 0.1) / scale,
                Median(known) / scale,
                Quantile(known, 0.9) / scale,
                known.Count(v => v > 0) / count,
                known.Count(v => v < 0) / count
            )
            {
                P5 = Quantile(known, 0.05) / scale,
                P25 = Quantile(known, 0.25) / scale,
                P75 = Quantile(known, 0.75) / scale,
                P95 = Quantile(known, 0.95) / scale,
            };
    }

    private static double Median(long[] sorted) => Quantile(sorted, 0.5);

    private static double Quantile(long[] sorted, double p)
    {
        double at = p * (sorted.Length - 1);
        int rank = (int)at;
        double low = sorted[rank];
        return low + ((at - rank) * (sorted[Math.Min(rank + 1, sorted.Length - 1)] - low));
    }

    private void Note(World world, int day, int date, double[] assumptions)
    {
        for (int s = 0; s < _sets.Length; s++)
            _values[s][date][_draw] = world.Strength(_sets[s], day) is { IsKnown: true } level ? level.Likely : null;
        for (int o = 0; o < _plan.Outputs.Count; o++)
        {
            Interval value = _plan.Outputs[o].Value.Evaluate(new Moment(world, day, assumptions));
            _values[_sets.Length + o][date][_draw] = value.IsKnown ? (long)Math.Round(value.Lo * ScaleOf(_sets.Length + o)) : null;
        }
        Layout layout = world.Layout;
        for (int i = 0; i < layout.InstanceCount; i++)
        {
            Machine machine = layout.Machines[layout.MachineOf[i]];
            int state = machine.Name == "pressure" ? world.Pressure(layout.SubjectOf(i), day) : world.StateOf(i);
            if (state >= 0)
                _states[date].Add($"{machine.Name} {layout.SubjectName(i)} {machine.States[state]}");
        }
    }

    private sealed class Look(EveryDay all) : Quiet
    {
        public override void Rest(Journal journal, int from, int to, double[] assumptions)
        {
            for (int d = 0; d < all._dates.Length; d++)
            {
                int day = all._dates[d].DayNumber;
                if (day >= from && day < to)
                    all.Note(journal.World, day, d, assumptions);
            }
        }
    }
}
