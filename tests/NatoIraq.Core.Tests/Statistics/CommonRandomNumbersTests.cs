using NatoIraq.Core.Statistics;

namespace NatoIraq.Core.Tests.Statistics;

public sealed class CommonRandomNumbersTests
{
    /// <summary>Closed forms: Var(X - Y) = Var(X) + Var(Y) - 2 Cov(X, Y).</summary>
    [Theory]
    [InlineData(4, 4, 0, 1, 1)]
    [InlineData(4, 4, 8, 0, 0)]
    [InlineData(4, 4, 16, -1, -1)]
    [InlineData(1, 4, 3, 0.4, 0.5)]
    public void What_is_saved_is_twice_the_covariance_over_both_variances(
        double one, double other, double difference, double saved, double correlation)
    {
        CommonRandomNumbers found = CommonRandomNumbers.Of(one, other, difference, 100)!;

        Assert.Equal(saved, found.Saved, 12);
        Assert.Equal(correlation, found.Correlation!.Value, 12);
        Assert.Equal(correlation < 0, found.Costs);
    }

    [Fact]
    public void A_cost_that_few_draws_may_show_by_chance_is_no_warning()
    {
        // A correlation of -0.1: Fisher's z is 0.1003 sqrt(n - 3), beyond 1.96 from 385 pairs on.
        Assert.False(CommonRandomNumbers.Of(1, 1, 2.2, 384)!.Costs);
        Assert.True(CommonRandomNumbers.Of(1, 1, 2.2, 385)!.Costs);
        Assert.False(CommonRandomNumbers.Of(1, 1, 4, 3)!.Costs);
    }

    [Fact]
    public void Nothing_is_saved_where_nothing_varies()
    {
        Assert.Null(CommonRandomNumbers.Of(0, 0, 0, 100));
        Assert.Equal(new CommonRandomNumbers(0, null, false), CommonRandomNumbers.Of(0, 3, 3, 100));
    }
}
