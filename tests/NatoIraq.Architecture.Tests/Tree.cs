namespace NatoIraq.Architecture.Tests;

/// <summary>The repository as a developer sees it: paths from its root with <c>/</c>, build output left out.</summary>
internal static class Tree
{
    private static readonly string[] BuildOutput = ["bin", "obj", "TestResults"];

    /// <summary>The folder that holds <c>NatoIraq.sln</c>, found upwards from the test assembly.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The text of a file.</summary>
    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>The files in and under a folder that match a pattern, in ordinal order.</summary>
    public static IReadOnlyList<string> Files(string folder, string pattern)
    {
        string full = Path.Combine(Root, folder);
        if (!Directory.Exists(full)) return [];
        return [.. Directory.EnumerateFiles(full, pattern, SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Any(BuildOutput.Contains))
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>What stands at the top, dotfiles and build output left out.</summary>
    public static IReadOnlyList<string> Top() =>
        [.. Directory.EnumerateFileSystemEntries(Root)
            .Select(entry => Path.GetFileName(entry))
            .Where(name => name[0] != '.' && !BuildOutput.Contains(name))
            .Order(StringComparer.Ordinal)];

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder?.GetFiles("NatoIraq.sln") is []) folder = folder.Parent;
        return folder?.FullName
            ?? throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds NatoIraq.sln.");
    }
}
