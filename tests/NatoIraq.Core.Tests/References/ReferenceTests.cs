using FsCheck;
using FsCheck.Fluent;
using NatoIraq.Core.Dice;
using NatoIraq.Core.History;
using NatoIraq.Core.References;

namespace NatoIraq.Core.Tests.References;

public class ReferenceTests
{
    /// <summary>By hand: of n values the k-th lies at k / (n + 1), Hyndman and Fan's type 6 (1996, their table 1).</summary>
    [Theory]
    [InlineData(0.2, 1)]
    [InlineData(0.4, 3)]
    [InlineData(0.5, 5)]
    [InlineData(0.6, 7)]
    [InlineData(0.7, 8)]
    [InlineData(0.1, 1)]
    [InlineData(0.99, 9)]
    public void Quantiles_of_equal_weights_are_those_of_type_6(double p, double value) =>
        Assert.Equal(value, new ChangeQuantiles([(7, 1), (1, 1), (9, 1), (3, 1)]).Quantile(p), 1e-12);

    /// <summary>
    /// By hand: weights 2 and 1 add up to 3; the values lie at (1 + 0.5) / 4 and (2 + 0.5 + 0.5) / 4.
    /// </summary>
    [Theory]
    [InlineData(0.375, 10)]
    [InlineData(0.5625, 15)]
    [InlineData(0.75, 20)]
    public void A_weight_moves_a_value_to_the_middle_of_its_share(double p, double value) =>
        Assert.Equal(value, new ChangeQuantiles([(20, 1), (10, 2)]).Quantile(p), 1e-12);

    [Fact]
    public void A_change_is_relative_and_possible_from_nobody()
    {
        var change = new Change(Levels.Of("red", Levels.Start, 90), Levels.Of("red", Levels.Start.AddDays(30), 190), 1);

        Assert.Equal(Math.Log(2), change.Size, 1e-12);
        Assert.Equal(Math.Log(2) * 2, change.SizeOver(120), 1e-12);
        Assert.Equal(390, Change.Apply(190, change.Size), 1e-9);
        Assert.Equal(10, Change.Apply(0, change.Size), 1e-9);
        Assert.Equal(0, Change.Apply(0, -3));
    }

    [Fact]
    public void Changes_that_overlap_weigh_as_much_as_those_that_do_not_would()
    {
        Observation[] levels = [.. Levels.Every(30, "red", [.. Enumerable.Range(0, 13).Select(i => 100.0 + i)])];

        IReadOnlyList<Change> changes = Change.Of(levels, 90, 1.25);

        Assert.Equal(10, changes.Count);
        Assert.All(changes, c => Assert.Equal(90, c.Days));
        Assert.Equal(4, changes.Sum(c => c.Weight), 1e-12);
    }

    [Fact]
    public void Levels_about_which_the_sources_disagree_are_never_subtracted()
    {
        Observation[] levels =
            [.. Levels.Every(30, "red", 100, 200, 210).Select((o, i) => i < 2 ? o with { Disputes = ["C01"] } : o)];

        Change only = Assert.Single(Change.Of(levels, 30, 1.25));
        Assert.Equal(200, only.From.Level);
    }

    /// <summary>With four own changes in as many steps and a pool of plenty, the share is 4 / (4 + 20).</summary>
    [Fact]
    public void A_short_history_of_its_own_shrinks_towards_the_others()
    {
        Observation[] all =
        [
            .. Levels.Every(30, "red", Levels.Restless[..5]),
            .. Levels.Every(30, "blue", [.. Enumerable.Range(0, 61).Select(i => i % 2 == 0 ? 1000.0 : 1001.0)]),
        ];
        var known = Knowledge.On(new DateOnly(2015, 1, 1), all);
        ReferenceLevel level = Reference.Of(known, Levels.Series("red"))!.On(Levels.Start.AddDays(150))!;
        var more = Knowledge.On(new DateOnly(2015, 1, 1), Levels.Every(30, "red", Levels.Restless));
        ReferenceLevel alone = Reference.Of(more, Levels.Series("red"))!.On(Levels.Start.AddDays(Levels.Restless.Length * 30))!;

        Assert.Equal(4.0 / 24, level.OwnShare, 1e-12);
        Assert.Equal((4, 60), (level.Own, level.Changes.Count - level.Own));
        Assert.True(level.Quantile(0.75) - level.Quantile(0.25) < alone.Quantile(0.75) - alone.Quantile(0.25));
        Assert.Equal(1, alone.OwnShare);
    }

    /// <summary>With 19 changes the least lies at 1 / 20: the 90 % span ends there, and needs nothing beyond.</summary>
    [Fact]
    public void A_future_is_told_from_the_nineteenth_change_on()
    {
        ReferenceLevel? After(int changes)
        {
            Observation[] levels = [.. Levels.Every(30, "red", Levels.Restless[..(changes + 1)])];
            DateOnly cut = levels[^1].Day;
            return Reference.Of(Knowledge.On(cut, levels), Levels.Series("red"))!.On(cut.AddDays(30));
        }
        ReferenceLevel told = After(19)!;

        Assert.Null(After(18));
        Assert.Equal(19, told.Own);
        Assert.Equal(Math.Round(Change.Apply(told.Last, told.Changes.Min(c => c.Size))), told.Quantile(0.05));
        Assert.Equal(Math.Round(Change.Apply(told.Last, told.Changes.Max(c => c.Size))), told.Quantile(0.95));
    }

