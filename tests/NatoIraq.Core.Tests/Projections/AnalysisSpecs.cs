using FsCheck;
using FsCheck.Fluent;
using NatoIraq.Core.Dice;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Scenarios;
using NatoIraq.Core.Statistics;
using static NatoIraq.Core.Tests.Given;

namespace NatoIraq.Core.Tests.Projections;

public sealed class AnalysisSpecs
{
    private const string End = "2020-12-31";

    private static readonly string[] Dates = ["2020-06-30", End];

    private static GivenPlan Uniform(string name) => Plan(name).Start(RedIsle, "uniform(1000, 3000)");

    [Fact]
    public void A_branch_equal_to_its_baseline_differs_in_nothing()
    {
        GivenPlan stay = Uniform("stay");
        Projection result = Run([stay.Compile(Pack()), Plan("same").From("stay").Compile(Pack(), stay)], Preference.Higher);

        LevelAnalysis found = result.Branches[1].Levels[1].Analysis!;
        Assert.Equal(new SampledFigure(0, 0, 0, null), found.Difference!.Mean);
        Assert.Equal(new Dominance(1, 1), found.Difference.Dominance);
        Assert.Equal(Order.Alike, found.Difference.Dominance.Order);
        Assert.Equal(1, found.Difference.CommonRandomNumbers!.Saved);
        Assert.Equal(new SampledFigure(0, 0, 0, null), found.Regret!.P95);
        Assert.Equal(1, found.Regret.Best.Value);
        Assert.Equal(result.Branches[0].Levels[1].Analysis!.Quantiles, found.Quantiles);
    }

    /// <summary>One draw after the other, without a tally: what DrawValues gives, sorted and summed here.</summary>
    [Fact]
    public void Every_figure_is_that_of_the_draws_one_by_one()
    {
        Plan[] plans = [Uniform("stay").Compile(Pack()), Moved("more", "uniform(-400, 600)"), Moved("less", "-100")];
        const int draws = 300;
        Projection result = Run(plans, Preference.Higher, draws);
        double[][] values = [.. plans.Select(p => DrawValues
            .On(p, new KeyedDice(Drawn.RandomSeed), draws, RedIsle, Day(End)).Select(v => v!.Value).ToArray())];
        double[] differences = [.. values[1].Zip(values[0], (own, theirs) => own - theirs)];
        double[] regrets = [.. Enumerable.Range(0, draws).Select(i => values.Max(v => v[i]) - values[1][i])];

        LevelAnalysis found = result.Branches[1].Levels[1].Analysis!;
        Assert.Equal(values[1].Average(), found.Mean.Value!.Value, 5);
        // Fifteen of three hundred draws are 5 %.
        Assert.Equal(values[1].Order().Take(15).Average(), found.Tails.Lowest5!.Value, 5);
        Assert.Equal(values[1].OrderDescending().Take(30).Average(), found.Tails.Highest10!.Value, 5);
        ConfidenceInterval tail = ConfidenceInterval.OfHighest(Sample.Of(values[1]), 0.1)!.Value;
        Assert.Equal(tail.Low, found.Tails.Intervals.Highest10!.Value.Low, 5);
        Assert.Equal(tail.High, found.Tails.Intervals.Highest10.Value.High, 5);
        Assert.Null(found.Tails.Intervals.Lowest5);
        Assert.Equal(400, found.Tails.Intervals.Needed);
        Assert.Equal(differences.Average(), found.Difference!.Mean.Value!.Value, 5);
        Assert.Equal(differences.Count(d => d > 0) / 300.0, found.Difference.Higher.Value!.Value, 5);
        Assert.Equal(differences.Count(d => d < 0) / 300.0, found.Difference.Lower.Value!.Value, 5);
        Assert.Equal(
            1 - (Variance(differences) / (Variance(values[0]) + Variance(values[1]))),
            found.Difference.CommonRandomNumbers!.Saved, 9);
        Assert.Equal(regrets.Average(), found.Regret!.Mean.Value!.Value, 5);
        Assert.Equal(regrets.Count(r => r == 0) / 300.0, found.Regret.Best.Value!.Value, 5);
        Assert.Equal(0, found.Regret.Unknown);
        // The ranks of a median of 300 at 95 %: binomial with one half.
        double[] sorted = [.. values[1].Order()];
        QuantileRanks ranks = QuantileRanks.Of(draws, 0.5)!.Value;
        Assert.Equal(sorted[ranks.Low - 1], found.Quantiles.P50.Low);
        Assert.Equal(sorted[ranks.High - 1], found.Quantiles.P50.High);
        Assert.Equal(Order.Lower, result.Branches[2].Levels[1].Analysis!.Difference!.Dominance.Order);
    }

