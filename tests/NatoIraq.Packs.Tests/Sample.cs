using NatoIraq.Core;
using NatoIraq.Core.Worlds;

namespace NatoIraq.Packs.Tests;

/// <summary>A small pack of an invented world, and what becomes of it when one text in it is replaced.</summary>
internal static class Sample
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Sample", "pack");

    public static string Documents { get; } = Path.Combine(AppContext.BaseDirectory, "Sample", "documents");

    public static string ScenarioText { get; } =
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Sample", "scenarios", "grown.yaml"));

    public static IReadOnlyDictionary<string, string> Files { get; } = PackFiles.Texts(Folder);

    public static Pack Pack { get; } = PackFiles.Read(Files);

    /// <summary>The files with one text replaced, which must stand in that file.</summary>
    public static Dictionary<string, string> With(string file, string old, string text)
    {
        Assert.Contains(old, Files[file]);
        int at = Files[file].IndexOf(old, StringComparison.Ordinal);
        return new Dictionary<string, string>(Files) { [file] = Files[file].Remove(at, old.Length).Insert(at, text) };
    }

    /// <summary>The scenario with one text replaced, which must stand in it.</summary>
    public static string Scenario(string old, string text)
    {
        Assert.Contains(old, ScenarioText);
        int at = ScenarioText.IndexOf(old, StringComparison.Ordinal);
        return ScenarioText.Remove(at, old.Length).Insert(at, text);
    }

    /// <summary>The problems for which the action refuses its input.</summary>
    public static IReadOnlyList<Problem> Problems(Action action) =>
        Assert.Throws<InvalidInputException>(action).Problems;

    /// <summary>Each problem on a line, place first, hint last.</summary>
    public static string Told(IEnumerable<Problem> problems) =>
        string.Join(
            "\n",
            problems.Select(p => $"{p.File}:{p.Line}:{p.Column} {p.Message}{(p.Hint is null ? "" : $" | {p.Hint}")}"));
}
