using NatoIraq.App.Projections;
using NatoIraq.App.Reports;
using NatoIraq.Core;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Sampling;
using NatoIraq.Core.Scenarios;
using NatoIraq.Core.Wording;

namespace NatoIraq.App.Bundles;

/// <summary>
/// How branches are drawn for a bundle, and what is reported of them: all that a run needs besides the log.
/// </summary>
/// <param name="Branches">The branches, by name.</param>
/// <param name="Baseline">The one that the others are compared with; null for none.</param>
/// <param name="Draws">How many draws a branch.</param>
/// <param name="RandomSeed">The random seed.</param>
/// <param name="At">The dates.</param>
/// <param name="Series">The series.</param>
/// <param name="Priors"><c>shipped</c> or <c>wide</c>.</param>
/// <param name="Sampling">The sampling's word.</param>
/// <param name="Analysis">Whether the draws are told of beside their bands.</param>
/// <param name="Prefer">Which end of a level is better; null for no regret.</param>
/// <param name="Words">The name of the scale in whose words the result is told too; null for none.</param>
public sealed record BundleRun(
    IReadOnlyList<string> Branches,
    string? Baseline,
    int Draws,
    ulong RandomSeed,
    IReadOnlyList<DateOnly> At,
    IReadOnlyList<string> Series,
    string Priors,
    string Sampling,
    bool Analysis,
    Preference? Prefer,
    string? Words)
{
    private const string WidePriors = "wide";

    /// <summary>A manifest may ask for no more than anybody would: its run is begun without being looked at.</summary>
    private const int MostReported = 1000;

    /// <summary>The run of a request, with what it leaves open filled in as a report would.</summary>
    internal static BundleRun Of(Workspace workspace, ProjectBranches request)
    {
        IReadOnlyList<string> names = request.Branches.Count > 0 ? request.Branches
            : ReportBranchesHandler.Applied(workspace, leftOut: []);
        string? baseline = request.Baseline ?? ReportBranchesHandler.Yardstick(workspace, names);
        string[] all = [.. names.Append(baseline).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
        Plan[] plans = request.Dates.Count > 0 ? [] : [.. all.Select(n => workspace.PlanOf(n, request.Wide))];
        return new BundleRun(
            all, baseline, request.Draws, request.RandomSeed,
            [
                .. (request.Dates.Count > 0 ? request.Dates : ReportBranchesHandler.YearEnds(plans, baseline))
                    .Distinct().Order(),
            ],
            [.. request.Series.Count > 0 ? request.Series.Distinct(StringComparer.Ordinal)
                : workspace.Pack.Rules.ReportSeries.Select(s => $"{s}")],
            request.Wide ? WidePriors : "shipped", SamplingView.WordOf(request.Sampling), request.Analysis,
            request.Prefer, request.Words?.Name);
    }

    /// <summary>Whether the wide priors are drawn.</summary>
    internal bool IsWide => Priors == WidePriors;

    /// <summary>The sampling.</summary>
    internal SamplingMethod Method => SamplingView.Words.Where(w => w.Word == Sampling)
        .Select(w => (SamplingMethod?)w.Method).FirstOrDefault() ?? throw Unknown("sampling", Sampling);

    /// <summary>The request for the same draws again.</summary>
    /// <exception cref="InvalidInputException">
    /// It names a sampling or a scale that there is not, or asks for too much.
    /// </exception>
    internal ProjectBranches Request(int threads, IProgress<double>? progress)
    {
        if (At.Count > MostReported || Series.Count > MostReported)
        {
            throw new InvalidInputException(
                $"A bundle reports at most {MostReported} dates and as many series.", "Seal several bundles.");
        }
        return new ProjectBranches(Branches, Baseline, Draws, RandomSeed, At, Series, IsWide, threads, progress)
        {
            Sampling = Method, Analysis = Analysis, Prefer = Prefer,
            Words = Words is { } name
                ? LikelihoodScale.All.FirstOrDefault(s => s.Name == name) ?? throw Unknown("words", name) : null,
        };
    }

    private static InvalidInputException Unknown(string option, string value) =>
        new($"The bundle's {option}, '{value}', is none that this program knows.");
}
