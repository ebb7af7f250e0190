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
    [InlineData(0.8, "consent happens in 80 % of draws")]
    [InlineData(0, "consent happens in no draw")]
    public void A_condition_is_a_planned_event_on_which_others_wait(double share, string expected) =>
        Assert.Equal([expected], Conditions.Of(ResultOf(share), Swap));

    [Fact]
    public void What_hardly_ever_fails_is_no_condition() => Assert.Empty(Conditions.Of(ResultOf(0.99), Swap));

    [Fact]
    public void Blocked_events_name_the_rule_and_what_was_left() => Assert.Equal(
        [
            "rebadge blocked by the cap (R4) in 37 % of draws, 210 persons left unmoved on average",
            "rebadge blocked by P1 in 2 % of draws",
            "leave blocked by the source (R1) in under 1 % of draws",
        ],
        Conditions.Blocked(new BranchResult("swap", [], [],
        [
            new BlockedResult("rebadge", "R4", "cap", 0.37, 210.4),
            new BlockedResult("rebadge", "P1", "P1", 0.02, 210.4),
            new BlockedResult("leave", "R1", "source", 0.001, 0),
        ], [])));

    private static Plan Swap => Fable.Model.Plans[0];

    private static BranchResult ResultOf(double consent)
    {
        EventResult Of(string id, double share) =>
            new(id, share, share, null, null, null, new Dictionary<NotHappened, double>());
        return new BranchResult("swap", [], [Of("consent", consent), Of("leave", 0.5), Of("rebadge", 0.5)], [], []);
    }
}
