using System.CommandLine;
using NatoIraq.Core;

namespace NatoIraq.Cli;

/// <summary>A file that a command writes: never over another one unless it is told to.</summary>
internal static class NewFile
{
    /// <summary>The option that allows it.</summary>
    public static Option<bool> Force() => new("--force") { Description = "Replace the file if there is one." };

    /// <summary>Writes a file, whole or not at all, and its folder if it is missing.</summary>
    /// <exception cref="InvalidInputException">There is a file already, or it cannot be written.</exception>
    public static void Write(string path, string text, bool force)
    {
        if (!force && Path.Exists(path))
            throw new InvalidInputException([new Problem(
                "There is such a file already.", path, Hint: "Name another one, or replace it with --force.")]);
        string half = $"{path}.part";
        try
        {
            if (Path.GetDirectoryName(path) is { Length: > 0 } folder) Directory.CreateDirectory(folder);
            File.WriteAllText(half, text);
            File.Move(half, path, overwrite: force);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            if (File.Exists(half)) File.Delete(half);
            throw new InvalidInputException([new Problem(
                "The file cannot be written.", path, Hint: "Check the path and that you may write there.")]);
        }
    }
}
