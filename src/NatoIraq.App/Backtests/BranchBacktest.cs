using NatoIraq.Core.Dice;
using NatoIraq.Core.Claims;
using NatoIraq.Core.Replay;
using NatoIraq.Core.Scenarios;
using NatoIraq.Core.Scoring;

namespace NatoIraq.App.Backtests;

/// <summary>A branch beside the truths.</summary>
/// <param name="Plan">The branch.</param>
/// <param name="Cut">What was published on or before this day it may have known.</param>
/// <param name="Informed">Assumptions it rests on that knew what followed.</param>
/// <param name="Truths">Every truth, scored or left out, in the file's order.</param>
internal sealed record BranchBacktest(
    Plan Plan, DateOnly Cut, IReadOnlyList<PlanAssumption> Informed, IReadOnlyList<ScoredTruth> Truths)
{
    /// <summary>The truths that were scored.</summary>
    public IEnumerable<ScoredTruth> Scored => Truths.Where(t => t.LeftOut is null);

    /// <summary>The day of the fork.</summary>
    public DateOnly Fork => DateOnly.FromDayNumber(Plan.ForkDay);

    /// <summary>Draws a branch and scores it.</summary>
    public static BranchBacktest Run(
        Workspace workspace, Plan plan, TruthSet truths, BacktestBranches request, CancellationToken cancel)
    {
        var fork = DateOnly.FromDayNumber(plan.ForkDay);
        DateOnly cut = request.KnownOn is { } known && known > fork ? known : fork;
        Truth[] asked = [.. truths.Truths.Where(t => LeftOut(plan, cut, t) is null)];
        IReadOnlyList<Forecast> forecasts =
            Hindcast.Of(plan, new KeyedDice(request.RandomSeed), request.Draws, asked, cancel);
        Timeline past = workspace.On(plan.Name).TimelineOf(cut, Clock.Reported);
        var cursor = new Cursor(past);
        cursor.GoTo(past.StepAt(cut));
        int next = 0;
        return new BranchBacktest(
            plan, cut, Core.Scoring.Informed.In(plan, request.Wide),
            [.. truths.Truths.Select(t => LeftOut(plan, cut, t) is { } reason
                ? new ScoredTruth(t, reason)
                : ScoredTruth.Of(t, forecasts[next++], fork, cursor, cut))]);
    }

    /// <summary>Why a truth says nothing of a branch; null when it does.</summary>
    private static string? LeftOut(Plan plan, DateOnly cut, Truth truth) => truth switch
    {
        _ when truth.Published <= cut => LeftOutFor.Published,
        _ when truth.Date.DayNumber <= plan.ForkDay => LeftOutFor.Past,
        _ when truth.Date.DayNumber > plan.UntilDay => LeftOutFor.Beyond,
        EventTruth e when plan.Find(e.Event) is null => LeftOutFor.NoEntry,
        _ => null,
    };
}
