using System.Text;
using System.Text.Json;

namespace NatoIraq.Core.History;

/// <summary>The keys an object may have, in the order in which canonical JSON writes them.</summary>
internal sealed class JsonKeys(params string[] names)
{
    private readonly byte[][] _names = [.. names.Select(Encoding.UTF8.GetBytes)];
    private readonly JsonEncodedText[] _written =
        [.. names.Select(n => JsonEncodedText.Encode(n, CanonicalJson.WriterOptions.Encoder))];

    /// <summary>How many there are.</summary>
    public int Count => _names.Length;

    /// <summary>The key at that place.</summary>
    public string this[int at] => Encoding.UTF8.GetString(_names[at]);

    /// <summary>The same, as the writer takes it.</summary>
    public JsonEncodedText Written(int at) => _written[at];

    /// <summary>
    /// The place of the key on which the reader stands; it is noted as seen. In canonical JSON it is the next one, or
    /// one soon after.
    /// </summary>
    /// <param name="reader">Stands on a key.</param>
    /// <param name="next">Where to look first: after the one found last.</param>
    /// <param name="seen">The keys there were, one bit each.</param>
    /// <exception cref="JsonException">There is no such key, or it is there twice.</exception>
    public int Find(ref Utf8JsonReader reader, int next, ref int seen)
    {
        for (int i = 0; i < _names.Length; i++, next++)
        {
            if (next >= _names.Length) next = 0;
            if (!reader.ValueTextEquals(_names[next])) continue;
            if ((seen & (1 << next)) != 0) throw new JsonException($"the field '{this[next]}' is there twice.");
            seen |= 1 << next;
            return next;
        }
        throw new JsonException($"the field '{reader.GetString()}' is unknown.");
    }
}
