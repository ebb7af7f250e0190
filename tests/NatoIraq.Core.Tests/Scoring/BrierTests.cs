using FsCheck;
using FsCheck.Fluent;
using NatoIraq.Core.Dice;
using NatoIraq.Core.Scoring;

namespace NatoIraq.Core.Tests.Scoring;

/// <summary>Scores of yes-or-no forecasts, of places in a forecast, and skill.</summary>
public sealed class BrierTests
{
    private static readonly Arbitrary<YesNo[]> Forecasts = Arb.From(
        Gen.Choose(0, 100).SelectMany(p => Gen.Elements(true, false).Select(h => new YesNo(p / 100.0, h)))
            .NonEmptyListOf().Select(l => l.ToArray()));

    // Oracle: R's package metrics prints 0.36 and 0.16 for a chance of 0.4.
    [Theory]
    [InlineData(0.4, true, 0.36)]
    [InlineData(0.4, false, 0.16)]
    [InlineData(1, true, 0)]
    public void Brier_is_the_squared_error_of_the_chance(double chance, bool happened, double score)
    {
        Assert.Equal(score, Brier.Of(chance, happened), 1e-12);
        Assert.Equal(score, Brier.Of([chance, 1 - chance], happened ? 0 : 1), 1e-12);
    }

    [Fact]
    public void Brier_of_several_states_is_half_of_the_sum_over_them() =>
        Assert.Equal((0.25 + 0.09 + 0.04) / 2, Brier.Of([0.5, 0.3, 0.2], 0), 1e-12);

    // Oracle: the published rain forecasts of Wilks (Statistical Methods in the Atmospheric Sciences, 2006, table 7.2), as
    // R's package verification prints them: chances, how often they were given, how often it then rained. The parts were
    // computed from that table by another program; uncertainty is that of the printed mean, 0.162.
    [Fact]
    public void The_parts_of_a_published_table_are_those_it_has()
    {
        double[] chances = [0, 0.05, .. Enumerable.Range(1, 10).Select(i => i / 10.0)];
        double[] rained = [0.006, 0.019, 0.059, 0.15, 0.277, 0.377, 0.511, 0.587, 0.723, 0.779, 0.934, 0.933];
        double[] given =
            [0.4112, 0.0671, 0.1833, 0.0986, 0.0616, 0.0366, 0.0303, 0.0275, 0.0245, 0.022, 0.017, 0.0203];
        YesNo[] forecasts = [.. Enumerable.Range(0, 12).SelectMany(i => new[]
        {
            new YesNo(chances[i], true, given[i] * rained[i]), new YesNo(chances[i], false, given[i] * (1 - rained[i])),
        })];

        var parts = BrierParts.Of(forecasts, bins: null);

        Assert.Equal(0.07346104, parts.Score, 1e-10);
        Assert.Equal(0.0008276164, parts.Reliability, 1e-10);
        Assert.Equal(0.06278662818844, parts.Resolution, 1e-10);
        Assert.Equal(0.13542005178844, parts.Uncertainty, 1e-10);
        Assert.Equal(0.162 * (1 - 0.162), parts.Uncertainty, 5e-4);
        Assert.Equal(0, parts.Within, 1e-12);
        Assert.Equal(12, parts.Points.Count);
    }

    // Oracle: Stephenson, Coelho and Jolliffe (2008): what is within a bin is the variance of its chances less twice their
    // covariance with what happened.
    [Fact]
    public void The_parts_add_up_and_what_is_left_is_within_the_bins() => Prop.ForAll(Forecasts, forecasts =>
    {
        var parts = BrierParts.Of(forecasts);
        double within = forecasts.GroupBy(f => Math.Min(9, Math.Floor(f.Probability * 10))).Sum(bin =>
        {
            double mean = bin.Average(f => f.Probability), happened = bin.Average(f => f.Happened ? 1.0 : 0);
            return bin.Sum(f => Math.Pow(f.Probability - mean, 2)
                - (2 * (f.Probability - mean) * ((f.Happened ? 1 : 0) - happened)));
        }) / forecasts.Length;
        double score = forecasts.Average(f => Math.Pow(f.Probability - (f.Happened ? 1 : 0), 2));
        return Near(score, parts.Score) && Near(within, parts.Within)
            && Near(parts.Score, parts.Reliability - parts.Resolution + parts.Uncertainty + parts.Within)
            && parts.Points.Sum(p => p.Weight) == forecasts.Length;
    }).QuickCheckThrowOnFailure();

