using FsCheck;
using FsCheck.Fluent;
using NatoIraq.Core.History;
using NatoIraq.Core.History.Events;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Scenarios;
using static NatoIraq.Core.Tests.Given;

namespace NatoIraq.Core.Tests.Projections;

/// <summary>
/// A projection records changes: a day on which nothing was written is not looked at. The oracle looks at every series,
/// output and state on every day of every draw.
/// </summary>
public sealed class RecordingLaws
{
    private const int Draws = 12;

    private static readonly Config Few = Config.QuickThrowOnFailure.WithMaxTest(30);
    private static readonly string[] Watched = ["*/*/region", "*/beta/*", "red/*/*", "blue/beta/isle"];

    // The days around month's ends and the fork, and enough others that counts go over many pages.
    private static readonly string[] Dates =
    [
        .. new[]
        {
            "2020-01-31", "2020-02-01", "2020-02-02", "2020-02-20", "2020-03-31", "2020-05-01", "2020-05-02",
            "2020-08-15", "2020-12-31", "2021-01-31",
        }.Concat(Enumerable.Range(0, 40).Select(week => $"{Day("2020-02-03").AddDays(7 * week):yyyy-MM-dd}")).Distinct().Order(),
    ];

    [Fact]
    public void What_is_recorded_by_changes_is_what_every_day_is_worth() =>
        Prop.ForAll(
                RandomPlans.Anything,
                parts =>
                {
                    Plan plan = Asking(RandomPlans.Build("plan", parts)).Compile(Pack().On("2020-01-10", Incident(2)));
                    BranchResult result = Run([plan]).Branches[0];
                    var everyDay = EveryDay.Of(plan, Watched, Dates, Draws);
                    return result.Levels.Select(Shown).SequenceEqual(everyDay.Levels(differenceFrom: null))
                        && result.States.Select(s => $"{s}").SequenceEqual(everyDay.States());
                }
            )
            .Check(Few);

    [Fact]
    public void A_difference_is_that_of_every_day() =>
        Prop.ForAll(
                RandomPlans.Anything,
                RandomPlans.Anything,
                (parts, others) =>
                {
                    Plan first = Asking(RandomPlans.Build("first", parts)).Compile(Pack());
                    Plan second = Asking(RandomPlans.Build("second", others)).Compile(Pack());
                    BranchResult result = Run([first, second], "second").Branches[0];
                    var baseline = EveryDay.Of(second, Watched, Dates, Draws);
                    var everyDay = EveryDay.Of(first, Watched, Dates, Draws);
                    return result.Levels.Select(Shown).SequenceEqual(everyDay.Levels(baseline));
                }
            )
            .Check(Few);

    [Fact]
    public void On_some_of_its_dates_a_projection_is_what_those_alone_would_have_given() =>
        Prop.ForAll(
                RandomPlans.Anything,
                parts =>
                {
                    Plan plan = Asking(RandomPlans.Build("plan", parts)).Compile(Pack().On("2020-01-10", Incident(2)));
                    Plan beside = Asking(RandomPlans.Build("beside", [])).Compile(Pack());
                    string[] some = [.. Dates.Where((_, i) => i % 3 == 1)];
                    Projection cut = Run([plan, beside], "beside").On([.. some.Select(Day)]);
                    return Json(cut) == Json(Run([plan, beside], "beside", some));
                }
            )
            .Check(Few);

    [Fact]
    public void An_output_that_is_whole_in_one_branch_alone_is_compared_in_one_measure()
    {
        Plan whole = Plan("whole").Start(RedIsle, "7").Output("part", "strength(red/alpha/isle)").Compile(Pack());
        Plan halved = Plan("halved").Start(RedIsle, "7").Output("part", "strength(red/alpha/isle) / 2").Compile(Pack());
        LevelResult part = Run([whole, halved], "halved").Branches[0].Levels.First(l => l.Series == "part");

        Assert.Equal((7, 3.5), (part.Band.P50, part.Difference?.P50));
    }

    private static GivenPlan Asking(GivenPlan plan) =>
        plan.Event("cap", new CapSet("beta", Exactly(50)), delay: "uniform(0, 200) days", chance: "0.7")
            .Event("zones", new MandateAmended("beta", ["train"], [], Exactly(2), null), delay: "uniform(0, 200) days")
            .Event("office", new OfficeTaken("head", "chief"), delay: "uniform(0, 200) days", chance: "0.7")
            .Output("total", "strength(*/*/*) / 10")
            .Output("many", "strength(*/beta/region) > 300")
            .Output("stopped", "state(operations, beta) == suspended")
            .Output("limit", "cap(beta)")
            .Output("zones", "zones(beta)")
            .Output("trains", "has(beta, train)")
            .Output("chief", "holder(head) == chief")
            .Output("tense", "pressure(isle) >= elevated")
            .Output("late", "date > 2020-05-01")
            .Output("disputed", "conflict(*/beta/*)")
            .Output("assumed", "part * 2");

    private static string Json(Projection projection) => System.Text.Json.JsonSerializer.Serialize(projection);

    private static Projection Run(Plan[] plans, string? baseline = null, string[]? dates = null) =>
        Projection.Run(
            plans,
            baseline,
            new ProjectionRequest(Draws, 3, [.. Watched.Select(Series)], [.. (dates ?? Dates).Select(Day)])
        );

    private static string Shown(LevelResult level) =>
        EveryDay.Text(level.Series, level.Date, level.Band.Mean, level.Band.P50, level.Band.Unknown, level.Difference);
}
