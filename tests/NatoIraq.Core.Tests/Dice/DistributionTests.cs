using NatoIraq.Core.Dice;

namespace NatoIraq.Core.Tests.Dice;

/// <summary>The continuous distributions against closed forms and independent computations.</summary>
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
    [InlineData(0.35, 2.78889744907202)] // 10 - sqrt(52)
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

    // Closed form: mode a quarter of the way is Beta(2, 4), I(x) = 1 - (1 - x)^5 - 5 x (1 - x)^4. The tolerance is the
    // table's, in x: 0.003 beside the tails, 0.00001 from 0.05 to 0.95.
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
