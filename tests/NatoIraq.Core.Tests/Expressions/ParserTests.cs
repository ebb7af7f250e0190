using FsCheck;
using FsCheck.Fluent;
using NatoIraq.Core.Expressions;

namespace NatoIraq.Core.Tests.Expressions;

public class ParserTests
{
    // Each text stands beside the same text with every parenthesis written out.
    [Theory]
    [InlineData("1 + 2 * 3", "1 + (2 * 3)")]
    [InlineData("10 - 3 - 2", "(10 - 3) - 2")]
    [InlineData("8 / 4 / 2", "(8 / 4) / 2")]
    [InlineData("-2 * 3", "(-2) * 3")]
    [InlineData("1 - -2", "1 - (-2)")]
    [InlineData("a or b and c", "a or (b and c)")]
    [InlineData("not a and b", "(not a) and b")]
    [InlineData("not a == b", "not (a == b)")]
    [InlineData("a + 1 < b * 2 and c", "((a + 1) < (b * 2)) and c")]
    [InlineData("a + 1 in [1, 2 + 3] or b", "((a + 1) in [1, (2 + 3)]) or b")]
    [InlineData("not a in [1]", "not (a in [1])")]
    [InlineData("a and not b", "a and (not b)")]
    [InlineData("not not a", "not (not a)")]
    public void Operators_bind_as_a_reader_expects(string text, string explicitText) =>
        Assert.Equal(ExpressionParser.Parse(explicitText), ExpressionParser.Parse(text));

    [Theory]
    [InlineData("share-moved", "share-moved")]
    [InlineData("a - b", "a - b")]
    [InlineData("a -b", "a - b")]
    [InlineData("a- b", "a - b")]
    [InlineData("2-1", "2 - 1")]
    [InlineData("2-step-1", "2 - step-1")]
    [InlineData("a-1*2", "a-1 * 2")]
    [InlineData("date >= 2020-06-01", "date >= 2020-06-01")]
    [InlineData("2020-6-1", "2020 - 6 - 1")]
    [InlineData("1e3+2.5E-1", "1000 + 0.25")]
    [InlineData("(((1)))", "1")]
    [InlineData("strength( */*/isle )*2", "strength(*/*/isle) * 2")]
    [InlineData("conflict(*)", "conflict(*)")]
    [InlineData("strength(others/alpha/isle)/4", "strength(others/alpha/isle) / 4")]
    [InlineData("state(contingent , red/alpha/isle)==deployed", "state(contingent, red/alpha/isle) == deployed")]
    [InlineData("min(1,max(2,3),floor(x))", "min(1, max(2, 3), floor(x))")]
    [InlineData("lookup(x,0,1,1,-2)", "lookup(x, 0, 1, 1, -2)")]
    [InlineData("\n x\t<\r\n 2 ", "x < 2")]
    public void A_text_prints_in_one_spelling(string text, string printed) =>
        Assert.Equal(printed, ExpressionParser.Parse(text).ToString());

    [Fact]
    public void Every_part_knows_where_it_stands()
    {
        var sum = Assert.IsType<Syntax.Binary>(ExpressionParser.Parse("  a + state(consent, red) * -7"));
        var product = Assert.IsType<Syntax.Binary>(sum.Right);
        var call = Assert.IsType<Syntax.Call>(product.Left);
        Assert.Equal((2, 6), (sum.Offset, product.Offset));
        Assert.Equal([12, 21], call.Arguments.Select(argument => argument.Offset));
        Assert.Equal(28, Assert.IsType<Syntax.Unary>(product.Right).Offset);
    }

    [Fact]
    public void Printing_and_parsing_gives_the_same_tree() => Prop.ForAll(
        Trees(4).ToArbitrary(),
        tree => Assert.Equal(tree, ExpressionParser.Parse(tree.ToString()))).Check(Quick(2_000));

    [Fact]
    public void Garbage_is_refused_with_a_located_error_and_nothing_else() => Prop.ForAll(
        Garbage().ToArbitrary(),
        text =>
        {
            AssertTotal(text, () => ExpressionParser.Parse(text).ToString());
            AssertTotal(text, () => Quantity.Parse(text).ToString());
            AssertTotal(text, () => Rate.Parse(text).ToString());
            AssertTotal(text, () => Reading.Bound(text).Evaluate(default).ToString());
        }).Check(Quick(3_000));

    [Fact]
    public void Five_thousand_parentheses_give_one_clear_error()
    {
        string text = new string('(', 5_000) + "1" + new string(')', 5_000);
        ExpressionException error = Reading.Refused(() => ExpressionParser.Parse(text));
        Assert.Equal("The expression has 10001 characters; at most 2000 are allowed.", error.Message);
    }

