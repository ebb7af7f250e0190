using NatoIraq.Core.History;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Scenarios;

namespace NatoIraq.Core.Tests.Projections;

/// <summary>Projections as specs run them.</summary>
internal static class Drawn
{
    public const ulong RandomSeed = 20200129;

    public static Projection Run(
        IReadOnlyList<Plan> plans,
        string series,
        string[] dates,
        int draws = 1000,
        int threads = 1,
        string? baseline = null,
        ulong randomSeed = RandomSeed
    ) =>
        Projection.Run(
            plans,
            baseline,
            new ProjectionRequest(draws, randomSeed, [Series.Parse(series)], [.. dates.Select(Given.Day)], threads)
        );

    public static BranchResult Run(Plan plan, string series, string date, int draws = 1000) =>
        Run([plan], series, [date], draws).Branches[0];

    /// <summary>A result as text, every figure in full: equal texts are equal results.</summary>
    public static string Text(this BranchResult result) =>
        string.Join(
            "\n",
            [
                .. result.Levels.Select(l => $"{l}"),
                .. result.Events.Select(e =>
                    $"{e.Event} {e.Happens:R} {e.PerDraw:R} {e.P10} {e.P50} {e.P90} {e.Undone:R} "
                    + string.Join(",", e.WhyNot.Select(w => $"{w.Key}={w.Value:R}"))
                ),
                .. result.Blocked.Select(b => $"{b}"),
                .. result.States.Select(s => $"{s}"),
            ]
        );

    /// <summary>The result of one branch under another name's heading.</summary>
    public static Band Band(this BranchResult result, int level = 0) => result.Levels[level].Band;

    /// <summary>Within five standard errors of a share.</summary>
    public static void IsNear(double expected, double actual, double standardError) =>
        Assert.InRange(actual, expected - (5 * standardError), expected + (5 * standardError));
}
