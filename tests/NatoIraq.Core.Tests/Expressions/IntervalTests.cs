using FsCheck;
using FsCheck.Fluent;
using Interval = NatoIraq.Core.Expressions.Interval;

namespace NatoIraq.Core.Tests.Expressions;

public class IntervalTests
{
    // Oracle: the tables of strong three-valued logic in Kleene, Introduction to Metamathematics (1952), section 64.
    [Theory]
    [InlineData("TTT", "TFF", "TUU", "FTF", "FFF", "FUF", "UTU", "UFF", "UUU")]
    public void And_follows_Kleenes_table(params string[] rows) => AssertTable(rows, (a, b) => a & b);

    [Theory]
    [InlineData("TTT", "TFT", "TUT", "FTT", "FFF", "FUU", "UTT", "UFU", "UUU")]
    public void Or_follows_Kleenes_table(params string[] rows) => AssertTable(rows, (a, b) => a | b);

    [Theory]
    [InlineData("T", "F")]
    [InlineData("F", "T")]
    [InlineData("U", "U")]
    public void Not_follows_Kleenes_table(string operand, string result) =>
        Assert.Equal(Truth(result[0]), !Truth(operand[0]));

    [Theory]
    [InlineData("a < b", 1, 2, 3, 4, 'T')]
    [InlineData("a < b", 1, 3, 3, 4, 'U')]
    [InlineData("a < b", 4, 5, 3, 4, 'F')]
    [InlineData("a <= b", 1, 3, 3, 4, 'T')]
    [InlineData("a <= b", 3, 4, 3, 4, 'U')]
    [InlineData("a <= b", 5, 6, 3, 4, 'F')]
    [InlineData("a == b", 3, 3, 3, 3, 'T')]
    [InlineData("a == b", 3, 4, 3, 4, 'U')]
    [InlineData("a == b", 1, 2, 3, 4, 'F')]
    public void A_comparison_is_definite_only_when_every_pair_agrees(
        string what, double aLo, double aHi, double bLo, double bHi, char expected)
    {
        Interval a = new(aLo, aHi), b = new(bLo, bHi);
        Interval actual = what switch
        {
            "a < b" => Interval.Below(a, b),
            "a <= b" => Interval.AtMost(a, b),
            _ => Interval.Same(a, b),
        };
        Assert.Equal(Truth(expected), actual);
    }

    [Fact]
    public void Dividing_by_what_may_be_zero_is_unknown()
    {
        Assert.Equal(Interval.Unknown, new Interval(6) / new Interval(0));
        Assert.Equal(Interval.Unknown, new Interval(6) / new Interval(-1, 2));
        Assert.Equal(Interval.Unknown, new Interval(6) / Interval.UnknownStrength);
        Assert.Equal(new Interval(2, 3), new Interval(6) / new Interval(2, 3));
        Interval atLeastOne = new(1, double.PositiveInfinity);
        Assert.Equal(Interval.UnknownStrength, atLeastOne / atLeastOne);
    }

    [Fact]
    public void Zero_times_the_unknown_is_zero()
    {
        Assert.Equal(new Interval(0), new Interval(0) * Interval.Unknown);
        Assert.Equal(Interval.UnknownStrength, new Interval(0, 1) * Interval.UnknownStrength);
    }

    [Fact]
    public void The_difference_of_two_unknowns_is_unknown() =>
        Assert.Equal(Interval.Unknown, Interval.UnknownStrength - Interval.UnknownStrength);

    [Fact]
    public void What_overflows_is_no_longer_known()
    {
        Interval huge = new Interval(1e300) * new Interval(1e300);
        Assert.False(huge.IsKnown);
        Assert.Equal(new Interval(double.MaxValue, double.PositiveInfinity), huge);
        Assert.Equal(Interval.Unknown, new Interval(double.NaN));
    }

    [Fact]
    public void A_known_value_stays_known_and_is_never_negative_zero()
    {
        Interval zero = -new Interval(0);
        Assert.True(zero.IsKnown);
        Assert.Equal("0", zero.ToString());
        Assert.Equal("0", (new Interval(0) * new Interval(-5)).ToString());
    }

    [Fact]
    public void Bounds_the_wrong_way_round_are_refused() =>
        Assert.Throws<ArgumentException>(() => new Interval(2, 1));

    [Theory]
    [InlineData("unknown", double.NegativeInfinity, double.PositiveInfinity)]
    [InlineData("500", 500, 500)]
    [InlineData("0 to 2800", 0, 2800)]
    public void An_interval_prints_as_a_reader_would_say_it(string expected, double lo, double hi) =>
        Assert.Equal(expected, new Interval(lo, hi).ToString());

    // Oracle: the same operation on plain doubles, at random points of the operands.
    [Fact]
    public void The_result_holds_the_result_of_every_pair_of_points() => Prop.ForAll(
        Points().ToArbitrary(),
        pair =>
        {
            (Interval a, double x, Interval b, double y) = pair;
            AssertHolds(a + b, x + y);
            AssertHolds(a - b, x - y);
            AssertHolds(a * b, x * y);
            AssertHolds(a / b, x / y);
            AssertHolds(-a, -x);
            AssertHolds(Interval.Min(a, b), Math.Min(x, y));
            AssertHolds(Interval.Max(a, b), Math.Max(x, y));
            AssertHolds(Interval.Floor(a), Math.Floor(x));
            AssertHolds(Interval.Below(a, b), x < y ? 1 : 0);
            AssertHolds(Interval.AtMost(a, b), x <= y ? 1 : 0);
            AssertHolds(Interval.Same(a, b), x == y ? 1 : 0);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3_000));

    private static Gen<(Interval A, double X, Interval B, double Y)> Points()
    {
        double[] bounds =
        [
            double.NegativeInfinity, -1e308, -7.5, -1, -1e-308, 0, 1e-308, 0.5, 1, 3, 1e308, double.PositiveInfinity,
        ];
        Gen<(Interval, double)> point =
            from p in Gen.Elements(bounds)
            from q in Gen.Elements(bounds)
            from share in Gen.Choose(0, 4)
            let interval = new Interval(Math.Min(p, q), Math.Max(p, q))
            let lo = Math.Max(interval.Lo, double.MinValue)
            let hi = Math.Min(interval.Hi, double.MaxValue)
            select (interval, Math.Clamp((lo * (1 - (share / 4.0))) + (hi * (share / 4.0)), lo, hi));
        return from a in point from b in point select (a.Item1, a.Item2, b.Item1, b.Item2);
    }

    private static void AssertHolds(Interval interval, double value)
    {
        Assert.False(double.IsNaN(interval.Lo) || double.IsNaN(interval.Hi), $"{interval} has a NaN");
        Assert.True(interval.Lo <= interval.Hi, $"{interval} is upside down");
        if (!double.IsNaN(value)) Assert.True(interval.Contains(value), $"{interval} lacks {value:R}");
    }

    private static void AssertTable(string[] rows, Func<Interval, Interval, Interval> op) =>
        Assert.All(rows, row => Assert.Equal(Truth(row[2]), op(Truth(row[0]), Truth(row[1]))));

    private static Interval Truth(char letter) => letter switch
    {
        'T' => Interval.True,
        'F' => Interval.False,
        _ => Interval.Maybe,
    };
}
