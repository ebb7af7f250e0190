using System.CommandLine;
using NatoIraq.App.Branches;
using NatoIraq.Core;

namespace NatoIraq.Cli;

/// <summary>A scenario named on the command line: a file, or a shipped one by its name.</summary>
/// <param name="Name">What errors call it.</param>
/// <param name="Text">Its text.</param>
/// <param name="Parent">The shipped scenario it is from; null if it is from something else, or does not say.</param>
internal sealed record ScenarioSource(string Name, string Text, string? Parent)
{
    /// <summary>The argument that names it.</summary>
    public static Argument<string> Argument() => new("FILE")
    {
        Description = "A scenario file, or the name of a shipped scenario.",
    };

    /// <summary>Reads it; a file goes before a shipped scenario of that name.</summary>
    /// <exception cref="InvalidInputException">There is neither.</exception>
    public static ScenarioSource Read(string file, Shipped shipped)
    {
        bool isShipped = !File.Exists(file) && shipped.Names.Contains(file);
        if (!isShipped && !File.Exists(file) && !file.Contains('.')
            && (shipped.HintElsewhere(file) ?? NearMiss.Hint(file, shipped.Names)) is { } hint)
        {
            throw new InvalidInputException($"There is neither a file nor a shipped scenario '{file}'.", hint);
        }
        string text = ScenarioTexts.Read(isShipped ? shipped.FileOf(file) : file);
        string? parent = ScenarioTexts.ParentOf(text);
        return new ScenarioSource(
            isShipped ? $"{file}.yaml" : file, text, shipped.Names.Contains(parent) ? parent : null);
    }
}
