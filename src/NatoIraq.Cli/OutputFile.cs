using NatoIraq.Core;

namespace NatoIraq.Cli;

/// <summary>A file that is written whole or not at all, and replaces nothing but its like.</summary>
internal static class OutputFile
{
    /// <summary>Writes beside the file, syncs, and only then takes its place.</summary>
    /// <param name="path">The file; a pipe or a device is written as it is.</param>
    /// <param name="what">What an existing file must be, in words.</param>
    /// <param name="beginning">What such a file begins with.</param>
    /// <param name="write">Writes it.</param>
    /// <exception cref="InvalidInputException">Something else is there, or it cannot be written.</exception>
    public static async Task<T> WriteAsync<T>(string path, string what, byte[] beginning, Func<Stream, Task<T>> write)
    {
        try
        {
            var there = new FileInfo(path);
            if (there.LinkTarget is not null) there = (FileInfo)there.ResolveLinkTarget(returnFinalTarget: true)!;
            string target = there.FullName;
            // Nothing is lost by writing into what is empty, and a device has no place to be taken.
            if (there is { Exists: true, Length: 0 }) return await WriteInto(target, FileMode.Open, write);
            if (there.Exists && !Begins(target, beginning))
            {
                throw new InvalidInputException(
                    $"--out: '{path}' is there and is no {what}.", "Name another file, or remove it first.");
            }
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
                $"--out: '{path}' cannot be written ({e.Message})", "Name another file, or make room.");
        }
    }

    private static async Task<T> WriteInto<T>(string path, FileMode mode, Func<Stream, Task<T>> write)
    {
        await using var file = new FileStream(path, mode, FileAccess.Write, FileShare.Read, 1 << 16);
        T result = await write(file);
        file.Flush(flushToDisk: true);
        return result;
    }

    private static bool Begins(string path, byte[] beginning)
    {
        using FileStream file = File.OpenRead(path);
        byte[] start = new byte[beginning.Length];
        return file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length
            && start.AsSpan().SequenceEqual(beginning);
    }
}
