using System.Text.RegularExpressions;
using NatoIraq.App.Projections;
using NatoIraq.Core.Dice;
using NatoIraq.Core.History;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Scenarios;
using NatoIraq.Storage.Sqlite;

namespace NatoIraq.App.Tests.Acceptance;

/// <summary>The comparison of the policy options: what must not change it, and what must.</summary>
public sealed partial class CompareTests
{
    private static readonly string[] Options =
        ["nato-expanded", "full-withdrawal", "compromise", "coalition-not-us-led", "amended-mandate", "control"];

    private static readonly string[] Dates = ["2020-12-31", "2021-12-31"];

    private const string Nothing = """
        scenario: nothing
        title: Adds nothing to its parent
        from: status-quo
        fork: 2020-01-29
        until: 2022-12-31
        """;

    [GeneratedRegex(@"[A-Za-z]:\\|/tmp/|\d\d:\d\d:\d\d|memory|sqlite")]
    private static partial Regex Incidental { get; }

    [Fact]
    public async Task The_same_bytes_on_one_thread_and_on_two_in_any_order_again_and_on_either_store()
    {
        string[] all = [.. Options, "status-quo"];
        Desk desk = await Desk.With(all);
        string folder = Directory.CreateTempSubdirectory("store-").FullName;
        await using var sqlite = new SqliteEventStore(Path.Combine(folder, "log.db"), TimeProvider.System);
        Desk other = await new Desk(sqlite).Prepare([.. all.Reverse()]);

        string first = await Bytes(desk, Options, threads: 1);

        Assert.Equal(first, await Bytes(desk, Options, threads: 2));
        Assert.Equal(first, await Bytes(desk, [.. Options.Reverse()], threads: 2));
        Assert.Equal(first, await Bytes(desk, Options, threads: 1));
        Assert.Equal(first, await Bytes(other, Options, threads: 2));
        Assert.DoesNotMatch(Incidental, first);
        await sqlite.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task The_hash_is_over_everything_and_the_random_seed_changes_it()
    {
        Desk desk = await Desk.With("status-quo");
        CompareView one = (await desk.Send(Request(["status-quo"], 1, 1))).View;
        CompareView two = (await desk.Send(Request(["status-quo"], 1, 2))).View;

        Assert.NotEqual(one.Hash, two.Hash);
        Assert.Equal(64, one.Hash.Length);
    }

    [Fact]
    public async Task The_first_thousand_draws_are_the_first_thousand_of_ten_thousand()
    {
        Desk desk = await Desk.With("status-quo", "nato-expanded");
        ProjectedView projected = await desk.Project(["nato-expanded"], draws: 1_000, dates: Dates);
        Plan plan = projected.Plans[0];
        IReadOnlyList<Series> series = plan.Timeline.Layout.Universe.Pack.Rules.ReportSeries;
        var recorder = new DrawRecorder(plan, series, [.. Dates.Select(d => Desk.Day(d)!.Value)]);
        var upwards = new DrawRunner(plan, new KeyedDice(1));
        var downwards = new DrawRunner(plan, new KeyedDice(1));
        int?[][] few = [.. Enumerable.Range(0, 1_000).Select(k => recorder.Draw(upwards, k))];
        int?[][] many = [.. Enumerable.Range(0, 10_000).Reverse().Select(k => recorder.Draw(downwards, k)).Reverse()];

        Assert.Equal(few, many.Take(1_000));
        AssertMeans(projected.View, few);
        AssertMeans((await desk.Project(["nato-expanded"], draws: 10_000, threads: 2, dates: Dates)).View, many);

        void AssertMeans(CompareView view, int?[][] draws)
        {
            for (int column = 0; column < series.Count * Dates.Length; column++)
            {
                (string name, string date) = ($"{series[column / Dates.Length]}", Dates[column % Dates.Length]);
                ResultView result = view.Results.Single(r => r.Series == name && r.Date == Desk.Day(date));
                Assert.Equal(draws.Average(d => d[column])!.Value, result.Mean!.Value, 6);
            }
        }
    }

    [Fact]
    public async Task A_branch_that_adds_nothing_equals_its_parent_draw_for_draw()
    {
        Desk desk = await Desk.With("status-quo");
        await desk.Apply(Nothing);

        ProjectedView projected = await desk.Project(["nothing"], "status-quo", dates: Dates);
        var recorders = projected.Plans.Select(p => new DrawRecorder(
            p, p.Timeline.Layout.Universe.Pack.Rules.ReportSeries, [.. Dates.Select(d => Desk.Day(d)!.Value)])).ToArray();

        Assert.Equal(2, recorders.Length);
        for (int k = 0; k < 200; k++) Assert.Equal(recorders[0].Draw(k), recorders[1].Draw(k));
        Assert.All(
            projected.View.Results.Where(r => r.Branch == "nothing" && r.Series.Contains('/')),
            r => Assert.Equal(new Difference(0, 0, 0, 0, 0, 0), r.Difference));
    }

    [Fact]
    public async Task Shared_luck_makes_a_difference_only_where_the_option_acts()
    {
        Desk desk = await Desk.With("status-quo", "full-withdrawal");

        CompareView view = (await desk.Project(["full-withdrawal"], "status-quo", dates: ["2020-01-31", "2022-12-31"])).View;

        ResultView before = view.Results.Single(r => r is { Branch: "full-withdrawal", Series: "*/*/iraq", Date: { Year: 2020 } });
        ResultView after = view.Results.Single(r => r is { Branch: "full-withdrawal", Series: "*/*/iraq", Date: { Year: 2022 } });
        Assert.Equal((0, 0), (before.Difference!.Higher, before.Difference.Lower));
        Assert.Equal((0, 1), (after.Difference!.Higher, after.Difference.Lower));
        Assert.Equal(0, after.P95);
    }

    [Fact]
    public async Task Wide_priors_change_the_results_and_stay_deterministic()
    {
        Desk desk = await Desk.With("status-quo", "nato-expanded");

        string shipped = (await desk.Project(["nato-expanded"], "status-quo", dates: Dates)).View.Hash;
        CompareView wide = (await desk.Project(["nato-expanded"], "status-quo", wide: true, dates: Dates)).View;
        CompareView again = (await desk.Project(["nato-expanded"], "status-quo", threads: 2, wide: true, dates: Dates)).View;

        Assert.NotEqual(shipped, wide.Hash);
        Assert.Equal(Views.Json.Write(wide), Views.Json.Write(again));
        ResultView others = wide.Results.Single(r => r is { Branch: "status-quo", Series: "*/coalition/iraq", Date.Year: 2020 });
        // others uniform from 0 to 2,800: the 5th and 95th of 200 draws lie near 140 and 2,660 above 5,200
        Assert.InRange(others.P5!.Value, 5200, 5500);
        Assert.InRange(others.P95!.Value, 7700, 8000);
    }

    [Fact]
    public async Task For_every_entry_the_share_of_draws_in_which_it_happens_and_the_reasons_why_not_make_a_whole()
    {
        Desk desk = await Desk.With([.. Desk.ScenarioNames]);
        foreach (string name in Desk.ScenarioNames)
        {
            ProjectedView projected = await desk.Project([name]);
            HashSet<string> planned = [.. projected.Plans[0].Entries.Where(e => e.Kind == EntryKind.Planned).Select(e => e.Id)];
            foreach (HappensView entry in projected.View.Events.Where(e => planned.Contains(e.Event)))
            {
                Assert.True(
                    Math.Abs(1 - entry.Happens - entry.WhyNot.Values.Sum()) < 1e-9,
                    $"{name}: {entry.Event} happens in {entry.Happens:P1}, not in {entry.WhyNot.Values.Sum():P1}");
            }
        }
    }

    private static ProjectBranches Request(string[] branches, int threads, ulong randomSeed) =>
        new(branches, "status-quo", 300, randomSeed, [.. Dates.Select(d => Desk.Day(d)!.Value)], [], false, threads, null);

    private static async Task<string> Bytes(Desk desk, string[] branches, int threads) =>
        Views.Json.Write((await desk.Send(Request(branches, threads, 1))).View);
}
