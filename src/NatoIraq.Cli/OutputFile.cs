using System.CommandLine;
using System.Text;
using NatoIraq.Core;

namespace NatoIraq.Cli;

/// <summary>What becomes of a file that is there already.</summary>
/// <param name="MayGo">Whether it may be replaced, by its path.</param>
/// <param name="Hint">What to do if it may not.</param>
internal sealed record Existing(Func<string, bool> MayGo, string Hint)
{
    /// <summary>The newer one takes its place.</summary>
    public static Existing IsReplaced { get; } = new(_ => true, "");

    /// <summary>It stays, unless the user says otherwise.</summary>
    public static Existing IsKeptUnless(bool force) =>
        new(_ => force, "Name another one, or replace it with --force.");

    /// <summary>Only its like is replaced.</summary>
    /// <param name="beginning">What such a file begins with.</param>
    /// <param name="what">What it is, in words.</param>
    public static Existing IsReplacedIfLike(byte[] beginning, string what) =>
        new(path => Begins(path, beginning), $"It is no {what}. Name another file, or remove it first.");

    private static bool Begins(string path, byte[] beginning)
    {
        using FileStream file = File.OpenRead(path);
        byte[] start = new byte[beginning.Length];
        return file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length
            && start.AsSpan().SequenceEqual(beginning);
    }
}

/// <summary>A file that a command writes besides its result: whole or not at all.</summary>
internal static class OutputFile
{
    /// <summary>The option that lets a file be replaced.</summary>
    public static Option<bool> Force() => new("--force") { Description = "Replace the file if there is one." };

    /// <summary>Writes a text, as <see cref="WriteAsync{T}"/> does.</summary>
    public static Task WriteAsync(string option, string path, string text, Existing existing) =>
        WriteAsync(option, path, existing, async to =>
        {
            await to.WriteAsync(Encoding.UTF8.GetBytes(text));
            return path;
        });

    /// <summary>Writes beside the file, syncs, and only then takes its place; missing folders are made.</summary>
    /// <param name="option">The option that names it, for errors; null where it stands by itself.</param>
    /// <param name="path">The file; a pipe or a device is written as it is.</param>
    /// <param name="existing">What becomes of a file that is there.</param>
    /// <param name="write">Writes it.</param>
    /// <exception cref="InvalidInputException">Something else is there, or it cannot be written.</exception>
    public static async Task<T> WriteAsync<T>(
        string? option, string path, Existing existing, Func<Stream, Task<T>> write)
    {
        try
        {
            var there = new FileInfo(path);
            if (there.LinkTarget is not null) there = (FileInfo)there.ResolveLinkTarget(returnFinalTarget: true)!;
            string target = there.FullName;
            // Nothing is lost by writing into what is empty, and a device has no place to be taken.
            if (there is { Exists: true, Length: 0 }) return await WriteInto(target, FileMode.Open, write);
            if (there.Exists && !existing.MayGo(target))
            {
                throw option is null
                    ? new InvalidInputException([
                        new Problem("There is such a file already.", path, Hint: existing.Hint)])
                    : new InvalidInputException($"{option}: there is a file '{path}' already.", existing.Hint);
            }
            Directory.CreateDirectory(there.DirectoryName!);
            string beside = $"{target}.{Environment.ProcessId}.part";
            try
            {
                T result = await WriteInto(beside, FileMode.CreateNew, write);
                File.Move(beside, target, overwrite: true);
                return result;
            }
            finally
            {
                File.Delete(beside);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InvalidInputException(
                $"{(option is null ? "" : $"{option}: ")}'{path}' cannot be written ({e.Message})",
                "Name another place, or make room.");
        }
    }

    private static async Task<T> WriteInto<T>(string path, FileMode mode, Func<Stream, Task<T>> write)
    {
        await using var file = new FileStream(path, mode, FileAccess.Write, FileShare.Read, 1 << 16);
        T result = await write(file);
        file.Flush(flushToDisk: true);
        return result;
    }
}
