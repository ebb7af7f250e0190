using NatoIraq.Core.Statistics;

namespace NatoIraq.Core.Tests.Statistics;

public sealed class QuantileRanksTests
{
    /// <summary>
    /// The usual table of ranks around a median at 95 % (Conover, Practical Nonparametric Statistics; binomial with one
    /// half).
    /// </summary>
    [Theory]
    [InlineData(6, 1, 6)]
    [InlineData(8, 1, 8)]
    [InlineData(9, 2, 8)]
    [InlineData(10, 2, 9)]
    [InlineData(15, 4, 12)]
    [InlineData(20, 6, 15)]
    [InlineData(25, 8, 18)]
    [InlineData(100, 40, 61)]
    public void Medians_have_the_ranks_of_the_published_table(int values, int low, int high) =>
        Assert.Equal(new QuantileRanks(low, high), QuantileRanks.Of(values, 0.5));

    [Theory]
    [InlineData(0.5, 6)]
    [InlineData(0.75, 13)]
    [InlineData(0.9, 36)]
    [InlineData(0.1, 36)]
    [InlineData(0.95, 72)]
    [InlineData(0.05, 72)]
    [InlineData(0.99, 368)]
    public void The_number_needed_is_the_first_that_has_ranks(double p, int needed)
    {
        Assert.Equal(needed, QuantileRanks.Needed(p));
        Assert.Null(QuantileRanks.Of(needed - 1, p));
        Assert.NotNull(QuantileRanks.Of(needed, p));
    }

    /// <summary>
    /// For every number of values up to 250: binomial probabilities, multiplied out one from the other, leave at most
    /// half of the doubt outside on either side, and more than that one rank further in.
    /// </summary>
    [Theory]
    [InlineData(0.05, 0.95)]
    [InlineData(0.25, 0.9)]
    [InlineData(0.5, 0.95)]
    [InlineData(0.9, 0.8)]
    public void Ranks_are_the_innermost_that_leave_no_more_than_the_doubt(double p, double confidence)
    {
        double doubt = (1 - confidence) / 2;
        for (int n = 1; n <= 250; n++)
        {
            double[] atMost = AtMost(n, p);
            if (QuantileRanks.Of(n, p, confidence) is not { } ranks)
            {
                Assert.True(atMost[0] > doubt || 1 - atMost[n - 1] > doubt, $"{n} values");
                continue;
            }
            Assert.True(atMost[ranks.Low - 1] <= doubt + 1e-12, $"{n} values");
            Assert.True(atMost[ranks.Low] > doubt - 1e-12, $"{n} values");
            Assert.True(1 - atMost[ranks.High - 1] <= doubt + 1e-12, $"{n} values");
            Assert.True(ranks.High == 1 || 1 - atMost[ranks.High - 2] > doubt - 1e-12, $"{n} values");
        }
    }

    /// <summary>The normal approximation of the binomial, good to a rank or two for as many values.</summary>
    [Theory]
    [InlineData(100_000, 0.95)]
    [InlineData(10_000_000, 0.05)]
    [InlineData(10_000_000, 0.5)]
    public void Many_values_have_the_ranks_of_the_normal_approximation(long values, double p)
    {
        double half = 1.959964 * Math.Sqrt(values * p * (1 - p));
        QuantileRanks ranks = QuantileRanks.Of(values, p)!.Value;

        Assert.InRange(ranks.Low, (values * p) - half - 2, (values * p) - half + 3);
        Assert.InRange(ranks.High, (values * p) + half - 2, (values * p) + half + 3);
    }

    [Fact]
    public void The_ends_have_no_interval_and_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => QuantileRanks.Needed(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => QuantileRanks.Of(100, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => QuantileRanks.Of(0, 0.5));
    }

    /// <summary>The probabilities of at most 0, 1, ... n of n.</summary>
    private static double[] AtMost(int n, double p)
    {
        double[] probabilities = new double[n + 1];
        double one = Math.Pow(1 - p, n);
        double sum = 0;
        for (int k = 0; k <= n; k++)
        {
            sum += one;
            probabilities[k] = sum;
            one *= (n - k) / (k + 1.0) * (p / (1 - p));
        }
        return probabilities;
    }
}
