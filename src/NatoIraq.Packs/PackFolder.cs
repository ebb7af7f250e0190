using NatoIraq.Core;
using NatoIraq.Packs.Files;

namespace NatoIraq.Packs;

/// <summary>
/// A pack's folder that is being written: whole or not at all. Disposing of it leaves nothing half done.
/// </summary>
public sealed class PackFolder : IDisposable
{
    private const string Mark = "# Read from a table.";

    private readonly string _path;
    private readonly string _beside;

    private PackFolder(string path) => (_path, _beside) = (path, $"{path}.{Environment.ProcessId}.part");

    /// <summary>Writes the files beside the folder, so that it can take its place at once.</summary>
    /// <param name="path">The folder: none yet, an empty one, or one that was read from a table before.</param>
    /// <param name="files">Texts by their paths in the folder.</param>
    /// <exception cref="InvalidInputException">Something else is there, or it cannot be written.</exception>
    public static PackFolder Prepare(string path, IReadOnlyDictionary<string, string> files)
    {
        var folder = new PackFolder(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
        try
        {
            if (!MayGo(folder._path))
            {
                throw new InvalidInputException(
                    [new Problem("There is something else already.", path, Hint: "Name a folder that is not there.")]);
            }
            foreach ((string name, string text) in files)
            {
                string file = Path.Combine(folder._beside, name);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                File.WriteAllText(file, text);
            }
            return folder;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            folder.Dispose();
            throw new InvalidInputException(
                [new Problem("The folder cannot be written.", path, Hint: "Name another place, or make room.")]);
        }
    }

    /// <summary>Puts what was written in the folder's place.</summary>
    public void TakePlace()
    {
        if (Directory.Exists(_path)) Directory.Delete(_path, recursive: true);
        Directory.Move(_beside, _path);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Directory.Exists(_beside)) Directory.Delete(_beside, recursive: true);
    }

    /// <summary>Nothing, nothing in it, or what a table was made into before.</summary>
    private static bool MayGo(string path)
    {
        if (File.Exists(path)) return false;
        if (!Directory.Exists(path) || !Directory.EnumerateFileSystemEntries(path).Any()) return true;
        string sources = Path.Combine(path, PackPaths.Sources);
        return File.Exists(sources)
            && File.ReadLines(sources).FirstOrDefault()?.StartsWith(Mark, StringComparison.Ordinal) == true;
    }
}
