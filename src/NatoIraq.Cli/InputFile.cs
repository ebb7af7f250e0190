using NatoIraq.Core;

namespace NatoIraq.Cli;

/// <summary>A file of bytes that a command reads.</summary>
internal static class InputFile
{
    /// <summary>Opens it; a dash is what is piped in.</summary>
    /// <exception cref="InvalidInputException">It is not there, or cannot be read.</exception>
    public static (Stream Bytes, string Name) Open(Session session, string path) =>
        path == Terminal.Standard ? (session.Terminal.InputBytes(), "stdin") : (Open(path), path);

    private static FileStream Open(string path)
    {
        try
        {
            return File.OpenRead(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            bool isMissing = e is FileNotFoundException or DirectoryNotFoundException;
            throw new InvalidInputException([new Problem(
                isMissing ? "There is no such file." : "The file cannot be read.", path,
                Hint: "Check the path and that you may read it.")]);
        }
    }
}
