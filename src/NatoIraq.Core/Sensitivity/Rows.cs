using NatoIraq.Core.Dice;
using NatoIraq.Core.Projections;

namespace NatoIraq.Core.Sensitivity;

/// <summary>
/// Runs the rows of a study's design. A number of sample A is that of the draw <c>project</c> counts, one of sample B
/// that of a draw far beyond: so the first sample is the projection's own draws.
/// </summary>
/// <param name="study">The study.</param>
/// <param name="inputs">What the design sets.</param>
/// <param name="named">What is noted of the first sample: the inputs and the luck of single events.</param>
/// <param name="progress">Told the share done, 0 to 1.</param>
/// <param name="cancel">Stops between blocks.</param>
internal sealed class Rows(
    Study study,
    IReadOnlyList<StudyInput> inputs,
    IReadOnlyList<StudyInput> named,
    Action<double> progress,
    CancellationToken cancel)
{
    private const int BlockSize = 128;

    /// <summary>The first draw of sample B: half of all draws there are.</summary>
    private const long FarDraw = 1L << 31;

    private readonly DiceKey[] _keys = [.. inputs.Select(i => i.Key)];
    private readonly KeyedDice _dice = new(study.RandomSeed);

    /// <summary>The outputs of a Sobol design, and for its first sample the named values and the condition.</summary>
    public (double[] Outputs, double[][] Columns, double[]? Cases) Run(SobolDesign design)
    {
        double[] outputs = new double[design.Rows];
        double[][] columns = [.. named.Select(_ => new double[design.Draws])];
        double[]? cases = study.Condition is null ? null : new double[design.Draws];
        long Source(long row, int column) => design.DrawOf(row) + (design.IsFromB(row, column) ? FarDraw : 0);
        var given = new Inputs(
            _keys, (row, column) => _dice.Uniform(Source(row, column), _keys[column], 0),
            row => Source(row, design.Columns - 1));
        Run(given, design.Rows, (runner, row) =>
        {
            outputs[row] = runner.Run(row);
            if (row >= design.Draws) return;
            for (int i = 0; i < columns.Length; i++) columns[i][row] = runner.ValueOf(named[i], row);
            if (cases is not null) cases[row] = runner.Condition;
        });
        return (outputs, columns, cases);
    }

    /// <summary>Runs rows in blocks on threads; each row writes to places of its own.</summary>
    /// <param name="given">The design's numbers.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="take">Runs a row and takes what it wants.</param>
    private void Run(Inputs given, long rows, Action<RowRunner, long> take)
    {
        long blocks = (rows + BlockSize - 1) / BlockSize;
        long next = -1;
        int threads = (int)Math.Clamp(study.Threads, 1, Math.Max(1, blocks));
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel };
        Parallel.For(0, threads, options, _ =>
        {
            var runner = new RowRunner(study, _dice.With(given));
            for (long block = Interlocked.Increment(ref next); block < blocks; block = Interlocked.Increment(ref next))
            {
                cancel.ThrowIfCancellationRequested();
                long end = Math.Min(rows, (block + 1) * BlockSize);
                for (long row = block * BlockSize; row < end; row++) take(runner, row);
                progress((block + 1.0) / blocks);
            }
        });
    }

    /// <summary>One thread's runners of the branch and its baseline.</summary>
    private sealed class RowRunner
    {
        private readonly KeyedDice _dice;
        private readonly DrawRunner _branch;
        private readonly DrawRunner? _baseline;
        private DayReader _reader;
        private DayReader _baselineReader;

        public RowRunner(Study study, KeyedDice dice)
        {
            _dice = study.Baseline is null ? dice : dice.Remembering();
            _branch = new DrawRunner(study.Plan, _dice);
            Gauge? condition = study.Condition is null ? null : new Gauge(null, study.Condition);
            _reader = new DayReader(study.Date.DayNumber, Gauge.Of(study.Plan, study.Output), condition);
            if (study.Baseline is null) return;
            _baseline = new DrawRunner(study.Baseline, _dice);
            _baselineReader = new DayReader(study.Date.DayNumber, Gauge.Of(study.Baseline, study.Output), null);
        }

        public double Condition => _reader.Condition;

        /// <summary>The output of a row: the branch's value, less the baseline's if there is one.</summary>
        public double Run(long row)
        {
            _branch.Run(row, ref _reader);
            if (_baseline is null) return _reader.Value;
            _baseline.Run(row, ref _baselineReader);
            return _reader.Value - _baselineReader.Value;
        }

        public double ValueOf(StudyInput input, long row) =>
            input.Value(input.IsOfBaseline ? _baseline! : _branch, _dice, row);
    }
}
