using NatoIraq.App.Wording;
using NatoIraq.Core.Dice;

namespace NatoIraq.App.Tests.Wording;

public sealed class DistributionWordsTests
{
    [Theory]
    [InlineData("0.9", "fixed at 0.9")]
    [InlineData("3 days", "fixed at 3 days")]
    [InlineData("2 * share", "follows from 2 * share")]
    [InlineData("uniform(0, 12) months", "any value from 0 to 12 months alike (uniform)")]
    [InlineData("triangular(0.1, 0.3, 0.6)", "from 0.1 to 0.6, likeliest at 0.3, straight sides (triangular)")]
    [InlineData("pert(1, 2, 6)", "from 1 to 6, likeliest at 2, smooth sides (PERT)")]
    [InlineData("normal(5, 2)", "around 5 with a standard deviation of 2 (normal)")]
    [InlineData("normal(5, 2, 0, 9)", "around 5 with a standard deviation of 2, cut to 0..9 (normal)")]
    [InlineData("lognormal(1, 0.5)", "its logarithm around 1 with a standard deviation of 0.5 (lognormal)")]
    [InlineData("poisson(3)", "a count that comes to 3 on average (Poisson)")]
    [InlineData("bernoulli(0.4)", "1 with a probability of 0.4, else 0 (Bernoulli)")]
    [InlineData("empirical(1, 2, 2)", "one of 1, 2, 2, each as often as it is listed (empirical)")]
    [InlineData("quantiles(0.1, 3, 0.9, 8)", "3 at probability 0.1, 8 at probability 0.9 (elicited quantiles)")]
    [InlineData("fitted(0.1, 3, 0.9, 8)", "3 at probability 0.1, 8 at probability 0.9 (a curve fitted to these)")]
    public void A_quantity_reads_as(string text, string words) => Assert.Equal(words, DistributionWords.Of(text));

    [Theory]
    [InlineData("0.9", null)]
    [InlineData("triangular(0.1, 0.3, 0.6)", "low=0.1 mode=0.3 high=0.6")]
    [InlineData("normal(5, 2)", "mean=5 sd=2")]
    [InlineData("normal(5, 2, 0, 9)", "mean=5 sd=2 low=0 high=9")]
    [InlineData("quantiles(0.1, 3, 0.9, 8)", "p1=0.1 value1=3 p2=0.9 value2=8")]
    [InlineData("fitted(0.1, 3, 0.9, 8)", "p1=0.1 value1=3 p2=0.9 value2=8")]
    [InlineData("empirical(1, 2)", "value1=1 value2=2")]
    public void Its_parameters_have_the_names_of_its_signature(string text, string? parameters) => Assert.Equal(
        parameters,
        DistributionWords.Parameters(text) is { } p ? string.Join(' ', p.Select(x => $"{x.Key}={x.Value}")) : null);

    [Fact]
    public void Every_distribution_has_words() => Assert.All(
        Distribution.Names.Where(s => s.Name != "constant"),
        s => Assert.NotEmpty(DistributionWords.Of($"{s.Name}({string.Join(", ", Enumerable.Repeat("0.5", CountOf(s)))})")));

    private static int CountOf(Signature signature) => signature.Name switch
    {
        "quantiles" or "fitted" => 4,
        _ => signature.Arguments.Split('[')[0].Split(',', StringSplitOptions.RemoveEmptyEntries).Length,
    };
}