    [Theory]
    [InlineData("(", ")")]
    [InlineData("-", "")]
    [InlineData("not ", "")]
    [InlineData("floor(", ")")]
    [InlineData("1 in [", "]")]
    public void Nesting_has_a_bound_of_64(string open, string close)
    {
        Assert.NotNull(ExpressionParser.Parse(Nested(64)));
        ExpressionException error = Reading.Refused(() => ExpressionParser.Parse(Nested(65)));
        Assert.Equal("The expression nests deeper than 64 levels.", error.Message);

        string Nested(int depth) =>
            string.Concat(Enumerable.Repeat(open, depth)) + "1" + string.Concat(Enumerable.Repeat(close, depth));
    }

    [Theory]
    [InlineData("(1)")]
    [InlineData("-1")]
    [InlineData("floor(1)")]
    public void Siblings_do_not_nest(string part)
    {
        string text = string.Join("+", Enumerable.Repeat(part, 100));
        Assert.Equal(100, Math.Abs(Reading.Worth(text).Lo));
    }

    [Fact]
    public void A_tree_has_at_most_500_nodes()
    {
        string sum = string.Join("+", Enumerable.Repeat("1", 250));
        Assert.Equal(250, Reading.Worth(sum).Lo);
        ExpressionException error = Reading.Refused(() => ExpressionParser.Parse($"{sum}+1"));
        Assert.Equal("The expression has more than 500 parts.", error.Message);
        Assert.Equal(500, error.Offset);
    }

    [Fact]
    public void A_text_has_at_most_2000_characters()
    {
        Assert.NotNull(ExpressionParser.Parse("1".PadRight(2_000)));
        Assert.Equal(2_000, Reading.Refused(() => ExpressionParser.Parse("1".PadRight(2_001))).Offset);
    }

    private static Config Quick(int tests) => Config.QuickThrowOnFailure.WithMaxTest(tests);

    private static void AssertTotal(string text, Action read)
    {
        try
        {
            read();
        }
        catch (ExpressionException error)
        {
            Assert.InRange(error.Offset, 0, text.Length);
            Assert.NotEmpty(error.Message);
            Assert.True(error.Message.All(c => c is >= ' ' and <= '~'), "a message holds only plain characters");
        }
    }

    private static Gen<string> Garbage()
    {
        string[] pieces =
        [
            "(", ")", "[", "]", ",", "+", "-", "*", "/", "<", "<=", "==", "!=", "in", "not", "and", "or", " ", "1",
            "0.5", "2020-06-01", "2020-13-41", "date", "half", "maybe", "strength(", "*/*/isle", "state(", "operations",
            "active", "triangular(", "days", "per", "month", "\u202e", "\ud800", "1e999", "min(", "%", "=", "x_y", "--",
        ];
        Gen<string> mixed = Gen.Elements(pieces).ListOf().Select(parts => string.Join("", parts));
        Gen<string> any = ArbMap.Default.GeneratorFor<string?>().Select(text => text ?? "");
        return Gen.OneOf(mixed, any);
    }

    private static Gen<Syntax> Trees(int depth)
    {
        Gen<string> names = Gen.Elements("a", "share-moved", "x-1", "date", "min", "per");
        Gen<Syntax> leaf = Gen.OneOf(
            Gen.Elements(0, 1, 0.1, 2020, 1e20, 5e-324, double.MaxValue).Select(v => (Syntax)new Syntax.Number(v, 0)),
            names.Select(name => (Syntax)new Syntax.Name(name, 0)),
            Gen.Choose(0, DateOnly.MaxValue.DayNumber)
                .Select(day => (Syntax)new Syntax.DateLiteral(DateOnly.FromDayNumber(day), 0)),
            Gen.Elements<Syntax>(
                new Syntax.Call("strength", [new("*/alpha/isle", 0)], 0),
                new Syntax.Call("state", [new("consent", 0), new("alpha", 0)], 0)));
        if (depth == 0) return leaf;
        Gen<Syntax> below = Trees(depth - 1);
        Gen<IReadOnlyList<Syntax>> several = below.ListOf(2).Select(list => (IReadOnlyList<Syntax>)list);
        return Gen.OneOf(
            leaf,
            from op in Gen.Elements(Enum.GetValues<UnaryOperator>())
            from x in below
            select (Syntax)new Syntax.Unary(op, x, 0),
            from op in Gen.Elements(Enum.GetValues<BinaryOperator>())
            from x in below
            from y in below
            select (Syntax)new Syntax.Binary(op, x, y),
            from x in below from list in several select (Syntax)new Syntax.In(x, list),
            from list in several select (Syntax)new Syntax.Apply("max", list, 0));
    }
}
