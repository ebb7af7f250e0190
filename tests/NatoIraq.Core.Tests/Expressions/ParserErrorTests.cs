using NatoIraq.Core.Expressions;

namespace NatoIraq.Core.Tests.Expressions;

public class ParserErrorTests
{
    private const string Value = "a number, a name, a call or '('";

    [Theory]
    [InlineData("", 0, "The expression is empty.", null)]
    [InlineData(" \n", 0, "The expression is empty.", null)]
    [InlineData("1 +", 3, $"The expression ends too early: {Value} should follow.", null)]
    [InlineData("1 + * 2", 4, $"'*' cannot stand here: {Value} should.", null)]
    [InlineData("and 1", 0, $"'and' cannot stand here: {Value} should.", null)]
    [InlineData(
        "1 == not 2", 5, $"'not' cannot stand here: {Value} should.",
        "Put it in parentheses, as in not (x in [a, b]).")]
    [InlineData(
        "x not in [1]", 2, "'not' cannot stand here: an operator or the end should.",
        "Put it in parentheses, as in not (x in [a, b]).")]
    [InlineData(
        "8,000", 1, "',' cannot stand here: an operator or the end should.",
        "A comma only separates arguments; write 8000 for eight thousand.")]
    [InlineData("x annd y", 2, "'annd' cannot stand here: an operator or the end should.", "Did you mean 'and'?")]
    [InlineData("(1", 2, "The expression ends too early: an operator or ')' should follow.", null)]
    [InlineData("1)", 1, "')' cannot stand here: an operator or the end should.", null)]
    [InlineData("(1]", 2, "']' cannot stand here: an operator or ')' should.", null)]
    [InlineData("x in 1", 5, "'1' cannot stand here: '[' should.", null)]
    [InlineData("x in []", 6, $"']' cannot stand here: {Value} should.", null)]
    [InlineData("x in [1", 7, "The expression ends too early: an operator, ',' or ']' should follow.", null)]
    [InlineData("1 < x < 3", 6, "Comparisons do not chain.", "Join two with and: a < b and b < c.")]
    [InlineData("x == 1 in [1]", 7, "Comparisons do not chain.", "Join two with and: a < b and b < c.")]
    public void Grammar(string text, int offset, string message, string? hint) =>
        AssertRefused(text, offset, message, hint);

    [Theory]
    [InlineData("x = 1", 2, "=", "Equality is written ==.")]
    [InlineData("!x", 0, "!", "Write not, or != for unequal.")]
    [InlineData("x && y", 2, "&", "Write and.")]
    [InlineData("x || y", 2, "|", "Write or.")]
    [InlineData("20 %", 3, "%", "Write a fraction: 0.2 for twenty per cent.")]
    [InlineData(".5", 0, ".", "Write a digit on each side of the point, for example 0.5.")]
    [InlineData("1 \u2212 2", 2, "U+2212", "Write the minus as -.")]
    [InlineData("x \u2264 2", 2, "U+2264", "Write <=.")]
    [InlineData("x \u2265 2", 2, "U+2265", "Write >=.")]
    [InlineData("x \u2260 2", 2, "U+2260", "Write !=.")]
    [InlineData("x \u202e", 2, "U+202E", null)]
    [InlineData("x \U0001F600", 2, "U+1F600", null)]
    public void Characters_without_a_meaning(string text, int offset, string shown, string? hint) => AssertRefused(
        text,
        offset,
        $"'{shown}' has no meaning in an expression; names, numbers, dates and these do: "
        + "+ - * / == != < <= > >= ( ) [ ] ,",
        hint);

    [Theory]
    [InlineData("1 + Share_Moved", 4, "'Share_Moved'", "Did you mean 'share-moved'?")]
    [InlineData("x AND y", 2, "'AND'", "Did you mean 'and'?")]
    [InlineData("a_", 0, "'a_'", null)]
    public void Names(string text, int offset, string shown, string? hint) => AssertRefused(
        text,
        offset,
        $"{shown} is not a name: a name is lower-case letters, digits and single hyphens, at most 64.",
        hint);

