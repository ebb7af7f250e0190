using NatoIraq.Core.History;
using NatoIraq.Core.Scenarios;
using NatoIraq.Packs.Yaml;

namespace NatoIraq.Packs.Events;

/// <summary>Reads what an event says: its type, and the fields that the type's record has.</summary>
internal static class EventFields
{
    private static readonly IReadOnlyList<string> TypeNames = [.. EventTypes.World.Select(t => t.Name)];

    /// <summary>The type under the key <c>event</c>; null when there is no such type.</summary>
    public static EventType? ReadType(Fields fields)
    {
        if (fields.One("event", required: true) is not { } scalar)
        {
            fields.AcceptRest();
            return null;
        }
        if (EventTypes.World.FirstOrDefault(t => t.Name == scalar.Text) is { } type) return type;
        string message = $"There is no event type '{Problems.Shown(scalar.Text)}' for packs and scenarios.";
        string? near = fields.File.Names.Problems.DidYouMean(scalar.Text, TypeNames);
        fields.AcceptRest();
        fields.File.Add(scalar.At, message, near ?? $"Types: {string.Join(", ", TypeNames)}.", TypeNames);
        return null;
    }

    /// <summary>The event's record, made of the keys named like its fields.</summary>
    /// <param name="fields">The entry.</param>
    /// <param name="type">Its type.</param>
    /// <param name="formulas">Where a plan keeps the places of its expressions; null for a fact.</param>
    /// <param name="leftOut">A field that the caller reads itself, or null.</param>
    /// <returns>The record; null when a required field is missing or wrong, which is then told.</returns>
    public static EventData? Read(
        Fields fields, EventType type, IDictionary<string, Located>? formulas, string? leftOut = null)
    {
        object?[] values =
            [.. type.Fields.Select(f => f.Name == leftOut ? null : Value(fields, f, formulas))];
        if (type.Class == typeof(Core.History.Events.TroopsReported)) CheckReport(fields);
        bool whole = type.Fields.Zip(values).All(p => !p.First.Required || p.Second is not null);
        return whole ? type.Create(values) : null;
    }

    private static object? Value(Fields fields, EventField field, IDictionary<string, Located>? formulas) =>
        field.Kind switch
        {
            FieldKind.Amount => Amounts.Read(fields, field, formulas),
            FieldKind.Series => fields.Series(field.Name, field.Required),
            FieldKind.Flag => fields.Flag(field.Name, field.Required),
            FieldKind.Activities => fields.Refs(field.Name, Noun.Activity),
            FieldKind.Text => fields.One(field.Name, field.Required)?.Text,
            _ => fields.RefOrNull(field.Name, Nouns.Of(field.Kind)!.Value, field.Required),
        };

    private static void CheckReport(Fields fields)
    {
        bool share = fields.Has("share"), whole = fields.Has("share-of");
        if (!fields.Has("strength") && !share)
            fields.Add("A report needs a strength, or a share with share-of.", key: "event");
        if (share != whole)
            fields.Add(
                $"'{(share ? "share" : "share-of")}' needs the key '{(share ? "share-of" : "share")}' beside it.",
                key: "event");
    }
}
