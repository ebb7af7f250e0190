using NatoIraq.Core.Dice;

namespace NatoIraq.Core.Tests.Dice;

/// <summary>Each distribution against closed forms and published tables.</summary>
public sealed class DistributionTests
{
    [Theory]
    [InlineData(0.25, 2.5)]
    [InlineData(0.5, 5)]
    public void Uniform_is_the_straight_line(double u, double value) =>
        Assert.Equal(value, Quantile("uniform", u, 0, 10), 12);

    // Closed form: with a = 0, m = 2, b = 10 the distribution is x^2 / 20 to the mode, 1 - (10 - x)^2 / 80 beyond.
    [Theory]
    [InlineData(0.05, 1)]
    [InlineData(0.2, 2)]
    [InlineData(0.5, 3.67544467966324)] // 10 - sqrt(40)
    [InlineData(0.8, 6)]
    public void Triangular_follows_its_closed_form(double u, double value) =>
        Assert.Equal(value, Quantile("triangular", u, 0, 2, 10), 12);

    // Closed form: a mode at the low end is Beta(1, 5), whose inverse is 1 - (1 - u)^(1/5); at the high end u^(1/5).
    // Tolerance 1e-9 at the knots and in the tails, where the table is exact; the inversion's own is 1e-12 in u.
    [Theory]
    [InlineData(0.0001)]
    [InlineData(1 / 1024.0)]
    [InlineData(0.25)]
    [InlineData(0.5)]
    [InlineData(0.875)]
    [InlineData(0.9999)]
    public void Pert_with_its_mode_at_an_end_follows_the_closed_form(double u)
    {
        Assert.Equal(1 - Math.Pow(1 - u, 0.2), Quantile("pert", u, 0, 0, 1), 1e-9);
        Assert.Equal(Math.Pow(u, 0.2), Quantile("pert", u, 0, 1, 1), 1e-9);
    }

    // Closed form: mode a quarter of the way is Beta(2, 4), I(x) = 1 - (1 - x)^5 - 5 x (1 - x)^4; tolerance of the table
    // (0.003 beside the tails, 0.00001 from 0.05 to 0.95) as a tolerance in x.
    [Fact]
    public void Pert_stays_within_its_stated_error_of_the_closed_form()
    {
        for (int i = 1; i < 5_000; i++)
        {
            double u = i / 5_000.0;
            double error = u is > 0.05 and < 0.95 ? 1e-5 : 3e-3;
            double x = Quantile("pert", u, 100, 125, 200) / 100 - 1;
            Assert.True(Cdf(x - error) <= u && u <= Cdf(x + error), $"at {u}: {x}");
        }

        static double Cdf(double x) => 1 - Math.Pow(1 - x, 5) - (5 * x * Math.Pow(1 - x, 4));
    }

