using System.Globalization;
using System.Text;
using NatoIraq.Core.History;

namespace NatoIraq.Packs.Tables;

/// <summary>Makes ids of names: <c>United States</c> is <c>united-states</c>.</summary>
internal static class Slug
{
    private const int Longest = 40;

    // The program runs without tables of cultures, so letters cannot be taken apart from their marks.
    private static readonly (string Letters, string Plain)[] Marked =
    [
        ("àáâãäåāăąǎ", "a"), ("çćĉċč", "c"), ("ďđð", "d"), ("èéêëēĕėęě", "e"), ("ĝğġģ", "g"), ("ĥħ", "h"),
        ("ìíîïĩīĭįı\u0130", "i"), ("ĵ", "j"), ("ķ", "k"), ("ĺļľŀł", "l"), ("ñńņň", "n"), ("òóôõöøōŏő", "o"),
        ("ŕŗř", "r"), ("śŝşšș", "s"), ("ţťŧț", "t"), ("ùúûüũūŭůűų", "u"), ("ŵ", "w"), ("ýÿŷ", "y"), ("źżž", "z"),
        ("ß", "ss"), ("æ", "ae"), ("œ", "oe"), ("þ", "th"),
    ];

    /// <summary>The id; empty when the name has no Latin letters or digits.</summary>
    public static string Of(string name)
    {
        var id = new StringBuilder();
        foreach (char c in name.ToLowerInvariant())
        {
            bool isMark = CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;
            if (Plain(c) is { } letters) id.Append(letters);
            else if (!isMark && c is not ('.' or '\'' or '’') && id.Length > 0 && id[^1] != '-') id.Append('-');
        }
        string whole = id.ToString().Trim('-');
        string cut = whole.Length > Longest ? whole[..Longest].TrimEnd('-') : whole;
        return Kebab.IsId(cut) ? cut : "";
    }

    private static string? Plain(char c)
    {
        if (char.IsAsciiLetterOrDigit(c)) return $"{c}";
        foreach ((string letters, string plain) in Marked)
        {
            if (letters.Contains(c)) return plain;
        }
        return null;
    }
}
