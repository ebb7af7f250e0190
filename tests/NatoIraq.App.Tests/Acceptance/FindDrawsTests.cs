using NatoIraq.App.History;
using NatoIraq.App.Projections;
using NatoIraq.App.Views;
using NatoIraq.Core;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Sampling;

namespace NatoIraq.App.Tests.Acceptance;

/// <summary>The draws behind a point of a chart, held against their own replays.</summary>
public sealed class FindDrawsTests
{
    private const string Branch = "full-withdrawal";
    private static readonly DateOnly Day = new(2020, 12, 31);

    private static Task<Desk> Prepared => Desk.With("status-quo", Branch);

    private static FindDraws Asked(double? value, string series = "*/*/iraq", int draws = 80, bool wide = false) =>
        new(Branch, series, Day, value, draws, 7, wide);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_nearest_draws_are_those_whose_replays_come_nearest(bool wide)
    {
        Desk desk = await Prepared;
        List<(long Draw, double Value)> replayed = [];
        for (int draw = 0; draw < 80; draw++)
        {
            ExplainView opened = await desk.Send(new Explain("*/*/iraq", Branch, "2020-12-31", draw, 7, wide));
            replayed.Add((draw, opened.Estimate!.Likely!.Value));
        }

        FoundDrawsView found = await desk.Send(Asked(1500, wide: wide));

        Assert.Equal(
            replayed.OrderBy(d => Math.Abs(d.Value - 1500)).ThenBy(d => d.Draw).Take(5),
            found.Nearest.Select(d => (d.Draw, d.Value)));
        Assert.Equal(replayed.Average(d => d.Value), found.Band.Mean!.Value, 6);
        Assert.Equal(1500, found.Value);
    }

    [Theory]
    [InlineData(SamplingMethod.LatinHypercube)]
    [InlineData(SamplingMethod.Sobol)]
    public async Task Draws_that_are_spread_are_opened_as_they_were_counted(SamplingMethod sampling)
    {
        const int Draws = 20;
        Desk desk = await Prepared;
        List<double> replayed = [];
        for (int draw = 0; draw < Draws; draw++)
        {
            ExplainView opened = await desk.Send(new Explain("*/*/iraq", Branch, "2020-12-31", draw, 7)
            {
                Design = new Design(sampling, Draws),
            });
            replayed.Add(opened.Estimate!.Likely!.Value);
        }

        FoundDrawsView found = await desk.Send(Asked(1500, draws: Draws) with { Sampling = sampling });
        ProjectedView projected = await desk.Send(
            new ProjectBranches([Branch], null, Draws, 7, [Day], ["*/*/iraq"], false, 2, null) { Sampling = sampling });

        Assert.Equal(replayed.Average(), found.Band.Mean!.Value, 6);
        Assert.Equal(replayed.Average(), projected.View.Results[0].Mean!.Value, 6);
        Assert.All(found.Nearest, d => Assert.Equal(replayed[(int)d.Draw], d.Value));
    }

    [Fact]
    public async Task Plain_sampling_leaves_no_trace_in_the_view_and_others_do()
    {
        Desk desk = await Prepared;
        ProjectBranches plain = new([Branch], null, 20, 7, [Day], [], false, 1, null);
        string told = Json.Write((await desk.Send(plain)).View);

        Assert.DoesNotContain("sampling", told, StringComparison.Ordinal);
        Assert.Contains(
            "\"sampling\":{\"method\":\"sobol\",\"apart\":[]}",
            Json.Write((await desk.Send(plain with { Sampling = SamplingMethod.Sobol })).View), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_value_they_are_those_around_the_median()
    {
        FoundDrawsView found = await (await Prepared).Send(Asked(null));

        Assert.Equal(found.Band.P50, found.Value);
        Assert.InRange(found.Band.P50!.Value, found.Nearest.Min(d => d.Value), found.Nearest.Max(d => d.Value));
    }

    [Fact]
    public async Task An_output_is_searched_like_a_series()
    {
        FoundDrawsView found = await (await Prepared).Send(Asked(1, "below-3000"));

        Assert.True(found.IsOutput);
        Assert.All(found.Nearest, d => Assert.Equal(1, d.Value));
    }

    [Fact]
    public async Task Before_the_fork_there_is_one_past_and_no_draw_of_it()
    {
        FoundDrawsView found = await (await Prepared).Send(Asked(1500) with { Date = new DateOnly(2020, 1, 15) });

        Assert.Empty(found.Nearest);
        Assert.True(found.Fork > new DateOnly(2020, 1, 15));
    }

    [Fact]
    public async Task What_no_pack_names_and_days_after_the_horizon_are_refused()
    {
        Desk desk = await Prepared;

        await Assert.ThrowsAsync<InvalidInputException>(() => desk.Send(Asked(1, "*/*/nowhere")));
        await Assert.ThrowsAsync<InvalidInputException>(() => desk.Send(Asked(1) with { Date = new DateOnly(2031, 1, 1) }));
    }
}
