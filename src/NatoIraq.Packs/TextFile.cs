using System.Buffers;
using System.Text;
using NatoIraq.Core;

namespace NatoIraq.Packs;

/// <summary>Reads the text of a file somebody else wrote: UTF-8, of a bounded size, or a clear error.</summary>
public static class TextFile
{
    /// <summary>The largest file accepted, in bytes, inclusive: 4 MiB.</summary>
    public const int MaxBytes = 4 * 1024 * 1024;

    private static readonly UTF8Encoding Strict = new(
        encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The file's text, without a byte order mark.</summary>
    /// <exception cref="InvalidInputException">It cannot be read, is too large or is not UTF-8.</exception>
    public static string Read(string path) => Decode(ReadBytes(path), path);

    /// <summary>The text of the bytes, without a byte order mark.</summary>
    /// <param name="bytes">What was read or received.</param>
    /// <param name="name">What errors call it.</param>
    /// <exception cref="InvalidInputException">Too many bytes, or not UTF-8.</exception>
    public static string Decode(byte[] bytes, string name)
    {
        if (bytes.Length > MaxBytes) throw new InvalidInputException([TooLarge(name)]);
        try
        {
            string text = Strict.GetString(bytes);
            // One mark is the editor's; a second one is a character that nobody sees, and is told as such.
            return text.StartsWith('\uFEFF') ? text[1..] : text;
        }
        catch (DecoderFallbackException)
        {
            throw new InvalidInputException([NotUtf8(bytes, name)]);
        }
    }

    internal static Problem TooLarge(string name) =>
        new(
            $"The file is larger than {MaxBytes / 1024 / 1024} MB.",
            name,
            Hint: "Split it, or leave out what is no data.");

    /// <summary>The file's bytes, at most one more than <see cref="MaxBytes"/>.</summary>
    internal static byte[] ReadBytes(string path)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            // What tells no length, as a pipe does, or a wrong one, as the system's own files do, is read all the same.
            long expected = file.CanSeek && file.Length > 0 ? file.Length : MaxBytes;
            byte[] buffer = new byte[(int)Math.Min(expected, MaxBytes) + 1];
            int length = file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            return buffer[..length];
        }
        catch (Exception e) when (
            e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            bool missing = e is FileNotFoundException or DirectoryNotFoundException;
            throw new InvalidInputException([Directory.Exists(path)
                ? new Problem("This is a folder, not a file.", path, Hint: "Name a file in it.")
                : new Problem(
                    missing ? "There is no such file." : "The file cannot be read.", path,
                    Hint: "Check the path and that you may read it.")]);
        }
    }

    private static Problem NotUtf8(byte[] bytes, string name)
    {
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            return new Problem("The file is UTF-16, not UTF-8.", name, Hint: "Save it as UTF-8.");
        int at = 0, line = 1, column = 1;
        while (Rune.DecodeFromUtf8(bytes.AsSpan(at), out Rune rune, out int length) == OperationStatus.Done)
        {
            at += length;
            (line, column) = rune.Value == '\n' ? (line + 1, 1) : (line, column + rune.Utf16SequenceLength);
        }
        string message = $"The file is not UTF-8: byte {at + 1} (0x{bytes[at]:X2}) begins no character.";
        return new Problem(message, name, line, column, Hint: "Save it as UTF-8.");
    }
}
