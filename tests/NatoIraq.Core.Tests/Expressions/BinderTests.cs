using NatoIraq.Core.Expressions;

namespace NatoIraq.Core.Tests.Expressions;

public class BinderTests
{
    [Theory]
    [InlineData("1 + 2 * 3", 7)]
    [InlineData("2-1", 1)]
    [InlineData("-2 * -3", 6)]
    [InlineData("7 / 2", 3.5)]
    [InlineData("floor(7 / 2) + min(5, 4, 9) + max(1, 2)", 9)]
    [InlineData("500 + share-moved * strength(others/alpha/isle)", 750)]
    [InlineData("cap(alpha) * half", 250)]
    [InlineData("lookup(half, 0, 10, 1, 20)", 15)]
    [InlineData("lookup(half, 0.25, -4, 0.75, 8, 1, 9)", 2)]
    [InlineData("lookup(half, 0.5, 7, 1, 9)", 7)]
    [InlineData("lookup(3, 0.5, 7, 1, 9)", 9)]
    [InlineData("lookup(-3, 0.5, 7, 1, 9)", 7)]
    public void Numbers_are_worth_what_arithmetic_says(string text, double expected) =>
        Assert.Equal(new Interval(expected), Reading.Worth(text, new Moment(Strength: new Interval(1_000))));

    [Theory]
    [InlineData("1000 * (5 - 2 * yes) / 5", 600, 600)]
    [InlineData("1000 * (5 - 2 * no) / 5", 1000, 1000)]
    [InlineData("1000 * (5 - 2 * maybe) / 5", 600, 1000)]
    [InlineData("(half > 0) + (half > 1) + (not no)", 2, 2)]
    [InlineData("-yes", -1, -1)]
    [InlineData("-maybe", -1, 0)]
    [InlineData("max(yes, 0.5) + min(maybe, 0.5) + floor(no)", 1, 1.5)]
    [InlineData("(state(operations, alpha) == suspended) * 3", 3, 3)]
    public void Arithmetic_counts_a_truth_as_1_or_0_and_an_unknown_one_as_what_lies_between(
        string text, double lo, double hi)
    {
        Assert.Equal(ValueKind.Number, Reading.Bound(text).Kind);
        Assert.Equal(new Interval(lo, hi), Reading.Worth(text, new Moment(Operations: new Interval(2))));
    }

    [Theory]
    [InlineData("floor(half * 3)", true)]
    [InlineData("3 * (cap(alpha) == 500) - 2", true)]
    [InlineData("max(1, -2, yes)", true)]
    [InlineData("half > 0", true)]
    [InlineData("half + 1", false)]
    [InlineData("4 / 2 * floor(shaky)", true)]
    [InlineData("floor(shaky) / 2", false)]
    [InlineData("min(1, half)", false)]
    [InlineData("-shaky", false)]
    [InlineData("lookup(half, 0, 1, 1, 2)", false)]
    public void What_it_is_made_of_tells_whether_a_value_is_whole(string text, bool isWhole) =>
        Assert.Equal(isWhole, Reading.Bound(text).Root.IsWhole);

    [Theory]
    [InlineData("yes and maybe", 0, 1)]
    [InlineData("no and maybe", 0, 0)]
    [InlineData("maybe and no", 0, 0)]
    [InlineData("yes or maybe", 1, 1)]
    [InlineData("maybe or yes", 1, 1)]
    [InlineData("maybe or no", 0, 1)]
    [InlineData("not maybe", 0, 1)]
    [InlineData("shaky > 9", 1, 1)]
    [InlineData("shaky > 15", 0, 1)]
    [InlineData("shaky >= 21", 0, 0)]
    [InlineData("shaky <= 20", 1, 1)]
    [InlineData("shaky != 9", 1, 1)]
    [InlineData("shaky in [1, 2]", 0, 0)]
    [InlineData("shaky in [1, 12]", 0, 1)]
    [InlineData("half in [1, 0.5]", 1, 1)]
    [InlineData("strength(*/*/isle) >= 0", 1, 1)]
    [InlineData("strength(*/*/isle) > 500", 0, 1)]
    [InlineData("1 / strength(*/*/isle) < 3", 0, 1)]
    [InlineData("yes == no", 0, 0)]
    [InlineData("lookup(shaky, 0, 0, 100, 200)", 20, 40)]
    [InlineData("lookup(shaky, 10, 7, 15, 1, 20, 9)", 1, 9)]
    [InlineData("lookup(maybe, 0, 5, 1, 6)", 5, 6)]
    public void The_unknown_stays_unknown_unless_every_value_agrees(string text, double lo, double hi) =>
        Assert.Equal(new Interval(lo, hi), Reading.Worth(text, new Moment(Strength: Interval.UnknownStrength)));

