using NatoIraq.Core.History;
using NatoIraq.Packs.Yaml;

namespace NatoIraq.Packs.Incidents;

/// <summary>Which rows of a collection are incidents, and where.</summary>
/// <param name="Pack">The name of the pack that they become.</param>
/// <param name="Place">The column that names the place; null for the collection's usual one.</param>
/// <param name="Places">Ids of places by what that column holds; rows of others are left out.</param>
/// <param name="From">The first day, inclusive; null for any.</param>
/// <param name="To">The last day, inclusive; null for any.</param>
/// <param name="Count">A row is an incident if it meets one of these.</param>
/// <param name="Severe">An incident weighs 2 if one of its rows meets one of these, else 1.</param>
internal sealed record IncidentMap(
    string Pack, Scalar? Place, IReadOnlyDictionary<string, string> Places, DateOnly? From, DateOnly? To,
    IReadOnlyList<Condition> Count, IReadOnlyList<Condition> Severe)
{
    /// <summary>Reads a map; problems go where the file's go.</summary>
    public static IncidentMap Read(Fields map)
    {
        Scalar? pack = map.One("pack", required: true);
        if (pack is not null) map.CheckKebab(pack, letterFirst: false);
        var read = new IncidentMap(
            pack?.Text ?? "", map.One("place", required: false), ReadPlaces(map), map.DayOrNull("from"),
            map.DayOrNull("to"), map.List("count", "a condition", Condition.Read, required: true),
            map.List("severity-2", "a condition", Condition.Read));
        if (read.From > read.To)
            map.Add($"It begins on {read.From:yyyy-MM-dd}, after it ends on {read.To:yyyy-MM-dd}.", key: "from");
        return read;
    }

    private static Dictionary<string, string> ReadPlaces(Fields map)
    {
        var places = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        IReadOnlyList<Pair> pairs = map.Named("places");
        if (pairs.Count == 0 && !map.IsRefused)
            map.Add("A map of incidents needs the key 'places'.", "Write what the column holds and an id: {XX: here}.");
        foreach (Pair pair in pairs)
        {
            if (map.ValueOf(pair) is not { } id) continue;
            if (!Kebab.IsId(id.Text))
                map.CheckKebab(new Scalar(pair.Value.At, id.Text, quoted: true), letterFirst: false);
            places[pair.Key.Text.Trim()] = id.Text;
        }
        return places;
    }
}

/// <summary>Something that a row may meet: its cell is one of some texts, or a number within bounds.</summary>
/// <param name="Column">The column.</param>
/// <param name="In">The texts; empty for bounds.</param>
/// <param name="AtLeast">The lower bound, inclusive.</param>
/// <param name="AtMost">The upper bound, inclusive.</param>
internal sealed record Condition(Scalar? Column, IReadOnlyList<string> In, double? AtLeast, double? AtMost)
{
    /// <summary>Reads one.</summary>
    public static Condition Read(Fields fields)
    {
        const double Most = Fields.LargestNumber;
        var read = new Condition(
            fields.One("column", required: true), [.. fields.Many("in").Select(s => s.Text.Trim())],
            fields.Number("at-least", -Most, Most), fields.Number("at-most", -Most, Most));
        bool isBounds = read.AtLeast is not null || read.AtMost is not null;
        if (read.In.Count > 0 == isBounds && !fields.IsRefused)
            fields.Add("A condition has either 'in' or bounds.", "Write in: [TEXT, ...], at-least: N or at-most: N.");
        return read;
    }

    /// <summary>Whether a cell's text, and its number if it is one, meet it.</summary>
    public bool IsMetBy(string text, double? number) => In.Count > 0
        ? In.Contains(text, StringComparer.OrdinalIgnoreCase)
        : number is { } n && !(n < AtLeast) && !(n > AtMost);
}