    // Oracle: MathNet's inverse of the beta distribution; tolerance as stated above.
    [Theory]
    [InlineData(0)]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.77)]
    [InlineData(1)]
    public void Pert_stays_within_its_stated_error_of_MathNet(double mode)
    {
        for (int i = 0; i < 400; i++)
        {
            double u = (i + 0.5) / 400;
            double exact = MathNet.Numerics.Distributions.Beta.InvCDF(1 + (4 * mode), 5 - (4 * mode), u);
            Assert.Equal(exact, Quantile("pert", u, 0, mode, 1), u is > 0.05 and < 0.95 ? 1e-5 : 3e-3);
        }
    }

    // Closed form: the mean of a PERT is (low + 4 mode + high) / 6.
    [Fact]
    public void Pert_has_the_mean_it_is_named_for()
    {
        double mean = Enumerable.Range(0, 10_000).Average(i => Quantile("pert", (i + 0.5) / 10_000, 20, 60, 200));
        Assert.Equal((20 + 240 + 200) / 6.0, mean, 0.01);
    }

    // Oracle: Python's statistics.NormalDist().inv_cdf (Wichura's AS 241), another algorithm than MathNet's.
    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.75, 0.674489750196082)]
    [InlineData(0.95, 1.64485362695147)]
    [InlineData(0.975, 1.95996398454005)]
    [InlineData(0.99, 2.32634787404084)]
    [InlineData(0.001, -3.09023230616781)]
    public void Normal_gives_the_quantiles_of_AS_241(double u, double z)
    {
        Assert.Equal(z, Quantile("normal", u, 0, 1), 1e-12);
        Assert.Equal(500 + (20 * z), Quantile("normal", u, 500, 20), 1e-10);
        Assert.Equal(Math.Exp(2 + (0.5 * z)), Quantile("lognormal", u, 2, 0.5), 1e-10);
    }

    // Closed form: half a normal has the quantiles of the whole at (1 + u) / 2.
    [Fact]
    public void A_truncated_normal_spreads_its_probability_between_the_bounds()
    {
        Assert.Equal(0.674489750196082, Quantile("normal", 0.5, 0, 1, 0, 1e6), 1e-12);
        Assert.Equal(1.95996398454005, Quantile("normal", 0.95, 0, 1, 0, 1e6), 1e-12);
        Assert.Equal(-0.674489750196082, Quantile("normal", 0.5, 0, 1, -1e6, 0), 1e-12);
        Assert.Equal(Math.E * Math.Exp(0.674489750196082), Quantile("lognormal", 0.5, 1, 1, Math.E, 1e15), 1e-9);
    }

    // Closed form: the tail beyond ten deviations is nearly exponential; Mills' ratio with its first corrections,
    // Q(x) = phi(x) / x (1 - 1/x^2 + 3/x^4 - 15/x^6 + 105/x^8), must halve from the bound to the median.
    [Fact]
    public void A_normal_cut_far_above_its_mean_keeps_its_digits()
    {
        double median = Quantile("normal", 0.5, 0, 1, 10, 1e6);
        Assert.Equal(0.5, Tail(median) / Tail(10), 1e-5);
        Assert.Equal(-median, Quantile("normal", 0.5, 0, 1, -1e6, -10), 1e-12);

        static double Tail(double x) => Math.Exp(-x * x / 2) / x
            * (1 - Math.Pow(x, -2) + (3 * Math.Pow(x, -4)) - (15 * Math.Pow(x, -6)) + (105 * Math.Pow(x, -8)));
    }

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

    [Theory]
    [InlineData(0.01, 100)]
    [InlineData(0.1, 100)]
    [InlineData(0.3, 150)]
    [InlineData(0.5, 200)]
    [InlineData(0.7, 500)]
    [InlineData(0.99, 800)]
    public void Elicited_quantiles_are_straight_between_and_flat_beyond(double u, double value) =>
        Assert.Equal(value, Quantile("quantiles", u, 0.1, 100, 0.5, 200, 0.9, 800), 1e-9);

    [Fact]
    public void Elicited_ends_are_reached_when_they_are_stated()
    {
        Assert.Equal(5, Quantile("quantiles", 0.05, 0, 0, 0.5, 50, 1, 60), 1e-12);
        Assert.Equal(59, Quantile("quantiles", 0.95, 0, 0, 0.5, 50, 1, 60), 1e-12);
    }

    // Closed form: the median wait is ln 2 / rate; 1 - exp(-rate t) = u.
    [Fact]
    public void An_exponential_wait_inverts_its_distribution()
    {
        Assert.Equal(Math.Log(2) / 1.5, Distribution.Exponential(0.5, 1.5), 1e-15);
        Assert.Equal(0.9, 1 - Math.Exp(-2 * Distribution.Exponential(0.9, 2)), 1e-14);
        Assert.Equal(double.PositiveInfinity, Distribution.Exponential(0.5, 0));
        Assert.Throws<DistributionException>(() => Distribution.Exponential(0.5, -1));
        Assert.Throws<DistributionException>(() => Distribution.Exponential(0.5, double.NaN));
    }

    private static double Quantile(string name, double u, params ReadOnlySpan<double> arguments) =>
        Distribution.Create(name, arguments).Quantile(u);
}
