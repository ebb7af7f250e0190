namespace NatoIraq.App.Stores;

/// <summary>The lines of a stream as bytes, read piece by piece: a line too long is found without keeping it.</summary>
internal static class ByteLines
{
    private const int Piece = 1 << 16;

    /// <summary>Each line without its end, be that LF or CRLF, and without a byte order mark.</summary>
    /// <param name="stream">The bytes.</param>
    /// <param name="longest">The most bytes a line may have, its end included.</param>
    /// <param name="cancel">Cancels between two pieces.</param>
    /// <returns>The lines; after one that is too long a null, and no more.</returns>
    public static IEnumerable<ReadOnlyMemory<byte>?> Of(Stream stream, int longest, CancellationToken cancel)
    {
        byte[] buffer = new byte[Piece];
        int start = 0, end = 0;
        bool isFirst = true;
        while (true)
        {
            int length = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            if (length >= 0)
            {
                yield return Line(buffer.AsMemory(start, length), isFirst);
                (start, isFirst) = (start + length + 1, false);
                continue;
            }
            if (end - start >= longest)
            {
                yield return null;
                yield break;
            }
            cancel.ThrowIfCancellationRequested();
            byte[] room = end - start > buffer.Length / 2 ? new byte[buffer.Length * 2] : buffer;
            buffer.AsSpan(start, end - start).CopyTo(room);
            (buffer, start, end) = (room, 0, end - start);
            int read = stream.Read(buffer, end, buffer.Length - end);
            end += read;
            if (read > 0) continue;
            if (end > 0) yield return Line(buffer.AsMemory(0, end), isFirst);
            yield break;
        }
    }

    private static ReadOnlyMemory<byte> Line(ReadOnlyMemory<byte> line, bool isFirst)
    {
        if (isFirst && line.Span.StartsWith("\uFEFF"u8)) line = line[3..];
        return line.Span.EndsWith("\r"u8) ? line[..^1] : line;
    }
}
