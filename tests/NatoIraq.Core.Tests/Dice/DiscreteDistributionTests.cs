using NatoIraq.Core.Dice;

namespace NatoIraq.Core.Tests.Dice;

/// <summary>The distributions that take separate values, against tables, sums and definitions.</summary>
public sealed class DiscreteDistributionTests
{
    // Oracle: the cumulative Poisson table of four places printed in textbooks.
    [Theory]
    [InlineData(2, 0, 0.1353)]
    [InlineData(2, 1, 0.4060)]
    [InlineData(2, 2, 0.6767)]
    [InlineData(2, 5, 0.9834)]
    [InlineData(5, 0, 0.0067)]
    [InlineData(5, 4, 0.4405)]
    [InlineData(5, 5, 0.6160)]
    [InlineData(5, 10, 0.9863)]
    [InlineData(10, 10, 0.5830)]
    public void Poisson_steps_where_the_published_table_says(double rate, int count, double cumulative)
    {
        Assert.Equal(count, Quantile("poisson", cumulative - 0.0001, rate));
        Assert.Equal(count + 1, Quantile("poisson", cumulative + 0.0001, rate));
    }

    // Oracle: the sum of exp(-rate) rate^k / k!, term by term.
    [Theory]
    [InlineData(0.001)]
    [InlineData(0.7)]
    [InlineData(30)]
    [InlineData(600)]
    public void Poisson_inverts_the_sum_of_its_terms(double rate)
    {
        foreach (double u in new[] { 1e-9, 0.01, 0.3, 0.5, 0.77, 0.999, 1 - 1e-9 })
        {
            double term = Math.Exp(-rate);
            double sum = term;
            int count = 0;
            for (; sum < u; count++) sum += term *= rate / (count + 1);
            Assert.Equal(count, Quantile("poisson", u, rate));
        }
    }

    // The least and the greatest number of the dice, 2^-53 = exp(-t) from the ends. Bernstein's bound: within
    // sqrt(2 rate t) + 2 t / 3 from the rate.
    [Theory]
    [InlineData(0.001)]
    [InlineData(30)]
    [InlineData(1_000_000)]
    public void Poisson_ends_at_the_extremes_of_the_dice(double rate)
    {
        double t = 53 * Math.Log(2);
        double reach = Math.Sqrt(2 * rate * t) + (2 * t / 3) + 1;
        Assert.InRange(Quantile("poisson", Math.Pow(2, -53), rate), Math.Max(0, rate - reach), rate);
        Assert.InRange(Quantile("poisson", 1 - Math.Pow(2, -53), rate), rate, rate + reach);
    }

    // Closed form: the median lies from rate - ln 2 to rate + 1/3 (Choi, Proc. AMS 121, 1994).
    [Theory]
    [InlineData(0)]
    [InlineData(12)]
    [InlineData(999_999.5)]
    public void The_median_of_a_Poisson_lies_in_Chois_bounds(double rate) =>
        Assert.InRange(Quantile("poisson", 0.5, rate), rate - Math.Log(2), rate + (1 / 3.0));

    [Theory]
    [InlineData(0.3, 0.69, 0)]
    [InlineData(0.3, 0.71, 1)]
    [InlineData(0.5, 0.5, 1)]
    [InlineData(0.49, 0.5, 0)]
    [InlineData(0, 0.999, 0)]
    [InlineData(1, 0.001, 1)]
    public void Bernoulli_is_one_in_the_upper_share_p(double p, double u, double value) =>
        Assert.Equal(value, Quantile("bernoulli", u, p));

    // Definition: of four sorted values the k-th holds where u lies in ((k - 1) / 4, k / 4].
    [Theory]
    [InlineData(0.01, 1)]
    [InlineData(0.25, 1)]
    [InlineData(0.26, 2)]
    [InlineData(0.5, 2)]
    [InlineData(0.75, 3)]
    [InlineData(0.76, 10)]
    public void Empirical_takes_the_listed_values_by_type_one(double u, double value) =>
        Assert.Equal(value, Quantile("empirical", u, 3, 1, 2, 10));

    private static double Quantile(string name, double u, params ReadOnlySpan<double> arguments) =>
        Distribution.Create(name, arguments).Quantile(u);
}
