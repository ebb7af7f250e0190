using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using NatoIraq.Core.History;
using NatoIraq.Core.History.Events;
using static NatoIraq.Core.Tests.Given;

namespace NatoIraq.Core.Tests.Scenarios;

public sealed class RampSpecs
{
    private static GivenPack Holding(int red) => Pack().On("2020-01-10", Reported(RedIsle, red));

    private static GivenPlan Leaving(string count, string over, string? steps = null) =>
        Plan().Event("ramp", Withdrawn(RedIsle, 0), over: over, steps: steps, count: count);

    // Oracle: shares by largest remainder differ by at most one, and dates are the whole days of equal parts.
    [Fact]
    public void A_ramp_s_steps_add_up_exactly_and_are_evenly_spaced() =>
        Prop.ForAll(
                Gen.Choose(1, 5000).ToArbitrary(),
                Gen.Choose(1, 40).ToArbitrary(),
                Gen.Choose(0, 300).ToArbitrary(),
                (total, steps, days) =>
                {
                    DrawLog log = DrawLog.Middle(
                        Leaving($"{total}", $"{days} days", $"{steps}").Compile(Holding(total))
                    );
                    int count = Math.Min(steps, total);
                    string[] dates =
                    [
                        .. Enumerable
                            .Range(1, count)
                            .Select(i => $"{Day("2020-01-31").AddDays(days * i / count):yyyy-MM-dd} ramp#{i}"),
                    ];
                    return log.Sizes.Sum() == total
                        && log.Sizes.Max() - log.Sizes.Min() <= 1
                        && log.Applied.SequenceEqual(dates)
                        && log.Strength(RedIsle, "2020-12-31").Likely == 0
                        && log.Undone.Count == 0;
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_ramp_has_a_step_a_month_unless_told() =>
        Assert.Equal(3, DrawLog.Middle(Leaving("300", "3 months").Compile(Holding(300))).Applied.Count);

    [Fact]
    public void The_size_is_evaluated_once_at_the_start() =>
        Assert.Equal(
            [25, 25],
            DrawLog.Middle(Leaving("0.5 * strength(red/alpha/isle)", "2 months").Compile(Holding(100))).Sizes
        );

    [Fact]
    public void A_size_written_as_a_plain_amount_counts_too() =>
        Assert.Equal(
            [50, 50],
            DrawLog.Middle(Plan().Event("ramp", Withdrawn(RedIsle, 100), over: "2 months").Compile(Holding(100))).Sizes
        );

    [Fact]
    public void A_ramp_of_unknown_size_does_not_begin() =>
        Assert.Equal(
            ["ramp Unknown"],
            DrawLog
                .Middle(Plan().Event("ramp", Withdrawn(RedIsle, new Amount()), over: "2 months").Compile(Holding(100)))
                .Failed
        );

    [Fact]
    public void A_ramp_of_nobody_happens_at_its_end() =>
        Assert.Equal(
            ["2020-02-10 ramp#1", "2020-02-10 after"],
            DrawLog
                .Middle(
                    Leaving("0", "10 days")
                        .Event("after", new HostQuestioned("alpha"), after: "ramp")
                        .Compile(Holding(9))
                )
                .Applied
        );

    [Fact]
    public void What_follows_a_ramp_comes_after_its_last_step_or_with_start_after_its_first() =>
        Assert.Equal(
            ["2020-02-10 ramp#1", "2020-02-10 first", "2020-02-20 ramp#2", "2020-02-20 last"],
            DrawLog
                .Middle(
                    Leaving("9", "20 days", "2")
                        .Event("last", new HostQuestioned("alpha"), after: "ramp")
                        .Event("first", new HostQuestioned("alpha"), after: "ramp", start: true)
                        .Compile(Holding(9))
                )
                .Applied
        );

    [Fact]
    public void A_blocked_step_waits_and_is_retried_at_the_next_step_s_date()
    {
        DrawLog log = DrawLog.Middle(
            Plan()
                .Event("ramp", Deployed("red/beta/isle", 0), over: "40 days", steps: "4", count: "40")
                .Event("stop", new OperationsSuspended("beta", null), on: "2020-02-05")
                .Event("go", new OperationsResumed("beta"), on: "2020-02-25")
                .Compile(Pack())
        );

        Assert.Equal(
            [
                "2020-02-05 stop",
                "2020-02-10 ramp#1 !R8",
                "2020-02-20 ramp#1 !R8",
                "2020-02-25 go",
                "2020-03-01 ramp#1",
                "2020-03-01 ramp#2",
                "2020-03-01 ramp#3",
                "2020-03-11 ramp#4",
            ],
            [.. log.Applied.Where(l => !l.Contains("02-05 ramp", StringComparison.Ordinal))]
        );
        Assert.Empty(log.Undone);
    }

    [Fact]
    public void Steps_blocked_to_the_last_are_retried_until_the_horizon_and_what_is_left_is_told()
    {
        DrawLog log = DrawLog.Middle(
            Plan()
                .Until("2020-03-31")
                .Start("cap(beta)", "25")
                .Event("ramp", Deployed("red/beta/isle", 0), over: "40 days", steps: "4", count: "40")
                .Compile(Pack())
        );

        Assert.Equal(["ramp 10"], log.Undone);
        Assert.Empty(log.Failed);
        Assert.Equal(30, log.Strength("red/beta/isle", "2020-03-31").Likely);
        Assert.Equal(["2020-03-11 ramp#4 !R4", "2020-03-21 ramp#4 !R4", "2020-03-31 ramp#4 !R4"], log.Applied[^3..]);
    }

    [Fact]
    public void A_ramp_whose_every_step_was_blocked_did_not_happen()
    {
        DrawLog log = DrawLog.Middle(
            Plan()
                .Start("cap(beta)", "0")
                .Event("ramp", Deployed("red/beta/isle", 0), over: "40 days", count: "40")
                .Event("next", new HostQuestioned("alpha"), after: "ramp")
                .Compile(Pack())
        );

        Assert.Equal(["ramp Blocked", "next Waited"], log.Failed);
        Assert.Equal(["ramp 40"], log.Undone);
    }

    [Fact]
    public void A_ramp_cut_by_the_horizon_leaves_the_rest_undone()
    {
        DrawLog log = DrawLog.Middle(Leaving("100", "100 days", "4").Until("2020-03-31").Compile(Holding(100)));

        Assert.Equal(["ramp 50"], log.Undone);
        Assert.Equal(50, log.Strength(RedIsle, "2020-03-31").Likely);
    }

    [Fact]
    public void Persons_are_whole() =>
        Prop.ForAll(
                Gen.Choose(0, 9999).ToArbitrary(),
                thousandths =>
                {
                    string share = (thousandths / 10_000.0).ToString(CultureInfo.InvariantCulture);
                    DrawLog log = DrawLog.Middle(
                        Plan()
                            .Event("a", Withdrawn(RedIsle, 0), count: $"{share} * strength(red/alpha/isle)")
                            .Compile(Holding(777))
                    );
                    return log.Sizes[0] == 777 * thousandths / 10_000;
                }
            )
            .QuickCheckThrowOnFailure();
}
