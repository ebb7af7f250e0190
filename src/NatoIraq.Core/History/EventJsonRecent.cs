using System.Text.Json;

namespace NatoIraq.Core.History;

/// <summary>
/// What was lately made of short texts. A history names the same few missions, claims and series again and again: to
/// share one object for each spares a replay most of its garbage. Threads may overwrite each other's entries, which
/// costs a repetition and nothing else.
/// </summary>
internal sealed class RecentTexts<T>(Func<string, T> make) where T : class
{
    private const int LongestText = 40;

    private readonly Entry?[] _entries = new Entry?[1024];

    /// <summary>The object made of the text on which the reader stands.</summary>
    public T Get(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName))
            throw new JsonException("a text is not a text.");
        if (reader.ValueSpan.Length > LongestText) return make(reader.GetString()!);
        uint hash = 2166136261; // FNV-1a
        foreach (byte b in reader.ValueSpan) hash = (hash ^ b) * 16777619;
        ref Entry? slot = ref _entries[hash % _entries.Length];
        if (slot is { } known && reader.ValueTextEquals(known.Text)) return known.Value;
        string text = reader.GetString()!;
        T value = make(text);
        slot = new Entry(text, value);
        return value;
    }

    private sealed record Entry(string Text, T Value);
}
