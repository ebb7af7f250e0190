using FsCheck;
using FsCheck.Fluent;
using NatoIraq.Core.Dice;
using NatoIraq.Core.Sampling;

namespace NatoIraq.Core.Tests.Sampling;

public sealed class CopulaTests
{
    private const int Draws = 20_000;

    private static readonly DiceKey[] Keys =
        [.. new[] { "share", "delay", "size" }.Select(name => DiceKey.Of("assumption", name, "value"))];

    // K. Pearson's relation at what is known exactly: rank 1 is 1, rank 0 is 0; 6 asin(1 / 4) / pi is the rank at 1/2.
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(-1, -1)]
    [InlineData(0.482583739531, 0.5)]
    public void Ranks_and_normal_scores_correlate_by_Pearsons_relation(double rank, double pearson)
    {
        Assert.Equal(pearson, RankCorrelations.PearsonOf(rank), 10);
        Assert.Equal(rank, RankCorrelations.RankOf(pearson), 10);
    }

    // The rank correlation of N pairs has a standard error below (1 - rank^2) * 1.1 / sqrt(N) (Fieller, Hartley and
    // Pearson, Biometrika 44, 1957, put 1.06 in place of 1.1 by Fisher's z); three of them.
    [Theory]
    [InlineData(SamplingMethod.Plain, 0.6)]
    [InlineData(SamplingMethod.Plain, -0.9)]
    [InlineData(SamplingMethod.LatinHypercube, 0.6)]
    [InlineData(SamplingMethod.LatinHypercube, -0.3)]
    [InlineData(SamplingMethod.Sobol, 0.6)]
    [InlineData(SamplingMethod.Sobol, -0.9)]
    public void Draws_have_the_rank_correlation_that_was_asked_for(SamplingMethod method, double rank)
    {
        var correlations = new RankCorrelations(2) { [0, 1] = rank };
        KeyedDice dice = new Copula(Keys[..2], correlations).Tie(Spread(method));
        double[] a = [.. Enumerable.Range(0, Draws).Select(d => dice.Uniform(d, Keys[0], 0))];
        double[] b = [.. Enumerable.Range(0, Draws).Select(d => dice.Uniform(d, Keys[1], 0))];
        double achieved = MathNet.Numerics.Statistics.Correlation.Spearman(a, b);
        Assert.InRange(achieved, rank - Error(rank), rank + Error(rank));
        Assert.InRange(b.Average(), 0.5 - 0.0062, 0.5 + 0.0062);
        Assert.All(b, u => Assert.InRange(u, double.Epsilon, Math.BitDecrement(1)));
    }

    [Fact]
    public void Three_quantities_have_all_three_correlations()
    {
        var asked = new RankCorrelations(3) { [0, 1] = 0.7, [0, 2] = -0.4, [1, 2] = 0.1 };
        KeyedDice dice = new Copula(Keys, asked).Tie(new KeyedDice(3));
        double[][] u = [.. Keys.Select(k => Enumerable.Range(0, Draws).Select(d => dice.Uniform(d, k, 0)).ToArray())];
        foreach ((int a, int b) in new[] { (0, 1), (0, 2), (1, 2) })
        {
            double achieved = MathNet.Numerics.Statistics.Correlation.Spearman(u[a], u[b]);
            Assert.InRange(achieved, asked[a, b] - Error(asked[a, b]), asked[a, b] + Error(asked[a, b]));
        }
    }

    [Fact]
    public void A_quantity_behind_others_changes_none_of_their_numbers()
    {
        var two = new RankCorrelations(2) { [0, 1] = 0.7 };
        var three = new RankCorrelations(3) { [0, 1] = 0.7, [0, 2] = -0.4, [1, 2] = 0.1 };
        KeyedDice without = new Copula(Keys[..2], two).Tie(new KeyedDice(3));
        KeyedDice with = new Copula(Keys, three).Tie(new KeyedDice(3));
        foreach (DiceKey key in Keys[..2]) Assert.Equal(without.Uniform(9, key, 0), with.Uniform(9, key, 0));
        Assert.Equal(new KeyedDice(3).Uniform(9, Keys[0], 0), with.Uniform(9, Keys[0], 0));
        Assert.Equal(new KeyedDice(3).Uniform(9, Keys[1], 1), with.Uniform(9, Keys[1], 1));
    }

    [Fact]
    public void Perfect_correlation_is_the_same_number_or_its_mirror()
    {
        KeyedDice dice = new KeyedDice(3);
        KeyedDice same = new Copula(Keys[..2], new RankCorrelations(2) { [0, 1] = 1 }).Tie(dice);
        KeyedDice mirror = new Copula(Keys[..2], new RankCorrelations(2) { [0, 1] = -1 }).Tie(dice);
        for (int draw = 0; draw < 100; draw++)
        {
            Assert.Equal(dice.Uniform(draw, Keys[0], 0), same.Uniform(draw, Keys[1], 0), 9);
            Assert.Equal(1 - dice.Uniform(draw, Keys[0], 0), mirror.Uniform(draw, Keys[1], 0), 9);
        }
    }

    [Fact]
    public void Without_correlation_no_number_changes()
    {
        KeyedDice tied = new Copula(Keys, new RankCorrelations(3)).Tie(new KeyedDice(3));
        foreach (DiceKey key in Keys) Assert.Equal(new KeyedDice(3).Uniform(5, key, 0), tied.Uniform(5, key, 0));
    }

    [Fact]
    public void What_contradicts_itself_is_told_with_what_would_be_possible()
    {
        var impossible = new RankCorrelations(3) { [0, 1] = 0.9, [1, 2] = 0.9 };
        Assert.False(impossible.IsPossible);
        (double low, double high) = impossible.Allowed(0, 2, 1);
        impossible[0, 2] = low;
        Assert.True(impossible.IsPossible);
        impossible[0, 2] = high;
        Assert.True(impossible.IsPossible);
        impossible[0, 2] = low - 0.001;
        Assert.False(impossible.IsPossible);
        // Of two alike correlations with one in the middle, each at most 1 / sqrt 2 as normal scores.
        impossible[0, 2] = 0;
        Assert.Equal(RankCorrelations.RankOf(Math.Sqrt(0.5)) / 0.9, impossible.PossibleShare(), 3);
    }

    [Fact]
    public void The_factor_times_its_transpose_is_the_matrix_of_normal_scores() =>
        Prop.ForAll(Ranks().ToArbitrary(), Ranks().ToArbitrary(), Ranks().ToArbitrary(), (a, b, c) =>
        {
            var ranks = new RankCorrelations(3) { [0, 1] = a, [0, 2] = b, [1, 2] = c };
            if (!ranks.IsPossible) return true;
            double[][] rows = ranks.Factor();
            return (from i in Enumerable.Range(0, 3) from j in Enumerable.Range(0, i + 1) select (i, j)).All(p =>
            {
                double product = Enumerable.Range(0, p.j + 1).Sum(k => rows[p.i][k] * rows[p.j][k]);
                return Math.Abs(product - RankCorrelations.PearsonOf(ranks[p.i, p.j])) < 1e-3;
            });
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    private static Gen<double> Ranks() => Gen.Choose(-20, 20).Select(n => n / 20.0);

    private static double Error(double rank) => 3 * 1.1 * (1 - (rank * rank)) / Math.Sqrt(Draws);

    private static KeyedDice Spread(SamplingMethod method)
    {
        var dice = new KeyedDice(11);
        return method switch
        {
            SamplingMethod.LatinHypercube => dice.With(new Inputs(
                Keys, (draw, c) => new LatinHypercube(Draws, dice, Keys[c]).Uniform(draw))),
            SamplingMethod.Sobol => Scrambled(dice),
            _ => dice,
        };
    }

    private static KeyedDice Scrambled(KeyedDice dice)
    {
        SobolColumn[] columns = [.. Keys.Select((k, i) => SobolColumn.Scrambled(i, dice, k))];
        return dice.With(new Inputs(Keys, (draw, c) => columns[c].Uniform(draw)));
    }
}
