using System.CommandLine;
using NatoIraq.App.Branches;
using NatoIraq.Core;

namespace NatoIraq.Cli;

/// <summary>A scenario named on the command line: a file, or a shipped one by its name.</summary>
/// <param name="Name">What errors call it.</param>
/// <param name="Text">Its text.</param>
internal sealed record ScenarioSource(string Name, string Text)
{
    /// <summary>The shipped scenario it is from; null when it is from something else, or does not say.</summary>
    public string? Parent =>
        ScenarioTexts.ParentOf(Text) is { } parent && Shipped.Names.Contains(parent) ? parent : null;

    /// <summary>The argument that names it.</summary>
    public static Argument<string> Argument() => new("FILE")
    {
        Description = "A scenario file, or the name of a shipped scenario.",
    };

    /// <summary>Reads it; a file goes before a shipped scenario of that name.</summary>
    /// <exception cref="InvalidInputException">There is neither.</exception>
    public static ScenarioSource Read(string file)
    {
        bool isShipped = !File.Exists(file) && Shipped.Names.Contains(file);
        if (!isShipped && !File.Exists(file) && !file.Contains('.') && NearMiss.Hint(file, Shipped.Names) is { } hint)
        {
            throw new InvalidInputException($"There is neither a file nor a shipped scenario '{file}'.", hint);
        }
        return isShipped
            ? new ScenarioSource($"{file}.yaml", ScenarioTexts.Read(Shipped.FileOf(file)))
            : new ScenarioSource(file, ScenarioTexts.Read(file));
    }
}