    [Theory]
    [InlineData("state(operations, alpha) == suspended", true)]
    [InlineData("suspended == state(operations, alpha)", true)]
    [InlineData("state(operations, alpha) != suspended", false)]
    [InlineData("state(operations, alpha) in [active, limited]", false)]
    [InlineData("state(operations, alpha) in [limited, suspended]", true)]
    [InlineData("state(operations, alpha) == state(operations, beta)", true)]
    [InlineData("pressure(isle) >= elevated", true)]
    [InlineData("critical > pressure(isle)", true)]
    [InlineData("pressure(isle) > elevated", false)]
    [InlineData("holder(chair) == blue-lead", true)]
    public void A_bare_name_means_what_the_call_beside_it_makes_of_it(string text, bool expected)
    {
        var moment = new Moment(Operations: new Interval(2), Pressure: new Interval(1), Holder: new Interval(1));
        Assert.Equal(Interval.Truth(expected), Reading.Worth(text, moment));
    }

    [Fact]
    public void An_unseen_machine_makes_its_conditions_unknown()
    {
        var moment = new Moment(Operations: new Interval(0, 2), Pressure: new Interval(0, 2));
        Assert.Equal(Interval.Maybe, Reading.Worth("state(operations, alpha) == active", moment));
        Assert.Equal(Interval.True, Reading.Worth("pressure(isle) >= low", moment));
    }

    [Theory]
    [InlineData("date >= 2020-06-01", "2020-06-01")]
    [InlineData("2020-06-01 <= date", "2020-06-01")]
    [InlineData("date < 2020-06-01", "2020-06-01")]
    [InlineData("2020-06-01 > date", "2020-06-01")]
    [InlineData("date > 2020-06-01", "2020-06-02")]
    [InlineData("2020-06-01 < date", "2020-06-02")]
    [InlineData("date <= 2020-06-01", "2020-06-02")]
    [InlineData("2020-06-01 >= date", "2020-06-02")]
    [InlineData("date == 2020-06-01", "2020-06-01", "2020-06-02")]
    [InlineData("date in [2020-06-09, 2020-06-01]", "2020-06-01", "2020-06-02", "2020-06-09", "2020-06-10")]
    [InlineData("date <= 9999-12-31")]
    public void A_comparison_of_the_date_turns_exactly_on_the_days_it_tells(string text, params string[] days)
    {
        BoundExpression<Moment> bound = Reading.Bound(text);
        Assert.Equal(days, bound.Dates.Select(day => $"{day:yyyy-MM-dd}"));

        // Oracle: every day from May to July, evaluated one by one.
        var first = new DateOnly(2020, 5, 1);
        IEnumerable<string> turns = Enumerable.Range(1, 90).Select(first.AddDays)
            .Where(day => bound.Evaluate(new Moment(Today: day)) != bound.Evaluate(new Moment(Today: day.AddDays(-1))))
            .Select(day => $"{day:yyyy-MM-dd}");
        Assert.Equal(days, turns);
    }

    [Fact]
    public void A_bound_expression_tells_which_questions_it_asks()
    {
        BoundExpression<Moment> bound = Reading.Bound(
            "min(cap(alpha), strength(*)) > 3 and has(alpha, training) and cap(beta) > 1");
        Assert.Equal(["cap", "has", "strength"], bound.Functions);
        Assert.Equal(ValueKind.Truth, bound.Kind);
    }

    [Fact]
    public void What_never_changes_is_worked_out_once()
    {
        Assert.IsType<ConstantNode<Moment>>(Reading.Bound("floor(2.5) * half in [1] and not 1 > 2").Root);
        Assert.IsNotType<ConstantNode<Moment>>(Reading.Bound("cap(alpha) > 2").Root);
    }

