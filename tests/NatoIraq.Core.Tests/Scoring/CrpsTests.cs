using FsCheck;
using FsCheck.Fluent;
using MathNet.Numerics.Distributions;
using NatoIraq.Core.Scoring;

namespace NatoIraq.Core.Tests.Scoring;

/// <summary>The scores of numbers against published figures and their definitions.</summary>
public sealed class CrpsTests
{
    private static readonly Arbitrary<int[]> Draws = Arb.From(
        Gen.Choose(-30, 30).NonEmptyListOf().Select(l => l.ToArray()));

    private static readonly Arbitrary<int> Truth = Arb.From(Gen.Choose(-40, 40));

    // Oracle: the test suite of R's SpecsVerification, which prints 5/6 - 4/9 for the members 1, 2, 3 and truth 1.5.
    [Theory]
    [InlineData("1 2 3", 1.5, (5.0 / 6) - (4.0 / 9))]
    [InlineData("1", 2, 1)]
    [InlineData("7 7 7", 4, 3)]
    public void Crps_of_a_few_draws_is_the_published_one(string draws, double truth, double score) =>
        Assert.Equal(score, Crps.Of(Of(draws), truth), 1e-12);

    // Oracle: the test suite of R's scoringRules prints crps_norm(-3) = 2.43657473; Gneiting and Raftery (2007) give the
    // closed form s (z (2 Phi(z) - 1) + 2 phi(z) - 1/sqrt(pi)). An ensemble of 4,001 quantiles is near the normal.
    [Theory]
    [InlineData(-3, 0, 1, 2.43657473)]
    [InlineData(-2.9, 0.1, 1, 2.43657473)]
    [InlineData(-2.7, 0, 0.9, 2.43657473 * 0.9)]
    [InlineData(0, 0, 1, 0.23369497725510913)]
    public void Crps_of_a_normal_forecast_is_the_published_one(double truth, double mean, double sd, double score)
    {
        double z = (truth - mean) / sd;
        double closed = sd * ((z * ((2 * Normal.CDF(0, 1, z)) - 1)) + (2 * Normal.PDF(0, 1, z)) - (1 / Math.Sqrt(Math.PI)));
        var forecast = Ensemble.Of(Enumerable.Range(0, 4001).Select(i => Normal.InvCDF(mean, sd, (i + 0.5) / 4001)));

        Assert.Equal(score, closed, 1e-8);
        Assert.Equal(score, Crps.Of(forecast, truth), 1e-3);
    }

    // Oracle: the definition by expectations (Gneiting and Raftery 2007, equation 21), over all pairs.
    [Fact]
    public void Crps_is_the_mean_error_less_half_the_mean_difference_of_two_draws() => Prop.ForAll(Draws, Truth, (draws, truth) =>
    {
        double error = draws.Average(x => Math.Abs(x - truth));
        double spread = draws.Average(x => draws.Average(y => Math.Abs((double)x - y)));
        return Math.Abs(error - (spread / 2) - Crps.Of(Ensemble.Of(draws.Select(d => (double)d)), truth)) < 1e-9;
    }).QuickCheckThrowOnFailure();

    // Oracle: the test suites of evalcast and scoringutils: 23 quantiles of the COVID-19 Forecast Hub, truth 10.
    [Fact]
    public void The_weighted_interval_score_is_the_published_one()
    {
        double[] halves = [0.01, 0.025, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45];
        CentralSpan[] spans = [.. halves.Select((a, i) => new CentralSpan(2 * a, 1 + i, 23 - i))];
        double published = (halves.Select((w, i) => w * (22 - (2 * i))).Sum() + 1 + 1) / 11.5;

        Assert.Equal(published, WeightedIntervalScore.Of(12, spans, 10), 1e-12);
    }

    // Oracle: scoringutils' test "1 interval and median": (|y - m| / 2 + alpha / 2 (u - l) + what lies outside) / 1.5.
    [Theory]
    [InlineData(1, 0, 1, 2, 0.5 / 1.5)]
    [InlineData(-15, 1, 2, 2, (8.5 + 0.25 + 16) / 1.5)]
    [InlineData(22, 0, 3, 3, (9.5 + 0.75 + 19) / 1.5)]
    public void The_weighted_interval_score_of_one_span_is_the_published_one(
        double truth, double low, double median, double high, double score) => Assert.Equal(
        score, WeightedIntervalScore.Of(median, [new CentralSpan(0.5, low, high)], truth), 1e-12);

