using FsCheck;
using FsCheck.Fluent;
using NatoIraq.Core.Projections;

namespace NatoIraq.Core.Tests.Projections;

public sealed class HistogramTests
{
    // Small and large, on both sides of zero and of the end of the array, so that values meet.
    private static readonly Arbitrary<long[]> Values = Arb.From(Gen.OneOf(
        Gen.Choose(-20, 20).Select(i => (long)i),
        Gen.Choose(65_530, 65_545).Select(i => (long)i),
        Gen.Choose(0, 9_000).Select(i => (long)i),
        Gen.Elements(long.MinValue, long.MaxValue, int.MinValue, 1_000_000_000_000)).ArrayOf());

    private static readonly Arbitrary<double> Probability = Arb.From(Gen.Choose(0, 1_000).Select(i => i / 1_000.0));

    // Oracle: Python's statistics.quantiles(method='inclusive'), which is type 7, the default of R.
    [Theory]
    [InlineData("1 2 3 4 5 6 7 8 9 10", 0, 1)]
    [InlineData("1 2 3 4 5 6 7 8 9 10", 0.05, 1.45)]
    [InlineData("1 2 3 4 5 6 7 8 9 10", 0.25, 3.25)]
    [InlineData("1 2 3 4 5 6 7 8 9 10", 0.5, 5.5)]
    [InlineData("1 2 3 4 5 6 7 8 9 10", 0.75, 7.75)]
    [InlineData("1 2 3 4 5 6 7 8 9 10", 0.9, 9.1)]
    [InlineData("1 2 3 4 5 6 7 8 9 10", 1, 10)]
    [InlineData("1 2 4 8", 0.25, 1.75)]
    [InlineData("1 2 4 8", 0.75, 5)]
    [InlineData("7", 0.3, 7)]
    public void Quantiles_are_those_of_type_seven(string values, double p, double quantile) =>
        Assert.Equal(quantile, Of([.. values.Split(' ').Select(long.Parse)]).Quantile(p)!.Value, 1e-12);

    // Oracle: the definition on the sorted list.
    [Fact]
    public void Quantiles_are_those_of_the_sorted_list() => Prop.ForAll(Values, Probability, (values, p) =>
    {
        double[] sorted = [.. values.Order().Select(v => (double)v)];
        if (sorted.Length == 0) return Of(values).Quantile(p) is null;
        double at = p * (sorted.Length - 1);
        double below = sorted[(int)Math.Floor(at)];
        double expected = below + ((at - Math.Floor(at)) * (sorted[(int)Math.Ceiling(at)] - below));
        return Of(values).Quantile(p) == expected;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Sums_means_and_shares_are_those_of_the_list() => Prop.ForAll(Values, values =>
    {
        Histogram histogram = Of(values);
        Int128 sum = values.Aggregate((Int128)0, (total, value) => total + value);
        return histogram.Count == values.Length
            && histogram.Sum == sum
            && histogram.Mean == (values.Length == 0 ? null : (double)sum / values.Length)
            && histogram.ShareBelow(7) == Share(v => v < 7)
            && histogram.ShareAbove(7) == Share(v => v > 7)
            && histogram.Counts.SequenceEqual(
                values.GroupBy(v => v).OrderBy(g => g.Key).Select(g => (g.Key, g.LongCount())));

        double? Share(Func<long, bool> test) => values.Length == 0 ? null : (double)values.Count(test) / values.Length;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Merging_in_any_order_equals_counting_all() => Prop.ForAll(Values, Values, Values, (a, b, c) =>
    {
        Histogram all = Of([.. a, .. b, .. c]);
        Histogram leftFirst = Merged(Merged(Of(a), Of(b)), Of(c));
        Histogram rightFirst = Merged(Of(a), Merged(Of(b), Of(c)));
        Histogram backward = Merged(Merged(Of(c), Of(b)), Of(a));
        return Same(all, leftFirst) && Same(all, rightFirst) && Same(all, backward);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Merging_leaves_the_other_as_it_was_and_counts_the_unknown()
    {
        Histogram other = Of([1, 70_000, -3]);
        other.AddUnknown();
        var histogram = new Histogram();
        histogram.AddUnknown(2);
        histogram.Merge(other);
        histogram.Merge(histogram);
        Assert.Equal((3L, 1L), (other.Count, other.Unknown));
        Assert.Equal((6L, 6L), (histogram.Count, histogram.Unknown));
        Assert.Equal(0.5, histogram.ShareUnknown);
        Assert.Equal([(-3L, 2L), (1L, 2L), (70_000L, 2L)], histogram.Counts);
    }

    [Fact]
    public void Of_nothing_nothing_is_known()
    {
        var histogram = new Histogram();
        Assert.Null(histogram.ShareUnknown);
        histogram.AddUnknown();
        Assert.Null(histogram.Mean);
        Assert.Null(histogram.Quantile(0.5));
        Assert.Null(histogram.ShareBelow(0));
        Assert.Null(histogram.ShareAbove(0));
        Assert.Null(Quantiles.Of(histogram));
        Assert.Equal(0, histogram.Sum);
        Assert.Equal(1.0, histogram.ShareUnknown);
    }

    [Theory]
    [InlineData(-0.001)]
    [InlineData(1.001)]
    [InlineData(double.NaN)]
    public void A_probability_outside_zero_and_one_is_refused(double p)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Of([1]).Quantile(p));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Histogram().Quantile(p));
    }

    [Fact]
    public void A_negative_number_of_times_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Histogram().Add(1, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Histogram().AddUnknown(-1));
    }

    // Closed form: of 0 to 100 the p-quantile of type 7 is 100 p.
    [Fact]
    public void The_summary_holds_the_mean_and_the_seven_quantiles() => Assert.Equal(
        new Quantiles(50, 5, 10, 25, 50, 75, 90, 95),
        Quantiles.Of(Of([.. Enumerable.Range(0, 101).Select(i => (long)i)])));

    [Fact]
    public void A_million_more_draws_of_the_same_values_take_no_more_memory()
    {
        var histogram = new Histogram();
        for (int i = 0; i < 10_000; i++) histogram.Add(i);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1_000_000; i++) histogram.Add(i % 10_000);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal(1_010_000, histogram.Count);
    }

    private static Histogram Of(long[] values)
    {
        var histogram = new Histogram();
        foreach (long value in values) histogram.Add(value);
        return histogram;
    }

    private static Histogram Merged(Histogram into, Histogram other)
    {
        into.Merge(other);
        return into;
    }

    private static bool Same(Histogram a, Histogram b) => a.Count == b.Count && a.Counts.SequenceEqual(b.Counts);
}
