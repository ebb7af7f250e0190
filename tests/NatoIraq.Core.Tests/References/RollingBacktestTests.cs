using NatoIraq.Core.Dice;
using NatoIraq.Core.History;
using NatoIraq.Core.References;

namespace NatoIraq.Core.Tests.References;

public class RollingBacktestTests
{
    private static readonly HashSet<Series> Red = [Levels.Series("red")];

    [Fact]
    public void Time_is_stopped_on_the_last_report_of_each_month()
    {
        Observation[] all =
        [
            Levels.Of("red", new DateOnly(2010, 1, 3), 1), Levels.Of("red", new DateOnly(2010, 1, 20), 1, 5),
            Levels.Of("blue", new DateOnly(2010, 1, 24), 1), Levels.Of("red", new DateOnly(2010, 3, 31), 1, 1),
        ];

        Assert.Equal([new DateOnly(2010, 1, 25), new DateOnly(2010, 4, 1)], RollingBacktest.Cuts(all));
    }

    [Fact]
    public void A_forecast_is_scored_on_the_observation_near_its_horizon_and_on_none_that_is_far()
    {
        DateOnly cut = Levels.Start.AddDays((Levels.Restless.Length - 1) * 30);
        Observation[] all =
        [
            .. Levels.Every(30, "red", Levels.Restless),
            Levels.Of("red", cut.AddDays(35), 150), Levels.Of("red", cut.AddMonths(6).AddDays(30), 90),
            Levels.Of("red", cut.AddMonths(12).AddDays(100), 80),
        ];

        RollingCase[] cases = [.. RollingBacktest.On(cut, all, Red)];

        Assert.Equal([1, 6], cases.Select(c => c.Months));
        Assert.Equal([150.0, 90], cases.Select(c => c.Truth.Level));
        Assert.Equal([60.0, 0], cases.Select(c => c.Persistence));
        Assert.All(cases, c => Assert.Equal(90, c.Last.Level));
    }

    [Fact]
    public void A_correction_is_the_truth_but_was_not_known_before()
    {
        DateOnly cut = Levels.Start.AddDays((Levels.Restless.Length - 1) * 30);
        Observation[] all =
        [
            .. Levels.Every(30, "red", Levels.Restless),
            Levels.Of("red", cut, 500, 200), Levels.Of("red", cut.AddDays(30), 105), Levels.Of("red", cut.AddDays(30), 300, 300),
        ];

        RollingCase only = Assert.Single(RollingBacktest.On(cut, all, Red));

        Assert.Equal((90, 300), (only.Last.Level, only.Truth.Level));
    }

    [Fact]
    public void A_sum_of_scores_is_what_it_says()
    {
        Observation first = Levels.Of("red", Levels.Start, 100), to = Levels.Of("red", Levels.Start.AddDays(30), 120);
        RollingCase[] cases =
        [
            new(1, Levels.Start, first, to, 10, 20, false, true, true),
            new(1, Levels.Start, first with { Level = 10 }, to, 1, 4, true, true, true),
            new(1, Levels.Start, first with { Level = 0 }, to, 7, 9, false, false, true),
        ];

        var score = RollingScore.Of(1, cases, new KeyedDice(1));

        Assert.Equal((3, 0.1, 0.3), (score.Forecasts, score.CrpsOverLevel!.Value, Math.Round(score.PersistenceOverLevel!.Value, 12)));
        Assert.Equal(1 - (0.2 / 0.6), score.Skill!.Value, 1e-12);
        Assert.Equal((1.0 / 3, 2.0 / 3, 1.0), (score.In50, score.In80, score.In90));
    }
}
