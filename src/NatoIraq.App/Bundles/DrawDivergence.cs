using System.Text.Json;

namespace NatoIraq.App.Bundles;

/// <summary>The first draw of a branch that does not come out as it was sealed.</summary>
/// <param name="Branch">The branch.</param>
/// <param name="Draw">The draw, or the first of a block of which some draw differs.</param>
/// <param name="LastDraw">The last of the block; the same draw where it is known which one differs.</param>
/// <param name="Input">The first number drawn at its start that differs; null for none, or where not known.</param>
/// <param name="Event">The first event that differs; null for none, or where it is not known.</param>
/// <param name="Value">The first value that it comes to that differs; null for none, or where it is not known.</param>
/// <param name="Unknown">What a bundle cannot tell of it; null where it tells all.</param>
public sealed record DrawDivergence(
    string Branch, long Draw, long LastDraw, DivergedNumber? Input, DivergedEvent? Event, DivergedNumber? Value,
    string? Unknown)
{
    /// <summary>The first difference between the lines of the same draws; null when all tell the same.</summary>
    /// <param name="branch">The branch.</param>
    /// <param name="sealedLines">As sealed.</param>
    /// <param name="lines">As drawn now.</param>
    internal static DrawDivergence? Of(string branch, byte[] sealedLines, byte[] lines)
    {
        string[] then = LinesOf(sealedLines), now = LinesOf(lines);
        for (int i = 0; i < Math.Max(then.Length, now.Length); i++)
        {
            (string? said, string? here) = (then.ElementAtOrDefault(i), now.ElementAtOrDefault(i));
            if (said == here) continue;
            if (said is null || here is null || TreeOf(said) is not { } first)
                return new DrawDivergence(branch, i, i, null, null, null, "Its line was sealed broken or not at all.");
            JsonElement second = TreeOf(here)!.Value;
            if (!second.TryGetProperty("events", out _)) return OfBlock(branch, second);
            // A later engine may tell more; what was sealed is told the same.
            if (JsonDifference.Of(first, second) is not null) return OfDraw(branch, i, first, second);
        }
        return null;
    }

    private static DrawDivergence OfBlock(string branch, JsonElement block)
    {
        (long from, long to) = (block.GetProperty("from").GetInt64(), block.GetProperty("to").GetInt64());
        string which = from == to ? "" : "which of these draws differs, and ";
        return new DrawDivergence(branch, from, to, null, null, null,
            $"A bundle tells the first {SealedDraws.InFull} draws in full and keeps a digest of the others: "
            + $"{which}what happened when it was sealed cannot be known from it.");
    }

    private static DrawDivergence OfDraw(string branch, int draw, JsonElement first, JsonElement second) => new(
        branch, draw, draw,
        NumberOf(first, second, "assumptions") ?? NumberOf(first, second, "initial"),
        DivergedEvent.Of(first, second, "events") ?? DivergedEvent.Of(first, second, "failed"),
        NumberOf(first, second, "values"), null);

    private static DivergedNumber? NumberOf(JsonElement first, JsonElement second, string list)
    {
        (JsonElement[] then, JsonElement[] now) = (ItemsOf(first, list), ItemsOf(second, list));
        for (int i = 0; i < Math.Max(then.Length, now.Length); i++)
        {
            JsonElement? said = i < then.Length ? then[i] : null, here = i < now.Length ? now[i] : null;
            if (said?.GetRawText() == here?.GetRawText()) continue;
            JsonElement about = (said ?? here)!.Value;
            return new DivergedNumber(
                TextOf(about, "name") ?? TextOf(about, "series"), TextOf(about, "date"), ValueOf(said), ValueOf(here));
        }
        return null;

        static double? ValueOf(JsonElement? item) => item is { ValueKind: JsonValueKind.Object } there
            && there.TryGetProperty("value", out JsonElement value) && value.ValueKind == JsonValueKind.Number
            && double.IsFinite(value.GetDouble()) ? value.GetDouble() : null;
    }

    internal static JsonElement[] ItemsOf(JsonElement draw, string list) =>
        draw.ValueKind == JsonValueKind.Object && draw.TryGetProperty(list, out JsonElement items)
            && items.ValueKind == JsonValueKind.Array ? [.. items.EnumerateArray()] : [];

    internal static string? TextOf(JsonElement item, string key) => item.ValueKind == JsonValueKind.Object
        && item.TryGetProperty(key, out JsonElement text) && text.ValueKind == JsonValueKind.String
            ? text.GetString() : null;

    /// <summary>A text as JSON; null when it is none.</summary>
    internal static JsonElement? TreeOf(ReadOnlyMemory<byte> text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonElement? TreeOf(string text) => TreeOf(System.Text.Encoding.UTF8.GetBytes(text));

    private static string[] LinesOf(byte[] bytes) =>
        System.Text.Encoding.UTF8.GetString(bytes).TrimEnd('\n').Split('\n');
}

/// <summary>A number that differs.</summary>
/// <param name="Name">An assumption, a starting value, a series or an output.</param>
/// <param name="Date">The end of which day; null for what is drawn at the start.</param>
/// <param name="Sealed">As sealed; null for unknown or not there.</param>
/// <param name="Here">As it comes out now.</param>
public sealed record DivergedNumber(string? Name, string? Date, double? Sealed, double? Here);

/// <summary>An event that differs.</summary>
/// <param name="Event">Its id.</param>
/// <param name="Date">Its day, the earlier one where there are two.</param>
/// <param name="Sealed">What happened when it was sealed, in words; null for nothing more.</param>
/// <param name="Here">What happens now.</param>
public sealed record DivergedEvent(string? Event, string? Date, string? Sealed, string? Here)
{
    /// <summary>The first in a list of either; null when both are the same.</summary>
    internal static DivergedEvent? Of(JsonElement first, JsonElement second, string list)
    {
        JsonElement[] then = DrawDivergence.ItemsOf(first, list), now = DrawDivergence.ItemsOf(second, list);
        for (int i = 0; i < Math.Max(then.Length, now.Length); i++)
        {
            JsonElement? said = i < then.Length ? then[i] : null, here = i < now.Length ? now[i] : null;
            if (said?.GetRawText() == here?.GetRawText()) continue;
            JsonElement earlier = new[] { said, here }.OfType<JsonElement>()
                .MinBy(e => DrawDivergence.TextOf(e, "date"), StringComparer.Ordinal);
            return new DivergedEvent(
                DrawDivergence.TextOf(earlier, "event"), DrawDivergence.TextOf(earlier, "date"), InWords(said),
                InWords(here));
        }
        return null;
    }

    private static string? InWords(JsonElement? item)
    {
        if (item is not { } e) return null;
        if (e.ValueKind != JsonValueKind.Object) return e.GetRawText();
        string text = $"{DrawDivergence.TextOf(e, "event")} on {DrawDivergence.TextOf(e, "date")}";
        if (e.TryGetProperty("amount", out JsonElement amount) && amount.ValueKind == JsonValueKind.Number)
            text += $" of {amount.GetRawText()}";
        if (DrawDivergence.TextOf(e, "blocked") is { } rule) text += $", blocked by {rule}";
        return DrawDivergence.TextOf(e, "reason") is { } reason ? $"{text} does not happen: {reason}" : text;
    }
}
