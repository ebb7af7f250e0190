using NatoIraq.Core.Dice;
using NatoIraq.Core.History.Events;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Scenarios;
using NatoIraq.Core.Tests.Projections;
using static NatoIraq.Core.Tests.Given;

namespace NatoIraq.Core.Tests.Scenarios;

/// <summary>
/// Numbers that cannot stand: refused when compiling where that can tell, else told of the draws they spoil.
/// </summary>
public sealed class BoundsSpecs
{
    private static readonly HostQuestioned Questioned = new("alpha");
    private static readonly OperationsSuspended Stop = new("alpha", null);

    private static Problem ProblemOf(GivenPlan plan) =>
        Assert.Single(Assert.Throws<InvalidInputException>(() => plan.Compile(Pack())).Problems);

    private static void IsRefused(string says, GivenPlan plan)
    {
        Problem problem = ProblemOf(plan);
        Assert.StartsWith(says, problem.Message);
        Assert.True(problem is { Line: > 0, Column: 5, File: "plan" }, problem.ToString());
    }

    [Theory]
    [InlineData("-3")]
    [InlineData("0 - 3")]
    [InlineData("r")]
    [InlineData("uniform(-2, -1)")]
    [InlineData("uniform(-2, 1)")]
    [InlineData("normal(5, 1)")]
    public void A_rate_is_at_least_0(string rate) =>
        IsRefused("A rate is at least 0.", Plan().Assume("r", "-3").Hazard("a", $"{rate} per month", Incident()));

    [Theory]
    [InlineData("7")]
    [InlineData("-0.5")]
    [InlineData("c")]
    public void A_chance_is_between_0_and_1(string chance) =>
        IsRefused(
            "A chance is between 0 and 1.",
            Plan().Assume("c", "uniform(0.5, 1.5)").Event("a", Questioned, chance: chance)
        );

    [Theory]
    [InlineData("-1 days")]
    [InlineData("uniform(-1, 5) months")]
    [InlineData("d")]
    public void A_time_is_at_least_0_days(string time)
    {
        GivenPlan Given() => Plan().Assume("d", "-2 days");
        IsRefused("A time is at least 0 days.", Given().Event("a", Questioned, delay: time));
        IsRefused("A time is at least 0 days.", Given().Event("a", Stop, lasting: time));
        IsRefused("A time is at least 0 days.", Given().Event("a", Withdrawn(RedIsle, 1), over: time));
        IsRefused("A time is at least 0 days.", Given().Rule("a", Stop, when: "date >= 2020-02-02", lasting: time));
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("10000001")]
    [InlineData("uniform(0, 1000000000)")]
    public void A_count_is_from_0_to_ten_million_persons(string count)
    {
        const string says = "A count is at least 0 and at most 10,000,000 persons.";
        IsRefused(says, Plan().Start(RedIsle, count));
        IsRefused(says, Plan().Event("a", Deployed(RedIsle, 0), count: count));
        IsRefused(says, Plan().Event("a", Withdrawn(RedIsle, 1), over: "3 months", steps: count));
    }

    [Fact]
    public void A_stated_number_has_the_same_bounds() =>
        IsRefused("A count is", Plan().Event("a", Deployed(RedIsle, 20_000_000)));

    [Fact]
    public void A_long_upper_tail_is_no_problem() =>
        Assert.Empty(Plan().Event("a", Questioned, delay: "lognormal(3, 1) days").Compile(Pack()).Warnings);

    [Fact]
    public void What_only_a_draw_can_tell_is_told_of_each_draw()
    {
        GivenPlan plan = Plan()
            .Assume("low", "uniform(-1, 1)")
            .Start(RedIsle, "100")
            .Event("late", Questioned, delay: "10 * low days")
            .Event("luck", Questioned, chance: "low * 1")
            .Event("short", Stop, lasting: "10 * low days")
            .Event("few", Deployed(RedIsle, 0), count: "10 * low")
            .Event("ramp", Withdrawn(RedIsle, 1), over: "10 * low days")
            .Hazard("attack", "10 * low per day", Incident());
        BranchResult result = Drawn.Run(plan.Compile(Pack()), RedIsle, "2020-12-31", 1000);

        Assert.All(result.Events, e => Assert.InRange(e.WhyNot[NotHappened.Invalid], 0.4, 0.6));
        Assert.Equal(6, result.Events.Count);
    }

    [Fact]
    public void An_unknown_rate_or_delay_is_counted()
    {
        Plan plan = Plan()
            .Hazard("attack", "strength(red/alpha/isle) per day", Incident())
            .Event("late", Questioned, delay: "strength(red/alpha/isle)")
            .Compile(Pack());

        Assert.Equal(["attack Unknown", "late Unknown"], DrawLog.Middle(plan).Failed.Order());
    }

    [Theory]
    [InlineData("100 per day")]
    [InlineData("often per day")]
    public void A_rate_that_could_flood_a_draw_is_refused(string rate) =>
        Assert.Contains(
            "occurrences by the horizon",
            ProblemOf(Plan().Assume("often", "uniform(1, 100)").Hazard("a", rate, Incident())).Message
        );

    [Fact]
    public void What_a_draw_cuts_is_told()
    {
        Plan plan = Plan()
            .Until("2020-02-29")
            .Assume("often", "1000")
            .Hazard("a", "1000 * often per day", Incident())
            .Compile(Pack());

        DrawLog log = DrawLog.Of(plan, new KeyedDice(1), 0);
        Assert.Equal(Core.Scenarios.Plan.MostOccurrences, log.Applied.Count);
        Assert.Equal(["a Cut"], log.Failed);
    }
}
