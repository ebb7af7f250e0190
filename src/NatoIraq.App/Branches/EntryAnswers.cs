using System.Text;
using NatoIraq.Packs.Yaml;

namespace NatoIraq.App.Branches;

/// <summary>An entry as somebody answered the questions of its form.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Event">The event's type.</param>
/// <param name="On">The day it is due; null when it follows another.</param>
/// <param name="After">What it follows; null when it has a day.</param>
/// <param name="Delay">How long after; null for the same day.</param>
/// <param name="Fields">The event's own fields.</param>
/// <param name="Over">How long a move of troops takes; null for all at once.</param>
/// <param name="Chance">The probability that it happens; null for certainty.</param>
/// <param name="If">The condition on the day; null for none.</param>
/// <param name="Unless">Whether it is for the case that what it follows does not happen.</param>
public sealed record EntryAnswers(
    string Id, string Event, string? On, string? After, string? Delay, IReadOnlyList<FieldAnswer> Fields,
    string? Over = null, string? Chance = null, string? If = null, bool Unless = false)
{
    /// <summary>A value as YAML.</summary>
    public static string Quoted(string value) => YamlText.Quoted(value);

    /// <summary>The entry as YAML, as under a scenario's <c>events</c>.</summary>
    public string ToYaml()
    {
        var text = new StringBuilder($"id: {Quoted(Id)}\n");
        if (On is not null) text.Append($"on: {Quoted(On)}\n");
        if (After is not null)
        {
            string delay = Delay is null ? "" : $", delay: {YamlText.InQuotes(Delay)}";
            text.Append($"after: {{ event: {Quoted(After)}{delay}{(Unless ? ", unless: true" : "")} }}\n");
        }
        text.Append($"event: {Event}\n");
        foreach (FieldAnswer field in Fields)
        {
            string[] values = [.. field.Values.Select(Quoted)];
            text.Append($"{field.Name}: {(field.IsList ? $"[{string.Join(", ", values)}]" : values.Single())}\n");
        }
        if (Over is not null) text.Append($"over: {Quoted(Over)}\n");
        if (Chance is not null) text.Append($"chance: {Quoted(Chance)}\n");
        if (If is not null) text.Append($"if: {Quoted(If)}\n");
        return text.ToString();
    }
}

/// <summary>The answer to one field of an event.</summary>
/// <param name="Name">The field.</param>
/// <param name="IsList">Whether it holds several values.</param>
/// <param name="Values">The values; one unless it is a list.</param>
public sealed record FieldAnswer(string Name, bool IsList, params IReadOnlyList<string> Values);
