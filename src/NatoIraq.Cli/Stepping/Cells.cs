using System.Globalization;
using System.Text;
using Spectre.Console.Rendering;

namespace NatoIraq.Cli.Stepping;

/// <summary>Text measured in the cells of a screen: some characters take two, accents none.</summary>
internal static class Cells
{
    /// <summary>How many cells a text takes.</summary>
    public static int Width(string text) => Ascii.IsValid(text) ? text.Length : new Segment(text).CellCount();

    /// <summary>As much of a text as fits, ending in … when it is cut.</summary>
    public static string Cut(string text, int width)
    {
        if (Width(text) <= width) return text;
        return width <= 0 ? "" : Fit(text, width - 1) + "…";
    }

    /// <summary>The longest beginning of a text that fits, whole characters only.</summary>
    public static string Fit(string text, int width)
    {
        if (Ascii.IsValid(text)) return text[..Math.Clamp(width, 0, text.Length)];
        var fit = new StringBuilder();
        TextElementEnumerator elements = StringInfo.GetTextElementEnumerator(text);
        for (int left = width; elements.MoveNext();)
        {
            left -= Width(elements.GetTextElement());
            if (left < 0) break;
            fit.Append(elements.GetTextElement());
        }
        return fit.ToString();
    }
}
