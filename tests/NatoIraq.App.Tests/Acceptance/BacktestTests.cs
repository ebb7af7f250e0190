using NatoIraq.App.Backtests;
using NatoIraq.App.Views;
using NatoIraq.Core;

namespace NatoIraq.App.Tests.Acceptance;

/// <summary>How well did each branch predict what followed?</summary>
public sealed class BacktestTests
{
    private const string Yaml = ".yaml";

    private static readonly string Folder = TruthSource.FolderOf(Desk.Seeds);

    [Fact]
    public async Task A_branch_is_scored_on_the_shipped_truth()
    {
        BacktestView view = await Backtest(["new-zones", "trump-request"]);

        Assert.Equal("nato-iraq-2021", view.Truth);
        BacktestedView branch = view.Branches[0];
        Assert.Equal(("new-zones", new DateOnly(2020, 2, 13)), (branch.Branch, branch.Cut));
        Assert.Equal(14, branch.Scored);
        Assert.Equal(
            [new LeftOutView("of an event that the branch does not plan", 5)], branch.LeftOut);
        Assert.Equal(["levels", "events", "states"], view.Scores.Where(s => s.Branch == "new-zones").Select(s => s.Kind));
        Assert.All(view.Scores, s => Assert.True(s.Rank is 1 or 2));
        Assert.All(view.Scores.Where(s => s.Kind != "levels"), s => Assert.NotNull(s.Skill));
        TruthScoreView cap = view.Truths.First(t => t.Subject == "cap(nmi)");
        Assert.Equal(("500", true), (cap.Told, cap.Crps!.Best == cap.Crps.Worst));
        Assert.Equal(branch.Scored, view.Truths.Count(t => t.Branch == "new-zones" && t.LeftOut is null));
        BrierView brier = branch.Brier!;
        Assert.Equal(brier.Score, brier.Reliability - brier.Resolution + brier.Uncertainty + brier.Within, 1e-12);
        Assert.Equal(1, branch.Pit!.Sum(), 1e-12);
    }

    [Fact]
    public async Task A_branch_that_knew_what_followed_is_scored_without_skill_or_rank_and_says_why()
    {
        BacktestView view = await Backtest(["status-quo", "nato-expanded", "new-zones", "trump-request"]);

        foreach (string name in (string[])["status-quo", "nato-expanded"])
        {
            BacktestedView branch = view.Branches.Single(b => b.Branch == name);
            Assert.Contains("pandemic-chance", branch.Informed);
            Assert.Contains("No skill and no rank", branch.Says[^1], StringComparison.Ordinal);
            Assert.Contains("pandemic-chance", branch.Says[^1], StringComparison.Ordinal);
            Assert.All(view.Scores.Where(s => s.Branch == name), s => Assert.True(s is { Skill: null, Rank: null }));
            Assert.All(view.Scores.Where(s => s.Branch == name), s => Assert.True(s.Truths > 0));
        }
        Assert.Equal(
            [1, 2], view.Scores.Where(s => s.Kind == "states").Select(s => s.Rank).OfType<int>().Order());
    }

    [Fact]
    public async Task What_was_published_by_the_fork_or_the_day_known_on_is_no_forecast()
    {
        BacktestView late = await Backtest(["control"]);
        BacktestView known = await Backtest(["new-zones"], knownOn: new DateOnly(2021, 2, 16));
        BacktestView before = await Backtest(["new-zones"], knownOn: new DateOnly(2020, 1, 1));

        Assert.Equal([new LeftOutView("published by the day of the forecast", 19)], late.Branches[0].LeftOut);
        Assert.Equal([new LeftOutView("published by the day of the forecast", 19)], known.Branches[0].LeftOut);
        Assert.Empty(known.Scores);
        Assert.Equal(new DateOnly(2020, 2, 13), before.Branches[0].Cut);
        Assert.Equal(14, before.Branches[0].Scored);
    }

    [Fact]
    public async Task A_branch_that_gives_what_came_true_no_chance_is_found_out()
    {
        BacktestView view = await Backtest(["full-withdrawal", "status-quo"]);

        double LogOf(string branch, string kind) => view.Scores.Single(s => s.Branch == branch && s.Kind == kind).Log.Best;
        Assert.True(LogOf("full-withdrawal", "states") > LogOf("status-quo", "states"));
        Assert.True(LogOf("full-withdrawal", "levels") > LogOf("status-quo", "levels"));
    }

