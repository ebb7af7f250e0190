using System.Text.Json.Nodes;

namespace NatoIraq.Core.History;

/// <summary>
/// How data written in an older schema of an event type is read today. Both ways are given, because a hash is checked
/// in the schema the event was written in: <c>Down(Up(data))</c> is <c>data</c>, so that nothing is lost on the way.
/// </summary>
/// <param name="Type">The event type's name.</param>
/// <param name="From">The older schema, from 1; the rewritten data is in the next one.</param>
/// <param name="Up">
/// Rewrites data of schema <paramref name="From"/> to the next; throws <see cref="System.Text.Json.JsonException"/>
/// where the data is not of that schema.
/// </param>
/// <param name="Down">Rewrites it back, with the keys in the order of the older schema.</param>
public sealed record Upcaster(
    string Type,
    int From,
    Func<JsonObject, JsonObject> Up,
    Func<JsonObject, JsonObject> Down);

/// <summary>The table of schemas: an event type is in schema 1, and each upcaster of it adds one.</summary>
public sealed class Upcasters
{
    private readonly Dictionary<string, Upcaster[]> _byType;

    /// <summary>Makes the table; the upcasters of one type start at schema 1 and leave no gap.</summary>
    /// <exception cref="ArgumentException">A type's upcasters do not form a chain from schema 1.</exception>
    public Upcasters(params IReadOnlyList<Upcaster> upcasters)
    {
        _byType = upcasters.GroupBy(u => u.Type).ToDictionary(g => g.Key, g => g.OrderBy(u => u.From).ToArray());
        foreach ((string type, Upcaster[] chain) in _byType)
        {
            bool gapless = chain.Select(u => u.From).SequenceEqual(Enumerable.Range(1, chain.Length));
            if (!gapless) throw new ArgumentException($"The upcasters of '{type}' must start at 1 without gaps.");
        }
    }

    /// <summary>The schemas of this version of the program: every type is still in its first.</summary>
    public static Upcasters Shipped { get; } = new();

    /// <summary>Whether every type is in its first schema.</summary>
    public bool IsEmpty => _byType.Count == 0;

    /// <summary>The schema in which events of that type are written now, from 1.</summary>
    public int Current(string type) => _byType.TryGetValue(type, out Upcaster[]? chain) ? chain.Length + 1 : 1;

    /// <summary>Rewrites data from an older schema to the current one; the argument may be changed.</summary>
    public JsonObject Up(string type, int schema, JsonObject data)
    {
        for (int from = schema; from < Current(type); from++) data = _byType[type][from - 1].Up(data);
        return data;
    }

    /// <summary>Rewrites data from the current schema back to an older one; the argument may be changed.</summary>
    public JsonObject Down(string type, int schema, JsonObject data)
    {
        for (int from = Current(type) - 1; from >= schema; from--) data = _byType[type][from - 1].Down(data);
        return data;
    }
}
