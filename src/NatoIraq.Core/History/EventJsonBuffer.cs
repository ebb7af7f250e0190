using System.Buffers;
using System.Text.Json;

namespace NatoIraq.Core.History;

/// <summary>
/// A writer of canonical JSON with the buffer under it, one a thread: who checks a long log writes event after event,
/// and making both anew takes as long as writing.
/// </summary>
internal sealed class JsonBuffer
{
    /// <summary>Beyond so many bytes a buffer is not worth keeping.</summary>
    private const int Most = 64 * 1024;

    [ThreadStatic]
    private static JsonBuffer? _idle;

    private readonly ArrayBufferWriter<byte> _bytes = new(1024);
    private readonly Utf8JsonWriter _writer;

    private JsonBuffer() => _writer = new Utf8JsonWriter(_bytes, CanonicalJson.WriterOptions);

    /// <summary>The bytes that are written.</summary>
    public static byte[] Bytes<T>(T value, Action<Utf8JsonWriter, T> write)
    {
        // Taken away while in use: what fails half-way leaves nothing behind, and whoever writes within finds none.
        JsonBuffer buffer = _idle ?? new JsonBuffer();
        _idle = null;
        write(buffer._writer, value);
        buffer._writer.Flush();
        byte[] bytes = buffer._bytes.WrittenSpan.ToArray();
        buffer._bytes.ResetWrittenCount();
        buffer._writer.Reset();
        if (buffer._bytes.Capacity <= Most) _idle = buffer;
        return bytes;
    }
}
