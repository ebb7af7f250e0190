using NatoIraq.Core;
using NatoIraq.Core.Worlds;
using NatoIraq.Packs.Files;

namespace NatoIraq.Packs;

/// <summary>
/// Reads packs: a folder of YAML files, or their texts. Every problem of every file is told at once, with its place.
/// </summary>
public static class PackFiles
{
    private const int MostFiles = 200;
    private const string Pattern = "*.yaml";

    /// <summary>The pack in a folder.</summary>
    /// <param name="folder">
    /// The folder that holds <c>sources.yaml</c> and the others; files that are not YAML are left alone.
    /// </param>
    /// <exception cref="InvalidInputException">
    /// Every problem found; files are named with the folder as given.
    /// </exception>
    public static Pack ReadFolder(string folder) =>
        new PackReader(Texts(folder), path => Path.Combine(folder, path)).Read();

    /// <summary>The pack made of these files.</summary>
    /// <param name="files">Each file's text by its path in the pack, for example <c>claims/a.yaml</c>.</param>
    /// <exception cref="InvalidInputException">Every problem found.</exception>
    public static Pack Read(IReadOnlyDictionary<string, string> files) => new PackReader(files, path => path).Read();

    /// <summary>
    /// The pack's definitions alone, with no claims and no history: for a store that keeps those as events. References
    /// to claims and events are not checked.
    /// </summary>
    /// <param name="files">As for <see cref="Read"/>; claims and history among them are passed over.</param>
    /// <exception cref="InvalidInputException">Every problem found.</exception>
    public static Pack ReadDefinitions(IReadOnlyDictionary<string, string> files) =>
        new PackReader(files, path => path).ReadDefinitions();

    /// <summary>Whether the path in a pack is that of a definition, that is of neither claims nor history.</summary>
    public static bool IsDefinition(string path) => PackPaths.Definitions.Contains(path);

    /// <summary>
    /// The texts of the YAML files of a pack's folder, by their paths in it, with <c>/</c> on every system.
    /// </summary>
    /// <exception cref="InvalidInputException">No such folder, too many files, or one that cannot be read.</exception>
    public static IReadOnlyDictionary<string, string> Texts(string folder)
    {
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var problems = new List<Problem>();
        foreach (string path in Paths(folder))
        {
            try
            {
                texts[path] = TextFile.Read(Path.Combine(folder, path));
            }
            catch (InvalidInputException e)
            {
                problems.AddRange(e.Problems);
            }
        }
        return problems.Count == 0 ? texts : throw new InvalidInputException(problems);
    }

    private static List<string> Paths(string folder)
    {
        if (!Directory.Exists(folder))
            throw new InvalidInputException(
                [new Problem("There is no such folder.", folder, Hint: "Name the folder of a pack.")]);
        try
        {
            string claims = Path.Combine(folder, PackPaths.Claims);
            List<string> paths = [.. Names(folder)];
            if (Directory.Exists(claims)) paths.AddRange(Names(claims).Select(name => $"{PackPaths.Claims}/{name}"));
            if (paths.Count <= MostFiles) return paths;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException([new Problem("The folder cannot be read.", folder,
                Hint: "Check that you may.")]);
        }
        throw new InvalidInputException([new Problem(
            $"The folder holds more than {MostFiles} YAML files.", folder, Hint: "Name the folder of a pack.")]);
    }

    private static IEnumerable<string> Names(string folder) =>
        Directory.EnumerateFiles(folder, Pattern).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);
}
