using NatoIraq.Core.Dice;
using NatoIraq.Core.History.Events;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Scenarios;
using static NatoIraq.Core.Tests.Given;

namespace NatoIraq.Core.Tests.Projections;

public sealed class ProjectionSpecs
{
    private const string End = "2020-12-31";

    private static Plan Uniform(string name = "plan") =>
        Plan(name).Start(RedIsle, "uniform(1000, 3000)").Compile(Pack());

    // Oracle: the closed form of the uniform distribution; a quantile's standard error is sqrt(p(1-p)/n) / density.
    [Fact]
    public void Quantiles_of_a_uniform_start_are_those_of_the_uniform_distribution()
    {
        const int draws = 20_000;
        Band band = Drawn.Run(Uniform(), RedIsle, End, draws).Band();

        foreach (
            (double p, double? value) in new[]
            {
                (0.05, band.P5),
                (0.1, band.P10),
                (0.25, band.P25),
                (0.5, band.P50),
                (0.75, band.P75),
                (0.9, band.P90),
                (0.95, band.P95),
            }
        )
        {
            Drawn.IsNear(1000 + (2000 * p) - 0.5, value!.Value, 2000 * Math.Sqrt(p * (1 - p) / draws));
        }
        Drawn.IsNear(1999.5, band.Mean!.Value, 2000 / Math.Sqrt(12) / Math.Sqrt(draws));
        Assert.Equal(0, band.Unknown);
    }

    // Oracle: the binomial's standard error.
    [Theory]
    [InlineData(0.1)]
    [InlineData(0.8)]
    public void An_event_happens_in_its_chance_s_share_of_the_draws(double chance)
    {
        const int draws = 20_000;
        Plan plan = Plan().Event("a", new HostQuestioned("alpha"), chance: $"{chance}").Compile(Pack());
        BranchResult result = Drawn.Run(plan, RedIsle, End, draws);

        EventResult a = Assert.Single(result.Events);
        Drawn.IsNear(chance, a.Happens, Math.Sqrt(chance * (1 - chance) / draws));
        Assert.Equal(1, a.Happens + a.WhyNot[NotHappened.Chance], 12);
        StateResult questioned = Assert.Single(result.States, s => s.Machine == "consent");
        Assert.Equal(
            ("consent", "alpha", "questioned", a.Happens),
            (questioned.Machine, questioned.Subject, questioned.State, questioned.Share)
        );
    }

    // Oracle: a Poisson count's mean and variance are both the rate times the days; the variance of a sample variance
    // of n such counts is about (2 m^2 + m) / n.
    [Fact]
    public void A_hazard_strikes_as_a_poisson_process()
    {
        const int draws = 20_000;
        Plan plan = Plan().Until("2020-07-31").Hazard("attack", "1.5 per month", Incident()).Compile(Pack());
        var runner = new DrawRunner(plan, new KeyedDice(Drawn.RandomSeed));
        double[] counts =
        [
            .. Enumerable.Range(0, draws).Select(d => (double)DrawLog.Of(plan, runner, d).Applied.Count),
        ];

        double expected = 1.5 / (365.25 / 12) * 182; // 182 days from the fork's end to the horizon's
        double mean = counts.Average();
        double variance = counts.Sum(c => (c - mean) * (c - mean)) / (draws - 1);
        Drawn.IsNear(expected, mean, Math.Sqrt(expected / draws));
        Drawn.IsNear(expected, variance, Math.Sqrt(((2 * expected * expected) + expected) / draws));
    }

    [Fact]
    public void A_hazard_strikes_from_the_day_after_the_fork_to_the_horizon()
    {
        Plan plan = Plan().Until("2020-02-02").Hazard("attack", "5 per day", Incident()).Compile(Pack());

        string[] days = [.. DrawLog.Of(plan, new KeyedDice(1), 0).Applied.Select(l => l[..10]).Distinct()];
        Assert.Equal(["2020-02-01", "2020-02-02"], days);
        Assert.Empty(DrawLog.Middle(plan).Applied);
    }

    [Fact]
    public void A_thousand_draws_are_the_first_of_ten_thousand()
    {
        Plan plan = Plan()
            .Start(RedIsle, "uniform(1000, 3000)")
            .Event("a", Withdrawn(RedIsle, 0), chance: "0.5", delay: "uniform(0, 200) days", count: "uniform(0, 900)")
            .Compile(Pack());
        string[] first = [.. First(1000)];

        Assert.Equal(first, First(10_000).Take(1000));
        Assert.Equal(10_000, First(10_000).Count());
        Band few = Drawn.Run(plan, RedIsle, End, 1000).Band();
        Assert.Equal(first.Average(f => int.Parse(f)), few.Mean!.Value, 9);

        IEnumerable<string> First(int draws)
        {
            var runner = new DrawRunner(plan, new KeyedDice(Drawn.RandomSeed));
            return Enumerable
                .Range(0, draws)
                .Select(d => $"{DrawLog.Of(plan, runner, d).Strength(RedIsle, End).Likely}");
        }
    }

    [Fact]
    public void The_same_id_in_two_branches_shares_its_luck()
    {
        Plan one = Plan("one")
            .Event("consent", new HostReaffirmed("alpha"), chance: "0.5", delay: "uniform(3, 90) days")
            .Compile(Pack());
        Plan two = Plan("two")
            .Event("other", new HostQuestioned("beta"), chance: "0.5")
            .Hazard("attack", "1 per month", Incident())
            .Event("consent", new HostReaffirmed("alpha"), chance: "0.5", delay: "uniform(3, 90) days")
            .Compile(Pack());

        for (int draw = 0; draw < 200; draw++)
        {
            Assert.Equal(Consent(one), Consent(two));
            string Consent(Plan plan) =>
                DrawLog
                    .Of(plan, new KeyedDice(5), draw)
                    .Applied.SingleOrDefault(l => l.EndsWith("consent", StringComparison.Ordinal))
                ?? "";
        }
    }

    [Fact]
    public void Differences_are_paired_draw_by_draw()
    {
        Plan more = Plan("more")
            .Start(RedIsle, "uniform(1000, 3000)")
            .Event("in", Deployed(RedIsle, 0), count: "10")
            .Compile(Pack());
        Projection projection = Drawn.Run([Uniform("base"), more], RedIsle, ["2020-06-30", End], baseline: "base");

        Assert.All(projection.Branches[0].Levels, l => Assert.Null(l.Difference));
        Assert.All(
            projection.Branches[1].Levels,
            l => Assert.Equal(new Difference(10, 10, 10, 10, 1, 0) { P5 = 10, P25 = 10, P75 = 10, P95 = 10 },
                l.Difference)
        );
    }

    [Fact]
    public void A_baseline_must_be_among_the_branches() =>
        Assert.Throws<ArgumentException>(() => Drawn.Run([Uniform()], RedIsle, [End], baseline: "other"));

    [Fact]
    public void A_cancelled_run_says_so() =>
        Assert.Throws<OperationCanceledException>(() =>
            Projection.Run(
                [Uniform()],
                null,
                new ProjectionRequest(1000, 1, [Series(RedIsle)], [Day(End)], 2),
                null,
                new CancellationToken(true)
            )
        );
}
