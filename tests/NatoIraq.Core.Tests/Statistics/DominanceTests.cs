using NatoIraq.Core.Dice;
using NatoIraq.Core.Statistics;
using Standard = MathNet.Numerics.Distributions.Normal;

namespace NatoIraq.Core.Tests.Statistics;

public sealed class DominanceTests
{
    private const int Classes = 16;
    private const int Pairs = 200;
    private const int Repetitions = 400;

    private static readonly DiceKey Key = DiceKey.Of("test", "pair", "value");
    private static readonly Multipliers Weights = new(new KeyedDice(7));

    [Fact]
    public void A_branch_equal_to_its_baseline_is_never_told_apart()
    {
        Dominance test = Test(Shared(0).Select(u => (u, u)));

        Assert.Equal(new Dominance(1, 1), test);
        Assert.Equal(Order.Alike, test.Order);
    }

    [Fact]
    public void A_shift_of_every_pair_dominates()
    {
        Dominance test = Test(Shared(0).Select(u => (u + 0.1, u)));

        Assert.Equal(Order.Higher, test.Order);
        Assert.Equal(1, test.HigherP);
        Assert.Equal(1.0 / (Dominance.Replicates + 1), test.LowerP);
    }

    [Fact]
    public void Two_distributions_that_cross_dominate_neither_way() =>
        Assert.Equal(Order.Crossing, Test(Normals(0, 0).Select(p => (3 * p.One, p.Other))).Order);

    [Fact]
    public void Exchanging_the_pairs_exchanges_the_verdict()
    {
        for (int r = 0; r < 20; r++)
        {
            (double One, double Other)[] pairs = [.. Normals(r, 0.5)];
            Dominance there = Test(pairs.Select(p => (p.One + 0.3, p.Other)));
            Dominance back = Test(pairs.Select(p => (p.Other, p.One + 0.3)));
            Assert.Equal(Order.Higher, there.Order);
            Assert.Equal(Order.Lower, back.Order);
        }
    }

    /// <summary>
    /// The size of the test, by simulation: normal pairs of the same two distributions, correlated as common random numbers
    /// make them, are rejected in about 5 of 100 cases in each direction. The bounds are three standard errors of the share.
    /// </summary>
    [Theory]
    [InlineData(0.0)]
    [InlineData(0.8)]
    public void Pairs_of_one_distribution_are_rejected_as_often_as_the_level_says(double correlation)
    {
        Dominance[] tests = [.. Enumerable.Range(0, Repetitions).Select(r => Test(Normals(r, correlation)))];

        Assert.InRange(tests.Count(t => t.HigherP < Dominance.Level) / (double)Repetitions, 0.017, 0.083);
        Assert.InRange(tests.Count(t => t.LowerP < Dominance.Level) / (double)Repetitions, 0.017, 0.083);
    }

    /// <summary>
    /// Power, by simulation: a quarter of a standard deviation is found seldom in independent pairs, nearly always in pairs
    /// that share their luck.
    /// </summary>
    [Fact]
    public void Shared_luck_finds_what_independent_draws_miss()
    {
        int Found(double correlation) => Enumerable.Range(0, 100).Count(r =>
            Test(Normals(r, correlation).Select(p => (p.One + 0.25, p.Other))).Order == Order.Higher);

        Assert.InRange(Found(0), 40, 90);
        Assert.InRange(Found(0.95), 99, 100);
    }

    [Fact]
    public void Tables_merged_are_the_table_of_all()
    {
        (double One, double Other)[] pairs = [.. Normals(3, 0.2)];
        IReadOnlyList<double> cuts = PairTable.CutsOf(pairs.SelectMany(p => new[] { p.One, p.Other }), Classes);
        PairTable all = TableOf(cuts, pairs);
        PairTable merged = TableOf(cuts, pairs[..70]);
        merged.Merge(TableOf(cuts, pairs[70..]));

        Assert.Equal(Pairs, merged.Count);
        for (int i = 0; i < all.Classes; i++)
        {
            for (int j = 0; j < all.Classes; j++) Assert.Equal(all[i, j], merged[i, j]);
        }
        Assert.Equal(Dominance.Of(all, Weights), Dominance.Of(merged, Weights));
        Assert.Throws<ArgumentException>(() => merged.Merge(new PairTable([1])));
    }

    [Fact]
    public void A_value_on_a_cut_belongs_below_it()
    {
        var table = new PairTable([10, 20]);
        table.Add(10, 20);
        table.Add(10.5, 21);

        Assert.Equal(1, table[0, 1]);
        Assert.Equal(1, table[1, 2]);
        Assert.Equal([1, 3, 5], PairTable.CutsOf([5, 1, 1, 1, 3, 3, 5, 5], 8));
        Assert.Empty(PairTable.CutsOf([], 8));
        Assert.Throws<ArgumentException>(() => Dominance.Of(new PairTable([]), Weights));
    }

    private static Dominance Test(IEnumerable<(double One, double Other)> pairs)
    {
        (double One, double Other)[] all = [.. pairs];
        return Dominance.Of(
            TableOf(PairTable.CutsOf(all.SelectMany(p => new[] { p.One, p.Other }), Classes), all), Weights);
    }

    private static PairTable TableOf(IReadOnlyList<double> cuts, IEnumerable<(double One, double Other)> pairs)
    {
        var table = new PairTable(cuts);
        foreach ((double one, double other) in pairs) table.Add(one, other);
        return table;
    }

    private static IEnumerable<double> Shared(int repetition) =>
        Enumerable.Range(0, Pairs).Select(i => new KeyedDice(1).Uniform(repetition, Key, i));

    private static IEnumerable<(double One, double Other)> Normals(int repetition, double correlation) =>
        Enumerable.Range(0, Pairs).Select(i =>
        {
            double one = Normal(repetition, 2 * i);
            return (one, (correlation * one) + (Math.Sqrt(1 - (correlation * correlation)) * Normal(repetition, (2 * i) + 1)));
        });

    private static double Normal(int repetition, int i) =>
        Standard.InvCDF(0, 1, new KeyedDice(2).Uniform(repetition, Key, i));
}
