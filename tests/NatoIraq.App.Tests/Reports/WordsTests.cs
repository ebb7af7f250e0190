using NatoIraq.App.Charts;
using NatoIraq.App.Reports;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Scenarios;

namespace NatoIraq.App.Tests.Reports;

public sealed class WordsTests
{
    [Theory]
    [InlineData(5340.4, "5,340")]
    [InlineData(0.5, "1")]
    [InlineData(-1200, "\u22121,200")]
    [InlineData(-0.4, "0")]
    public void Persons_are_whole_and_grouped(double value, string expected) =>
        Assert.Equal(expected, Figures.Value(value));

    [Theory]
    [InlineData(0.12345, "0.123")]
    [InlineData(1, "1")]
    [InlineData(-0.0001, "0")]
    public void Outputs_have_three_decimals_at_most(double value, string expected) =>
        Assert.Equal(expected, Figures.Value(value, isOutput: true));

    [Theory]
    [InlineData(0, "0 %")]
    [InlineData(0.001, "under 1 %")]
    [InlineData(0.005, "1 %")]
    [InlineData(0.8, "80 %")]
    [InlineData(0.999, "over 99 %")]
    [InlineData(1, "100 %")]
    public void A_share_is_nothing_or_all_only_when_it_is(double share, string expected) =>
        Assert.Equal(expected, Figures.Share(share));

    [Theory]
    [InlineData(340, "340 more", "+340")]
    [InlineData(-1200, "1,200 fewer", "\u22121,200")]
    [InlineData(0.2, "no change", "0")]
    public void A_difference_reads_in_words_and_with_its_sign(double value, string words, string sign)
    {
        Assert.Equal(words, Figures.MoreOrFewer(value));
        Assert.Equal(sign, Figures.Signed(value));
    }

    [Theory]
    [InlineData(-3225, 0, "from 3,225 fewer to no change")]
    [InlineData(-8186, -7028, "between 7,028 and 8,186 fewer")]
    [InlineData(20, 80, "between 20 and 80 more")]
    [InlineData(-5, 7, "from 5 fewer to 7 more")]
    [InlineData(-5, -5, "5 fewer")]
    public void A_span_of_differences_reads_in_words(double low, double high, string expected) =>
        Assert.Equal(expected, Figures.MoreOrFewer(low, high));

    [Theory]
    [InlineData(0.8)]
    [InlineData(0)]
    public void A_condition_is_a_planned_event_on_which_others_wait(double share) =>
        Assert.Equal(["consent"], Conditions.Gates(ResultOf(share), Swap).Select(g => g.Entry.Id));

    [Fact]
    public void What_hardly_ever_fails_is_no_condition() => Assert.Empty(Conditions.Gates(ResultOf(0.99), Swap));

    [Theory]
    [InlineData("cap", "the cap (R4)")]
    [InlineData("R4", "R4")]
    public void A_rule_is_told_by_its_name_and_id(string name, string expected) =>
        Assert.Equal(expected, Conditions.RuleOf(new BlockedResult("rebadge", "R4", name, 0.37, 210)));

    private static Plan Swap => Fable.Model.Plans[0];

    private static BranchResult ResultOf(double consent)
    {
        EventResult Of(string id, double share) =>
            new(id, share, share, null, null, null, new Dictionary<NotHappened, double>());
        return new BranchResult("swap", [], [Of("consent", consent), Of("leave", 0.5), Of("rebadge", 0.5)], [], []);
    }
}
