using NatoIraq.Core.History;
using NatoIraq.Core.Worlds;
using NatoIraq.Packs.Scenarios;

namespace NatoIraq.Packs;

/// <summary>What a form asks for an event of a plan, from the table and the words that the JSON Schema is made of.</summary>
public static class EventForms
{
    /// <summary>The types that a plan may use.</summary>
    public static IReadOnlyList<EventType> Types => EntryGrammar.Types;

    /// <summary>A type in a sentence.</summary>
    public static string WordsOf(EventType type) => EventWords.Of(type);

    /// <summary>A field in a sentence.</summary>
    public static string WordsOf(EventField field) => EventWords.Of(field);

    /// <summary>The ids that a pack has for a kind of field, with names; empty for what is free text or a number.</summary>
    public static IReadOnlyList<(string Id, string Name)> NamesOf(Pack pack, FieldKind kind) => kind switch
    {
        FieldKind.Mission => [.. pack.Missions.Select(m => (m.Id, m.Name))],
        FieldKind.Place => [.. pack.Places.Select(p => (p.Id, p.Name))],
        FieldKind.Actor => [.. pack.Actors.Select(a => (a.Id, a.Name))],
        FieldKind.Activities => [.. pack.Activities.Select(a => (a, a))],
        FieldKind.Series => [.. NameGrammar.Cells(pack).Select(c => (c, c))],
        FieldKind.Option or FieldKind.Resolution or FieldKind.Office or FieldKind.Forum =>
            [.. pack.Subjects.Where(s => s.Kind == kind).Select(s => (s.Id, s.Name))],
        _ => [],
    };
}
