using NatoIraq.Core.Dice;
using NatoIraq.Core.History.Events;
using NatoIraq.Core.Machines;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Scenarios;
using NatoIraq.Core.Scoring;
using NatoIraq.Core.Tests.Projections;
using static NatoIraq.Core.Tests.Given;

namespace NatoIraq.Core.Tests.Scoring;

/// <summary>What is scored is what a projection counts.</summary>
public sealed class HindcastTests
{
    private const int Draws = 500;
    private const string Date = "2020-06-30";

    private static Plan Halting() => Plan()
        .Start(RedIsle, "uniform(1000, 3000)")
        .Event("halt", new OperationsSuspended("alpha", null), delay: "uniform(10, 200) days", chance: "0.7")
        .Event("leave", Withdrawn(RedIsle, 400), after: "halt", delay: "uniform(1, 60) days")
        .Compile(Pack());

    // Oracle: the projection of the same draws.
    [Fact]
    public void Forecasts_are_those_of_the_projection()
    {
        Plan plan = Halting();
        BranchResult projected = Drawn.Run(plan, RedIsle, Date, Draws);
        IReadOnlyList<Forecast> forecasts = Hindcast.Of(
            plan, new KeyedDice(Drawn.RandomSeed), Draws, [Level(RedIsle), State("operations", "alpha"), Event("halt")]);

        Ensemble values = ((LevelForecast)forecasts[0]).Values;
        Band band = projected.Band();
        Assert.Equal(
            [band.P5, band.P25, band.P50, band.P90],
            new double?[] { values.Quantile(0.05), values.Quantile(0.25), values.Quantile(0.5), values.Quantile(0.9) }
                .Select(q => (double?)Math.Round(q!.Value, 6)));
        var states = (StateForecast)forecasts[1];
        int suspended = AllMachines.Operations.StateOf("suspended");
        Assert.Equal(
            projected.States.Single(s => s.Machine == "operations" && s.Subject == "alpha" && s.State == "suspended").Share,
            states.Shares[suspended]);
        Assert.Equal(1, states.Shares.Sum(), 1e-12);
        var halt = (EventForecast)forecasts[2];
        Assert.Equal(projected.Events[0].Happens, halt.By(halt.Until), 1e-12);
        Assert.Equal(projected.Events[0].P50, DateOnly.FromDayNumber((int)Math.Round(halt.Days.Quantile(0.5))));
        Assert.Equal(states.Shares[suspended], halt.By(Day(Date)), 1e-12);
    }

    [Fact]
    public void A_quantity_is_any_number_of_the_world()
    {
        IReadOnlyList<Forecast> forecasts = Hindcast.Of(
            Halting(), new KeyedDice(1), Draws, [Level(RedIsle), Level(RedIsle, $"strength({RedIsle}) / 2")]);

        double whole = ((LevelForecast)forecasts[0]).Values.Quantile(0.5);
        Assert.Equal(whole / 2, ((LevelForecast)forecasts[1]).Values.Quantile(0.5), 1e-9);
    }

    [Fact]
    public void Only_informed_assumptions_that_something_rests_on_count()
    {
        Plan plan = Plan()
            .Assume("base", "uniform(1, 2)").Assume("used", "base * 10").Assume("idle", "uniform(1, 2)")
            .Assume("wide", "uniform(1, 2)", wide: "uniform(0, 9)")
            .Start(RedIsle, "1000 + wide")
            .Event("halt", new OperationsSuspended("alpha", null), delay: "used days")
            .Compile(Pack());
        plan = plan with
        {
            Assumptions = [.. plan.Assumptions.Select(a => a with { Source = a.Source with { Informed = true } })],
        };

        Assert.Equal(["base", "used", "wide"], Informed.In(plan, wide: false).Select(a => a.Source.Name));
        Assert.Equal(["base", "used"], Informed.In(plan, wide: true).Select(a => a.Source.Name));
    }

    private static LevelTruth Level(string series, string? quantity = null) => new(
        1, Day(Date), "s", Day(Date), [], null, quantity is null ? Series(series) : null,
        quantity is null ? null : new Located(quantity), [Extent.At(0)]);

    private static StateTruth State(string machine, string subject) =>
        new(2, Day(Date), "s", Day(Date), [], null, AllMachines.Find(machine)!, subject, [0]);

    private static EventTruth Event(string id) => new(3, Day(Date), "s", Day(Date), [], null, id, null, true);
}
