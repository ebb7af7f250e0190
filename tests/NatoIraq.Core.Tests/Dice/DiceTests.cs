using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NatoIraq.Core.Dice;

namespace NatoIraq.Core.Tests.Dice;

public sealed class DiceTests
{
    private static readonly DiceKey Delay = DiceKey.Of("event", "resume", "delay");

    // Oracle: the kat_vectors file of the Random123 distribution, lines "philox4x32 10".
    [Theory]
    [InlineData("00000000 00000000 00000000 00000000 00000000 00000000", "6627e8d5 e169c58d bc57ac4c 9b00dbd8")]
    [InlineData("ffffffff ffffffff ffffffff ffffffff ffffffff ffffffff", "408f276d 41c83b0e a20bc7c6 6d5451fd")]
    [InlineData("243f6a88 85a308d3 13198a2e 03707344 a4093822 299f31d0", "d16cfe09 94fdcceb 5001e420 24126ea1")]
    public void Philox_gives_the_published_known_answers(string counterAndKey, string block)
    {
        uint[] w = [.. counterAndKey.Split(' ').Select(hex => Convert.ToUInt32(hex, 16))];
        (uint a, uint b, uint c, uint d) = Philox.Block(w[0], w[1], w[2], w[3], w[4], w[5]);
        Assert.Equal(block, $"{a:x8} {b:x8} {c:x8} {d:x8}");
    }

    // Oracle: the test vectors published with FNV (Noll's test_fnv.c).
    [Theory]
    [InlineData("", 0xcbf29ce484222325)]
    [InlineData("a", 0xaf63dc4c8601ec8c)]
    [InlineData("foobar", 0x85944171f73967e8)]
    public void Fnv_gives_the_published_vectors(string text, ulong hash) =>
        Assert.Equal(hash, StableHash.Fnv1a(Encoding.ASCII.GetBytes(text)));

    // Oracle: the first outputs of the reference splitmix64.c from seed 0, whose state steps by 0x9E3779B97F4A7C15.
    [Theory]
    [InlineData(1, 0xe220a8397b1dcdaf)]
    [InlineData(2, 0x6e789e6aa1b965f4)]
    [InlineData(3, 0x06c45d188009454f)]
    public void The_mix_gives_the_published_outputs_of_SplitMix64(ulong step, ulong output) =>
        Assert.Equal(output, StableHash.Mix(unchecked(step * 0x9E3779B97F4A7C15)));

    // Oracle: an independent computation in Python. A change here changes every stored projection.
    [Theory]
    [InlineData("event", "resume", "delay", 0x23af4b2a28ab5fef)]
    [InlineData("event", "resum", "edelay", 0x4c54eec5692544ac)]
    [InlineData("", "", "", 0xb81deccc3941dddc)]
    [InlineData("hazard", "zürich", "chance", 0xb3c22a2a7de04f2a)]
    public void A_key_never_changes_and_its_parts_do_not_run_together(
        string kind, string id, string field, ulong key) =>
        Assert.Equal(key, DiceKey.Of(kind, id, field).Value);

    // Oracle: an independent computation in Python.
    [Theory]
    [InlineData(0, 0, 0, 0.2845312949048011)]
    [InlineData(1, 0, 0, 0.2453269489883282)]
    [InlineData(20200129, 0, 0, 0.22675513889934895)]
    [InlineData(20200129, 1, 0, 0.5443142932318109)]
    [InlineData(20200129, 9999, 3, 0.6262080833021378)]
    [InlineData(ulong.MaxValue, uint.MaxValue, -1, 0.5059238334651368)]
    public void A_number_never_changes(ulong randomSeed, long draw, int occurrence, double u) =>
        Assert.Equal(u, new KeyedDice(randomSeed).Uniform(draw, Delay, occurrence));

    [Fact]
    public void Numbers_lie_inside_zero_and_one() => Prop
        .ForAll((ulong key, uint draw, int occurrence) =>
            new KeyedDice(~key).Uniform(draw, new DiceKey(key), occurrence) is > 0 and < 1)
        .QuickCheckThrowOnFailure();

    // Oracle: Kolmogorov's distribution, whose 99.9 % point for large n is 1.9495 / sqrt(n) (Smirnov 1948).
    [Theory]
    [InlineData(1)]
    [InlineData(20200129)]
    public void A_hundred_thousand_draws_are_uniform_by_Kolmogorov_and_Smirnov(ulong randomSeed)
    {
        const int N = 100_000;
        var dice = new KeyedDice(randomSeed);
        double[] u = [.. Enumerable.Range(0, N).Select(draw => dice.Uniform(draw, Delay, 0)).Order()];
        double distance = Enumerable.Range(0, N).Max(i => Math.Max(u[i] - ((double)i / N), ((i + 1.0) / N) - u[i]));
        Assert.InRange(distance, 0, 1.9495 / Math.Sqrt(N));
    }

