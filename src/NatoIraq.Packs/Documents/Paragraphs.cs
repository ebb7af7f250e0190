using System.Text;

namespace NatoIraq.Packs.Documents;

/// <summary>Splits documents and looks for words in them as a reader would, whatever the typesetting.</summary>
internal static class Paragraphs
{
    /// <summary>The paragraphs of a document, folded: each non-blank physical line is one.</summary>
    public static IReadOnlyList<string> Of(string text) =>
        [.. text.Split('\n').Select(Folded).Where(line => line.Length > 0)];

    /// <summary>
    /// Whether the folded paragraph holds the token. A figure must stand alone: 200 is not in 5,200, nor 1.5 in 1.55.
    /// </summary>
    public static bool Holds(string paragraph, string token)
    {
        string sought = Folded(token);
        if (sought.Length == 0) return false;
        for (int at = Find(0); at >= 0; at = Find(at + 1))
        {
            if (!GoesOn(at - 1, at, -1) && !GoesOn(at + sought.Length, at + sought.Length - 1, 1)) return true;
        }
        return false;

        int Find(int from) => paragraph.IndexOf(sought, from, StringComparison.Ordinal);

        // A separator belongs to the figure only if another digit follows it.
        bool GoesOn(int next, int edge, int step) =>
            char.IsAsciiDigit(paragraph[edge])
            && (IsDigit(next) || (IsSeparator(next) && IsDigit(next + step)));

        bool IsDigit(int index) => index >= 0 && index < paragraph.Length && char.IsAsciiDigit(paragraph[index]);

        bool IsSeparator(int index) => index >= 0 && index < paragraph.Length && paragraph[index] is ',' or '.';
    }

    /// <summary>Lower case, straight quotes, plain hyphens, single blanks, nothing invisible.</summary>
    private static string Folded(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
            }
            else if (c is not ('\u00AD' or '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF'))
            {
                folded.Append(Plain(c));
            }
        }
        return folded.ToString().TrimEnd();
    }

    private static char Plain(char c) => c switch
    {
        '\u2018' or '\u2019' or '\u201A' or '\u201B' or '\u2032' or '`' => '\'',
        '\u201C' or '\u201D' or '\u201E' or '\u201F' or '\u2033' or '\u00AB' or '\u00BB' => '"',
        (>= '\u2010' and <= '\u2015') or '\u2212' => '-',
        _ => char.ToLowerInvariant(c),
    };
}
