using NatoIraq.App.History;
using NatoIraq.Core.History;
using NatoIraq.Core.History.Events;
using NatoIraq.Core.Replay;

namespace NatoIraq.App.Diffs;

/// <summary>What happened, and the world that came of it, as things to compare.</summary>
internal static class WorldItems
{
    /// <summary>The events of the first steps; the steps of one ramp are one thing.</summary>
    public static IReadOnlyList<Item> Events(Timeline timeline, int steps) =>
        [.. timeline.Events.Take(steps).Where(e => e.Data is not BranchForked).GroupBy(IdOf).Select(Event)];

    /// <summary>The world after a step, at the end of a day.</summary>
    public static IReadOnlyList<Item> World(Timeline timeline, int step, DateOnly day)
    {
        var cursor = new Cursor(timeline);
        cursor.GoTo(step);
        var reader = new WorldReader(cursor, day);
        return
        [
            .. new LevelReader(cursor, day).Levels()
                .Select(l => Item.Of("levels", l.Series, Persons(l.Low, l.Likely, l.High))),
            .. reader.Missions().Select(Mission),
            .. reader.Machines().Select(m => Item.Of("machines", $"{m.Machine}/{m.Subject}", m.State)),
            .. reader.Offices().Select(o => Item.Of("offices", o.Office, o.Holder ?? "unknown")),
        ];
    }

    private static string IdOf(Event e) =>
        e.Data is ValueStarted start ? $"start of {start.Target}" : e.Id.Split('#')[0];

    private static Item Event(IGrouping<string, Event> same)
    {
        Event first = same.First();
        List<(string, string)> fields = [("date", PlanItems.Day(first.Day))];
        int times = same.Count();
        if (times > 1)
        {
            fields.Add(("last", PlanItems.Day(same.Last().Day)));
            fields.Add(("times", $"{times}"));
        }
        else fields.AddRange(PlanItems.FieldsOf(first.Data));
        int blocked = same.Count(e => e.Note?.StartsWith("Blocked by ", StringComparison.Ordinal) == true);
        if (blocked > 0) fields.Add(("blocked", times == 1 ? first.Note![11..].TrimEnd('.') : $"{blocked} of {times}"));
        return new Item("events", same.Key, first.Type, fields);
    }

    private static Item Mission(MissionView m) => new(
        "missions", m.Mission, null,
        [
            ("lead", m.Lead ?? "unknown"),
            ("cap", m.Cap is { } cap ? $"{cap.Qualifier} {Persons(cap.Low, cap.Likely, cap.High)}".Trim() : "unknown"),
            ("zones", m.Zones is { } zones ? $"{zones}" : "unknown"),
            ("activities", m.Activities.Count == 0 ? "none known" : string.Join(", ", m.Activities)),
            ("suspended", m.Suspended ? "true" : "false"),
        ]);

    private static string Persons(int? low, int? likely, int? high) =>
        $"{new Amount(low == 0 && likely is null && high is not null ? null : low, likely, high)}";
}
