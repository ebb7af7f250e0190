using NatoIraq.Core.Dice;
using NatoIraq.Core.Sampling;

namespace NatoIraq.Core.Tests.Sampling;

public sealed class SobolTests
{
    private static readonly DiceKey Key = DiceKey.Of("assumption", "share", "value");
    private static readonly DiceKey Other = DiceKey.Of("assumption", "delay", "value");
    private static readonly KeyedDice Dice = new(7);

    // Oracle: the first ten points that Joe and Kuo's program prints, in the order of the Gray code.
    [Fact]
    public void The_first_points_are_the_published_ones()
    {
        double[][] published =
        [
            [0, 0, 0], [0.5, 0.5, 0.5], [0.75, 0.25, 0.25], [0.25, 0.75, 0.75], [0.375, 0.375, 0.625],
            [0.875, 0.875, 0.125], [0.625, 0.125, 0.875], [0.125, 0.625, 0.375], [0.1875, 0.3125, 0.9375],
            [0.6875, 0.8125, 0.4375],
        ];
        for (int i = 0; i < published.Length; i++)
        {
            int gray = i ^ (i >> 1);
            Assert.Equal(published[i], Enumerable.Range(0, 3).Select(c => SobolColumn.Plain(c).Uniform(gray)));
        }
    }

    // Oracle: an independent computation in Python from the file new-joe-kuo-6.21201.
    [Theory]
    [InlineData(3, 5, 0.625)]
    [InlineData(9, 100, 0.9921875)]
    [InlineData(36, 1000, 0.1591796875)]
    [InlineData(127, 4095, 0.412353515625)]
    [InlineData(199, 123456, 0.19347381591796875)]
    [InlineData(255, 987654321, 0.447685725055635)]
    public void Further_dimensions_are_the_published_ones(int column, long draw, double published) =>
        Assert.Equal(published, SobolColumn.Plain(column).Uniform(draw), 15);

    // Oracle: the same file's first 256 dimensions, their 32 direction numbers as four bytes each, lowest first, in
    // Python: their FNV-1a.
    [Fact]
    public void All_direction_numbers_are_the_published_ones()
    {
        ulong hash = StableHash.Basis;
        for (int column = 0; column < SobolNumbers.Columns; column++)
        {
            foreach (ulong v in SobolNumbers.Of(column))
                hash = StableHash.Fnv1a(BitConverter.GetBytes((uint)(v >> 32)), hash);
        }
        Assert.Equal(0xb05ebb1593d526b8, hash);
    }

    // Sobol's property A: of 2^d points each of the 2^d halves of a d-dimensional cube holds one, which is so when the
    // first digits of the direction numbers make a regular matrix. Joe and Kuo's numbers have it in 1,111 dimensions.
    [Fact]
    public void The_dimensions_together_have_property_A()
    {
        for (int count = 1; count <= 32; count++) Assert.True(IsRegular(count), $"{count} dimensions");
        static bool IsRegular(int count)
        {
            ulong[] rows = [.. Enumerable.Range(0, count).Select(c => FirstDigits(c) & ((1UL << count) - 1))];
            for (int pivot = 0; pivot < count; pivot++)
            {
                int at = Array.FindIndex(rows, pivot, r => (r >> pivot & 1) != 0);
                if (at < 0) return false;
                (rows[pivot], rows[at]) = (rows[at], rows[pivot]);
                for (int r = pivot + 1; r < count; r++)
                {
                    if ((rows[r] >> pivot & 1) != 0) rows[r] ^= rows[pivot];
                }
            }
            return true;
        }

        static ulong FirstDigits(int column)
        {
            ulong digits = 0;
            ReadOnlySpan<ulong> v = SobolNumbers.Of(column);
            for (int i = 0; i < v.Length; i++) digits |= (v[i] >> 63) << i;
            return digits;
        }
    }

    [Fact]
    public void Every_dimension_fills_every_part_once_scrambled_or_not()
    {
        const int Draws = 1024;
        for (int column = 0; column < SobolNumbers.Columns; column++)
        {
            foreach (SobolColumn c in (SobolColumn[])[SobolColumn.Plain(column), SobolColumn.Scrambled(column, Dice, Key)])
            {
                Assert.Equal(Draws, Parts(c, 0, Draws).Distinct().Count());
                Assert.Equal(Draws, Parts(c, 5 * Draws, Draws).Distinct().Count());
            }
        }
        static IEnumerable<int> Parts(SobolColumn c, int first, int count) =>
            Enumerable.Range(first, count).Select(draw => (int)(c.Uniform(draw) * count));
    }

    [Fact]
    public void The_first_two_dimensions_fill_every_box_of_a_grid_once_after_scrambling()
    {
        SobolColumn x = SobolColumn.Scrambled(0, Dice, Key), y = SobolColumn.Scrambled(1, Dice, Other);
        for (int digits = 0; digits <= 10; digits++)
        {
            int wide = 1 << digits, high = 1024 / wide;
            Assert.Equal(1024, Enumerable.Range(0, 1024)
                .Select(draw => ((int)(x.Uniform(draw) * wide), (int)(y.Uniform(draw) * high))).Distinct().Count());
        }
    }

    [Fact]
    public void Scrambled_numbers_lie_inside_and_depend_on_random_seed_and_key()
    {
        SobolColumn column = SobolColumn.Scrambled(17, Dice, Key);
        double[] numbers = [.. Enumerable.Range(0, 4096).Select(d => column.Uniform(d))];
        Assert.All(numbers, u => Assert.InRange(u, double.Epsilon, Math.BitDecrement(1)));
        Assert.Equal(numbers, Enumerable.Range(0, 4096).Select(d => SobolColumn.Scrambled(17, Dice, Key).Uniform(d)));
        Assert.NotEqual(numbers[0], SobolColumn.Scrambled(17, Dice, Other).Uniform(0));
        Assert.NotEqual(numbers[0], SobolColumn.Scrambled(17, new KeyedDice(8), Key).Uniform(0));
    }

    // Over random seeds each point is uniform (Owen 1995): 2,000 first points, by Kolmogorov's statistic at 0.1 %.
    [Fact]
    public void Over_random_seeds_a_scrambled_point_is_uniform()
    {
        const int Seeds = 2000;
        double[] first = [.. Enumerable.Range(0, Seeds)
            .Select(seed => SobolColumn.Scrambled(5, new KeyedDice((ulong)seed), Key).Uniform(3)).Order()];
        double distance = first.Select((u, i) => Math.Max(u - ((double)i / Seeds), ((i + 1.0) / Seeds) - u)).Max();
        Assert.True(distance * Math.Sqrt(Seeds) < 1.95, $"{distance}");
    }

    [Fact]
    public void A_product_of_two_is_averaged_far_better_than_by_chance()
    {
        double sobol = Error(seed =>
        {
            SobolColumn x = SobolColumn.Scrambled(2, seed, Key), y = SobolColumn.Scrambled(7, seed, Other);
            return draw => x.Uniform(draw) * y.Uniform(draw);
        });
        double plain = Error(seed => draw => seed.Uniform(draw, Key, 0) * seed.Uniform(draw, Other, 0));
        Assert.True(sobol < plain / 10, $"{sobol} {plain}");

        // The root mean square over 40 random seeds of the error of a mean of 1,024.
        static double Error(Func<KeyedDice, Func<long, double>> product) => Math.Sqrt(Enumerable.Range(0, 40).Average(s =>
        {
            Func<long, double> value = product(new KeyedDice((ulong)s));
            return Math.Pow(Enumerable.Range(0, 1024).Average(draw => value(draw)) - 0.25, 2);
        }));
    }
}
