using FsCheck;
using FsCheck.Fluent;
using NatoIraq.Core.Expressions;
using Interval = NatoIraq.Core.Expressions.Interval;

namespace NatoIraq.Core.Tests.Expressions;

/// <summary>Points are a short cut through intervals, which remain the oracle.</summary>
public class PointTests
{
    [Fact]
    public void A_point_is_the_only_value_of_the_interval_to_the_last_bit() => Prop.ForAll(
        Numbers(4).ToArbitrary(),
        text =>
        {
            BoundExpression<Moment> expression = Reading.Bound(text);
            Interval all = expression.Evaluate(default(Moment));
            double point = expression.Root.Point(default(Moment));
            return Bits(expression.Known(default(Moment))) == Bits(all.IsKnown ? all.Lo : double.NaN)
                && (double.IsNaN(point) || Bits(point) == Bits(all.Lo));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Theory]
    [InlineData("no and maybe", 0)]
    [InlineData("maybe and no", 0)]
    [InlineData("maybe or yes", 1)]
    [InlineData("min(shaky, 5)", 5)]
    [InlineData("0 * shaky", 0)]
    [InlineData("1 / (1e308 * 10)", double.NaN)]
    [InlineData("0 * -3", 0)]
    [InlineData("shaky", double.NaN)]
    public void What_only_an_interval_can_tell_is_known_all_the_same(string text, double known) =>
        Assert.Equal(Bits(known), Bits(Reading.Bound(text).Known(default(Moment))));

    private static long Bits(double value) => BitConverter.DoubleToInt64Bits(value);

    private static Gen<string> Numbers(int depth)
    {
        Gen<string> leaf = Gen.Elements("0", "1", "3", "0.1", "1e300", "half", "half", "share-moved", "shaky");
        if (depth == 0) return leaf;
        Gen<string> truth = Truths(depth - 1);
        Gen<string> number = Numbers(depth - 1);
        return Gen.OneOf(
            leaf,
            from op in Gen.Elements("+", "-", "*", "/") from a in number from b in number select $"({a} {op} {b})",
            from f in Gen.Elements("min", "max") from a in number from b in number select $"{f}({a}, {b})",
            number.Select(a => $"floor({a})"),
            number.Select(a => $"lookup({a}, -1, 3, 0.3, -2, 5, 1e300)"),
            number.Select(a => $"(-{a})"),
            truth.Select(a => $"(3 * {a})"));
    }

    private static Gen<string> Truths(int depth)
    {
        Gen<string> leaf = Gen.Elements("yes", "no", "maybe");
        if (depth == 0) return leaf;
        Gen<string> truth = Truths(depth - 1);
        Gen<string> number = Numbers(depth - 1);
        return Gen.OneOf(
            from op in Gen.Elements("<", "<=", ">", ">=", "==", "!=")
            from a in number
            from b in number
            select $"({a} {op} {b})",
            from op in Gen.Elements("and", "or") from a in truth from b in truth select $"({a} {op} {b})",
            truth.Select(a => $"(not {a})"),
            from a in number from b in number from c in number select $"({a} in [{b}, {c}])");
    }
}
