using NatoIraq.Core.Dice;
using NatoIraq.Core.Expressions;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Scenarios;
using NatoIraq.Core.Sensitivity;
using NatoIraq.Core.Worlds;
using static NatoIraq.Core.Tests.Given;

namespace NatoIraq.Core.Tests.Sensitivity;

public sealed class StudySpecs
{
    private const string Isle = "*/alpha/isle";
    private const string End = "2020-12-31";
    private const ulong RandomSeed = 20200129;

    private static GivenPlan Sum =>
        Plan("sum").Start(RedIsle, "uniform(1000, 3000)").Start(BlueIsle, "uniform(0, 1000)").Start(RestIsle, "0");

    private static Study Of(GivenPlan plan, Plan? baseline = null, int draws = 2000, int threads = 2) =>
        new(plan.Compile(Pack()), baseline, Isle, Day(End), draws, RandomSeed, threads);

    // Oracle: a sum's variance is the sum of variances, width^2 / 12 each: 4 to 1. The ends: 1,000 + 0.1 of 2,000.
    [Fact]
    public void Of_a_sum_each_part_moves_its_share()
    {
        StudyResult result = Of(Sum).Run();

        InputResult red = result.Inputs.Single(i => i.Name == RedIsle);
        InputResult blue = result.Inputs.Single(i => i.Name == BlueIsle);
        Assert.Equal((0.8, 0.2), (Math.Round(red.Index!.First.Value, 1), Math.Round(blue.Index!.First.Value, 1)));
        Assert.True(red.Index.Total.Covers(0.8) && blue.Index.Total.Covers(0.2));
        Assert.Equal(new SobolIndex(default, default), result.Luck);
        Assert.Equal((1200, 2800), (red.Bar!.Low, red.Bar.High), (a, b) => Near(a.Item1, b.Item1) && Near(a.Item2, b.Item2));
        Assert.Equal(2500, result.Tornado.Middle!.Value, 1.0);
        Assert.Equal(1600, red.Bar.Swing!.Value, 1.0);
        Assert.Equal(800, blue.Bar!.Swing!.Value, 1.0);
        Assert.True(red.Ranks.Partial.Value > 0.9 && red.Ranks.Spearman.Value > blue.Ranks.Spearman.Value);
        Assert.Equal(InputKind.Initial, red.Kind);
        Assert.Equal((0, 2000), (result.Sample.Unknown, result.Indices.Draws));
        Assert.Equal(result.Tornado.Middle, result.Tornado.Luck!.Value.Low);
        Assert.Equal(result.Tornado.Middle, result.Tornado.Luck!.Value.High);
    }

    // Oracle: an arrival of 1,000 with a chance of one half has variance 250,000, the start 2,000^2 / 12.
    [Fact]
    public void What_the_inputs_do_not_move_luck_does()
    {
        StudyResult result = Of(
                Plan().Start(RedIsle, "uniform(1000, 3000)").Start(BlueIsle, "0").Start(RestIsle, "0").Event("come", Deployed(BlueIsle, 1000), chance: "0.5")
            )
            .Run();

        const double Start = 2000.0 * 2000 / 12;
        Assert.True(result.Luck!.First.Covers(250_000 / (Start + 250_000)), $"{result.Luck}");
        Assert.True(result.Luck.Total.Covers(250_000 / (Start + 250_000)));
        InputResult chance = Assert.Single(result.Inputs, i => i.Kind == InputKind.Luck);
        Assert.Equal("chance of come", chance.Name);
        Assert.Null(chance.Bar);
        Assert.Null(chance.Index);
        Assert.True(chance.Ranks.Partial.Low > 0.5);
        // With the start at its median, 2,000, eight draws in ten reach from no arrival to an arrival.
        (double low, double high) = result.Tornado.Luck!.Value;
        Assert.Equal((2000, 3000), (Math.Round(low), Math.Round(high)));
    }

    [Fact]
    public void An_assumption_that_nothing_uses_moves_nothing()
    {
        InputResult idle = Of(Sum.Assume("idle", "uniform(0, 1)")).Run().Inputs.Single(i => i.Name == "idle");

        Assert.Equal(new SobolIndex(default, default), idle.Index);
        Assert.Equal(0, idle.Bar!.Swing);
        Assert.True(idle.Ranks.Spearman.Covers(0) && idle.Ranks.Partial.Covers(0));
    }

    [Fact]
    public void A_branch_that_changes_nothing_differs_from_its_parent_by_nothing_whatever_moves_it()
    {
        GivenPlan parent = Sum.Event("come", Deployed(BlueIsle, 1000), chance: "0.5");
        Plan baseline = parent.Compile(Pack());
        Plan child = Plan("child").From("sum").Compile(Pack(), parent);
        StudyResult result = new Study(child, baseline, Isle, Day(End), 500, 1).Run();

        Assert.Equal(0, result.Indices.Variance);
        Assert.All(
            result.Inputs,
            i =>
            {
                Assert.Equal(new RankCorrelation(default, default), i.Ranks);
                Assert.Equal(0, i.Bar?.Swing ?? 0);
                Assert.Equal(new SobolIndex(default, default), i.Index ?? new SobolIndex(default, default));
            }
        );
    }

    [Fact]
    public void Of_a_difference_only_what_both_do_not_share_moves_it()
    {
        GivenPlan parent = Sum;
        Plan child = Plan("child")
            .From("sum")
            .Assume("share", "uniform(0, 1)")
            .Event("go", Withdrawn(RedIsle, 0), count: "share * 100")
            .Compile(Pack(), parent);
        StudyResult result = new Study(child, parent.Compile(Pack()), Isle, Day(End), 1000, 1).Run();

        Assert.Equal(0, result.Inputs.Single(i => i.Name == RedIsle).Index!.Total.Value, 12);
        Assert.True(result.Inputs.Single(i => i.Name == "share").Index!.Total.Covers(1));
    }

