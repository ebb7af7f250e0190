using NatoIraq.Core.History;
using NatoIraq.Core.Machines;
using NatoIraq.Core.Replay;
using NatoIraq.Core.Rules;
using NatoIraq.Core.Worlds;

namespace NatoIraq.Core.Tests;

/// <summary>A sink that writes down what it is told.</summary>
internal readonly struct Told(List<string> lines) : ISink
{
    public void Moved(World world, int instance, int from, int to)
    {
        Machine machine = world.Layout.Machines[world.Layout.MachineOf[instance]];
        lines.Add($"{machine} {world.Layout.SubjectName(instance)}: {machine.States[to]}");
    }

    public void Broke(World world, in Op op, Rule rule) =>
        lines.Add($"{rule.Id}: {GeneralRules.Explain(world, op, rule)}");

    public void Refused(World world, in Op op, Rule rule, Machine machine, int state, int trigger, in Facts facts) =>
        lines.Add($"{rule.Id}: {machine.Explain(state, trigger, facts)}");
}

/// <summary>What came of planning an event in a world.</summary>
/// <param name="Blocked">The rule that blocked it, or null.</param>
/// <param name="Lines">What the sink was told.</param>
/// <param name="Before">The world before, slot by slot.</param>
/// <param name="World">The world after.</param>
internal sealed record Attempt(Rule? Blocked, IReadOnlyList<string> Lines, int[] Before, World World)
{
    public static Attempt Planned(GivenPack pack, string day, EventData data) => Apply(pack, day, data, isFact: false);

    public static Attempt Fact(GivenPack pack, string day, EventData data) => Apply(pack, day, data, isFact: true);

    private static Attempt Apply(GivenPack pack, string day, EventData data, bool isFact)
    {
        Timeline timeline = pack.Timeline();
        var cursor = new Cursor(timeline);
        cursor.GoTo(timeline.Length);
        Op op = new OpCompiler(timeline.Layout).Compile(data);
        op.Event = timeline.Length;
        op.Day = Given.Day(day).DayNumber;
        op.Spoken = op.Day;
        op.IsFact = isFact;
        int[] before = [.. cursor.World.Slots];
        List<string> lines = [];
        var told = new Told(lines);
        Rule? blocked = Step.Apply(new Journal(cursor.World), timeline.Rules, op, ref told);
        return new Attempt(blocked, lines, before, cursor.World);
    }

    /// <summary>It was blocked by the rule, and left no trace.</summary>
    public void IsBlockedBy(string rule)
    {
        Assert.Equal(rule, Blocked?.Id);
        Assert.Equal(Before, World.Slots);
        Assert.Single(Lines);
    }
}