    [Theory]
    [InlineData("1 + 1e999", 4, "'1e999' is too large for a number.", null)]
    [InlineData("min(8,000)", 6, "'000' begins with a zero.", "Write 8000 without a comma, and a date as yyyy-MM-dd.")]
    [InlineData("date > 2021-02-29", 7, "There is no day 2021-02-29: a date is yyyy-MM-dd.", null)]
    public void Literals(string text, int offset, string message, string? hint) =>
        AssertRefused(text, offset, message, hint);

    [Theory]
    [InlineData("1 + statte(consent, red)", 4, "Did you mean 'state'?")]
    [InlineData("sqrt(2)", 0, null)]
    public void An_unknown_function_lists_the_known_ones(string text, int offset, string? hint)
    {
        ExpressionException error = Reading.Refused(() => ExpressionParser.Parse(text));
        Assert.Equal(offset, error.Offset);
        Assert.Equal(hint, error.Hint);
        Assert.EndsWith(
            "is no function; there are strength(nation/mission/place), state(machine, subject), cap(mission), "
            + "zones(mission), has(mission, activity), holder(office), pressure(place), "
            + "conflict(nation/mission/place), min(a, b, ...), max(a, b, ...), floor(a), "
            + "lookup(x, at, value, at, value, ...).",
            error.Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cap()", 0, "'cap' is written cap(mission); found 0 arguments.")]
    [InlineData("1 + cap(alpha, beta)", 4, "'cap' is written cap(mission); found 2 arguments.")]
    [InlineData("state(consent)", 0, "'state' is written state(machine, subject); found 1 argument.")]
    [InlineData("min(1)", 0, "'min' is written min(a, b, ...); found 1 argument.")]
    [InlineData("floor()", 0, "'floor' is written floor(a); found 0 arguments.")]
    [InlineData("lookup(1, 2, 3)", 0, "'lookup' is written lookup(x, at, value, at, value, ...); found 3 arguments.")]
    [InlineData("lookup(1, 2, 3, 4, 5, 6)", 0,
        "'lookup' is written lookup(x, at, value, at, value, ...); found 6 arguments.")]
    [InlineData("cap(alpha", 9, "The expression ends too early: ',' or ')' should follow.")]
    [InlineData("cap(alpha beta)", 10, "'beta' cannot stand here: ',' or ')' should.")]
    [InlineData("has(alpha, )", 11, "')' cannot stand here: an argument of has(mission, activity) should.")]
    [InlineData("cap(", 4, "The expression ends too early: an argument of cap(mission) should follow.")]
    [InlineData(
        "cap( Alpha)", 5,
        "'Alpha' is no argument of cap(mission): it takes an id: lower-case letters, digits and hyphens.")]
    [InlineData(
        "strength(isle)", 9,
        "'isle' is no argument of strength(nation/mission/place): it takes a series: "
        + "nation/mission/place, with * for all, or * alone.")]
    [InlineData(
        "strength(red/alpha/isle/x)", 9,
        "'red/alpha/isle/x' is no argument of strength(nation/mission/place): it takes a series: "
        + "nation/mission/place, with * for all, or * alone.")]
    [InlineData(
        "state(consent, red/alpha)", 15,
        "'red/alpha' is no argument of state(machine, subject): it takes an id, or nation/mission/place.")]
    public void Arguments(string text, int offset, string message) => AssertRefused(text, offset, message, null);

    [Fact]
    public void A_distribution_inside_an_expression_is_told_where_it_belongs() => AssertRefused(
        "1 + triangular(1, 2, 3)",
        4,
        "A distribution such as triangular(low, mode, high) stands alone, not inside an expression.",
        "Make it an assumption and write the assumption's name here.");

    [Fact]
    public void A_long_text_is_cut_in_a_message()
    {
        ExpressionException error = Reading.Refused(() => ExpressionParser.Parse(new string('a', 200)));
        Assert.StartsWith($"'{new string('a', 40)}...' is not a name", error.Message, StringComparison.Ordinal);
    }

    private static void AssertRefused(string text, int offset, string message, string? hint)
    {
        ExpressionException error = Reading.Refused(() => ExpressionParser.Parse(text));
        Assert.Equal((offset, message, hint), (error.Offset, error.Message, error.Hint));
    }
}