    // Oracle: the scores by hand. The status quo has NATO at 500 in every draw; two truths on one day, one of a day before
    // the fork, one after the horizon.
    [Fact]
    public async Task Scores_are_those_of_the_draws()
    {
        const string Truth = """
            date,series,value,high,high-exclusive,source,published
            2021-06-30,*/nmi/iraq,620,,,a letter,2021-07-01
            2021-06-30,*/nmi/iraq,,20,true,a letter,2021-07-01
            2020-01-01,*/nmi/iraq,500,,,a letter,2021-07-01
            2023-06-30,*/nmi/iraq,500,,,a letter,2023-07-01
            """;
        BacktestView view = await Backtest(["status-quo"], new TruthSource("mine.csv", Truth));

        Assert.Equal("mine", view.Truth);
        TruthScoreView point = view.Truths[0], fewer = view.Truths[1];
        Assert.Equal((120.0, 120.0), (point.Crps!.Best, point.Crps.Worst));
        Assert.Equal(("500", "500"), (point.Forecast, point.Persistence));
        Assert.Equal((481.0, 500.0), (fewer.Crps!.Best, fewer.Crps.Worst));
        Assert.Equal(("at most 19", 0.0), (fewer.Told, fewer.Chance));
        Assert.Equal(["of a day before the fork", "after the horizon"], view.Truths.Skip(2).Select(t => t.LeftOut));
        ScoreView score = view.Scores.Single();
        Assert.Equal(new MeanView((120 + 481) / 2.0, (120 + 500) / 2.0, 2), score.Crps);
        Assert.Equal(new MeanView(0, 0, 2), score.Coverage90);
    }

    [Fact]
    public async Task The_same_truths_and_dice_give_the_same_bytes_whatever_the_threads()
    {
        string one = Json.Write(await Backtest(["status-quo", "new-zones", "trump-request"]));

        Assert.Equal(one, Json.Write(await Backtest(["trump-request", "status-quo", "new-zones"], threads: 3)));
    }

    [Fact]
    public async Task A_truth_that_does_not_exist_is_refused_with_the_nearest()
    {
        Problem unknown = Refused(() => TruthSource.Shipped(Folder, "nato-iraq-2020"));
        Assert.True(unknown.IsMissing);
        Assert.Equal("Did you mean 'nato-iraq-2021'?", unknown.Hint);
        Assert.Equal("There are: nato-iraq-2021.", Refused(() => TruthSource.Shipped(Folder, "x")).Hint);
        Assert.Equal("No truth comes with the pack.", Refused(() => TruthSource.Shipped(Desk.Scenarios + "x", null)).Message);
        await Assert.ThrowsAsync<InvalidInputException>(() => Backtest(["history"]));
        await Assert.ThrowsAsync<InvalidInputException>(() => Backtest(["control"], new TruthSource("a" + Yaml, "truth: a\n")));
    }

    [Fact]
    public async Task Forecasts_and_truths_are_drawn_beside_each_other()
    {
        BacktestView view = await Backtest(["new-zones"]);

        string picture = BacktestPicture.Draw(view);
        Assert.Equal("svg", System.Xml.Linq.XDocument.Parse(picture).Root!.Name.LocalName);
        Assert.Contains("*/nmi/iraq", picture, StringComparison.Ordinal);
        Assert.Contains("chance given", picture, StringComparison.Ordinal);
        Assert.Contains("cap(nmi): 500, 2021-02-16", $"{BacktestPicture.Strips(view, "new-zones")}", StringComparison.Ordinal);
        Assert.Contains("came true", $"{BacktestPicture.Diagram(view.Branches[0])}", StringComparison.Ordinal);
    }

    private static Problem Refused(Action action) => Assert.Throws<InvalidInputException>(action).Problems.Single();

    private static async Task<BacktestView> Backtest(
        string[] branches, TruthSource? truth = null, DateOnly? knownOn = null, int threads = 1)
    {
        Desk desk = await Desk.With("control", "full-withdrawal", "nato-expanded", "new-zones", "status-quo", "trump-request");
        return await desk.Send(new BacktestBranches(
            branches, truth ?? TruthSource.Shipped(Folder, null), knownOn, 200, 1, false, threads, null));
    }
}
