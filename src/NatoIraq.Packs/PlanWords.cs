using NatoIraq.Core.History;
using NatoIraq.Core.Worlds;
using NatoIraq.Packs.Scenarios;

namespace NatoIraq.Packs;

/// <summary>What whoever plans an event may say, and the words that explain it.</summary>
public static class PlanWords
{
    /// <summary>The types of events that a plan may use: it observes nothing.</summary>
    public static IReadOnlyList<EventType> Types => EntryGrammar.Types;

    /// <summary>What an event of the type is, in a sentence.</summary>
    public static string Of(EventType type) => EventWords.Of(type);

    /// <summary>What the field says, in a sentence.</summary>
    public static string Of(EventField field) => EventWords.Of(field);

    /// <summary>The names that a field may hold, each with what it stands for; none where any text goes.</summary>
    public static IEnumerable<(string Name, string Says)> NamesFor(EventField field, Pack pack) => field.Kind switch
    {
        FieldKind.Actor => pack.Actors.Select(a => (a.Id, a.Name)),
        FieldKind.Mission => pack.Missions.Select(m => (m.Id, m.Name)),
        FieldKind.Place => pack.Places.Select(p => (p.Id, p.Name)),
        FieldKind.Option or FieldKind.Resolution or FieldKind.Office or FieldKind.Forum =>
            pack.Subjects.Where(s => s.Kind == field.Kind).Select(s => (s.Id, s.Name)),
        FieldKind.Activities => pack.Activities.Select(a => (a, "")),
        FieldKind.Series => NameGrammar.Cells(pack).Where(c => IsInnermost(c, pack)).Select(c => (c, "")),
        FieldKind.Flag => [("true", "yes"), ("false", "no")],
        _ => [],
    };

    /// <summary>Whether its place contains no other: only there can troops be moved.</summary>
    private static bool IsInnermost(string series, Pack pack) =>
        pack.Places.All(p => p.Within != Series.Parse(series).Place);
}
