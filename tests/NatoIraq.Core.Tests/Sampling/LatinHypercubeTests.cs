using FsCheck;
using FsCheck.Fluent;
using NatoIraq.Core.Dice;
using NatoIraq.Core.Sampling;

namespace NatoIraq.Core.Tests.Sampling;

public sealed class LatinHypercubeTests
{
    private static readonly DiceKey Key = DiceKey.Of("assumption", "share", "value");

    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(60);

    [Fact]
    public void Each_part_holds_exactly_one_draw() =>
        Prop.ForAll(Gen.Choose(1, 3000).ToArbitrary(), Gen.Choose(0, 1_000_000).ToArbitrary(), (draws, seed) =>
        {
            var column = new LatinHypercube(draws, new KeyedDice((ulong)seed), Key);
            int[] parts = [.. Enumerable.Range(0, draws).Select(d => (int)column.PartOf(d))];
            bool isInPart = Enumerable.Range(0, draws).All(d => (int)(column.Uniform(d) * draws) == parts[d]);
            return isInPart && parts.Distinct().Count() == draws && parts.Min() == 0 && parts.Max() == draws - 1;
        }).Check(Many);

    [Fact]
    public void Ten_million_draws_need_no_memory_and_stay_inside()
    {
        const int Draws = 10_000_000;
        var column = new LatinHypercube(Draws, new KeyedDice(1), Key);
        Assert.InRange(column.Uniform(Draws - 1), double.Epsilon, Math.BitDecrement(1));
        Assert.Equal(1000, Enumerable.Range(0, 1000).Select(d => column.PartOf(d * 9_999L)).Distinct().Count());
    }

    [Fact]
    public void There_is_no_draw_beyond_the_last()
    {
        var column = new LatinHypercube(10, new KeyedDice(1), Key);
        Assert.Throws<ArgumentOutOfRangeException>(() => column.Uniform(10));
        Assert.Throws<ArgumentOutOfRangeException>(() => column.Uniform(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LatinHypercube(0, new KeyedDice(1), Key));
    }

    // Chi-square with 380 - 1 degrees of freedom: its 0.1 % point is 471.
    [Fact]
    public void Over_random_seeds_two_draws_fall_into_every_pair_of_parts_alike()
    {
        const int Draws = 20, Seeds = 19_000;
        int[] pairs = new int[Draws * Draws];
        for (int seed = 0; seed < Seeds; seed++)
        {
            var column = new LatinHypercube(Draws, new KeyedDice((ulong)seed), Key);
            pairs[(column.PartOf(3) * Draws) + column.PartOf(11)]++;
        }
        const double Expected = (double)Seeds / (Draws * (Draws - 1));
        double chiSquare = pairs.Where((_, i) => i / Draws != i % Draws)
            .Sum(n => (n - Expected) * (n - Expected) / Expected);
        Assert.True(chiSquare < 471, $"{chiSquare}");
    }

    // McKay, Beckman and Conover: the mean of a sum of functions of one quantity each has hardly any variance left.
    // Within its part each u is uniform, so the mean of N of them has variance 1 / (12 N^3).
    [Fact]
    public void The_mean_of_a_column_has_the_variance_of_its_points_within_their_parts()
    {
        const int Draws = 50, Seeds = 2000;
        double variance = Enumerable.Range(0, Seeds).Average(seed =>
        {
            var column = new LatinHypercube(Draws, new KeyedDice((ulong)seed), Key);
            double error = Enumerable.Range(0, Draws).Average(d => column.Uniform(d)) - 0.5;
            return error * error;
        });
        // 2,000 squares of a normal number: the relative standard error is sqrt(2 / 2000), here four of them.
        Assert.InRange(variance * 12 * Math.Pow(Draws, 3), 1 - 0.13, 1 + 0.13);
    }
}