    /// <summary>Of 20 years' levels a year's changes are enough, of four years' only shorter ones are.</summary>
    [Theory]
    [InlineData(241, 360)]
    [InlineData(48, 60)]
    public void Of_a_shorter_history_shorter_changes_are_looked_at(int levels, int most)
    {
        Observation[] all = [.. Levels.Every(30, "red", [.. Enumerable.Range(0, levels).Select(i => 500.0 + (i * 37 % 100))])];
        ReferenceLevel level = Reference.Of(Knowledge.On(all[^1].Day, all), Levels.Series("red"))!.On(all[^1].Day.AddDays(360))!;

        Assert.InRange(level.Changes.Average(c => c.Days), most / 1.5, most);
        Assert.True(level.Changes.Sum(c => c.Weight) >= Reference.Enough);
    }

    [Fact]
    public void Without_a_change_there_is_no_reference()
    {
        var known = Knowledge.On(Levels.Start.AddYears(1), [Levels.Of("red", Levels.Start, 100), Levels.Of("blue", Levels.Start, 9)]);

        Assert.Null(Reference.Of(known, Levels.Series("red"))!.On(Levels.Start.AddYears(2)));
        Assert.Null(Reference.Of(known, Levels.Series("grey")));
    }

    [Fact]
    public void Where_no_change_lies_as_far_apart_others_are_drawn_out_by_the_square_root_of_time()
    {
        DateOnly cut = Levels.Start.AddDays(19 * 30);
        var known = Knowledge.On(cut, Levels.Every(30, "red", [.. Enumerable.Repeat(90.0, 19), 190]));

        ReferenceLevel level = Reference.Of(known, Levels.Series("red"))!.On(cut.AddDays(480))!;

        // The greatest change is a doubling in 30 days, drawn out fourfold: 200 * 2^4 - 10.
        Assert.Equal(3190, level.Quantile(0.99));
    }

    [Fact]
    public void Of_one_day_the_report_counts_that_was_last_by_the_cut()
    {
        Observation[] all =
            [Levels.Of("red", Levels.Start, 100, 5), Levels.Of("red", Levels.Start, 150, 20), Levels.Of("red", Levels.Start, 999, 40)];

        Assert.Empty(Knowledge.On(Levels.Start.AddDays(4), all).Series);
        Assert.Equal(100, Assert.Single(Knowledge.On(Levels.Start.AddDays(19), all).Levels(Levels.Series("red"))).Level);
        Assert.Equal(150, Assert.Single(Knowledge.On(Levels.Start.AddDays(39), all).Levels(Levels.Series("red"))).Level);
    }

    /// <summary>The law of knowledge: rows reported after the cut change nothing of what is foretold on it.</summary>
    [Fact]
    public void What_was_reported_after_the_cut_changes_nothing()
    {
        Gen<Observation> observations =
            from nation in Gen.Elements("red", "blue", "grey")
            from day in Gen.Choose(0, 900)
            from level in Gen.Choose(0, 5000)
            from delay in Gen.Choose(0, 200)
            select Levels.Of(nation, Levels.Start.AddDays(day), level, delay);
        DateOnly cut = Levels.Start.AddDays(600);

        Prop.ForAll(observations.ListOf().ToArbitrary(), all =>
        {
            var known = Knowledge.On(cut, all);
            var less = Knowledge.On(cut, all.Where(o => o.Reported <= cut));
            return known.Series.SequenceEqual(less.Series) && known.Series.All(s => Same(
                Reference.Of(known, s)!.On(cut.AddDays(100)), Reference.Of(less, s)!.On(cut.AddDays(100))));
        }).QuickCheckThrowOnFailure();

        static bool Same(ReferenceLevel? a, ReferenceLevel? b) =>
            a is null ? b is null : b is not null && a.Quantiles.SequenceEqual(b.Quantiles) && a.Changes.SequenceEqual(b.Changes);
    }

    /// <summary>
    /// Where levels are random walks, what they did before is what they will do: spans hold their share of truths. The
    /// walks are always the same ones.
    /// </summary>
    [Fact]
    public void Spans_hold_nearly_their_share_of_random_walks()
    {
        List<RollingCase> cases = [];
        for (int world = 0; world < 60; world++)
        {
            Observation[] all = [.. Levels.Walks(world, series: 6, steps: 60, deviation: 0.06)];
            HashSet<Series> series = [.. all.Select(o => o.Series)];
            cases.AddRange(RollingBacktest.On(Levels.Start.AddDays(46 * 30), all, series));
        }
        Assert.Equal([1, 3, 6, 12], cases.Select(c => c.Months).Distinct());
        foreach (IGrouping<int, RollingCase> horizon in cases.GroupBy(c => c.Months))
        {
            Assert.Equal(360, horizon.Count());
            Assert.InRange(horizon.Average(c => c.In50 ? 1 : 0), 0.42, 0.58);
            Assert.InRange(horizon.Average(c => c.In80 ? 1 : 0), 0.73, 0.87);
            Assert.InRange(horizon.Average(c => c.In90 ? 1 : 0), 0.84, 0.96);
            // A normal forecast has (sqrt 2 - 1) / sqrt pi of its deviation as CRPS, persistence sqrt(2 / pi): skill 0.29.
            var score = RollingScore.Of(horizon.Key, [.. horizon], new KeyedDice(1));
            Assert.InRange(score.Skill!.Value, 0.2, 0.36);
        }
    }
}
