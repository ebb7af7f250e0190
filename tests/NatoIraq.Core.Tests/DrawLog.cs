using NatoIraq.Core.Dice;
using NatoIraq.Core.History;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Rules;
using NatoIraq.Core.Scenarios;
using NatoIraq.Core.Tests.Projections;
using NatoIraq.Core.Worlds;

namespace NatoIraq.Core.Tests;

/// <summary>What one draw told, line by line, and the strengths and states that specs ask of any day.</summary>
internal sealed class DrawLog
{
    private readonly List<(int From, int[] Slots)> _rests = [];
    private readonly World _world;

    private DrawLog(Plan plan) => _world = new World(plan.Timeline.Layout);

    /// <summary>
    /// Applied: <c>2020-02-01 id</c>, with <c>#step</c>, <c>!rule</c> if blocked, <c>~id</c> for an opposite.
    /// </summary>
    public List<string> Applied { get; } = [];

    /// <summary>Not happened: <c>id Reason</c>.</summary>
    public List<string> Failed { get; } = [];

    /// <summary>Left undone at the horizon: <c>id persons</c>.</summary>
    public List<string> Undone { get; } = [];

    /// <summary>Sizes of the ops that took effect, in order.</summary>
    public List<int> Sizes { get; } = [];

    public static DrawLog Middle(Plan plan) => Of(plan, KeyedDice.Middle, 0);

    public static DrawLog Of(Plan plan, KeyedDice dice, long draw) => Of(plan, new DrawRunner(plan, dice), draw);

    public static DrawLog Of(Plan plan, DrawRunner runner, long draw)
    {
        var log = new DrawLog(plan);
        var observer = new Observer(log);
        runner.Run(draw, ref observer);
        return log;
    }

    public Estimate Strength(string series, string day)
    {
        WorldOn(day);
        return _world.Strength(series, day);
    }

    public string? StateOf(string machine, string subject, string day)
    {
        WorldOn(day);
        return _world.StateOf(machine, subject);
    }

    public World WorldOn(string day)
    {
        int number = Given.Day(day).DayNumber;
        _world.CopyFrom(_rests.Last(r => r.From <= number).Slots);
        return _world;
    }

    public override string ToString() => string.Join("\n", [.. Applied, .. Failed, .. Undone]);

    private sealed class Observer(DrawLog log) : Quiet
    {
        public override void Rest(Journal journal, int from, int to, double[] assumptions) =>
            log._rests.Add((from, [.. journal.World.Slots]));

        public override void Applied(Entry? entry, EventData? data, in Op op, int step, Rule? blocked)
        {
            if (entry is null)
                return;
            string id =
                (step < 0 ? "~" : "")
                + entry.Id
                + (step > 0 ? $"#{step}" : "")
                + (blocked is null ? "" : $" !{blocked.Id}");
            log.Applied.Add($"{DateOnly.FromDayNumber(op.Day):yyyy-MM-dd} {id}");
            if (blocked is null)
                log.Sizes.Add(op.Amount.Likely);
        }

        public override void Failed(Entry entry, int day, NotHappened reason) => log.Failed.Add($"{entry.Id} {reason}");

        public override void Undone(Entry entry, int persons) => log.Undone.Add($"{entry.Id} {persons}");
    }
}
