using NatoIraq.Core.Dice;

namespace NatoIraq.Core.Tests.Dice;

public sealed class FittedQuantilesTests
{
    // Oracle: SHELF's example of judgements 30, 40 and 50 at the quartiles on [0, 100] (the R package's documentation),
    // its least squares solved anew in Python, with integrals and series of its own.
    [Theory]
    [InlineData("normal", 40, 14.8260, 0)]
    [InlineData("student-t", 40, 13.0737, 0)]
    [InlineData("gamma", 7.2852, 0.175975, 2.9030e-4)]
    [InlineData("lognormal", 3.67077, 0.380550, 6.4385e-4)]
    [InlineData("mirror-gamma", 16.3878, 0.269006, 1.2673e-4)]
    [InlineData("mirror-lognormal", 4.08645, 0.249968, 2.8337e-4)]
    [InlineData("beta", 4.50124, 6.63268, 3.4010e-5)]
    public void Every_family_comes_as_near_as_in_SHELFs_example(
        string family, double first, double second, double sumOfSquares)
    {
        Fit fit = Fitted(0, 0, 0.25, 30, 0.5, 40, 0.75, 50, 1, 100).Fits.Single(f => f.Family == family);
        Assert.Equal(first, fit.First, first * 1e-4);
        Assert.Equal(second, fit.Second, second * 1e-4);
        Assert.Equal(sumOfSquares, fit.SumOfSquares, 1e-8);
    }

    // Oracle: as above, for the second expert of the same example and the consensus of SHELF's overview.
    [Theory]
    [InlineData(20, 25, 35, "beta", 4.22275, 11.32285, 3.0625e-3)]
    [InlineData(20, 25, 35, "lognormal", 3.25085, 0.420170, 1.6440e-3)]
    [InlineData(25, 30, 40, "beta", 5.45213, 11.60558, 3.4311e-3)]
    [InlineData(25, 30, 40, "normal", 31.4316, 11.5157, 4.3758e-3)]
    public void Skewed_judgements_are_fitted_too(
        double lower, double median, double upper, string family, double first, double second, double sumOfSquares)
    {
        Fit fit = Fitted(0, 0, 0.25, lower, 0.5, median, 0.75, upper, 1, 100).Fits.Single(f => f.Family == family);
        Assert.Equal(first, fit.First, first * 1e-4);
        Assert.Equal(second, fit.Second, second * 1e-4);
        Assert.Equal(sumOfSquares, fit.SumOfSquares, 1e-6);
    }

    // Oracle: the figures that SHELF's overview (the R package's vignette) states of the beta distribution fitted to the
    // consensus 25, 30 and 40 on [0, 100]: P(X < 15.2) = 0.05, and P(X < 25) = 0.283 beside the 0.25 that was stated.
    [Fact]
    public void The_consensus_of_SHELFs_overview_has_the_feedback_that_it_prints()
    {
        FittedQuantiles fitted = Fitted(0, 0, 0.25, 25, 0.5, 30, 0.75, 40, 1, 100);

        Assert.Equal("beta", fitted.Best.Family);
        Assert.InRange(fitted.Quantile(0.05), 15.15, 15.25);
        Assert.InRange(25, fitted.Quantile(0.2825), fitted.Quantile(0.2835));
    }

    // Oracle: the cases of SHELF's own tests (tests/testthat/test-fitting.R), which recover what they were made from.
    // The probabilities stated are those of the distribution at the values: R's pnorm, plnorm, pgamma and pbeta.
    [Theory]
    [InlineData("normal", 10, 20, new[] { 0.158655253931457, -10, 0.5, 10, 0.977249868051821, 50 })]
    [InlineData("lognormal", 2, 0.5,
        new[] { 0, -10, 0.109865457463706, -6, 0.563215205486096, -2, 0.833968125009706, 2, 0.938605430037612, 6 })]
    public void What_quantiles_were_made_from_is_found_again(
        string family, double first, double second, double[] stated)
    {
        Fit best = Fitted(stated).Best;
        Assert.Equal(family, best.Family);
        Assert.Equal(first, best.First, Math.Abs(first) * 1e-3);
        Assert.Equal(second, best.Second, second * 1e-3);
    }

    [Fact]
    public void Only_a_family_that_keeps_the_limits_is_drawn_from()
    {
        FittedQuantiles both = Fitted(0, 0, 0.25, 30, 0.5, 40, 0.75, 50, 1, 100);
        Assert.Equal("beta", both.Best.Family);
        Assert.Equal([(0.0, 100.0)], [(both.Quantile(0), both.Quantile(1))]);
        Assert.Equal("normal", Fitted(0.25, 30, 0.5, 40, 0.75, 50).Best.Family);
        Assert.Equal("gamma", Fitted(0, 0, 0.25, 30, 0.5, 40, 0.75, 50).Best.Family);
        Assert.Equal("mirror-gamma", Fitted(0.25, 30, 0.5, 40, 0.75, 50, 1, 100).Best.Family);
    }

    [Theory]
    [InlineData(new double[] { 0, 0, 0.25, 30, 0.5, 40, 0.75, 50, 1, 100 })]
    [InlineData(new double[] { 0.25, 30, 0.5, 40, 0.75, 50 })]
    [InlineData(new double[] { 0, 10, 0.1, 20, 0.5, 40, 0.9, 90 })]
    [InlineData(new double[] { 0.1, -50, 0.5, 0, 0.9, 8, 1, 10 })]
    public void A_greater_number_never_gives_a_smaller_value(double[] stated)
    {
        FittedQuantiles fitted = Fitted(stated);
        double[] values = [.. Enumerable.Range(0, 201).Select(i => fitted.Quantile(i / 200.0))];
        Assert.Equal(values.Order(), values);
        double sum = stated.Chunk(2).Where(s => s[0] is > 0 and < 1).Sum(s =>
        {
            // The probability of at most the stated value, found from the quantiles alone.
            double u = Enumerable.Range(1, 99_999).First(i => fitted.Quantile(i / 1e5) >= s[1]) / 1e5;
            return Math.Pow(u - s[0], 2);
        });
        Assert.Equal(fitted.Best.SumOfSquares, sum, 1e-4);
    }

    [Theory]
    [InlineData(new double[] { 0.5, 40, 0.75, 50 }, "span the middle")]
    [InlineData(new double[] { 0.25, 40, 1, 50 }, "span the middle")]
    [InlineData(new double[] { 0.25, 40, 0.75, 40 }, "0.75, 40 does not exceed 0.25, 40")]
    [InlineData(new double[] { 0.25, 40, 0.25, 50 }, "0.25, 50 does not exceed 0.25, 40")]
    [InlineData(new double[] { -0.25, 40, 0.25, 50 }, "p1 is -0.25")]
    public void What_no_distribution_fits_is_refused(double[] stated, string message) =>
        Assert.Contains(message, Assert.Throws<DistributionException>(() => Fitted(stated)).Message,
            StringComparison.Ordinal);

    private static FittedQuantiles Fitted(params double[] stated) =>
        Assert.IsType<FittedQuantiles>(Distribution.Create("fitted", stated));
}
