using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace NatoIraq.Core.History;

/// <summary>The settings that make System.Text.Json canonical and strict.</summary>
internal static class CanonicalJson
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    public static JsonSerializerOptions Options(EventConverter events) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.KebabCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        Encoder = new MinimalEscaping(),
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { KeepOnlyConstructorParameters } },
        Converters =
        {
            events, new TextConverter(), new NumberConverter(), new SeriesConverter(), new TextListConverter(),
            new TextMapConverter(), new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, false),
        },
    };

    /// <summary>The text itself, if a store can hold and give back every character of it.</summary>
    public static string Exact(string text)
    {
        if (text.Contains('\0')) throw new InvalidInputException($"'{text.Replace("\0", "\\0")}' holds a NUL character.");
        try
        {
            if (!Ascii.IsValid(text)) StrictUtf8.GetByteCount(text);
            return text;
        }
        catch (EncoderFallbackException)
        {
            throw new InvalidInputException("A text holds half a surrogate pair, which is no character.");
        }
    }

    public static string ReadText(ref Utf8JsonReader reader) =>
        reader.GetString() ?? throw new JsonException("a text is null.");

    public static string[] ReadTexts(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException("a list is not a list.");
        var texts = new List<string>(4);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) texts.Add(ReadText(ref reader));
        return [.. texts];
    }

    public static void WriteTexts(Utf8JsonWriter writer, IReadOnlyList<string> texts)
    {
        writer.WriteStartArray();
        foreach (string text in texts) writer.WriteStringValue(Exact(text));
        writer.WriteEndArray();
    }

    /// <summary>Takes an inner object out of its parent, so that it can be put elsewhere.</summary>
    public static JsonObject Detach(JsonObject parent, string name)
    {
        if (parent[name] is not JsonObject inner) throw new JsonException($"'{name}' is not an object.");
        parent[name] = null;
        return inner;
    }

    /// <summary>A record's JSON is its constructor's parameters, in their order; whatever may not be null is required.</summary>
    private static void KeepOnlyConstructorParameters(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object) return;
        for (int i = type.Properties.Count - 1; i >= 0; i--)
        {
            JsonPropertyInfo property = type.Properties[i];
            if (property.AssociatedParameter is not { } parameter)
            {
                type.Properties.RemoveAt(i);
                continue;
            }
            property.Order = parameter.Position;
            property.IsRequired = !parameter.IsNullable && Nullable.GetUnderlyingType(property.PropertyType) is null;
            // Without this a null where none may be is left out in silence; with it, it is refused.
            if (property.IsRequired) property.ShouldSerialize = static (_, _) => true;
        }
    }

    private sealed class TextConverter : JsonConverter<string>
    {
        public override string Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            ReadText(ref reader);

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
            writer.WriteStringValue(Exact(value));
    }

    private sealed class NumberConverter : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            reader.GetDouble() is var value && double.IsFinite(value)
                ? value
                : throw new JsonException("a number is too large.");

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
        {
            if (!double.IsFinite(value)) throw new InvalidInputException($"'{value}' is not a finite number.");
            writer.WriteNumberValue(value + 0.0); // -0 + 0 is 0: some stores know no negative zero
        }
    }

    private sealed class SeriesConverter : JsonConverter<Series>
    {
        public override Series Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            ReadText(ref reader) is var text && Series.TryParse(text, out Series series)
                ? series
                : throw new JsonException($"'{text}' is not a series.");

        public override void Write(Utf8JsonWriter writer, Series value, JsonSerializerOptions options)
        {
            string text = Exact(value.ToString());
            if (Series.Parse(text) != value) throw new InvalidInputException($"'{text}' is not a series.");
            writer.WriteStringValue(text);
        }
    }

    private sealed class TextListConverter : JsonConverter<IReadOnlyList<string>>
    {
        public override IReadOnlyList<string> Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            ReadTexts(ref reader);

        public override void Write(
            Utf8JsonWriter writer, IReadOnlyList<string> value, JsonSerializerOptions options) => WriteTexts(writer, value);
    }

    private sealed class TextMapConverter : JsonConverter<IReadOnlyDictionary<string, string>>
    {
        public override IReadOnlyDictionary<string, string> Read(
            ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException("a dictionary is not an object.");
            var map = new Dictionary<string, string>(StringComparer.Ordinal);
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                string key = ReadText(ref reader);
                reader.Read();
                if (!map.TryAdd(key, ReadText(ref reader))) throw new JsonException($"'{key}' is there twice.");
            }
            return map;
        }

        public override void Write(
            Utf8JsonWriter writer, IReadOnlyDictionary<string, string> value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            foreach ((string key, string text) in value.OrderBy(p => p.Key, StringComparer.Ordinal))
                writer.WriteString(Exact(key), Exact(text));
            writer.WriteEndObject();
        }
    }

    /// <summary>
    /// Escapes quotes, backslashes and control characters only. The encoders of .NET also escape what their Unicode
    /// tables do not know yet, so that an upgrade would change bytes that were hashed.
    /// </summary>
    private sealed unsafe class MinimalEscaping : JavaScriptEncoder
    {
        private static readonly SearchValues<char> Escaped =
            SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(c => (char)c), '"', '\\']);

        public override int MaxOutputCharactersPerInputCharacter => 6;

        public override bool WillEncode(int unicodeScalar) => unicodeScalar is < 0x20 or '"' or '\\';

        public override int FindFirstCharacterToEncode(char* text, int textLength) =>
            new ReadOnlySpan<char>(text, textLength).IndexOfAny(Escaped);

        public override bool TryEncodeUnicodeScalar(
            int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
        {
            string escape = unicodeScalar switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                _ => $"\\u{unicodeScalar:x4}",
            };
            bool fits = escape.TryCopyTo(new Span<char>(buffer, bufferLength));
            numberOfCharactersWritten = fits ? escape.Length : 0;
            return fits;
        }
    }
}