    [Fact]
    public void Evaluating_allocates_nothing()
    {
        BoundExpression<Moment> bound = Reading.Bound(
            "min(strength(*) * 2, cap(alpha)) - 1 > shaky and state(operations, alpha) in [active, limited]"
            + " or date > 2020-06-01");
        var moment = new Moment(Strength: new Interval(3));
        bound.Evaluate(in moment);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1_000; i++) bound.Evaluate(in moment);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [InlineData(
        "1 + state(operations, alpha)", 4, "'state(operations, alpha)' is a state, but '+' takes a number.",
        "Compare it with a name, for example state(machine, subject) == name.")]
    [InlineData("yes * half == yes", 14, "'yes' is a truth, but 'yes * half' is a number: they cannot be compared.", null)]
    [InlineData(
        "yes and cap(alpha)", 8, "'cap(alpha)' is a number, but 'and' takes a truth.",
        "Compare it to make a truth, for example x > 0.")]
    [InlineData(
        "not half", 4, "'half' is a number, but 'not' takes a truth.",
        "Compare it to make a truth, for example x > 0.")]
    [InlineData(
        "date + 30 > 2020-06-01", 0, "'date' is a date, but '+' takes a number.",
        "A date can only be compared with another, for example date >= 2020-06-01.")]
    [InlineData(
        "min(1, pressure(isle))", 7, "'pressure(isle)' is a level, but 'min' takes a number.",
        "Compare it with a name, for example state(machine, subject) == name.")]
    [InlineData(
        "state(operations, alpha) == 3", 28,
        "'3' is a number, but 'state(operations, alpha)' is a state: they cannot be compared.", null)]
    [InlineData(
        "3 == state(operations, alpha)", 5,
        "'state(operations, alpha)' is a state, but '3' is a number: they cannot be compared.", null)]
    [InlineData(
        "date >= 2020-6-1", 8, "'2020 - 6 - 1' is a number, but 'date' is a date: they cannot be compared.",
        "A date is written yyyy-MM-dd.")]
    [InlineData(
        "cap(alpha) in [1, 2020-06-01]", 18,
        "'2020-06-01' is a date, but 'cap(alpha)' is a number: they cannot be compared.",
        "A date is written yyyy-MM-dd.")]
    [InlineData(
        "state(operations, alpha) > active", 0,
        "'state(operations, alpha)' is a state, which has no order: '>' cannot be asked.", "Use == or in [..].")]
    [InlineData("yes < no", 0, "'yes' is a truth, which has no order: '<' cannot be asked.", "Use == or in [..].")]
    [InlineData(
        "state(operations, alpha) == state(consent, alpha)", 28,
        "'state(consent, alpha)' is of 'consent', but 'state(operations, alpha)' is of 'operations': "
        + "they cannot be compared.", null)]
    [InlineData("1 + share-mvoed", 4, "There is no 'share-mvoed'.", "Did you mean 'share-moved'?")]
    [InlineData(
        "state(operations, alpha) == actve", 28, "'actve' is none of active, limited, suspended.",
        "Did you mean 'active'?")]
    [InlineData(
        "state(operations, alpha) in [active, invited]", 37, "'invited' is none of active, limited, suspended.",
        null)]
    [InlineData("state(weather, alpha) == fine", 6, "There is no machine 'weather'.", null)]
    public void Values_of_different_kinds_never_mix(string text, int offset, string message, string? hint)
    {
        ExpressionException error = Reading.Refused(() => Reading.Bound(text));
        Assert.Equal((offset, message, hint), (error.Offset, error.Message, error.Hint));
    }

    [Fact]
    public void An_expression_must_be_of_a_kind_its_place_allows()
    {
        Assert.Equal(ValueKind.Truth, Reading.Bound("1 < 2", ValueKind.Number, ValueKind.Truth).Kind);
        ExpressionException error = Reading.Refused(() => Reading.Bound(" 1 < 2", ValueKind.Number));
        Assert.Equal((1, "'1 < 2' is a truth, but here stands a number."), (error.Offset, error.Message));
    }
}
