using YamlDotNet.Core;

namespace NatoIraq.Packs.Yaml;

/// <summary>What the YAML scanner complains of, in words for somebody who does not know its terms.</summary>
internal static class YamlWords
{
    /// <summary>What is said when the scanner fails without a word.</summary>
    public const string Unread =
        "This cannot be read: most likely a bracket or a quote that begins here is not closed.";

    private const string Quote = "Put the text in double quotes.";
    private const string Indent = "Lines that belong together begin in the same column: look at the lines just above.";

    private static readonly (string Heard, string Message, string Hint)[] Table =
    [
        ("',' or '}'", "A '{' is not closed here, or a comma is missing.", "Write the '}' that belongs to it."),
        ("',' or ']'", "A '[' is not closed here, or a comma is missing.", "Write the ']' that belongs to it."),
        ("mapping values are not allowed", "A ': ' stands here where no key may begin.", Quote),
        ("invalid mapping", "A ': ' stands here where no key may begin.", Quote),
        ("cannot start any token", "A text cannot begin with this character.", Quote),
        ("quoted scalar, found wrong indentation",
            "A quote that begins here is not closed.", "Write the closing quote."),
        ("escape character", "A \\ in double quotes has a meaning of its own.", "Put the text in single quotes."),
        ("expected node content", "A value is missing here, or a bracket is not closed.",
            "Every '[' needs its ']', every '{' its '}'."),
        ("block scalar", "After | or > nothing else stands on the line.", "Begin the text on the next line."),
        ("scanning a tag", "A text cannot begin with this character.", Quote),
        ("scanning a directive", "A text cannot begin with this character.", Quote),
        ("unexpected end of stream", "A quote that begins here is not closed.", "Write the closing quote."),
        ("expected key", "The indentation does not fit the lines above.", Indent),
        ("'-' indicator", "The indentation does not fit the list above.", Indent),
        ("sequence entries are not allowed", "A '-' stands here where no list may begin.", Indent),
    ];

    /// <summary>The message and hint for what the scanner said; its own words where there are no better ones.</summary>
    public static (string Message, string? Hint) Of(YamlException e)
    {
        foreach ((string heard, string message, string hint) in Table)
        {
            if (e.Message.Contains(heard, StringComparison.OrdinalIgnoreCase)) return (message, hint);
        }
        string text = e.Message.ReplaceLineEndings(" ").TrimEnd('.');
        return ($"This is not YAML: {char.ToLowerInvariant(text[0])}{text[1..]}.",
            "Brackets, quotes and indentation must match: look here and at the lines just above.");
    }
}
