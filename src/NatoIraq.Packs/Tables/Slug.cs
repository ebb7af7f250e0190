using System.Globalization;
using System.Text;
using NatoIraq.Core.History;

namespace NatoIraq.Packs.Tables;

/// <summary>Makes ids of names: <c>United States</c> is <c>united-states</c>.</summary>
internal static class Slug
{
    private const int Longest = 40;

    /// <summary>The id; empty when the name has no Latin letters or digits.</summary>
    public static string Of(string name)
    {
        var id = new StringBuilder();
        foreach (char c in name.ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            bool isMark = CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;
            if (Plain(c) is { } letters) id.Append(letters);
            else if (!isMark && c is not ('.' or '\'' or '’') && id.Length > 0 && id[^1] != '-') id.Append('-');
        }
        string whole = id.ToString().Trim('-');
        string cut = whole.Length > Longest ? whole[..Longest].TrimEnd('-') : whole;
        return Kebab.IsId(cut) ? cut : "";
    }

    private static string? Plain(char c) => c switch
    {
        _ when char.IsAsciiLetterOrDigit(c) => $"{c}",
        'ı' => "i",
        'ø' => "o",
        'ł' => "l",
        'đ' => "d",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        _ => null,
    };
}
