using NatoIraq.App.History;
using NatoIraq.App.Projections;
using NatoIraq.Core.Dice;
using NatoIraq.Core.History;
using NatoIraq.Core.Machines;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Replay;
using NatoIraq.Core.Scenarios;
using NatoIraq.Core.Worlds;

namespace NatoIraq.App.Tests.Acceptance;

/// <summary>Any draw can be opened, and is then exactly what the projection counted.</summary>
public sealed class DrawTests
{
    private const int Draws = 20;

    public static TheoryData<string> Branches => [.. Desk.ScenarioNames];

    /// <summary>The oracle is replay: 20 opened draws, counted by hand, against a projection of those 20.</summary>
    [Theory]
    [MemberData(nameof(Branches))]
    public async Task Replaying_each_draw_agrees_with_what_the_projection_counted(string branch)
    {
        Desk desk = await Desk.With([.. Desk.ScenarioNames]);
        ProjectedView projected = await desk.Project([branch], draws: Draws);
        Plan plan = projected.Plans[0];
        List<Cursor> draws = [.. Enumerable.Range(0, Draws).Select(k => new Cursor(DrawTrace.Open(plan, new KeyedDice(1), k).Timeline))];
        DateOnly[] dates = [.. projected.View.Results.Select(r => r.Date).Distinct().Order()];
        Assert.NotEmpty(dates);

        foreach (DateOnly date in dates)
        {
            foreach (Cursor draw in draws) draw.GoTo(draw.Timeline.StepAt(date));
            foreach (ResultView result in projected.View.Results.Where(r => r.Date == date && r.Series.Contains('/')))
            {
                List<Estimate> levels = [.. draws.Select(d => d.World.Strength(d.World.Universe.SetOf(Series.Parse(result.Series)), date.DayNumber))];
                Assert.Equal(levels.Count(l => !l.IsKnown) / (double)Draws, result.Unknown, 9);
                double? mean = levels.Where(l => l.IsKnown).Average(l => (double?)l.Likely);
                Assert.Equal(mean is null ? null : Math.Round(mean.Value, 6), result.Mean);
            }
            var seen = draws.SelectMany(d => StatesOf(d.World, date)).GroupBy(s => s).ToDictionary(g => g.Key,
                g => g.Count() / (double)Draws);
            foreach (StateShareView counted in projected.View.States.Where(s => s.Date == date))
            {
                Assert.Equal(seen[(counted.Machine, counted.Subject, counted.State)], counted.Share, 9);
            }
            HashSet<string> machines = [.. projected.View.States.Select(s => s.Machine)];
            Assert.Equal(seen.Keys.Count(k => machines.Contains(k.Machine)),
                projected.View.States.Count(s => s.Date == date));
        }
    }

    /// <summary>Every machine's state as a cursor stands, read off the world.</summary>
    private static IEnumerable<(string Machine, string Subject, string State)> StatesOf(World world, DateOnly date)
    {
        Layout layout = world.Layout;
        for (int i = 0; i < layout.InstanceCount; i++)
        {
            Machine machine = layout.Machines[layout.MachineOf[i]];
            int state = machine.Name == "pressure" ? world.Pressure(layout.SubjectOf(i), date.DayNumber)
                : world.StateOf(i);
            if (state >= 0) yield return (machine.Name, layout.SubjectName(i), machine.States[state]);
        }
    }

    [Theory]
    [MemberData(nameof(Branches))]
    public async Task The_state_and_the_replay_of_a_draw_show_the_same_as_the_draw_itself(string branch)
    {
        Desk desk = await Desk.With([.. Desk.ScenarioNames]);
        Plan plan = (await desk.Project([branch], draws: 1)).Plans[0];
        string at = "2022-12-31";
        var recorder = new DrawRecorder(plan, plan.Timeline.Layout.Universe.Pack.Rules.ReportSeries,
            [Desk.Day(at)!.Value]);
        foreach (long k in new long[] { 0, 7 })
        {
            StateView state = await desk.State(at, branch, draw: k);
            ReplayView replay = await desk.Replay(branch, draw: k);

            Assert.Equal(recorder.Draw(k),
                plan.Timeline.Layout.Universe.Pack.Rules.ReportSeries.Select(s => state.Level($"{s}").Likely));
            Assert.Equal(state.Step, replay.Steps.Count(s => s.Date <= Desk.Day(at)));
            Assert.Equal($"{k}", replay.Draw);
        }
    }

    [Fact]
    public async Task The_middle_draw_is_the_same_each_time_and_says_so()
    {
        Desk desk = await Desk.With("status-quo", "nato-expanded");

        ReplayView one = await desk.Replay("nato-expanded");
        ReplayView two = await desk.Replay("nato-expanded");

        Assert.Equal("middle", one.Draw);
        Assert.Equal(Views.Json.Write(one), Views.Json.Write(two));
        // Chances of at least one half happen in it, and hazards do not.
        Assert.Contains(one.Steps, s => s.Id == "us-buys-in");
        Assert.DoesNotContain(one.Steps, s => s.Id.StartsWith("rocket-attack", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_draws_differ()
    {
        Desk desk = await Desk.With("status-quo", "nato-expanded");

        Assert.NotEqual(
            Views.Json.Write((await desk.Replay("nato-expanded", draw: 1)).Steps),
            Views.Json.Write((await desk.Replay("nato-expanded", draw: 2)).Steps));
    }
}
