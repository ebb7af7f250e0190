namespace NatoIraq.App.Tests.Fuzzing;

/// <summary>A folder with a copy of a pack in which one file says something else; gone when disposed.</summary>
internal sealed class PackFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fuzz-");

    public PackFolder(IReadOnlyDictionary<string, string> files, string changed, string text)
    {
        foreach ((string file, string content) in files)
        {
            string path = System.IO.Path.Combine(Path, file);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            File.WriteAllText(path, file == changed ? text : content);
        }
    }

    public string Path => _folder.FullName;

    public void Dispose() => _folder.Delete(recursive: true);
}
