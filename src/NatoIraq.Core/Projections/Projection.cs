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
    /// <summary>How assumptions and starting values were spread over the draws.</summary>
    public SamplingMethod Sampling { get; init; }

    /// <summary>What the draws were told of beside their bands; null for nothing.</summary>
    public AnalysisRequest? Analysed { get; init; }

    /// <summary>Runs the draws of all plans, on this machine.</summary>
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
        CancellationToken cancel = default) => new Projector(plans, baseline, request).Run(progress, cancel);

    /// <summary>
    /// The same draws, reported on some of their dates only: what a projection on those dates would have given.
    /// </summary>
    public Projection On(IReadOnlyList<DateOnly> dates) => this with
    {
        Branches = [.. Branches.Select(b => b with
        {
            Levels = [.. b.Levels.Where(l => dates.Contains(l.Date))],
            States = [.. b.States.Where(s => dates.Contains(s.Date))],
        })],
    };
}
