using System.Buffers.Binary;
using System.Text.Json;

namespace NatoIraq.Core.History;

/// <summary>
/// What was lately made of short texts. A history names the same few missions, claims and series again and again: to
/// share one object for each spares a replay most of its garbage. Threads may overwrite each other's entries, which
/// costs a repetition and nothing else.
/// </summary>
internal sealed class RecentTexts<T>(Func<string, T> make) where T : class
{
    private const int LongestText = 40;

    private readonly Entry?[] _entries = new Entry?[1024];

    /// <summary>The object made of the text on which the reader stands.</summary>
    public T Get(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName))
            throw new JsonException("a text is not a text.");
        ReadOnlySpan<byte> bytes = reader.ValueSpan;
        if (bytes.Length > LongestText || reader.ValueIsEscaped) return make(reader.GetString()!);
        ref Entry? slot = ref _entries[HashOf(bytes) % _entries.Length];
        if (slot is { } known && bytes.SequenceEqual(known.Bytes)) return known.Value;
        T value = make(reader.GetString()!);
        slot = new Entry(bytes.ToArray(), value);
        return value;
    }

    /// <summary>Of the first, the middle and the last eight bytes: what is often read had better be short.</summary>
    private static uint HashOf(ReadOnlySpan<byte> bytes)
    {
        ulong mix = (ulong)bytes.Length;
        if (bytes.Length >= sizeof(ulong))
        {
            int last = bytes.Length - sizeof(ulong);
            mix = (mix * 31) + BinaryPrimitives.ReadUInt64LittleEndian(bytes);
            mix = (mix * 0x9E3779B97F4A7C15) + BinaryPrimitives.ReadUInt64LittleEndian(bytes[(last / 2)..]);
            mix = (mix * 0x9E3779B97F4A7C15) + BinaryPrimitives.ReadUInt64LittleEndian(bytes[last..]);
        }
        else
        {
            foreach (byte b in bytes) mix = (mix << 8) + b;
        }
        return (uint)((mix * 0x9E3779B97F4A7C15) >> 32);
    }

    private sealed record Entry(byte[] Bytes, T Value);
}
