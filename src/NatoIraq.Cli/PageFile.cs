using NatoIraq.Core;

namespace NatoIraq.Cli;

/// <summary>A page or picture that a command writes besides its result: the newer one takes the place of the older.</summary>
internal static class PageFile
{
    /// <summary>Writes a file whole or not at all, and the folders it stands in.</summary>
    /// <param name="option">The option that names it, for the error.</param>
    /// <param name="path">The file.</param>
    /// <param name="text">What it holds.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="InvalidInputException">It cannot be written.</exception>
    public static async Task WriteAsync(string option, string path, string text, CancellationToken cancel)
    {
        string unfinished = $"{path}.part";
        try
        {
            if (Path.GetDirectoryName(path) is { Length: > 0 } folder) Directory.CreateDirectory(folder);
            await File.WriteAllTextAsync(unfinished, text, cancel);
            File.Move(unfinished, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InvalidInputException(
                $"{option}: '{path}' cannot be written ({e.Message})", "Name another place.");
        }
        finally
        {
            if (File.Exists(unfinished)) File.Delete(unfinished);
        }
    }
}
