using System.Text;

namespace NatoIraq.Core.History;

/// <summary>Spelling of names in files: <c>ShareOf</c> is <c>share-of</c>.</summary>
public static class Kebab
{
    /// <summary>The kebab-case spelling of a Pascal-case name.</summary>
    public static string Of(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        foreach (char c in name)
        {
            if (char.IsUpper(c) && text.Length > 0) text.Append('-');
            text.Append(char.ToLowerInvariant(c));
        }
        return text.ToString();
    }

    /// <summary>
    /// Whether the text is kebab-case: lower-case letters, digits and single inner hyphens, 1 to 64 characters.
    /// </summary>
    public static bool IsId(string text) =>
        text.Length is > 0 and <= 64
        && text[0] != '-' && text[^1] != '-'
        && !text.Contains("--", StringComparison.Ordinal)
        && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
