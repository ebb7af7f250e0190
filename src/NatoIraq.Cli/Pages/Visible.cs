using System.Globalization;
using System.Text;

namespace NatoIraq.Cli.Pages;

/// <summary>Makes text that others wrote harmless to a terminal.</summary>
internal static class Visible
{
    /// <summary>
    /// The text with control and direction characters shown as their code: they could move the cursor, change colours
    /// or turn the line around. Line feeds stay.
    /// </summary>
    public static string Of(string text)
    {
        if (!text.Any(IsHidden)) return text;
        var shown = new StringBuilder(text.Length + 16);
        foreach (char c in text)
        {
            if (c == '\t') shown.Append(' ');
            else if (IsHidden(c)) shown.Append(CultureInfo.InvariantCulture, $"<U+{(int)c:X4}>");
            else shown.Append(c);
        }
        return shown.ToString();
    }

    private static bool IsHidden(char c) => c != '\n' && char.GetUnicodeCategory(c)
        is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
