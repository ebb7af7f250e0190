using NatoIraq.App.Backtests;
using NatoIraq.App.Branches;
using NatoIraq.Core;

namespace NatoIraq.Cli;

/// <summary>The data that travels inside the program.</summary>
internal static class Shipped
{
    /// <summary>The folder of the shipped pack, the only one under <c>seeds</c>.</summary>
    public static string Pack { get; } =
        Directory.EnumerateDirectories(Path.Combine(AppContext.BaseDirectory, "seeds")).Single();

    /// <summary>The folder of the shipped scenarios.</summary>
    public static string Scenarios { get; } = Path.Combine(AppContext.BaseDirectory, "scenarios");

    /// <summary>The names of the shipped scenarios, sorted.</summary>
    public static IReadOnlyList<string> Names => ScenarioTexts.NamesIn(Scenarios);

    /// <summary>The scenario that most of the shipped ones are from: the one to compare with.</summary>
    public static string Yardstick => Names
        .Select(n => ScenarioTexts.ParentOf(ScenarioTexts.Read(FileOf(n))))
        .OfType<string>().Where(Names.Contains)
        .GroupBy(n => n).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
        .First().Key;

    /// <summary>The file of a shipped scenario.</summary>
    public static string FileOf(string name) => Path.Combine(Scenarios, $"{name}.yaml");

    /// <summary>A truth named on the command line: a file, or one that travels with the pack, by its name.</summary>
    /// <param name="file">The file or name; null for the one that travels with the pack.</param>
    /// <exception cref="InvalidInputException">There is neither.</exception>
    public static TruthSource Truth(string? file)
    {
        string folder = TruthSource.FolderOf(Pack);
        return file is null || (!File.Exists(file) && !file.Contains('.') && !file.Contains('/'))
            ? TruthSource.Shipped(folder, file)
            : TruthSource.Read(file);
    }
}
