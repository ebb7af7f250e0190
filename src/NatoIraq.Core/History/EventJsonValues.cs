using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NatoIraq.Core.History;

/// <summary>How values of one type stand in canonical JSON.</summary>
/// <param name="Read">Reads one; the reader stands on its first token and is left on its last.</param>
/// <param name="Write">Writes one.</param>
internal sealed record JsonKind(JsonKind.Reader Read, Action<Utf8JsonWriter, object> Write)
{
    private static readonly object True = true;
    private static readonly object False = false;

    /// <summary>Reads one value.</summary>
    public delegate object Reader(ref Utf8JsonReader reader);

    /// <summary>The kinds that hold no other record.</summary>
    public static IReadOnlyDictionary<Type, JsonKind> Simple { get; } = new Dictionary<Type, JsonKind>
    {
        [typeof(string)] = new(CanonicalJson.ReadText, (w, v) => w.WriteStringValue(CanonicalJson.Exact((string)v))),
        [typeof(bool)] = new((ref r) => r.GetBoolean() ? True : False, (w, v) => w.WriteBooleanValue((bool)v)),
        [typeof(int)] = new((ref r) => r.GetInt32(), (w, v) => w.WriteNumberValue((int)v)),
        [typeof(double)] = new(
            (ref r) => CanonicalJson.ReadNumber(ref r), (w, v) => CanonicalJson.WriteNumber(w, (double)v)),
        [typeof(DateOnly)] = new(
            (ref r) => CanonicalJson.ReadDay(ref r), (w, v) => CanonicalJson.WriteDay(w, (DateOnly)v)),
        [typeof(Series)] = new(CanonicalJson.ReadSeries, (w, v) => CanonicalJson.WriteSeries(w, (Series)v)),
        [typeof(IReadOnlyList<string>)] = new(
            CanonicalJson.ReadTexts, (w, v) => CanonicalJson.WriteTexts(w, (IReadOnlyList<string>)v)),
        [typeof(IReadOnlyDictionary<string, string>)] = new(
            CanonicalJson.ReadMap, (w, v) => CanonicalJson.WriteMap(w, (IReadOnlyDictionary<string, string>)v)),
    };

    /// <summary>An enumeration, by its members' kebab-case names.</summary>
    public static JsonKind Enumeration(Type type)
    {
        Dictionary<string, object> byName = Enum.GetValues(type).Cast<object>().ToDictionary(v => Kebab.Of($"{v}"));
        return new JsonKind(
            (ref r) => CanonicalJson.ReadText(ref r) is var name && byName.TryGetValue(name, out object? value)
                ? value
                : throw new JsonException($"'{name}' is none of {string.Join(", ", byName.Keys)}."),
            (w, v) => w.WriteStringValue(Kebab.Of($"{v}")));
    }
}

/// <summary>Canonical JSON's words: what each simple value looks like, and what is refused.</summary>
internal static class CanonicalJson
{
    /// <summary>How deep objects and lists may nest, in writing and in reading.</summary>
    private const int MaxDepth = 64;

    private const string DayFormat = "yyyy-MM-dd";

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    private static readonly RecentTexts<string> Texts = new(text => text);

    private static readonly RecentTexts<object> AllSeries = new(text =>
        Series.TryParse(text, out Series series) ? series : throw new JsonException($"'{text}' is not a series."));

    /// <summary>Settings of the writer behind all canonical bytes.</summary>
    public static JsonWriterOptions WriterOptions { get; } =
        new() { Encoder = new MinimalEscaping(), MaxDepth = MaxDepth };

    /// <summary>Settings of the reader.</summary>
    public static JsonReaderOptions ReaderOptions { get; } = new() { MaxDepth = MaxDepth };

    /// <summary>The node's bytes, its keys in the order in which they stand.</summary>
    public static byte[] Bytes(JsonNode node) => JsonBuffer.Bytes(node, static (writer, n) => n.WriteTo(writer));

    /// <summary>Takes an inner object out of its parent, so that it can be put elsewhere.</summary>
    public static JsonObject Detach(JsonObject parent, string name)
    {
        if (parent[name] is not JsonObject inner) throw new JsonException($"'{name}' is not an object.");
        parent[name] = null;
        return inner;
    }

