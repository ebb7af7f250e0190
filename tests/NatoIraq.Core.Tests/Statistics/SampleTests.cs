using FsCheck;
using FsCheck.Fluent;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Statistics;

namespace NatoIraq.Core.Tests.Statistics;

public sealed class SampleTests
{
    private const int Many = 100_000;

    [Fact]
    public void Quantiles_are_those_of_a_histogram() => Prop.ForAll<int[], byte>((values, percent) =>
    {
        if (values.Length == 0) return;
        double p = percent / 255.0;
        var histogram = new Histogram();
        foreach (int value in values) histogram.Add(value);
        Assert.Equal(histogram.Quantile(p)!.Value, Sample.Of(values.Select(v => (double)v)).Quantile(p), 6);
    }).QuickCheckThrowOnFailure();

    /// <summary>Proposition 8 of Rockafellar and Uryasev by hand: a tail of 2.5 of ten values takes half of the third.</summary>
    [Fact]
    public void A_tail_takes_the_part_of_the_value_on_its_edge()
    {
        var tenValues = Sample.Of(Enumerable.Range(1, 10).Select(v => (double)v));

        Assert.Equal((1 + 2 + (0.5 * 3)) / 2.5, tenValues.MeanOfLowest(0.25), 12);
        Assert.Equal((10 + 9 + (0.5 * 8)) / 2.5, tenValues.MeanOfHighest(0.25), 12);
        Assert.Equal(1, tenValues.MeanOfLowest(0.03), 12);
        Assert.Equal(5.5, tenValues.MeanOfLowest(1), 12);
        Assert.Equal(5.5, tenValues.MeanOfHighest(1), 12);
    }

    /// <summary>The closed form of the standard normal distribution: the density at the quantile over the share.</summary>
    [Theory]
    [InlineData(0.05, 2.062713)]
    [InlineData(0.10, 1.754983)]
    public void Tails_of_a_normal_distribution_have_their_closed_form(double share, double expected)
    {
        var normal = Sample.Of(Enumerable.Range(0, Many)
            .Select(i => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, (i + 0.5) / Many)));

        Assert.Equal(-expected, normal.MeanOfLowest(share), 3);
        Assert.Equal(expected, normal.MeanOfHighest(share), 3);
    }

    [Fact]
    public void Repeated_values_weigh_as_often_as_they_were_seen() => Prop.ForAll<(sbyte, byte)[]>(counted =>
    {
        (double, long)[] seen = [.. counted.Select(c => ((double)c.Item1, (long)c.Item2))
            .GroupBy(c => c.Item1).Select(g => (g.Key, g.Sum(c => c.Item2)))];
        if (seen.All(c => c.Item2 == 0)) return;
        var short_ = Sample.Counted(seen);
        var long_ = Sample.Of(seen.SelectMany(c => Enumerable.Repeat(c.Item1, (int)c.Item2)));

        Assert.Equal(long_.Count, short_.Count);
        Assert.Equal(long_.Mean, short_.Mean);
        Assert.Equal(long_.Variance, short_.Variance);
        Assert.Equal(long_.MeanOfLowest(0.1), short_.MeanOfLowest(0.1));
        Assert.Equal(long_.MeanOfHighest(0.1), short_.MeanOfHighest(0.1));
    }).QuickCheckThrowOnFailure();

    /// <summary>Lower tail, mean and upper tail of any sample stand in that order.</summary>
    [Fact]
    public void A_tail_is_no_nearer_the_middle_than_a_longer_one() => Prop.ForAll<int[]>(values =>
    {
        if (values.Length == 0) return;
        var sample = Sample.Of(values.Select(v => (double)v));
        double slack = 1e-9 * (1 + values.Max(v => Math.Abs((double)v)));
        double[] inOrder = [sample.MeanOfLowest(0.05), sample.MeanOfLowest(0.1), sample.Mean,
            sample.MeanOfHighest(0.1), sample.MeanOfHighest(0.05)];
        for (int i = 1; i < inOrder.Length; i++) Assert.True(inOrder[i] >= inOrder[i - 1] - slack);
    }).QuickCheckThrowOnFailure();

    // Oracle: of a uniform distribution on 0..1 the variance of (a - X)+ is a^3 / 3 - a^4 / 4; over n a^2 that of the mean.
    [Theory]
    [InlineData(0.05)]
    [InlineData(0.1)]
    [InlineData(0.5)]
    public void The_variance_of_a_tail_s_mean_is_that_of_the_shortfall(double share)
    {
        const int Count = 100_000;
        var even = Sample.Of(Enumerable.Range(0, Count).Select(i => (i + 0.5) / Count));
        double truth = ((share / 3) - (share * share / 4)) / Count;

        Assert.Equal(1, even.VarianceOfLowest(share) / truth, 3);
        Assert.Equal(1, even.VarianceOfHighest(share) / truth, 3);
        Assert.Equal(0, Sample.Of([4, 4, 4]).VarianceOfLowest(share));
    }

    // Oracle: of all values the mean's own variance, over count in place of count - 1.
    [Fact]
    public void The_tail_that_is_all_has_the_variance_of_the_mean()
    {
        var sample = Sample.Of([2, 4, 4, 4, 5, 5, 7, 9]);

        Assert.Equal(32.0 / 8 / 8, sample.VarianceOfLowest(1), 12);
        Assert.Equal(32.0 / 8 / 8, sample.VarianceOfHighest(1), 12);
    }

    [Fact]
    public void The_variance_is_unbiased_and_unknown_for_one_value()
    {
        // 2, 4, 4, 4, 5, 5, 7, 9: squares around the mean of 5 sum to 32.
        Assert.Equal(32.0 / 7, Sample.Of([2, 4, 4, 4, 5, 5, 7, 9]).Variance!.Value, 12);
        Assert.Null(Sample.Of([5]).Variance);
    }

    [Fact]
    public void What_is_no_sample_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Sample.Of([]));
        Assert.Throws<ArgumentException>(() => Sample.Of([double.NaN]));
        Assert.Throws<ArgumentException>(() => Sample.Counted([(1, -1)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Sample.Of([1]).Ranked(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Sample.Of([1]).MeanOfLowest(0));
    }

    [Fact]
    public void The_share_below_leaves_the_value_itself_out()
    {
        var sample = Sample.Of([1, 1, 2, 5]);

        Assert.Equal([0, 0, 0.5, 0.75, 0.75, 1],
            new double[] { 0, 1, 2, 3, 5, 6 }.Select(sample.ShareBelow));
    }
}
