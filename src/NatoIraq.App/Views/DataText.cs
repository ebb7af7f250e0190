using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NatoIraq.Core.Expressions;

namespace NatoIraq.App.Views;

/// <summary>An event's data in one line.</summary>
public static partial class DataText
{
    private static readonly string[] AmountFields =
        ["low", "likely", "high", "low-exclusive", "high-exclusive", "qualifier"];

    /// <summary>The fields that say something, such as <c>mission alpha, cap about 500</c>.</summary>
    public static string Of(JsonNode? data) => data is JsonObject fields ? string.Join(", ", Fields(fields)) : "";

    /// <summary>A stated amount in words, with whether its bounds are themselves excluded.</summary>
    public static string Bounds(double? low, double? likely, double? high, bool lowExclusive, bool highExclusive) =>
        (low, likely, high) switch
        {
            (_, { } v, _) => Number(v),
            (null, null, null) => "unknown size",
            (null, null, { } h) => highExclusive ? $"less than {Number(h)}" : $"at most {Number(h)}",
            ({ } l, null, null) => lowExclusive ? $"more than {Number(l)}" : $"at least {Number(l)}",
            ({ } l, null, { } h) => $"{Number(l)} to {Number(h)}",
        };

    /// <summary>
    /// What a draw gave an assumption, in the unit in which its value is written; the engine draws spans in days.
    /// </summary>
    /// <param name="value">The value as it is written, such as <c>uniform(1, 3) months</c>.</param>
    /// <param name="drawn">The number drawn; null for unknown.</param>
    public static string Drawn(string value, double? drawn) => (drawn, Quantity.Parse(value).Unit) switch
    {
        (null, _) => "unknown",
        ({ } number, null) => Number(number),
        ({ } days, { } unit) => Span(
            (days / unit.Days()).ToString(unit == TimeUnit.Day ? "N0" : "#,##0.#"), value.Split(' ')[^1].TrimEnd('s')),
    };

    private static string Span(string count, string unit) => count == "1" ? $"1 {unit}" : $"{count} {unit}s";

    /// <summary>Text that the engine wrote, with separators in its long numbers; dates stay as they are.</summary>
    public static string Grouped(string text) => LongNumber.Replace(text, m => long.Parse(m.Value).ToString("N0"));

    [GeneratedRegex(@"(?<![\w.#-])\d{4,15}(?![\w-])")]
    private static partial Regex LongNumber { get; }

    /// <summary>A number to three decimals, from a hundred on to the whole: nobody reads tenths of a person.</summary>
    private static string Number(double value) => value.ToString(Math.Abs(value) < 100 ? "0.###" : "#,##0");

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
            JsonValueKind.Number => Number((double)value.GetValue<decimal>()),
            _ => value.ToString(),
        },
    };

    private static string Amount(JsonObject amount)
    {
        double? Part(string name) => amount[name]?.GetValue<double>();
        bool Is(string name) => amount[name]?.GetValue<bool>() ?? false;
        string text = Bounds(Part("low"), Part("likely"), Part("high"), Is("low-exclusive"), Is("high-exclusive"));
        return amount["qualifier"] is { } qualifier ? $"{text} ({qualifier})" : text;
    }
}
