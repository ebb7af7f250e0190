using NatoIraq.App.Backtests;
using NatoIraq.App.Branches;
using NatoIraq.Core;

namespace NatoIraq.Cli;

/// <summary>
/// A pack, with the scenarios that travel inside the program for it; none for a pack of somebody's own.
/// </summary>
/// <param name="Pack">The pack's name.</param>
internal sealed record Shipped(string Pack)
{
    private static readonly string Seeds = Path.Combine(AppContext.BaseDirectory, "seeds");
    private static readonly string AllScenarios = Path.Combine(AppContext.BaseDirectory, "scenarios");

    /// <summary>The names of the packs inside the program, sorted.</summary>
    public static IReadOnlyList<string> Packs { get; } =
        [.. Directory.EnumerateDirectories(Seeds).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal)];

    /// <summary>What an empty store is given: the pack that the program has its name from.</summary>
    public static Shipped Default { get; } = new(Packs.First(IsNamesake));

    /// <summary>The folder of the pack.</summary>
    public string Folder => Path.Combine(Seeds, Pack);

    /// <summary>The folder of its scenarios: of its name, or for the program's namesake the one above.</summary>
    public string Scenarios => IsNamesake(Pack) ? AllScenarios : Path.Combine(AllScenarios, Pack);

    /// <summary>The names of the scenarios, sorted.</summary>
    public IReadOnlyList<string> Names => ScenarioTexts.NamesIn(Scenarios);

    /// <summary>The scenario that most of the others are from: the one to compare with.</summary>
    public string Yardstick => Names
        .Select(n => ScenarioTexts.ParentOf(ScenarioTexts.Read(FileOf(n))))
        .OfType<string>().Where(Names.Contains)
        .GroupBy(n => n).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
        .First().Key;

    /// <summary>A truth named on the command line: a file, or one that travels with the pack, by its name.</summary>
    /// <param name="file">The file or name; null for the one that travels with the pack.</param>
    /// <exception cref="InvalidInputException">There is neither.</exception>
    public TruthSource Truth(string? file)
    {
        string folder = TruthSource.FolderOf(Folder);
        return file is null || (!File.Exists(file) && !file.Contains('.') && !file.Contains('/'))
            ? TruthSource.Shipped(folder, file)
            : TruthSource.Read(file);
    }

    /// <summary>The file of a scenario.</summary>
    public string FileOf(string name) => Path.Combine(Scenarios, $"{name}.yaml");

    /// <summary>What to do about a name that is a scenario of another pack; null for any other name.</summary>
    public string? HintElsewhere(string name) =>
        Packs.FirstOrDefault(p => p != Pack && new Shipped(p).Names.Contains(name)) is { } other
        ? $"It goes with the pack {other}, and this store holds {Pack}: use another --store."
        : null;

    /// <summary>The folder of a pack that the command line names: a folder goes before a shipped pack.</summary>
    /// <exception cref="InvalidInputException">There is neither.</exception>
    public static string FolderOf(string? pack)
    {
        if (pack is null) return Default.Folder;
        if (Directory.Exists(pack)) return pack;
        return Packs.Contains(pack) ? new Shipped(pack).Folder : throw new InvalidInputException(
            $"There is neither a folder nor a shipped pack '{pack}'.",
            NearMiss.Hint(pack, Packs) ?? $"Shipped are {string.Join(", ", Packs)}.");
    }

    private static bool IsNamesake(string pack) =>
        pack.Replace("-", "", StringComparison.Ordinal) == CommandPath.Program;
}
