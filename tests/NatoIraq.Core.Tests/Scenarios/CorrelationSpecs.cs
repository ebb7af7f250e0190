using NatoIraq.Core.Dice;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Sampling;
using NatoIraq.Core.Scenarios;
using NatoIraq.Core.Tests.Projections;
using static NatoIraq.Core.Tests.Given;

namespace NatoIraq.Core.Tests.Scenarios;

public sealed class CorrelationSpecs
{
    private const int Draws = 10_000;

    // Three standard errors of a rank correlation of 10,000 pairs, by Fisher's z: 3 * 1.06 (1 - rank^2) / sqrt(n - 3).
    [Theory]
    [InlineData(SamplingMethod.Plain)]
    [InlineData(SamplingMethod.LatinHypercube)]
    [InlineData(SamplingMethod.Sobol)]
    public void Assumptions_of_any_two_distributions_go_along_as_asked_with_every_sampling(SamplingMethod method)
    {
        Plan plan = Plan().Assume("a", "triangular(0, 1, 10)").Assume("b", "lognormal(0, 1)").Assume("c", "normal(0, 1)")
            .Correlate(0.6, "a", "b").Correlate(-0.3, "c", "b").Compile(Pack());
        double[][] drawn = ValuesOf(plan, method);
        foreach ((int a, int b, double rank) in new[] { (0, 1, 0.6), (1, 2, -0.3), (0, 2, 0.0) })
        {
            double error = 3 * 1.06 * (1 - (rank * rank)) / Math.Sqrt(Draws - 3);
            Assert.InRange(MathNet.Numerics.Statistics.Correlation.Spearman(drawn[a], drawn[b]), rank - error, rank + error);
        }
    }

    [Fact]
    public void A_correlation_between_more_than_two_is_of_each_with_each()
    {
        Plan plan = Three().Correlate(0.5, "c", "a", "b").Compile(Pack());
        Assert.Equal([("a", "b", 0.5), ("a", "c", 0.5), ("b", "c", 0.5)], Told(plan));
    }

    [Fact]
    public void A_child_adds_correlations_and_replaces_its_parents()
    {
        GivenPlan parent = Three("parent").Correlate(0.5, "a", "b");
        Plan child = Plan().From("parent").Correlate(0.2, "b", "a").Correlate(0.3, "b", "c").Compile(Pack(), parent);
        Assert.Equal([("a", "b", 0.2), ("b", "c", 0.3)], Told(child));
        Assert.Equal([("a", "b", 0.5)], Told(parent.Compile(Pack())));
        Assert.Equal([("a", "b", 0.5)], Told(Plan().From("parent").Compile(Pack(), parent)));
    }

    [Theory]
    [InlineData(SamplingMethod.Plain)]
    [InlineData(SamplingMethod.LatinHypercube)]
    [InlineData(SamplingMethod.Sobol)]
    public void What_a_child_correlates_with_its_parents_assumptions_changes_none_of_these(SamplingMethod method)
    {
        GivenPlan parent = Three("parent").Correlate(0.5, "a", "b");
        Plan child = Plan().From("parent", "2020-02-15").Assume("aa", "uniform(0, 1)").Assume("z", "uniform(0, 1)")
            .Correlate(0.4, "aa", "a").Correlate(0.4, "z", "b").Correlate(0.4, "z", "c").Compile(Pack(), parent);
        double[][] parents = ValuesOf(parent.Compile(Pack()), method, 50), childs = ValuesOf(child, method, 50);
        for (int i = 0; i < 3; i++)
        {
            for (int draw = 0; draw < 50; draw++) Assert.Equal(parents[i][draw], childs[i][draw]);
        }
    }

    [Fact]
    public void A_later_fork_does_not_correlate_what_was_drawn_before_it()
    {
        GivenPlan parent = Three("parent").Correlate(0.5, "a", "b");
        GivenPlan child = Plan().From("parent", "2020-02-15").Correlate(0.2, "a", "b");
        Problem problem = Assert.Single(ProblemsOf(child, parent));
        Assert.Contains("'a' and 'b' were drawn before this fork", problem.Message, StringComparison.Ordinal);
        Assert.Contains("2020-01-31", problem.Hint, StringComparison.Ordinal);
        Assert.Equal(
            [("a", "b", 0.5)], Told(Plan().From("parent", "2020-02-15").Correlate(0.5, "a", "b").Compile(Pack(), parent)));
    }

    [Fact]
    public void The_order_in_a_file_and_of_branches_is_of_no_matter()
    {
        Plan one = Three("one").Correlate(0.5, "a", "b").Correlate(0.2, "b", "c").Compile(Pack());
        Plan other = Plan("other").Assume("c", "uniform(0, 1)").Assume("b", "uniform(0, 1)").Assume("a", "uniform(0, 1)")
            .Correlate(0.2, "c", "b").Correlate(0.5, "b", "a").Compile(Pack());
        Assert.Equal(ValuesOf(one, SamplingMethod.Sobol, 20), ValuesOf(other, SamplingMethod.Sobol, 20).Reverse());
    }

    [Fact]
    public void Three_that_contradict_each_other_are_named_with_the_nearest_that_do_not()
    {
        Problem problem = Assert.Single(ProblemsOf(Three().Correlate(0.9, "a", "b").Correlate(0.9, "b", "c")));
        Assert.Contains("with 0.9 between 'b' and 'a', and 0, as none is stated, between 'c' and 'a'",
            problem.Message, StringComparison.Ordinal);
        string nearest = problem.Hint!.Split("rank: ")[1].TrimEnd('.');
        double rank = double.Parse(nearest, System.Globalization.CultureInfo.InvariantCulture);
        Three().Correlate(0.9, "a", "b").Correlate(rank, "b", "c").Compile(Pack());
        Assert.NotEmpty(ProblemsOf(Three().Correlate(0.9, "a", "b").Correlate(rank + 0.0011, "b", "c")));
    }

    private static GivenPlan Three(string name = "plan") =>
        Plan(name).Assume("a", "uniform(0, 1)").Assume("b", "uniform(0, 1)").Assume("c", "uniform(0, 1)");

    private static IEnumerable<(string, string, double)> Told(Plan plan) =>
        plan.Correlations.Select(c => (c.A, c.B, c.Rank));

    private static IReadOnlyList<Problem> ProblemsOf(GivenPlan plan, params GivenPlan[] parents) =>
        Assert.Throws<InvalidInputException>(() => plan.Compile(Pack(), parents)).Problems;

    /// <summary>What each assumption comes to, draw by draw.</summary>
    private static double[][] ValuesOf(Plan plan, SamplingMethod method, int draws = Draws)
    {
        var runner = new DrawRunner(plan, new Design(method, Draws).Spread(plan, new KeyedDice(Drawn.RandomSeed)));
        double[][] values = [.. plan.Assumptions.Select(_ => new double[draws])];
        var quiet = new Quiet();
        for (int draw = 0; draw < draws; draw++)
        {
            runner.Run(draw, ref quiet);
            for (int i = 0; i < values.Length; i++) values[i][draw] = runner.Assumptions[i];
        }
        return values;
    }
}
