using NatoIraq.Core.History;
using NatoIraq.Packs.Events;
using NatoIraq.Packs.Yaml;

namespace NatoIraq.Packs.Files;

/// <summary><c>history.yaml</c>: what happened.</summary>
internal static class HistoryFile
{
    private static readonly Window Unread = Window.On(DateOnly.MinValue);

    public static History Read(Fields file)
    {
        var cited = new HashSet<string>();
        List<Read<Event>> events =
            [.. file.List("events", "an event", f => ReadOne(f, cited), required: true).OfType<Read<Event>>()];
        CheckAmendments(events);
        return new History([.. events.Select(e => e.Value)], cited);
    }

    private static Read<Event>? ReadOne(Fields fields, HashSet<string> cited)
    {
        string id = fields.Id("id", Noun.Event);
        EventType? type = EventFields.ReadType(fields);
        Window when = ReadWindow(fields);
        DateOnly? placed = fields.DayOrNull("placed");
        IReadOnlyList<string> cites = fields.Refs("cites", Noun.Claim, required: true);
        cited.UnionWith(cites);
        string? amends = fields.RefOrNull("amends", Noun.Event);
        string? note = fields.TextOrNull("note");
        if (fields.Has("cites") && cites.Count == 0) fields.Add("An event cites at least one claim.", key: "cites");
        if (placed is { } day && when != Unread) CheckPlaced(fields, when, day, note);
        EventData? data = type is null ? null : EventFields.Read(fields, type, formulas: null);
        return data is null ? null : new Read<Event>(new Event(id, when, placed, cites, amends, note, data), fields);
    }

    private static Window ReadWindow(Fields fields)
    {
        bool on = fields.Has("on"), between = fields.Has("between");
        if (on == between)
        {
            string message =
                on ? "An event has 'on' or 'between', not both." : "An event needs the key 'on' or 'between'.";
            fields.Add(message, "Write on: DATE, or between: [DATE, DATE].", on ? "between" : null);
        }
        if (on) return fields.Span("on") ?? Unread;
        IReadOnlyList<Scalar> ends = fields.Many("between");
        if (ends.Count != 2)
        {
            if (between) fields.Add("'between' holds two dates: [FIRST, LAST].", key: "between");
            return Unread;
        }
        Window? first = fields.SpanOf(ends[0], "between"), last = fields.SpanOf(ends[1], "between");
        if (first is null || last is null) return Unread;
        if (first.From > last.To)
            fields.Add(
                $"The window begins on {first.From:yyyy-MM-dd}, after it ends on {last.To:yyyy-MM-dd}.",
                key: "between");
        return new Window(first.From, last.To);
    }

    private static void CheckPlaced(Fields fields, Window when, DateOnly placed, string? note)
    {
        if (placed < when.From || placed > when.To)
            fields.Add($"{placed:yyyy-MM-dd} lies outside the event's window {when}.", key: "placed");
        if (note is null) fields.Add("'placed' needs the key 'note' beside it.", "Say why that day.", "placed");
    }

    /// <summary>An amendment completes the data of another event, so it has that event's type.</summary>
    private static void CheckAmendments(IReadOnlyList<Read<Event>> events)
    {
        var types = new Dictionary<string, string>();
        foreach (Read<Event> read in events) types.TryAdd(read.Value.Id, read.Value.Type);
        foreach ((Event amending, Fields from) in events.Where(e => e.Value.Amends is not null))
        {
            if (amending.Amends == amending.Id) from.Add("An event does not amend itself.", key: "amends");
            else if (types.TryGetValue(amending.Amends!, out string? type) && type != amending.Type)
                from.Add(
                    $"'{amending.Amends}' is {type}, this is {amending.Type}: an amendment is of the same type.",
                    key: "amends");
        }
    }
}

/// <summary>What <c>history.yaml</c> holds.</summary>
/// <param name="Events">The events, in file order.</param>
/// <param name="Cited">Every claim that an event cites, those included whose event is wrong in other ways.</param>
internal sealed record History(IReadOnlyList<Event> Events, IReadOnlySet<string> Cited);
