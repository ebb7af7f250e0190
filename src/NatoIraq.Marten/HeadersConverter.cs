using System.Text.Json;
using System.Text.Json.Serialization;

namespace NatoIraq.Marten;

/// <summary>
/// An event's headers, each value as the JSON it is: Marten's own reader takes text that looks like a date for a date.
/// </summary>
internal sealed class HeadersConverter : JsonConverter<Dictionary<string, object>>
{
    public override Dictionary<string, object>? Read(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(ref reader)?
            .ToDictionary(h => h.Key, h => (object)h.Value, StringComparer.Ordinal);

    public override void Write(
        Utf8JsonWriter writer, Dictionary<string, object> value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value);
}
