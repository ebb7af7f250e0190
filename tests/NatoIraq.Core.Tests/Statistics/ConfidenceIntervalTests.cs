using NatoIraq.Core.Dice;
using NatoIraq.Core.Statistics;
using Standard = MathNet.Numerics.Distributions.Normal;

namespace NatoIraq.Core.Tests.Statistics;

public sealed class ConfidenceIntervalTests
{
    private const int Repetitions = 2000;

    private static readonly DiceKey Key = DiceKey.Of("test", "interval", "value");

    /// <summary>
    /// Student's sleep data (Biometrika 6, 1908), ten differences; R's documentation of t.test prints this interval.
    /// </summary>
    [Fact]
    public void The_mean_of_Students_sleep_data_has_the_interval_that_R_prints()
    {
        var differences = Sample.Of([1.2, 2.4, 1.3, 1.3, 0.0, 1.0, 1.8, 0.8, 4.6, 1.4]);

        ConfidenceInterval interval = ConfidenceInterval.OfMean(differences)!.Value;

        Assert.Equal(0.7001142, interval.Low, 6);
        Assert.Equal(2.4598858, interval.High, 6);
    }

    [Fact]
    public void The_mean_of_one_value_has_no_interval() => Assert.Null(ConfidenceInterval.OfMean(Sample.Of([3])));

    /// <summary>Table I of Newcombe, Statistics in Medicine 17 (1998), method 3: the score interval.</summary>
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void A_share_has_the_interval_of_Newcombes_table(int successes, int trials, double low, double high)
    {
        ConfidenceInterval interval = ConfidenceInterval.OfShare(successes, trials);

        Assert.Equal(low, interval.Low, 4);
        Assert.Equal(high, interval.High, 4);
    }

    [Fact]
    public void A_share_of_all_reaches_one_and_mirrors_a_share_of_none()
    {
        ConfidenceInterval all = ConfidenceInterval.OfShare(20, 20);

        Assert.Equal(1, all.High);
        Assert.Equal(1 - ConfidenceInterval.OfShare(0, 20).High, all.Low, 12);
    }

    /// <summary>Simulation: 2,000 samples of 40 uniform values, whose mean is one half; 95 in 100 shall cover it.</summary>
    [Fact]
    public void Intervals_of_means_cover_as_often_as_they_say()
    {
        int covered = Enumerable.Range(0, Repetitions).Count(r =>
            Covers(ConfidenceInterval.OfMean(Uniform(r, 40)), 0.5));

        Assert.InRange(covered / (double)Repetitions, 0.935, 0.965);
    }

    /// <summary>Simulation: quantiles of 100 standard normal values, whose truth is the closed form.</summary>
    [Theory]
    [InlineData(0.05)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void Intervals_of_quantiles_cover_at_least_as_often_as_they_say(double p)
    {
        double truth = Standard.InvCDF(0, 1, p);
        int covered = Enumerable.Range(0, Repetitions).Count(r => Covers(
            ConfidenceInterval.OfQuantile(Sample.Of(Values(r, 100).Select(u => Standard.InvCDF(0, 1, u))), p), truth));

        Assert.InRange(covered / (double)Repetitions, 0.945, 0.985);
    }

    /// <summary>
    /// Simulation: tails of 400 values, the fewest of which 5 % have an interval. The truths are closed forms: of a
    /// standard normal distribution -phi(z) / 5 % (lowest), of an exponential one 1 - ln 5 % (highest).
    /// </summary>
    [Fact]
    public void Intervals_of_tail_means_cover_nearly_as_often_as_they_say()
    {
        const double Share = 0.05;
        double normal = -Standard.PDF(0, 1, Standard.InvCDF(0, 1, Share)) / Share;
        double exponential = 1 - Math.Log(Share);

        int low = Enumerable.Range(0, Repetitions).Count(r => Covers(ConfidenceInterval.OfLowest(
            Sample.Of(Values(r, 400).Select(u => Standard.InvCDF(0, 1, u))), Share), normal));
        int high = Enumerable.Range(0, Repetitions).Count(r => Covers(ConfidenceInterval.OfHighest(
            Sample.Of(Values(r, 400).Select(u => -Math.Log(u))), Share), exponential));

        Assert.InRange(low / (double)Repetitions, 0.915, 0.96);
        Assert.InRange(high / (double)Repetitions, 0.915, 0.96);
    }

    [Fact]
    public void A_tail_s_mean_has_an_interval_from_twenty_values_in_it_on()
    {
        Assert.Equal((400, 200), (ConfidenceInterval.NeededForTail(0.05), ConfidenceInterval.NeededForTail(0.1)));
        Assert.Null(ConfidenceInterval.OfLowest(Uniform(1, 399), 0.05));
        Sample enough = Uniform(1, 400);
        ConfidenceInterval low = ConfidenceInterval.OfLowest(enough, 0.05)!.Value;
        Assert.True(low.Low < enough.MeanOfLowest(0.05) && enough.MeanOfLowest(0.05) < low.High);
        Assert.NotNull(ConfidenceInterval.OfHighest(enough, 0.05));
    }

    /// <summary>The exact coverage of the score interval at a share of 0.3 of 50: a sum of binomial probabilities.</summary>
    [Fact]
    public void Intervals_of_shares_cover_nearly_as_often_as_they_say()
    {
        const double Share = 0.3;
        const int Trials = 50;
        double covered = Enumerable.Range(0, Trials + 1)
            .Where(k => Covers(ConfidenceInterval.OfShare(k, Trials), Share))
            .Sum(k => MathNet.Numerics.Distributions.Binomial.PMF(Share, Trials, k));

        Assert.InRange(covered, 0.93, 0.97);
    }

    [Fact]
    public void What_is_out_of_bounds_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ConfidenceInterval.OfShare(3, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => ConfidenceInterval.OfShare(0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => ConfidenceInterval.OfShare(1, 2, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ConfidenceInterval.OfMean(Sample.Of([1, 2]), double.NaN));
    }

    private static bool Covers(ConfidenceInterval? interval, double truth) =>
        interval is { } i && i.Low <= truth && truth <= i.High;

    private static Sample Uniform(int repetition, int values) => Sample.Of(Values(repetition, values));

    private static IEnumerable<double> Values(int repetition, int values) =>
        Enumerable.Range(0, values).Select(i => new KeyedDice(1).Uniform(repetition, Key, i));
}
