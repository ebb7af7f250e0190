using NatoIraq.Core.Dice;
using NatoIraq.Core.History;
using NatoIraq.Core.Sampling;
using NatoIraq.Core.Scenarios;

namespace NatoIraq.Core.Projections;

/// <summary>What to project.</summary>
/// <param name="Draws">How many draws a branch, at least 1.</param>
/// <param name="RandomSeed">The random seed of the dice.</param>
/// <param name="Series">The series to report.</param>
/// <param name="Dates">The dates to report, each the end of its day.</param>
/// <param name="Threads">How many threads; the result does not depend on it.</param>
public sealed record ProjectionRequest(
    int Draws,
    ulong RandomSeed,
    IReadOnlyList<Series> Series,
    IReadOnlyList<DateOnly> Dates,
    int Threads = 1)
{
    /// <summary>How assumptions and starting values are spread over the draws.</summary>
    public SamplingMethod Sampling { get; init; }

    /// <summary>What the draws are to be told of beside their bands; null for nothing.</summary>
    public AnalysisRequest? Analysis { get; init; }
}

/// <summary>What the draws of several branches came to, paired draw by draw with a baseline.</summary>
/// <param name="Draws">How many draws a branch.</param>
/// <param name="RandomSeed">The random seed.</param>
/// <param name="Baseline">The branch the others are compared with; null without one.</param>
/// <param name="Branches">A result each, in the order of the plans.</param>
public sealed record Projection(int Draws, ulong RandomSeed, string? Baseline, IReadOnlyList<BranchResult> Branches)
{
    private const int BlockSize = 128;

    /// <summary>How assumptions and starting values were spread over the draws.</summary>
    public SamplingMethod Sampling { get; init; }

    /// <summary>What the draws were told of beside their bands; null for nothing.</summary>
    public AnalysisRequest? Analysed { get; init; }

