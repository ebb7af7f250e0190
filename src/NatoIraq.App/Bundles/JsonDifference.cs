using System.Text.Json;

namespace NatoIraq.App.Bundles;

/// <summary>Where one document first says something else than another.</summary>
/// <param name="Path">Such as <c>results[3].mean</c>.</param>
/// <param name="About">What the innermost list's item is about: its branch, series, date and so on, by key.</param>
/// <param name="Sealed">What the first says there; null for nothing.</param>
/// <param name="Here">What the second says.</param>
internal sealed record JsonDifference(
    string Path, IReadOnlyDictionary<string, string> About, string? Sealed, string? Here)
{
    private static readonly string[] Names =
        ["branch", "series", "date", "event", "rule", "machine", "subject", "state"];

    /// <summary>The first difference in the order in which the first document tells; null for none.</summary>
    /// <param name="first">The first document.</param>
    /// <param name="second">The second.</param>
    /// <param name="isPassedOver">Members of the whole that are not compared.</param>
    public static JsonDifference? Of(JsonElement first, JsonElement second, params IReadOnlyList<string> isPassedOver) =>
        Find(first, second, "", new Dictionary<string, string>(), isPassedOver);

    private static JsonDifference? Find(
        JsonElement first, JsonElement second, string path, IReadOnlyDictionary<string, string> about,
        IReadOnlyList<string> passedOver)
    {
        if (first.ValueKind == JsonValueKind.Object && second.ValueKind == JsonValueKind.Object)
        {
            IReadOnlyDictionary<string, string> within = NamesOf(first) is { Count: > 0 } own ? own : about;
            foreach (JsonProperty property in first.EnumerateObject())
            {
                string at = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
                if (passedOver.Contains(at)) continue;
                if (!second.TryGetProperty(property.Name, out JsonElement other))
                    return new JsonDifference(at, within, property.Value.GetRawText(), null);
                if (Find(property.Value, other, at, within, passedOver) is { } found) return found;
            }
            return null;
        }
        if (first.ValueKind != JsonValueKind.Array || second.ValueKind != JsonValueKind.Array)
        {
            (string said, string here) = (first.GetRawText(), second.GetRawText());
            bool isSame = said == here || (first.ValueKind == JsonValueKind.Number
                && second.ValueKind == JsonValueKind.Number && first.GetDouble().Equals(second.GetDouble()));
            return isSame ? null : new JsonDifference(path, about, said, here);
        }
        return FindIn([.. first.EnumerateArray()], [.. second.EnumerateArray()], path, about, passedOver);
    }

    private static JsonDifference? FindIn(
        JsonElement[] first, JsonElement[] second, string path, IReadOnlyDictionary<string, string> about,
        IReadOnlyList<string> passedOver)
    {
        for (int i = 0; i < Math.Min(first.Length, second.Length); i++)
        {
            if (Find(first[i], second[i], $"{path}[{i}]", about, passedOver) is { } found) return found;
        }
        if (first.Length == second.Length) return null;
        int at = Math.Min(first.Length, second.Length);
        JsonElement[] longer = first.Length > second.Length ? first : second;
        IReadOnlyDictionary<string, string> names = NamesOf(longer[at]) is { Count: > 0 } own ? own : about;
        string text = longer[at].GetRawText();
        return new JsonDifference(
            $"{path}[{at}]", names, longer == first ? text : null, longer == first ? null : text);
    }

    private static Dictionary<string, string> NamesOf(JsonElement item) => item.ValueKind != JsonValueKind.Object ? []
        : item.EnumerateObject().Where(p => Names.Contains(p.Name) && p.Value.ValueKind == JsonValueKind.String)
            .ToDictionary(p => p.Name, p => p.Value.GetString()!);
}
