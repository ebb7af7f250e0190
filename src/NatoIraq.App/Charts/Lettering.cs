using System.Globalization;

namespace NatoIraq.App.Charts;

/// <summary>How much room words take in a drawing, which cannot ask: widths are those of wide common fonts.</summary>
public static class Lettering
{
    /// <summary>The height of a line, in units of the drawing.</summary>
    public const double Line = 15;

    private const double Narrow = 3.9;
    private const double Usual = 7;
    private const double Broad = 10.2;
    private const double Full = 12.5;

    /// <summary>At most this wide is the text in the charts' size, in units of the drawing.</summary>
    public static double WidthOf(string text) => text.EnumerateRunes().Sum(r => r.Value switch
    {
        'i' or 'j' or 'l' or 't' or 'f' or 'I' => Narrow,
        '.' or ',' or ':' or ';' or '\'' or '|' or ' ' or '(' or ')' => Narrow,
        'm' or 'w' or 'M' or 'W' or '%' or '@' => Broad,
        (>= 0x200B and <= 0x200F) or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) => 0,
        >= 0x1100 and (< 0x2000 or > 0x206F) => Full,
        _ => Usual,
    });

    /// <summary>The text cut with an ellipsis to a width.</summary>
    public static string Cut(string text, double width)
    {
        if (WidthOf(text) <= width) return text;
        var parts = StringInfo.ParseCombiningCharacters(text);
        for (int n = parts.Length - 1; n > 0; n--)
        {
            string cut = text[..parts[n]].TrimEnd() + "\u2026";
            if (WidthOf(cut) <= width) return cut;
        }
        return "\u2026";
    }

    /// <summary>The text in lines of a width, broken between words; the last is cut when there are too many.</summary>
    public static IReadOnlyList<string> Wrap(string text, double width, int most)
    {
        List<string> lines = [""];
        foreach (string word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            string longer = lines[^1].Length == 0 ? word : $"{lines[^1]} {word}";
            if (lines[^1].Length == 0 || WidthOf(longer) <= width || lines.Count == most) lines[^1] = longer;
            else lines.Add(word);
        }
        return [.. lines.Select(l => Cut(l, width))];
    }

    /// <summary>
    /// Heights as near as can be to those wanted, in their order, that keep a gap and stay within bounds.
    /// </summary>
    /// <param name="wanted">The heights wanted, in any order.</param>
    /// <param name="gap">The least distance between two.</param>
    /// <param name="top">The least height.</param>
    /// <param name="bottom">The greatest.</param>
    public static IReadOnlyList<double> Spread(IReadOnlyList<double> wanted, double gap, double top, double bottom)
    {
        int[] order = [.. Enumerable.Range(0, wanted.Count).OrderBy(i => wanted[i])];
        double[] placed = [.. wanted];
        for (int n = 0; n < order.Length; n++)
        {
            double least = n == 0 ? top : placed[order[n - 1]] + gap;
            placed[order[n]] = Math.Max(placed[order[n]], least);
        }
        for (int n = order.Length - 1; n >= 0; n--)
        {
            double most = n == order.Length - 1 ? bottom : placed[order[n + 1]] - gap;
            placed[order[n]] = Math.Min(placed[order[n]], most);
        }
        return placed;
    }
}
