using NatoIraq.Core.Dice;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Scenarios;

namespace NatoIraq.Core.Sensitivity;

/// <summary>
/// What a branch comes to in each draw of luck with one input at a time at either end and the others at their medians.
/// </summary>
internal sealed class OneAtATime
{
    private const int BlockSize = 128;

    private readonly double[]?[] _points;
    private readonly double[] _ends;
    private readonly Dictionary<DiceKey, int> _columns = [];

    private OneAtATime(IReadOnlyList<StudyInput> inputs)
    {
        Inputs = inputs;
        for (int i = 0; i < inputs.Count; i++) _columns.Add(inputs[i].Key, i);
        _points = new double[]?[(2 * inputs.Count) + 1];
        _ends = new double[_points.Length];
    }

    /// <summary>The branch's inputs, in the plan's order.</summary>
    public IReadOnlyList<StudyInput> Inputs { get; }

    /// <summary>Runs a branch; what does not bear on the output moves nothing, so of that only the ends are drawn.</summary>
    /// <param name="plan">The branch.</param>
    /// <param name="asked">Of which output, on which day, in how many draws; its own branches are passed over.</param>
    /// <param name="progress">Told the share done, 0 to 1.</param>
    /// <param name="cancel">Stops between blocks.</param>
    public static OneAtATime Of(Plan plan, Study asked, Action<double> progress, CancellationToken cancel)
    {
        var found = new OneAtATime([.. StudyInput.AtFork(plan)]);
        bool[] isBearing = BearingOn(plan, asked.Output, found.Inputs);
        (int Point, int First)[] blocks = [.. Enumerable.Range(0, found._points.Length).SelectMany(point =>
        {
            if (point > 0 && !isBearing[InputOf(point)]) return [(point, -1)];
            found._points[point] = new double[asked.Draws];
            return Enumerable.Range(0, (asked.Draws + BlockSize - 1) / BlockSize).Select(b => (point, b * BlockSize));
        })];
        DiceKey[] keys = [.. found.Inputs.Select(i => i.Key)];
        KeyedDice dice = new KeyedDice(asked.RandomSeed).With(new Inputs(
            keys, (row, column) => Tornado.Number((int)(row / asked.Draws), column), row => row % asked.Draws));
        int next = -1;
        int threads = Math.Clamp(asked.Threads, 1, blocks.Length);
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel };
        Parallel.For(0, threads, options, _ =>
        {
            var runner = new DrawRunner(plan, dice);
            var reader = new DayReader(asked.Date.DayNumber, Gauge.Of(plan, asked.Output), null);
            for (int b = Interlocked.Increment(ref next); b < blocks.Length; b = Interlocked.Increment(ref next))
            {
                cancel.ThrowIfCancellationRequested();
                found.Run(blocks[b], runner, ref reader, dice, asked.Draws);
                progress((b + 1.0) / blocks.Length);
            }
        });
        return found;
    }

    /// <summary>The end of an input, in its unit.</summary>
    public double End(StudyInput input, bool isHigh) => _ends[PointOf(input, isHigh)];

    /// <summary>The outputs by draw with every input at its median, NaN where unknown.</summary>
    public double[] Middle => _points[0]!;

    /// <summary>The outputs by draw with an input at an end; those of the middle if the branch has no such input.</summary>
    public double[] At(StudyInput input, bool isHigh) =>
        _columns.ContainsKey(input.Key) ? _points[PointOf(input, isHigh)] ?? Middle : Middle;

    private void Run((int Point, int First) block, DrawRunner runner, ref DayReader reader, KeyedDice dice, int draws)
    {
        (int point, int first) = block;
        int end = first < 0 ? 1 : Math.Min(draws, first + BlockSize);
        for (int draw = Math.Max(0, first); draw < end; draw++)
        {
            long row = ((long)point * draws) + draw;
            runner.Run(row, ref reader);
            if (_points[point] is { } outputs) outputs[draw] = reader.Value;
            if (draw == 0 && point > 0) _ends[point] = Inputs[InputOf(point)].Value(runner, dice, row);
        }
    }

    private int PointOf(StudyInput input, bool isHigh) => (2 * _columns[input.Key]) + (isHigh ? 2 : 1);

    private static int InputOf(int point) => (point - 1) / 2;

    /// <summary>Which inputs may move the output; of correlated ones each moves the others.</summary>
    private static bool[] BearingOn(Plan plan, string output, IReadOnlyList<StudyInput> inputs)
    {
        if (plan.Correlations.Count > 0) return [.. inputs.Select(_ => true)];
        var bearing = Bearing.On(plan, output);
        HashSet<string> names =
            [.. bearing.Assumptions.Select(a => a.Assumption.Source.Name), .. bearing.Initial.Select(i => i.Target)];
        return [.. inputs.Select(i => names.Contains(i.Name))];
    }
}
