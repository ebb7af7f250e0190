using System.Text.Json;
using System.Text.Json.Nodes;

namespace NatoIraq.Cli.Pages;

/// <summary>An event's data in one line.</summary>
internal static class DataText
{
    private static readonly string[] AmountFields =
        ["low", "likely", "high", "low-exclusive", "high-exclusive", "qualifier"];

    /// <summary>The fields that say something, such as <c>mission alpha, cap about 500</c>.</summary>
    public static string Of(JsonNode? data) => data is JsonObject fields ? string.Join(", ", Fields(fields)) : "";

    private static IEnumerable<string> Fields(JsonObject fields)
    {
        foreach ((string name, JsonNode? value) in fields)
        {
            string text = Value(value);
            if (text.Length > 0) yield return $"{name} {text}";
        }
    }

    private static string Value(JsonNode? value) => value switch
    {
        null => "",
        JsonArray array => string.Join("/", array.Select(Value)),
        JsonObject amount when amount.All(p => AmountFields.Contains(p.Key)) => Amount(amount),
        JsonObject nested => string.Join(' ', Fields(nested)),
        _ => value.GetValueKind() switch
        {
            JsonValueKind.True => "yes",
            JsonValueKind.False => "",
            JsonValueKind.Number => value.GetValue<decimal>().ToString("#,##0.###"),
            _ => value.ToString(),
        },
    };

    private static string Amount(JsonObject amount)
    {
        double? Part(string name) => amount[name]?.GetValue<double>();
        bool Is(string name) => amount[name]?.GetValue<bool>() ?? false;
        string text = Say.Amount(Part("low"), Part("likely"), Part("high"), Is("low-exclusive"), Is("high-exclusive"));
        return amount["qualifier"] is { } qualifier ? $"{text} ({qualifier})" : text;
    }
}
