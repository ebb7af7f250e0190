using System.Security.Cryptography;
using System.Text;
using NatoIraq.Core.Scenarios;

namespace NatoIraq.Core.Projections;

/// <summary>
/// Branches ready to be drawn: all draws at once, or a range of them at a time, on any machine and in any order. What
/// is counted of a range is whole numbers, so that the parts of all ranges add up to what one run counts. Several
/// threads may draw at once.
/// </summary>
public sealed class Projector
{
    internal const int BlockSize = 128;

    private readonly ProjectionRequest _request;
    private readonly string? _baseline;
    private readonly int _against;
    private readonly Design _design;

    /// <summary>Prepares the draws of branches.</summary>
    /// <param name="plans">The branches.</param>
    /// <param name="baseline">The name of one of them, or null.</param>
    /// <param name="request">What to project.</param>
    /// <exception cref="ArgumentException">The baseline is none of the branches.</exception>
    /// <exception cref="InvalidInputException">A plan has more inputs than Sobol's sequence dimensions.</exception>
    public Projector(IReadOnlyList<Plan> plans, string? baseline, ProjectionRequest request)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(request.Draws, 1);
        (_request, _baseline) = (request, baseline);
        _against = baseline is null ? -1 : plans.ToList().FindIndex(p => p.Name == baseline);
        if (baseline is not null && _against < 0)
        {
            throw new ArgumentException($"'{baseline}' is not among the branches.", nameof(baseline));
        }
        Subjects = [.. plans.Select(p => new Recording(p, plans, request))];
        _design = new Design(request.Sampling, request.Draws);
        foreach (Plan plan in plans) _design.Check(plan);
        Shape = ShapeOf();
    }

    /// <summary>Every draw.</summary>
    public DrawRange All => new(0, _request.Draws);

    /// <summary>How many branches are drawn.</summary>
    public int Branches => Subjects.Length;

    /// <summary>What is recorded, by branch.</summary>
    internal Recording[] Subjects { get; }

    /// <summary>The shape of what is counted of all branches together; null if nothing is.</summary>
    internal JointShape? Shape { get; }

    /// <summary>Draws everything and says what it came to.</summary>
    /// <param name="progress">Told the share done, 0 to 1; null for nobody.</param>
    /// <param name="cancel">Stops between blocks.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public Projection Run(IProgress<double>? progress = null, CancellationToken cancel = default) =>
        Project(Draw(All, _request.Threads, progress, cancel), cancel);

    /// <summary>Draws a range. It is cut into blocks, and blocks into threads, which leaves no trace.</summary>
    /// <param name="range">Which draws; within all of them, and not empty.</param>
    /// <param name="threads">How many threads; the result does not depend on it.</param>
    /// <param name="progress">Told the share done, 0 to 1; null for nobody.</param>
    /// <param name="cancel">Stops between blocks.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty, or not within all draws.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public DrawnPart Draw(
        DrawRange range, int threads = 1, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        if (range.Count < 1 || !All.Holds(range))
            throw new ArgumentOutOfRangeException(nameof(range), range, $"Some draws of {All}.");
        int blocks = (range.Count + BlockSize - 1) / BlockSize;
        int nextBlock = -1;
        var parts = new DrawThread[Math.Clamp(threads, 1, blocks)];
        var options = new ParallelOptions { MaxDegreeOfParallelism = parts.Length, CancellationToken = cancel };
        Parallel.For(0, parts.Length, options, t =>
        {
            var thread = parts[t] = ThreadFor(Shape);
            for (int block = Interlocked.Increment(ref nextBlock); block < blocks; block = Interlocked.Increment(ref nextBlock))
            {
                cancel.ThrowIfCancellationRequested();
                int first = range.From + (block * BlockSize);
                thread.RunBlock(first, Math.Min(BlockSize, range.To - first));
                progress?.Report((block + 1.0) / blocks);
            }
        });
        Parallel.For(0, Branches, options, b =>
        {
            foreach (DrawThread other in parts.Skip(1)) parts[0].Tallies[b].Merge(other.Tallies[b]);
        });
        foreach (DrawThread other in parts.Skip(1)) parts[0].Joint?.Merge(other.Joint!);
        return new DrawnPart(this, range, parts[0].Tallies, parts[0].Joint);
    }

    /// <summary>What all draws came to.</summary>
    /// <param name="all">What was counted of every draw, in one part or merged from several.</param>
    /// <param name="cancel">Stops between branches.</param>
    /// <exception cref="ArgumentException">Some draws are missing.</exception>
    public Projection Project(DrawnPart all, CancellationToken cancel = default)
    {
        if (!all.Ranges.SequenceEqual([All])) throw new ArgumentException($"Of {All} there is {all}.", nameof(all));
        var options = new ParallelOptions { MaxDegreeOfParallelism = _request.Threads, CancellationToken = cancel };
        var results = new BranchResult[Branches];
        Parallel.For(0, Branches, options, b => results[b] = BranchResult.Of(
            Subjects[b], all.Tallies[b], _request.Draws, _against >= 0 && b != _against));
        if (all.Joint is { } joint)
        {
            var analysis = new Analysis(Subjects, all.Tallies, joint, Shape!, _request);
            Parallel.For(0, Branches, options, b => results[b] = analysis.Of(b, results[b]));
        }
        return new Projection(_request.Draws, _request.RandomSeed, _baseline, results)
        {
            Sampling = _request.Sampling, Analysed = _request.Analysis,
        };
    }

    /// <summary>A number that tells the parts of this from those of other branches, series, dates or dice.</summary>
    internal ulong Fingerprint()
    {
        var text = new StringBuilder($"{_request.Draws} {_request.RandomSeed} {_request.Sampling} {_against}\n");
        foreach (Recording subject in Subjects)
        {
            text.AppendJoin(' ', [subject.Plan.Name, .. subject.Names, .. subject.Days]).Append('\n')
                .AppendJoin(' ', subject.Plan.Entries.Select(e => e.Id)).Append('\n');
        }
        if (Shape is not null) text.Append($"{Shape.Prefer} ").AppendJoin(' ', Shape.Days);
        return BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private DrawThread ThreadFor(JointShape? shape) => new(Subjects, _against, _request, _design, shape);

    /// <summary>The shape comes from the first block, wherever the others are drawn.</summary>
    private JointShape? ShapeOf()
    {
        if (_request.Analysis is not { } asked) return null;
        int draws = Math.Min(BlockSize, _request.Draws);
        DrawThread first = ThreadFor(null);
        first.RunBlock(0, draws);
        return new JointShape(Subjects, _against, asked, first.Tracks, draws);
    }
}
