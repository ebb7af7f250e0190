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
        int nextBlock = -1;
        var workers = new Worker[Math.Clamp(request.Threads, 1, Math.Max(1, blocks))];
        var options = new ParallelOptions { MaxDegreeOfParallelism = workers.Length, CancellationToken = cancel };
        Parallel.For(0, workers.Length, options, w =>
        {
            var dice = new KeyedDice(request.RandomSeed);
            var worker = workers[w] = new Worker(
                subjects, against, subjects.Length > 1 ? dice.Remembering() : dice, design, BlockSize);
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
        return new Projection(request.Draws, request.RandomSeed, baseline, results) { Sampling = request.Sampling };
    }

    /// <summary>One thread's runners, buffers and tallies.</summary>
    private sealed class Worker(Recording[] subjects, int against, KeyedDice dice, Design design, int blockSize)
    {
        private readonly DrawRunner[] _runners = 
            [.. subjects.Select(s => new DrawRunner(s.Plan, design.Spread(s.Plan, dice)))];
        private readonly int[][] _states = [.. subjects.Select(s => new int[s.Instances.Length])];

        // Counted while they are at hand, the tracks of one branch can be those of the next; only the baseline's stay.
        private readonly Track[] _tracks = Tracks(subjects.Select(s => s.Names.Length).DefaultIfEmpty().Max(), blockSize);
        private readonly Track[] _baseline = Tracks(against < 0 ? 0 : subjects[against].Names.Length, blockSize);

        public Tally[] Tallies { get; } = [.. subjects.Select(s => new Tally(s, blockSize))];

        public void RunBlock(long first, int count)
        {
            if (against >= 0) RunBlock(against, first, count, _baseline);
            for (int b = 0; b < subjects.Length; b++)
            {
                if (b == against) continue;
                Track[] tracks = _tracks[..subjects[b].Names.Length];
                RunBlock(b, first, count, tracks);
                if (against >= 0) Tallies[b].Compare(tracks, _baseline, subjects[against], count);
            }
        }

        private void RunBlock(int branch, long first, int count, Track[] tracks)
        {
            foreach (Track track in tracks) track.Clear();
            var counter = new Counter(subjects[branch], Tallies[branch], tracks, _states[branch]);
            for (int i = 0; i < count; i++)
            {
                counter.Begin();
                _runners[branch].Run(first + i, ref counter);
                counter.End();
                Tallies[branch].EndDraw();
            }
            Tallies[branch].Count(tracks, count);
        }

        private static Track[] Tracks(int count, int blockSize) =>
            [.. Enumerable.Range(0, count).Select(_ => new Track(blockSize))];
    }
}
