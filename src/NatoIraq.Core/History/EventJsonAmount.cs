using System.Text.Json;

namespace NatoIraq.Core.History;

/// <summary>
/// Reads the record that stands in most events, as <see cref="JsonRecord"/> would: by hand, because its seven values
/// would each become an object first.
/// </summary>
internal static class JsonAmount
{
    private static readonly JsonKeys Keys =
        new("low", "likely", "high", "low-exclusive", "high-exclusive", "qualifier", "formula");

    public static object Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException("a record is not an object.");
        double? low = null, likely = null, high = null;
        bool? lowExclusive = null, highExclusive = null;
        string? qualifier = null, formula = null;
        for (int seen = 0, at = -1; reader.Read() && reader.TokenType == JsonTokenType.PropertyName;)
        {
            at = Keys.Find(ref reader, at + 1, ref seen);
            reader.Read();
            if (reader.TokenType == JsonTokenType.Null) continue;
            switch (at)
            {
                case 0: low = CanonicalJson.ReadNumber(ref reader); break;
                case 1: likely = CanonicalJson.ReadNumber(ref reader); break;
                case 2: high = CanonicalJson.ReadNumber(ref reader); break;
                case 3: lowExclusive = reader.GetBoolean(); break;
                case 4: highExclusive = reader.GetBoolean(); break;
                case 5: qualifier = CanonicalJson.ReadText(ref reader); break;
                default: formula = CanonicalJson.ReadText(ref reader); break;
            }
        }
        return RecentValues.Share(new Amount(
            low, likely, high, lowExclusive ?? throw Missing(3), highExclusive ?? throw Missing(4), qualifier,
            formula));
    }

    private static JsonException Missing(int at) => new($"the field '{Keys[at]}' is missing.");
}
