using NatoIraq.Core.Expressions;

namespace NatoIraq.Core.Tests.Expressions;

public class QuantityTests
{
    [Fact]
    public void A_distribution_of_expressions_may_have_a_unit()
    {
        Quantity delay = Quantity.Parse("triangular(3, 2 * low-share, 90) days");
        Assert.Equal("triangular", delay.Distribution);
        Assert.Equal(["3", "2 * low-share", "90"], delay.Arguments.Select(argument => argument.ToString()));
        Assert.Equal([11, 14, 29], delay.Arguments.Select(argument => argument.Offset));
        Assert.Equal(1, delay.DaysPerUnit);
    }

    [Fact]
    public void A_plain_expression_is_a_quantity()
    {
        Quantity cap = Quantity.Parse("500 + share-moved * strength(others/alpha/isle)");
        Assert.Null(cap.Distribution);
        Assert.Null(cap.DaysPerUnit);
        Assert.Equal("500 + share-moved * strength(others/alpha/isle)", Assert.Single(cap.Arguments).ToString());
    }

    // Oracle: a mean Gregorian month under the Julian year of 365.25 days, worked by hand: 365.25 / 12 = 30.4375.
    [Theory]
    [InlineData("1 day", 1)]
    [InlineData("3 weeks", 7)]
    [InlineData("pert(1, 2, 3) month", 30.4375)]
    [InlineData("years years", 365.25)]
    public void A_unit_of_time_has_a_length(string text, double days) =>
        Assert.Equal(days, Quantity.Parse(text).DaysPerUnit);

    [Theory]
    [InlineData("uniform(0, 2800)")]
    [InlineData("normal(1, 2)")]
    [InlineData("lognormal(1, 2, 0, 9) months")]
    [InlineData("poisson(3) weeks")]
    [InlineData("bernoulli(0.5)")]
    [InlineData("empirical(1, 2, 2)")]
    [InlineData("quantiles(0.05, 1, 0.5, 2, 0.95, 9)")]
    [InlineData("a - b days")]
    public void A_quantity_prints_as_it_parses(string text)
    {
        string expected = text.EndsWith("month", StringComparison.Ordinal) ? text + "s" : text;
        Assert.Equal(expected, Quantity.Parse(text).ToString());
        Assert.Equal(Quantity.Parse(text), Quantity.Parse($" {text} "));
    }

    [Theory]
    [InlineData("1.5 per month", null, "1.5", 30.4375)]
    [InlineData("uniform(1, 2) per years", "uniform", "1", 365.25)]
    [InlineData("2 * base-rate per week", null, "2 * base-rate", 7)]
    public void A_rate_has_a_count_and_a_unit(string text, string? distribution, string first, double days)
    {
        Rate rate = Rate.Parse(text);
        Assert.Equal(distribution, rate.Count.Distribution);
        Assert.Equal(first, rate.Count.Arguments[0].ToString());
        Assert.Equal(days, rate.DaysPerUnit);
        Assert.Equal(rate, Rate.Parse(rate.ToString()));
    }

    [Theory]
    [InlineData(
        "3 dais", 2, "'dais' cannot stand here: an operator, the end, or days, weeks, months or years should.",
        "Did you mean 'days'?")]
    [InlineData("3 days 2", 7, "'2' cannot stand here: the end should.", null)]
    [InlineData("triangular", 10, "The expression ends too early: '(' should follow.", null)]
    [InlineData("triangular(1, 2)", 0, "'triangular' is written triangular(low, mode, high); found 2 arguments.", null)]
    [InlineData(
        "normal(1, 2, 3)", 0, "'normal' is written normal(mean, deviation[, low, high]); found 3 arguments.", null)]
    [InlineData(
        "uniform(1, 2) * 5", 14,
        "A distribution such as uniform(low, high) stands alone, not inside an expression.",
        "Make it an assumption and write the assumption's name here.")]
    [InlineData(
        "uniform(1, pert(1, 2, 3))", 11,
        "A distribution such as pert(low, mode, high) stands alone, not inside an expression.",
        "Make it an assumption and write the assumption's name here.")]
    [InlineData("uniform(1, 2) 5", 14, "'5' cannot stand here: the end, or days, weeks, months or years should.", null)]
    public void A_broken_quantity_is_refused_where_it_breaks(string text, int offset, string message, string? hint) =>
        AssertRefused(() => Quantity.Parse(text), offset, message, hint);

    [Theory]
    [InlineData(
        "1.5", 3,
        "The expression ends too early: an operator, per day, per week, per month or per year should follow.", null)]
    [InlineData(
        "1.5 pre month", 4,
        "'pre' cannot stand here: an operator, per day, per week, per month or per year should.",
        "Did you mean 'per'?")]
    [InlineData("1.5 per", 7, "The expression ends too early: day, week, month or year should follow.", null)]
    [InlineData(
        "1.5 per mont", 8, "'mont' cannot stand here: day, week, month or year should.", "Did you mean 'month'?")]
    [InlineData("1.5 per month days", 14, "'days' cannot stand here: the end should.", null)]
    public void A_broken_rate_is_refused_where_it_breaks(string text, int offset, string message, string? hint) =>
        AssertRefused(() => Rate.Parse(text), offset, message, hint);

    private static void AssertRefused(Func<object> read, int offset, string message, string? hint)
    {
        ExpressionException error = Reading.Refused(read);
        Assert.Equal((offset, message, hint), (error.Offset, error.Message, error.Hint));
    }
}
