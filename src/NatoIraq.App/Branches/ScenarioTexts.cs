using NatoIraq.Core;
using NatoIraq.Packs;

namespace NatoIraq.App.Branches;

/// <summary>Scenario files as texts.</summary>
public static class ScenarioTexts
{
    /// <summary>The text of a scenario file.</summary>
    /// <exception cref="InvalidInputException">It cannot be read, is too large, or is not UTF-8.</exception>
    public static string Read(string path) => TextFile.Read(path);

    /// <summary>
    /// The scenario that a text says it is from, without parsing the rest; null when it does not say.
    /// </summary>
    public static string? ParentOf(string text) => ValueOf(text, "from:");

    /// <summary>The name that a text gives its scenario, without parsing the rest; null when it gives none.</summary>
    public static string? NameOf(string text) => ValueOf(text, "scenario:");

    /// <summary>The names of the scenarios in a folder, sorted.</summary>
    public static IReadOnlyList<string> NamesIn(string folder) => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, "*.yaml").Select(f =>
            Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal)]
        : [];

    private static string? ValueOf(string text, string key) => text.Split('\n')
        .Where(line => line.StartsWith(key, StringComparison.Ordinal))
        .Select(line => line[key.Length..].Split('#')[0].Trim().Trim('"', '\''))
        .FirstOrDefault();
}