    // Oracle: a forecast from which truths are drawn is calibrated, and Czado, Gneiting and Held (2009) prove that the mean
    // histogram is then flat; over each value as often as it is forecast the mean is exact.
    [Fact]
    public void The_places_of_a_calibrated_forecast_lie_evenly()
    {
        var forecast = Ensemble.Of([1, 1, 1, 2, 5, 5, 9]);
        Pit[] places = [.. forecast.Shares.SelectMany(s => Enumerable.Repeat(
            Pit.Of(forecast, [Extent.At(s.Value)]), (int)Math.Round(s.Share * forecast.Count)))];

        Assert.All(Pit.Histogram(places, 10), share => Assert.Equal(0.1, share, 1e-12));
        Assert.Equal(new Pit(0, 3.0 / 7), places[0]);
        Assert.Equal(1.5 / 7, places[0].Middle, 1e-12);
    }

    [Fact]
    public void Places_of_truths_above_all_draws_lie_in_the_last_bin() => Assert.Equal(
        [0.0, 1.0], Pit.Histogram([Pit.Of(Ensemble.Of([1, 2]), [Extent.At(3)])], 2));

    [Theory]
    [InlineData("1 1 2", "2 2 4", 0.5)]
    [InlineData("3 1", "2 2", 0.0)]
    [InlineData("0 0", "0 0", null)]
    public void Skill_is_the_error_saved(string own, string reference, double? skill) =>
        Assert.Equal(skill, SkillOf(own, reference)?.Value);

    [Fact]
    public void Few_truths_have_no_interval() => Assert.Null(SkillOf("1 1 2", "2 2 4")!.Low);

    [Theory]
    [InlineData(10, 3)]
    [InlineData(27, 3)]
    [InlineData(28, 4)]
    [InlineData(64, 4)]
    public void A_block_is_the_cube_root_of_the_truths_long(int truths, int length) =>
        Assert.Equal(length, Skill.BlockLength(truths));

    // By simulation with fixed dice: 40 truths whose errors hang on those of their neighbours, of a true skill of 1/2. An
    // interval of 90 % from so few is known to be somewhat short.
    [Fact]
    public void The_interval_of_skill_covers_it_about_as_often_as_it_says()
    {
        const int Trials = 60;
        int covered = 0;
        for (int trial = 0; trial < Trials; trial++)
        {
            var dice = new KeyedDice((ulong)trial);
            double Noise(string name, int i) => -Math.Log(dice.Uniform(i, DiceKey.Of("test", name, "error"), 0));
            double[] own = [.. Enumerable.Range(0, 40).Select(i => (Noise("own", i) + Noise("own", i + 1)) / 2)];
            double[] other = [.. Enumerable.Range(0, 40).Select(i => Noise("other", i) + Noise("other", i + 1))];
            Skill skill = Skill.Of(own, other, dice)!;
            Assert.InRange(skill.Value, skill.Low!.Value, skill.High!.Value);
            if (skill.Low <= 0.5 && skill.High >= 0.5) covered++;
        }

        Assert.InRange(covered / (double)Trials, 0.75, 0.97);
    }

    private static Skill? SkillOf(string own, string reference) => Skill.Of(
        [.. own.Split(' ').Select(double.Parse)], [.. reference.Split(' ').Select(double.Parse)], new KeyedDice(1));

    private static bool Near(double a, double b) => Math.Abs(a - b) < 1e-9;
}
