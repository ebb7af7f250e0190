using NatoIraq.Core.Wording;

namespace NatoIraq.Core.Tests.Wording;

public sealed class ConfidenceTests
{
    private static readonly Evidence Sound = new(
        Claims: 6, Families: 2, Driving: 4, Unstated: 0, Disputes: 0, Assumptions: 4, Unsourced: 2, Informed: 0);

    [Fact]
    public void Evidence_without_a_gap_gives_high_confidence() => Assert.Equal(ConfidenceLevel.High, Sound.Level);

    [Fact]
    public void Each_single_gap_makes_it_moderate() => Assert.All(
        new[]
        {
            Sound with { Families = 1 }, Sound with { Driving = 0 }, Sound with { Unstated = 1 }, Sound with { Disputes = 1 },
            Sound with { Unsourced = 3 }, Sound with { Informed = 1 },
        },
        e => Assert.Equal(ConfidenceLevel.Moderate, e.Level));

    [Fact]
    public void Two_gaps_make_it_low() =>
        Assert.Equal(ConfidenceLevel.Low, (Sound with { Families = 1, Unstated = 2 }).Level);

    [Fact]
    public void Without_a_claim_it_is_low() =>
        Assert.Equal(ConfidenceLevel.Low, (Sound with { Claims = 0 }).Level);

    [Fact]
    public void Without_an_assumption_none_is_judged() =>
        Assert.Equal(ConfidenceLevel.High, (Sound with { Assumptions = 0, Unsourced = 0 }).Level);
}
