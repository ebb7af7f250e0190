using NatoIraq.Core;
using NatoIraq.Packs;

namespace NatoIraq.App.Backtests;

/// <summary>A truth file.</summary>
/// <param name="Name">What errors call it; a name that ends in .csv is read as a table.</param>
/// <param name="Text">Its text.</param>
public sealed record TruthSource(string Name, string Text)
{
    private const string Extension = ".yaml";

    /// <summary>The folder of the truths that come with a pack.</summary>
    public static string FolderOf(string pack) => Path.Combine(pack, "truth");

    /// <summary>The names of the truths in a folder, sorted.</summary>
    public static IReadOnlyList<string> NamesIn(string folder) => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, $"*{Extension}").Select(f =>
            Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>The first of the truths of a folder; null when there is none.</summary>
    public static TruthSource? FirstIn(string folder) => NamesIn(folder).Count > 0 ? Shipped(folder, null) : null;

    /// <summary>One of the truths of a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="name">Its name; null for the first.</param>
    /// <exception cref="InvalidInputException">There is none of that name.</exception>
    public static TruthSource Shipped(string folder, string? name)
    {
        IReadOnlyList<string> known = NamesIn(folder);
        string? found = name ?? (known.Count > 0 ? known[0] : null);
        if (found is not null && known.Contains(found))
            return Read(Path.Combine(folder, found + Extension), found + Extension);
        throw InvalidInputException.Missing(
            name is null ? "No truth comes with the pack." : $"There is no truth '{name}'.",
            NearMiss.Hint(name ?? "", known)
                ?? (known.Count == 0 ? "Name a file of your own." : $"There are: {string.Join(", ", known)}."));
    }

    /// <summary>A truth file.</summary>
    /// <exception cref="InvalidInputException">It cannot be read, is too large, or is not UTF-8.</exception>
    public static TruthSource Read(string path, string? name = null) => new(name ?? path, TextFile.Read(path));
}
