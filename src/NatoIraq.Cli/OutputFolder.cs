using NatoIraq.Core;

namespace NatoIraq.Cli;

/// <summary>A folder of files that a command writes: whole or not at all.</summary>
internal static class OutputFolder
{
    /// <summary>Writes beside the folder, and only then takes its place; missing folders above it are made.</summary>
    /// <param name="option">The option that names it, for errors.</param>
    /// <param name="path">The folder.</param>
    /// <param name="files">Each file's text by its path in the folder.</param>
    /// <exception cref="InvalidInputException">Something is there already, or it cannot be written.</exception>
    public static void Write(string option, string path, IReadOnlyDictionary<string, string> files)
    {
        try
        {
            string target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
            if (File.Exists(target) || (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any()))
            {
                throw new InvalidInputException(
                    $"{option}: there is something at '{path}' already.", "Name a folder that is new or empty.");
            }
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            string beside = $"{target}.{Environment.ProcessId}.part";
            try
            {
                foreach ((string name, string text) in files)
                {
                    string file = Path.Combine(beside, name);
                    Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                    File.WriteAllText(file, text);
                }
                if (Directory.Exists(target)) Directory.Delete(target);
                Directory.Move(beside, target);
            }
            finally
            {
                if (Directory.Exists(beside)) Directory.Delete(beside, recursive: true);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InvalidInputException(
                $"{option}: '{path}' cannot be written ({e.Message})", "Name another place, or make room.");
        }
    }
}