    // Independent uniforms have a correlation of 0 with a standard error of 1 / sqrt(n); five of them are allowed.
    [Theory]
    [InlineData("another key")]
    [InlineData("the next draw")]
    [InlineData("the next occurrence")]
    [InlineData("the next random seed")]
    public void Numbers_that_differ_in_one_part_are_independent(string part)
    {
        const int N = 20_000;
        var dice = new KeyedDice(7);
        DiceKey other = part == "another key" ? DiceKey.Of("event", "resume", "chance") : Delay;
        KeyedDice otherDice = part == "the next random seed" ? new KeyedDice(8) : dice;
        int later = part == "the next draw" ? 1 : 0;
        int occurrence = part == "the next occurrence" ? 1 : 0;
        double correlation = 12.0 / N * Enumerable.Range(0, N).Sum(draw =>
            (dice.Uniform(draw, Delay, 0) - 0.5) * (otherDice.Uniform(draw + later, other, occurrence) - 0.5));
        Assert.InRange(correlation, -5 / Math.Sqrt(N), 5 / Math.Sqrt(N));
    }

    // More numbers than it has places for: some fall on the place of another draw, key or occurrence.
    [Theory]
    [InlineData(40_000, 1, 1)]
    [InlineData(1, 1_000, 1)]
    [InlineData(1, 1, 40_000)]
    public void A_memory_changes_no_number(int draws, int keys, int occurrences)
    {
        KeyedDice remembering = new KeyedDice(7).Remembering();
        DiceKey[] all = [.. Enumerable.Range(0, keys).Select(k => DiceKey.Of("entry", $"e{k}", "chance"))];
        for (int i = 0; i < 2 * draws * keys * occurrences; i++)
        {
            (int draw, DiceKey key, int occurrence) = (i % draws, all[i % keys], i % occurrences);
            Assert.Equal(new KeyedDice(7).Uniform(draw, key, occurrence), remembering.Uniform(draw, key, occurrence));
        }
    }

    [Fact]
    public void A_thousand_draws_are_a_prefix_of_ten_thousand_in_any_order()
    {
        var dice = new KeyedDice(3);
        double[] few = [.. Enumerable.Range(0, 1_000).Select(draw => dice.Uniform(draw, Delay, 0))];
        var many = new double[10_000];
        Parallel.For(0, many.Length, i => many[^(i + 1)] = dice.Uniform(many.Length - 1 - i, Delay, 0));
        Assert.Equal(few, many[..1_000]);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1L + uint.MaxValue)]
    public void A_draw_outside_its_range_is_refused(long draw) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new KeyedDice(1).Uniform(draw, Delay, 0));

    [Theory]
    [InlineData(0.49, false)]
    [InlineData(0.5, true)]
    [InlineData(1, true)]
    [InlineData(double.NaN, false)]
    public void In_the_middle_a_chance_of_at_least_one_half_happens(double chance, bool happens)
    {
        Assert.True(KeyedDice.Middle.IsMiddle);
        Assert.False(new KeyedDice(0).IsMiddle);
        Assert.Equal(0.5, KeyedDice.Middle.Uniform(17, Delay, 4));
        Assert.Equal(happens, KeyedDice.Middle.Happens(chance, 0, Delay, 0));
    }

    [Fact]
    public void A_certain_thing_always_happens_an_impossible_one_never_and_a_likelier_one_wherever_the_other_did() =>
        Prop.ForAll((uint draw, byte chance, byte more) =>
        {
            var dice = new KeyedDice(11);
            double p = chance / 255.0;
            double q = Math.Min(1, p + (more / 255.0));
            return dice.Happens(1, draw, Delay, 0)
                && !dice.Happens(0, draw, Delay, 0)
                && (!dice.Happens(p, draw, Delay, 0) || dice.Happens(q, draw, Delay, 0));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_chance_of_three_tenths_happens_in_three_tenths_of_the_draws()
    {
        int happened = Enumerable.Range(0, 100_000).Count(draw => new KeyedDice(5).Happens(0.3, draw, Delay, 0));
        Assert.InRange(happened, 29_275, 30_725); // five standard errors, sqrt(n p (1 - p)) = 145
    }

    [Fact]
    public void A_number_costs_no_memory()
    {
        var dice = new KeyedDice(9);
        double sum = dice.Uniform(0, Delay, 0);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int draw = 0; draw < 1_000; draw++) sum += dice.Uniform(draw, Delay, 0);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.InRange(sum, 400, 600);
    }
}
