using System.Globalization;
using System.Text;
using Spectre.Console.Rendering;

namespace NatoIraq.Cli.Pages;

/// <summary>Text measured in a terminal's columns: a wide character takes two, a combining one none.</summary>
internal static class Fitting
{
    /// <summary>The columns that a line takes.</summary>
    public static int Width(string text) => Ascii.IsValid(text) ? text.Length : new Segment(text).CellCount();

    /// <summary>As much of a line as fits, with dots for the rest.</summary>
    public static string Cut(string text, int width) =>
        Width(text) <= width ? text : $"{Pieces(text, width - 3).First()}...";

    /// <summary>
    /// Lines of at most so many columns, broken between words; a word that is longer than a line is cut.
    /// </summary>
    /// <param name="text">One paragraph.</param>
    /// <param name="width">The columns of a line with its indent.</param>
    /// <param name="first">What the first line begins with.</param>
    /// <param name="hanging">What the others begin with.</param>
    public static IEnumerable<string> Wrap(string text, int width, string first, string hanging)
    {
        string line = first;
        bool isEmpty = true;
        int room = Math.Max(4, width - Math.Max(first.Length, hanging.Length));
        foreach (string word in text.Split(' ').SelectMany(w => Pieces(w, room)))
        {
            if (!isEmpty && Width(line) + 1 + Width(word) > width)
            {
                yield return line;
                (line, isEmpty) = (hanging, true);
            }
            line += isEmpty ? word : " " + word;
            isEmpty = false;
        }
        yield return line;
    }

    private static IEnumerable<string> Pieces(string word, int width)
    {
        if (Width(word) <= width)
        {
            yield return word;
            yield break;
        }
        var piece = new StringBuilder();
        int used = 0;
        for (TextElementEnumerator e = StringInfo.GetTextElementEnumerator(word); e.MoveNext();)
        {
            int next = Width(e.GetTextElement());
            if (used + next > width && used > 0)
            {
                yield return piece.ToString();
                piece.Clear();
                used = 0;
            }
            piece.Append(e.GetTextElement());
            used += next;
        }
        yield return piece.ToString();
    }
}