    [Fact]
    public void The_sample_holds_the_draws_that_project_counts()
    {
        Plan plan = Sum.Event("come", Deployed(BlueIsle, 1000), chance: "0.5").Compile(Pack());
        Sample sample = new Study(plan, null, Isle, Day(End), 300, 7).Run().Sample;

        Assert.Equal(
            DrawValues.On(plan, new KeyedDice(7), 300, Isle, Day(End)),
            sample.Output.Select(v => (double?)v)
        );
    }

    [Fact]
    public void Threads_leave_no_trace()
    {
        GivenPlan plan = Sum.Assume("share", "uniform(0, 1)").Event("come", Deployed(BlueIsle, 1000), chance: "share");

        Assert.Equal(Text(Of(plan, draws: 700, threads: 1).Run()), Text(Of(plan, draws: 700, threads: 5).Run()));
    }

    [Fact]
    public void A_condition_finds_the_ranges_that_lead_to_it()
    {
        Plan plan = Sum.Compile(Pack());
        var scope = new WorldScope(plan.Timeline.Layout, new Ids([]));
        BoundExpression<Moment> few = Binder<Moment>.Bind(
            ExpressionParser.Parse($"strength({RedIsle}) < 1400"), scope, ValueKind.Truth);

        Discovery found = (new Study(plan, null, Isle, Day(End), 2000, 1) { Condition = few }).Run().Discovery!;

        Restriction range = Assert.Single(found.Box!.Restrictions);
        Assert.Equal(1400, range.High, 15.0);
        Assert.Equal(0.2, (double)found.Cases / found.Draws, 0.03);
    }

    [Fact]
    public void Too_few_draws_are_refused_with_the_number_needed()
    {
        var refused = Assert.Throws<InvalidInputException>(() => Of(Sum, draws: 99).Run());

        Assert.Contains("100", refused.Message);
        Assert.Equal(310, Study.LeastDraws(30));
    }

    [Fact]
    public void A_day_on_which_nothing_is_uncertain_yet_is_refused()
    {
        Study study = Of(Sum) with { Date = Day("2020-01-31") };

        Assert.Contains("not after the fork", Assert.Throws<InvalidInputException>(() => study.Run()).Message);
    }

    [Fact]
    public void Draws_in_which_the_result_is_unknown_are_left_out_and_counted()
    {
        GivenPlan plan = Plan().Start(RedIsle, "uniform(1000, 3000)");

        string message = Assert.Throws<InvalidInputException>(() => Of(plan).Run()).Message;

        Assert.Contains("unknown on 2020-12-31 in every draw", message);
    }

    // Oracle: every input set by hand, and the mean of the projection's own draws.
    [Fact]
    public void A_bar_is_the_mean_of_the_draws_with_that_input_set_whatever_bears_on_it()
    {
        GivenPlan given = Sum
            .Assume("idle", "uniform(0, 1)").Assume("bound", "uniform(0, 1)").Assume("share", "uniform(0, 1)")
            .Correlate(0.7, "bound", "share")
            .Event("come", Deployed(BlueIsle, 1000), chance: "share");
        Plan plan = given.Compile(Pack());
        IReadOnlyList<PlanInput> inputs = PlanInput.Of(plan);
        StudyResult result = Of(given, draws: 300).Run();

        foreach ((PlanInput input, int column) in inputs.Select((x, i) => (x, i)))
        {
            TornadoBar bar = result.Inputs.Single(i => i.Name == input.Name).Bar!;
            Assert.Equal(Mean(column, 0.1), bar.AtLow!.Value, 9);
            Assert.Equal(Mean(column, 0.9), bar.AtHigh!.Value, 9);
        }
        Assert.True(result.Inputs.Single(i => i.Name == "bound").Bar!.Swing > 100);

        double Mean(int column, double number) => DrawValues.On(
            plan, new KeyedDice(RandomSeed).With(new Inputs([.. inputs.Select(i => i.Key)], (_, c) => c == column ? number : 0.5)),
            300, Isle, Day(End)).Average()!.Value;
    }

    [Fact]
    public void The_tornados_of_several_branches_are_those_of_a_study_of_each()
    {
        GivenPlan parent = Sum;
        Plan baseline = parent.Compile(Pack());
        Plan[] children =
        [
            Plan("go").From("sum").Assume("share", "uniform(0, 1)")
                .Event("leave", Withdrawn(RedIsle, 0), count: "share * 100").Compile(Pack(), parent),
            Plan("come").From("sum").Event("arrive", Deployed(BlueIsle, 1000), chance: "0.5").Compile(Pack(), parent),
        ];
        var asked = new Study(children[0], baseline, Isle, Day(End), 300, RandomSeed, 2);

        IReadOnlyList<BranchTornado> all = BranchTornado.Of(children, asked);

        Assert.All(children.Zip(all), pair =>
        {
            Tornado alone = (asked with { Plan = pair.First }).Run().Tornado;
            Assert.Same(pair.First, pair.Second.Plan);
            Assert.Equal((alone.Middle, alone.Draws), (pair.Second.Tornado.Middle, pair.Second.Tornado.Draws));
            Assert.Equal(alone.Bars, pair.Second.Tornado.Bars);
        });
        Assert.Equal(["share", RedIsle, BlueIsle], all[0].Inputs.Select(i => i.Name));
    }

    private static bool Near(double a, double b) => Math.Abs(a - b) < 1e-6;

    private static string Text(StudyResult result) =>
        string.Join("\n", result.Inputs.Select(i => $"{i}")) + $"{result.Luck}{result.Tornado.Middle:R}{result.Indices.Variance:R}";
}
