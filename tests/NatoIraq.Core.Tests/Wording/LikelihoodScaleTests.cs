using FsCheck;
using FsCheck.Fluent;
using NatoIraq.Core.Wording;

namespace NatoIraq.Core.Tests.Wording;

/// <summary>
/// The published tables are the oracle: ICD 203 (2015), section D.6.e(2)(a), and EFSA Journal 16(1):5123 (2018), table 4.
/// </summary>
public sealed class LikelihoodScaleTests
{
    [Theory]
    [InlineData(0, "almost no chance")]
    [InlineData(0.004, "almost no chance")]
    [InlineData(0.01, "almost no chance")]
    [InlineData(0.049, "almost no chance")]
    [InlineData(0.05, "very unlikely")]
    [InlineData(0.1999, "very unlikely")]
    [InlineData(0.2, "unlikely")]
    [InlineData(0.4499, "unlikely")]
    [InlineData(0.45, "roughly even chance")]
    [InlineData(0.5, "roughly even chance")]
    [InlineData(0.55, "roughly even chance")]
    [InlineData(0.5501, "likely")]
    [InlineData(0.63, "likely")]
    [InlineData(0.8, "likely")]
    [InlineData(0.8001, "very likely")]
    [InlineData(0.95, "very likely")]
    [InlineData(0.9501, "almost certain")]
    [InlineData(0.99, "almost certain")]
    [InlineData(0.996, "almost certain")]
    [InlineData(1, "almost certain")]
    public void ICD_203_has_this_word(double probability, string word) =>
        Assert.Equal(word, LikelihoodScale.Icd203.Of(probability).Word);

    [Theory]
    [InlineData(0, "almost impossible")]
    [InlineData(0.0099, "almost impossible")]
    [InlineData(0.01, "extremely unlikely")]
    [InlineData(0.05, "very unlikely")]
    [InlineData(0.1, "unlikely")]
    [InlineData(0.33, "about as likely as not")]
    [InlineData(0.66, "about as likely as not")]
    [InlineData(0.6601, "likely")]
    [InlineData(0.9, "likely")]
    [InlineData(0.9001, "very likely")]
    [InlineData(0.95, "very likely")]
    [InlineData(0.9501, "extremely likely")]
    [InlineData(0.99, "extremely likely")]
    [InlineData(0.9901, "almost certain")]
    [InlineData(1, "almost certain")]
    public void EFSA_has_this_word(double probability, string word) =>
        Assert.Equal(word, LikelihoodScale.Efsa.Of(probability).Word);

    [Fact]
    public void The_words_of_a_scale_meet_without_a_gap()
    {
        foreach (LikelihoodScale scale in LikelihoodScale.All)
        {
            Assert.All(scale.Terms.Zip(scale.Terms.Skip(1)), p => Assert.Equal(p.First.High, p.Second.Low));
            Assert.Equal(scale.Terms.Count, scale.Terms.Select(t => t.Word).Distinct().Count());
        }
    }

    [Fact]
    public void Every_share_of_draws_has_one_word_and_its_printed_range_holds_it()
    {
        Prop.ForAll(Shares(), share =>
        {
            foreach (LikelihoodScale scale in LikelihoodScale.All)
            {
                LikelihoodTerm term = scale.Of(share);
                bool isFirst = term == scale.Terms[0], isLast = term == scale.Terms[^1];
                Assert.True((isFirst || share >= term.Low) && (isLast || share <= term.High));
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_greater_share_never_has_a_lesser_word()
    {
        Prop.ForAll(Shares(), Shares(), (one, other) => LikelihoodScale.All.All(scale =>
            Place(scale, Math.Min(one, other)) <= Place(scale, Math.Max(one, other)))).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void In_ICD_203_a_thing_and_its_opposite_have_opposite_words()
    {
        Prop.ForAll(Gen.Choose(0, 1000).ToArbitrary(), n =>
            Place(LikelihoodScale.Icd203, n / 1000.0) + Place(LikelihoodScale.Icd203, (1000 - n) / 1000.0)
                == LikelihoodScale.Icd203.Terms.Count - 1).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(-0.001)]
    [InlineData(1.001)]
    [InlineData(double.NaN)]
    public void What_is_no_probability_has_no_word(double value) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => LikelihoodScale.Icd203.Of(value));

    private static int Place(LikelihoodScale scale, double share) => scale.Terms.ToList().IndexOf(scale.Of(share));

    private static Arbitrary<double> Shares() =>
        Gen.Choose(1, 2000).SelectMany(draws => Gen.Choose(0, draws).Select(n => (double)n / draws)).ToArbitrary();
}
