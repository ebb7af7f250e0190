using System.Reflection;

namespace NatoIraq.Packs;

/// <summary>The files of a pack to start from: the least that is valid, of made-up names, with comments.</summary>
public static class PackTemplate
{
    private const string Folder = "Template/";
    private const string Name = "my-pack";

    /// <summary>Each file's text by its path in the pack, for a pack of that name.</summary>
    public static IReadOnlyDictionary<string, string> Of(string name)
    {
        var assembly = Assembly.GetExecutingAssembly();
        return new SortedDictionary<string, string>(
            assembly.GetManifestResourceNames().Where(r => r.StartsWith(Folder, StringComparison.Ordinal)).ToDictionary(
                r => r[Folder.Length..], r => Text(assembly, r).Replace(Name, name, StringComparison.Ordinal)),
            StringComparer.Ordinal);
    }

    private static string Text(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