    // Oracle: twice the mean pinball loss of the quantiles, which is how epipredict's test defines it.
    [Fact]
    public void The_weighted_interval_score_is_twice_the_mean_loss_of_its_quantiles() => Prop.ForAll(Draws, Truth, (draws, truth) =>
    {
        var forecast = Ensemble.Of(draws.Select(d => (double)d));
        double[] levels = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95];
        double loss = levels.Average(t => Math.Max(
            t * (truth - forecast.Quantile(t)), (1 - t) * (forecast.Quantile(t) - truth)));
        return Math.Abs((2 * loss) - WeightedIntervalScore.Of(forecast, truth)) < 1e-9;
    }).QuickCheckThrowOnFailure();

    // Oracle: every whole value within the bounds, one by one.
    [Fact]
    public void Of_a_truth_within_bounds_the_best_and_the_worst_value_are_told() => Prop.ForAll(
        Draws, Truth, Arb.From(Gen.Choose(0, 25)), (draws, low, width) =>
        {
            var forecast = Ensemble.Of(draws.Select(d => (double)d));
            var score = NumberScore.Of(forecast, [new Extent(low, low + width)]);
            double[] crps = [.. Enumerable.Range(0, (4 * width) + 1).Select(i => Crps.Of(forecast, low + (i / 4.0)))];
            double[] wis = [.. Enumerable.Range(0, width + 1).Select(i => WeightedIntervalScore.Of(forecast, low + i))];
            return Near(crps.Max(), score.Crps.Worst!.Value) && score.Crps.Best <= crps.Min() + 1e-9
                && crps.Min() - score.Crps.Best < 0.5
                && Near(wis.Max(), score.WeightedInterval.Worst!.Value)
                && score.WeightedInterval.Best <= wis.Min() + 1e-9
                && Near((double)draws.Count(d => d >= low && d <= low + width) / draws.Length, score.Hit);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_truth_with_an_open_end_has_a_best_score_and_no_worst()
    {
        var score = NumberScore.Of(Of("0 0 0 10"), [new Extent(1, double.PositiveInfinity)]);

        Assert.Equal(0.25, score.Hit);
        Assert.Equal(-Math.Log(0.25), score.Log, 1e-12);
        Assert.Null(score.Crps.Worst);
        Assert.Equal(Crps.Of(Of("0 0 0 10"), 1), score.Crps.Best);
    }

    [Fact]
    public void Coverage_is_told_by_whether_some_or_all_of_what_is_known_lies_within()
    {
        var forecast = Ensemble.Of(Enumerable.Range(0, 101).Select(i => (double)i));
        IReadOnlyList<Scored> Covered(double low, double high) =>
            NumberScore.Of(forecast, [new Extent(low, high)]).Coverage;

        Assert.Equal([Scored.At(1), Scored.At(1), Scored.At(1)], Covered(25, 75));
        Assert.Equal([new Scored(1, 0), Scored.At(1), Scored.At(1)], Covered(20, 30));
        Assert.Equal([Scored.At(0), Scored.At(0), new Scored(1, 0)], Covered(0, 9));
        Assert.Equal([Scored.At(0), Scored.At(0), Scored.At(0)], Covered(98, 200));
    }

    [Fact]
    public void What_no_draw_foresaw_costs_the_logarithm_of_the_floor()
    {
        Assert.Equal(6.907755278982137, LogScore.Of(0), 1e-12);
        Assert.Equal(0, LogScore.Of(1));
    }

    // Oracle: by hand. A third of the draws on day 10, a third on day 20, a third never; nobody looked after day 30:
    // (1/3)^2 for ten days, (2/3)^2 for eleven, up to the day after.
    [Fact]
    public void A_day_is_scored_as_far_as_anybody_looked()
    {
        Ensemble seen = Of("10 20").CutAt(31, more: 1);

        Assert.Equal(6, Crps.Of(seen, 31), 1e-12);
        Assert.Equal(3, seen.Count);
        Assert.Equal(15, Of("10 20 40").CutAt(15, more: 2).Quantile(1));
        Assert.Equal(0.2, Of("10 20 40").CutAt(15, more: 2).AtMost(12));
    }

    [Fact]
    public void An_ensemble_counts_shares_and_leaves_out_what_is_unknown()
    {
        var ensemble = Ensemble.Of([3, double.NaN, 1, 3, 2]);

        Assert.Equal((4, 1, 0.2), (ensemble.Count, ensemble.Unknown, ensemble.ShareUnknown));
        Assert.Equal((0.25, 0.5), (ensemble.Below(2), ensemble.AtMost(2)));
        Assert.Equal(0.75, ensemble.In([Extent.At(1), new Extent(2.5, 9)]));
        Assert.Equal(2.25, ensemble.Mean);
        Assert.Equal(2.5, ensemble.Quantile(0.5));
    }

    private static bool Near(double a, double b) => Math.Abs(a - b) < 1e-9;

    private static Ensemble Of(string draws) => Ensemble.Of(draws.Split(' ').Select(double.Parse));
}