    /// <summary>
    /// Runs the draws of all plans. Draws are cut into blocks, blocks into threads; tallies are sums of whole numbers,
    /// so their order leaves no trace.
    /// </summary>
    /// <param name="plans">The branches.</param>
    /// <param name="baseline">The name of one of them, or null.</param>
    /// <param name="request">What to project.</param>
    /// <param name="progress">Told the share done, 0 to 1; null for nobody.</param>
    /// <param name="cancel">Stops between blocks.</param>
    /// <exception cref="ArgumentException">The baseline is none of the branches.</exception>
    /// <exception cref="InvalidInputException">A plan has more inputs than Sobol's sequence dimensions.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static Projection Run(
        IReadOnlyList<Plan> plans,
        string? baseline,
        ProjectionRequest request,
        IProgress<double>? progress = null,
        CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(request.Draws, 1);
        int against = baseline is null ? -1 : plans.ToList().FindIndex(p => p.Name == baseline);
        if (baseline is not null && against < 0)
        {
            throw new ArgumentException($"'{baseline}' is not among the branches.", nameof(baseline));
        }
        var subjects = plans.Select(p => new Recording(p, plans, request)).ToArray();
        var design = new Design(request.Sampling, request.Draws);
        foreach (Plan plan in plans) design.Check(plan);
        int blocks = (request.Draws + BlockSize - 1) / BlockSize;
        JointShape? shape = ShapeOf(subjects, against, request, design);
        int nextBlock = -1;
        var workers = new Worker[Math.Clamp(request.Threads, 1, Math.Max(1, blocks))];
        var options = new ParallelOptions { MaxDegreeOfParallelism = workers.Length, CancellationToken = cancel };
        Parallel.For(0, workers.Length, options, w =>
        {
            var worker = workers[w] = new Worker(subjects, against, request, design, shape);
            for (int block = Interlocked.Increment(ref nextBlock); block < blocks; block = Interlocked.Increment(ref nextBlock))
            {
                cancel.ThrowIfCancellationRequested();
                int first = block * BlockSize;
                worker.RunBlock(first, Math.Min(BlockSize, request.Draws - first));
                progress?.Report((block + 1.0) / blocks);
            }
        });
        var results = new BranchResult[plans.Count];
        Parallel.For(0, plans.Count, options, b =>
        {
            Tally total = workers[0].Tallies[b];
            foreach (Worker other in workers.Skip(1)) total.Merge(other.Tallies[b]);
            results[b] = BranchResult.Of(subjects[b], total, request.Draws, against >= 0 && b != against);
        });
        if (workers[0].Joint is { } joint)
        {
            foreach (Worker other in workers.Skip(1)) joint.Merge(other.Joint!);
            var analysis = new Analysis(subjects, workers[0].Tallies, joint, shape!, request);
            Parallel.For(0, plans.Count, options, b => results[b] = analysis.Of(b, results[b]));
        }
        return new Projection(request.Draws, request.RandomSeed, baseline, results)
        {
            Sampling = request.Sampling, Analysed = request.Analysis,
        };
    }

    /// <summary>The shape of what is counted of all branches together, from the first block; null if nothing is.</summary>
    private static JointShape? ShapeOf(Recording[] subjects, int against, ProjectionRequest request, Design design)
    {
        if (request.Analysis is not { } asked) return null;
        int draws = Math.Min(BlockSize, request.Draws);
        var first = new Worker(subjects, against, request, design, null);
        first.RunBlock(0, draws);
        return new JointShape(subjects, against, asked, first.Tracks, draws);
    }

    /// <summary>One thread's runners, buffers and tallies.</summary>
    private sealed class Worker
    {
        private readonly Recording[] _subjects;
        private readonly int _against;
        private readonly DrawRunner[] _runners;
        private readonly int[][] _states;

        public Worker(
            Recording[] subjects, int against, ProjectionRequest request, Design design, JointShape? shape)
        {
            (_subjects, _against) = (subjects, against);
            var seeded = new KeyedDice(request.RandomSeed);
            KeyedDice dice = subjects.Length > 1 ? seeded.Remembering() : seeded;
            _runners = [.. subjects.Select(s => new DrawRunner(s.Plan, design.Spread(s.Plan, dice)))];
            _states = [.. subjects.Select(s => new int[s.Instances.Length])];
            Tallies = [.. subjects.Select(s => new Tally(s, BlockSize))];
            Joint = shape is null ? null : new JointTally(shape, BlockSize);
            // Counted while they are at hand, the tracks of one branch can be those of the next; only the baseline's
            // stay, unless all are looked at together.
            Track[] passing = TracksFor(subjects.Select(s => s.Names.Length).DefaultIfEmpty().Max());
            Tracks = [.. subjects.Select((s, b) => b == against || request.Analysis is not null
                ? TracksFor(s.Names.Length) : passing[..s.Names.Length])];
        }

        public Tally[] Tallies { get; }

        /// <summary>What is counted of all branches together; null for nothing.</summary>
        public JointTally? Joint { get; }

        /// <summary>What the draws of the last block came to, by branch and column.</summary>
        public Track[][] Tracks { get; }

        public void RunBlock(long first, int count)
        {
            if (_against >= 0) RunBlock(_against, first, count);
            for (int b = 0; b < _subjects.Length; b++)
            {
                if (b == _against) continue;
                RunBlock(b, first, count);
                if (_against >= 0) Tallies[b].Compare(Tracks[b], Tracks[_against], _subjects[_against], count);
            }
            Joint?.Count(Tracks, count);
        }

        private void RunBlock(int branch, long first, int count)
        {
            Track[] tracks = Tracks[branch];
            foreach (Track track in tracks) track.Clear();
            var counter = new Counter(_subjects[branch], Tallies[branch], tracks, _states[branch]);
            for (int i = 0; i < count; i++)
            {
                counter.Begin();
                _runners[branch].Run(first + i, ref counter);
                counter.End();
                Tallies[branch].EndDraw();
            }
            Tallies[branch].Count(tracks, count);
        }

        private static Track[] TracksFor(int count) =>
            [.. Enumerable.Range(0, count).Select(_ => new Track(BlockSize))];
    }
}
