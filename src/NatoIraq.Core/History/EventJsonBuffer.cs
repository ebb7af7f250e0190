using System.Buffers;
using System.Text.Json;

namespace NatoIraq.Core.History;

/// <summary>
/// A writer of canonical JSON with the buffer under it, one a thread: who checks a long log writes event after event,
/// and making both anew takes as long as writing.
/// </summary>
internal static class JsonBuffer
{
    /// <summary>Beyond so many bytes a buffer is not worth keeping.</summary>
    private const int Most = 64 * 1024;

    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Bytes, Utf8JsonWriter Writer)? _idle;

    /// <summary>The bytes that are written.</summary>
    public static byte[] Bytes<T>(T value, Action<Utf8JsonWriter, T> write)
    {
        // Taken away while in use: what fails half-way leaves nothing behind, and whoever writes within finds none.
        (ArrayBufferWriter<byte> buffer, Utf8JsonWriter writer) = _idle ?? Make();
        _idle = null;
        write(writer, value);
        writer.Flush();
        byte[] bytes = buffer.WrittenSpan.ToArray();
        buffer.ResetWrittenCount();
        writer.Reset();
        if (buffer.Capacity <= Most) _idle = (buffer, writer);
        return bytes;
    }

    private static (ArrayBufferWriter<byte> Bytes, Utf8JsonWriter Writer) Make()
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        return (buffer, new Utf8JsonWriter(buffer, CanonicalJson.WriterOptions));
    }
}
