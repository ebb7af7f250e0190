using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using NatoIraq.Core.Dice;
using NatoIraq.Core.History.Events;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Scenarios;
using static NatoIraq.Core.Tests.Given;

namespace NatoIraq.Core.Tests.Projections;

/// <summary>A draw's line tells what opening the draw shows and what a projection counts of it.</summary>
public sealed class DrawLinesLaws
{
    private const int Draws = 8;
    private static readonly string[] Reported = ["red/*/*", "blue/alpha/*"];
    private static readonly string[] Days = ["2020-06-30", "2020-12-31"];
    private static readonly Config Few = Config.QuickThrowOnFailure.WithMaxTest(25);
    private static readonly KeyedDice Dice = new(Drawn.RandomSeed);

    [Fact]
    public void It_tells_the_events_and_failures_of_the_opened_draw() => Prop.ForAll(RandomPlans.Anything, parts =>
    {
        Plan plan = RandomPlans.Build("all", parts).Compile(Pack());
        return Lines(plan).Select((line, draw) => (line, trace: DrawTrace.Open(plan, Dice, draw))).All(x =>
        {
            string[] happened = [.. x.trace.Timeline.Events.Skip(plan.ForkStep)
                .Where(e => e.Data is not (BranchForked or ValueStarted))
                .Select(e => $"{e.Id} {e.Day:yyyy-MM-dd} {e.Note is not null}")];
            string[] failed = [.. x.trace.Failures.Select(f => $"{f.Entry.Id} {f.Day:yyyy-MM-dd} {f.Reason}".ToLowerInvariant())];
            return happened.SequenceEqual(Items(x.line, "events", e => e["blocked"] is not null))
                && failed.SequenceEqual(Items(x.line, "failed", e => e["reason"]))
                && x.trace.Leftovers.Select(l => l.Persons).SequenceEqual(
                    x.line["undone"]!.AsArray().Select(u => (int)u!["persons"]!));
        });
    }).Check(Few);

    [Fact]
    public void It_tells_the_values_that_a_projection_counts() => Prop.ForAll(RandomPlans.Anything, parts =>
    {
        Plan plan = RandomPlans.Build("all", parts).Compile(Pack());
        JsonNode[] lines = [.. Lines(plan)];
        return Reported.All(series => Days.All(day =>
            DrawValues.On(plan, Dice, Draws, series, Day(day)).SequenceEqual(lines.Select(l =>
                (double?)l["values"]!.AsArray().Single(v => (string)v!["series"]! == series && (string)v["date"]! == day)!["value"]))));
    }).Check(Few);

    [Fact]
    public void Any_draw_can_be_told_alone_and_days_before_the_fork_are_not_told()
    {
        Plan plan = RandomPlans.Build("all", []).Compile(Pack());
        using var lines = new DrawLines(plan, Dice, [Series("red/*/*")], [Day("2001-01-01"), Day("2020-12-31")]);
        byte[] third = lines.Of(3).ToArray();
        lines.Of(0);

        Assert.Equal(third, lines.Of(3).ToArray());
        Assert.Equal(["2020-12-31"], JsonNode.Parse(third)!["values"]!.AsArray().Select(v => (string)v!["date"]!));
    }

    private static IEnumerable<JsonNode> Lines(Plan plan)
    {
        using var lines = new DrawLines(plan, Dice, [.. Reported.Select(s => Series(s))], [.. Days.Select(Day)]);
        for (int draw = 0; draw < Draws; draw++) yield return JsonNode.Parse(lines.Of(draw).ToArray())!;
    }

    private static IEnumerable<string> Items(JsonNode line, string list, Func<JsonNode, object?> more) =>
        line[list]!.AsArray().Select(e => $"{(string)e!["event"]!} {(string)e["date"]!} {more(e)}");
}
