using System.Text.RegularExpressions;

namespace NatoIraq.Web.Visits;

/// <summary>
/// What use cases say, for readers of pages: they have fields where a terminal has options, and pages for commands.
/// </summary>
internal static partial class PageWords
{
    private static readonly (string Command, string Words)[] Commands =
    [
        ("'natoiraq branch list' lists", "the page Branches lists"),
        ("'natoiraq history' lists", "the timeline lists"),
        ("'natoiraq claims' lists", "the page Claims lists"),
        ("'natoiraq state' shows", "the timeline shows"),
        ("Run 'natoiraq import' or 'natoiraq demo' first.", "Run 'natoiraq import' in a terminal first."),
        ("Run 'natoiraq demo', or apply a scenario first.", "Make a branch first, or apply a scenario on the page Branches."),
    ];

    /// <summary>An option of the command line that is a field, or a part of the address.</summary>
    [GeneratedRegex("--(known-on|as-imported-on|clock|draws?|random-seed|from|until|title|at|series|priors|baseline)\\b")]
    private static partial Regex Field { get; }

    /// <summary>The trouble as pages tell it; a defect is told as it is, for it is mended in a terminal.</summary>
    public static Trouble Of(Trouble trouble) => trouble.IsDefect ? trouble : trouble with
    {
        Title = Of(trouble.Title),
        Hint = trouble.Hint is { } hint ? Of(hint) : null,
        Problems = [.. trouble.Problems.Select(p => p with { Message = Of(p.Message), Hint = p.Hint is { } h ? Of(h) : null })],
    };

    private static string Of(string text)
    {
        foreach ((string command, string words) in Commands)
            text = text.Replace(command, text.StartsWith(command, StringComparison.Ordinal) ? Capital(words) : words);
        return Field.Replace(text, "'$1'");
    }

    private static string Capital(string words) => App.Charts.Figures.Capital(words);
}
