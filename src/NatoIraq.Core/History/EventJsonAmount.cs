using System.Text.Json;

namespace NatoIraq.Core.History;

/// <summary>
/// Reads and writes the record that stands in most events, as <see cref="JsonRecord"/> would: by hand, because its
/// seven values would each become an object first.
/// </summary>
internal static class JsonAmount
{
    private static readonly JsonKeys Keys =
        new("low", "likely", "high", "low-exclusive", "high-exclusive", "qualifier", "formula");

    public static JsonKind Kind { get; } = new(Read, (w, v) => Write(w, (Amount)v));

    private static object Read(ref Utf8JsonReader reader)
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

    private static void Write(Utf8JsonWriter writer, Amount amount)
    {
        writer.WriteStartObject();
        Number(0, amount.Low);
        Number(1, amount.Likely);
        Number(2, amount.High);
        writer.WriteBoolean(Keys.Written(3), amount.LowExclusive);
        writer.WriteBoolean(Keys.Written(4), amount.HighExclusive);
        Text(5, amount.Qualifier);
        Text(6, amount.Formula);
        writer.WriteEndObject();

        void Number(int at, double? value)
        {
            if (value is not { } number) return;
            writer.WritePropertyName(Keys.Written(at));
            CanonicalJson.WriteNumber(writer, number);
        }

        void Text(int at, string? value)
        {
            if (value is not null) writer.WriteString(Keys.Written(at), CanonicalJson.Exact(value));
        }
    }

    private static JsonException Missing(int at) => new($"the field '{Keys[at]}' is missing.");
}
