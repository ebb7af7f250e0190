using MediatR;
using NatoIraq.App.Projections;
using NatoIraq.Web.Api;

namespace NatoIraq.Cli.Mcp;

/// <summary>What may follow: branches drawn many times, compared, studied, scored.</summary>
internal static class DrawTools
{
    private static readonly Parameter Scenario = new(
        "scenario", "A scenario's YAML that is not stored, drawn as a branch of its name.", Repeats: true);

    private const string Bands =
        " results are bands in persons by branch, series and date: mean and p5 to p95 over the draws in which the "
        + "value is known, unknown the share in which it is not; events tells in which share of draws each happens, "
        + "blocked which rule forbids what in which share, and undone how much of a move stays undone.";

    public static IReadOnlyList<Tool> All { get; } =
    [
        Tool.Reading(
            "project", "Draw branches' futures",
            "Draws the future of branches many times." + Bands + " Ask explain with the series, branch and at for what "
                + "a number rests on, and name draws, randomSeed and hash with it.",
            [.. Projections.OfProjection, Scenario], call => DrawnAsync(call, Projections.Alone)),

        Tool.Reading(
            "compare", "Compare branches with a baseline",
            "Draws branches and compares them with a baseline, draw by draw, so that luck that both share cancels out: "
                + "difference has mean, p10, p50, p90 and the shares of draws in which the branch is higher or lower."
                + Bands + " Ask explain with the series, branch and at for what a number rests on, and name draws, "
                + "randomSeed and hash with it.",
            [.. Projections.OfComparison, Scenario], call => DrawnAsync(call, Projections.Compared)),

        Tool.Reading(
            "sensitivity", "What moves a result most",
            "Tells which assumptions move a branch's level on a day most: swinging one at a time, by rank correlation, "
                + "and by share of variance (Sobol). With baseline it asks what moves the difference; with discover, "
                + "which ranges of assumptions lead to a case, such as strength(SERIES) < 3000.",
            Studies.OfStudy, call => call.DrawAsync(
                Studies.Ask(call.Asked, call.Asked.Needed("branch")) with { Progress = call.Progress })),

        Tool.Reading(
            "backtest", "Score branches on what followed",
            "Scores how well branches foretold what later turned out to be so: errors, coverage, skill and rank, each "
                + "truth beside its forecast. A branch that may have known the answer is scored and not ranked.",
            Backtests.OfBacktest, call => call.DrawAsync(
                Backtests.Ask(call.Asked, call.Options) with { Progress = call.Progress })),
    ];

    private static async Task<CompareView> DrawnAsync(Call call, Func<ProjectBranches, ProjectBranches> check)
    {
        ProjectBranches request = Projections.Ask(
            call.Asked, drafts: [.. call.Asked.Texts("scenario").Select(text => new DraftBody(text).Source)]);
        ProjectBranches asked = check(request) with { Progress = call.Progress };
        return (await call.DrawAsync((IRequest<ProjectedView>)asked)).View;
    }
}