    [Fact]
    public void The_other_end_gives_the_other_regret()
    {
        Plan[] plans = [Uniform("stay").Compile(Pack()), Moved("less", "-100")];

        Assert.Equal(100, Run(plans, Preference.Higher).Branches[1].Levels[1].Analysis!.Regret!.Mean.Value);
        Assert.Equal(0, Run(plans, Preference.Lower).Branches[1].Levels[1].Analysis!.Regret!.Mean.Value);
        Assert.Equal(100, Run(plans, Preference.Lower).Branches[0].Levels[1].Analysis!.Regret!.Mean.Value);
        Assert.Null(Run(plans, null).Branches[0].Levels[1].Analysis!.Regret);
    }

    [Fact]
    public void Too_few_draws_are_told_how_many_it_takes()
    {
        LevelAnalysis found = Run(
            [Uniform("stay").Compile(Pack()), Moved("more", "50")], Preference.Higher, draws: 20)
            .Branches[1].Levels[1].Analysis!;

        Assert.Equal(new SampledFigure(null, null, null, 72), found.Quantiles.P95);
        Assert.Equal(new SampledFigure(null, null, null, 36), found.Quantiles.P10);
        Assert.Equal(
            new Tails(null, null, null, null, 72) { Intervals = new TailIntervals(null, null, null, null, 400) }, found.Tails);
        Assert.NotNull(found.Quantiles.P50.Low);
        LevelAnalysis single = Run([Uniform("stay").Compile(Pack())], null, draws: 1).Branches[0].Levels[1].Analysis!;
        Assert.Equal(new SampledFigure(null, null, null, 2), single.Mean);
    }

    [Fact]
    public void What_is_unknown_in_every_draw_has_no_analysis()
    {
        Projection result = Run(
            [Plan("dark").Compile(Pack()), Uniform("stay").Compile(Pack())], Preference.Higher, draws: 100);

        Assert.Null(result.Branches[0].Levels[1].Analysis);
        LevelAnalysis known = result.Branches[1].Levels[1].Analysis!;
        Assert.Null(known.Difference);
        Assert.Null(known.Regret);
        Assert.NotNull(known.Mean.Value);
    }

    [Fact]
    public void Threads_and_the_order_of_branches_leave_no_trace() =>
        Prop.ForAll(
                RandomPlans.Anything,
                parts =>
                {
                    Plan stay = RandomPlans.Build("stay", []).Compile(Pack());
                    Plan other = RandomPlans.Build("other", parts).Compile(Pack());
                    Projection one = Run([stay, other], Preference.Lower, 300, "*/*/isle");
                    Projection many = Run([other, stay], Preference.Lower, 300, "*/*/isle", threads: 3);
                    return one.Branches[0].Text() == many.Branches[1].Text()
                        && one.Branches[1].Text() == many.Branches[0].Text();
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(15));

    /// <summary>An analysis is beside the bands: those are the same with it and without.</summary>
    [Fact]
    public void Asking_for_more_changes_no_figure() =>
        Prop.ForAll(
                RandomPlans.Anything,
                parts =>
                {
                    Plan[] plans = [RandomPlans.Build("stay", []).Compile(Pack()),
                        RandomPlans.Build("other", parts).Compile(Pack())];
                    Projection without = Drawn.Run(plans, "*/*/isle", Dates, 200, baseline: "stay");
                    Projection with = Run(plans, Preference.Lower, 200, "*/*/isle");
                    return without.Branches.Select(b => b.Text()).SequenceEqual(with.Branches.Select(b =>
                        (b with { Levels = [.. b.Levels.Select(l => l with { Analysis = null })] }).Text()));
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(15));

    [Fact]
    public void Only_the_dates_asked_for_are_analysed()
    {
        var request = new ProjectionRequest(100, 1, [Series(RedIsle)], [.. Dates.Select(Day)])
        {
            Analysis = new AnalysisRequest([Day(End)]),
        };
        IReadOnlyList<LevelResult> levels = Projection.Run([Uniform("stay").Compile(Pack())], null, request)
            .Branches[0].Levels;

        Assert.Null(levels[0].Analysis);
        Assert.NotNull(levels[1].Analysis);
    }

    /// <summary>The baseline's start, changed by so many on the first day.</summary>
    private static Plan Moved(string name, string by) => Uniform(name)
        .Assume("by", by)
        .Event("in", Deployed(RedIsle, 0), delay: "1 days", count: "max(0, by)")
        .Event("out", Withdrawn(RedIsle, 0), delay: "1 days", count: "max(0, -1 * by)")
        .Compile(Pack());

    private static Projection Run(
        IReadOnlyList<Plan> plans, Preference? prefer, int draws = 400, string series = RedIsle, int threads = 1) =>
        Projection.Run(
            plans,
            plans.Any(p => p.Name == "stay") ? "stay" : null,
            new ProjectionRequest(draws, Drawn.RandomSeed, [Series(series)], [.. Dates.Select(Day)], threads)
            {
                Analysis = new AnalysisRequest([.. Dates.Select(Day)], prefer),
            });

    private static double Variance(double[] values) =>
        values.Sum(v => (v - values.Average()) * (v - values.Average())) / (values.Length - 1);
}