    /// <summary>The text itself, if a store can hold and give back every character of it.</summary>
    public static string Exact(string text)
    {
        if (text.Contains('\0'))
            throw new InvalidInputException($"'{text.Replace("\0", "\\0")}' holds a NUL character.");
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

    public static string ReadText(ref Utf8JsonReader reader) => Texts.Get(ref reader);

    public static double ReadNumber(ref Utf8JsonReader reader)
    {
        if (reader.TryGetInt32(out int whole)) return whole; // most are
        return reader.GetDouble() is var value && double.IsFinite(value)
            ? value
            : throw new JsonException("a number is too large.");
    }

    public static void WriteNumber(Utf8JsonWriter writer, double value)
    {
        if (!double.IsFinite(value)) throw new InvalidInputException($"'{value}' is not a finite number.");
        int whole = (int)value;
        // Most are whole, whose digits are found sooner; -0 becomes 0, for some stores know no negative zero.
        if (whole == value) writer.WriteNumberValue(whole);
        else writer.WriteNumberValue(value);
    }

    public static DateOnly ReadDay(ref Utf8JsonReader reader)
    {
        ReadOnlySpan<byte> text = reader.ValueSpan;
        if (reader.TokenType == JsonTokenType.String && text.Length == DayFormat.Length
            && text[4] == '-' && text[7] == '-'
            && Digits(text[..4]) is >= 1 and var year && Digits(text[5..7]) is >= 1 and <= 12 and var month
            && Digits(text[8..]) is >= 1 and var day && day <= DateTime.DaysInMonth(year, month))
        {
            return new DateOnly(year, month, day);
        }
        throw new JsonException($"a date is not {DayFormat}.");
    }

    /// <summary>The number, or -1 where there is anything but digits.</summary>
    private static int Digits(ReadOnlySpan<byte> text)
    {
        int number = 0;
        foreach (byte c in text)
        {
            if (!char.IsAsciiDigit((char)c)) return -1;
            number = (number * 10) + (c - '0');
        }
        return number;
    }

    public static void WriteDay(Utf8JsonWriter writer, DateOnly day)
    {
        Span<byte> text = stackalloc byte[DayFormat.Length + 2];
        text[0] = text[^1] = (byte)'"';
        text[5] = text[8] = (byte)'-';
        Digits(text[1..5], day.Year);
        Digits(text[6..8], day.Month);
        Digits(text[9..11], day.Day);
        writer.WriteRawValue(text, skipInputValidation: true);

        static void Digits(Span<byte> to, int number)
        {
            for (int i = to.Length - 1; i >= 0; i--, number /= 10) to[i] = (byte)('0' + (number % 10));
        }
    }

    public static object ReadSeries(ref Utf8JsonReader reader) => AllSeries.Get(ref reader);

    public static void WriteSeries(Utf8JsonWriter writer, Series value)
    {
        string text = Exact(value.ToString());
        // Else the text would be read back as another series, or as none.
        if (!Series.IsPart(value.Nation) || !Series.IsPart(value.Mission) || !Series.IsPart(value.Place))
            throw new InvalidInputException($"'{text}' is not a series.");
        writer.WriteStringValue(text);
    }

    public static string[] ReadTexts(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException("a list is not a list.");
        string[] texts = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            // Lists are of one or two mostly; a longer one moves to a list that grows.
            if (texts.Length == 2) return ReadMore(texts, ref reader);
            texts = [.. texts, ReadText(ref reader)];
        }
        return texts;
    }

    public static void WriteTexts(Utf8JsonWriter writer, IReadOnlyList<string> texts)
    {
        writer.WriteStartArray();
        foreach (string text in texts) writer.WriteStringValue(Exact(text));
        writer.WriteEndArray();
    }

    public static Dictionary<string, string> ReadMap(ref Utf8JsonReader reader)
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

    public static void WriteMap(Utf8JsonWriter writer, IReadOnlyDictionary<string, string> map)
    {
        writer.WriteStartObject();
        foreach ((string key, string text) in map.OrderBy(p => p.Key, StringComparer.Ordinal))
            writer.WriteString(Exact(key), Exact(text));
        writer.WriteEndObject();
    }

    private static string[] ReadMore(string[] first, ref Utf8JsonReader reader)
    {
        var texts = new List<string>(first) { ReadText(ref reader) };
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) texts.Add(ReadText(ref reader));
        return [.. texts];
    }
}
