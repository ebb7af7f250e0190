using System.Text;
using NatoIraq.Core.History;

namespace NatoIraq.Core.Expressions;

/// <summary>
/// Cuts a text into tokens. A hyphen between letters or digits belongs to a name that began with a letter; anywhere
/// else it is a minus. Four digits, two and two with hyphens between are a date.
/// </summary>
internal sealed class Lexer(string text)
{
    private const int QuotedLength = 40;
    private const string DateShape = "dddd-dd-dd";
    private static readonly string[] Symbols =
        ["==", "!=", "<=", ">=", "<", ">", "+", "-", "*", "/", "(", ")", "[", "]", ","];

    private int _at;

    public Token Next()
    {
        SkipSpace();
        if (_at == text.Length) return new Token(TokenKind.End, "", _at);
        if (IsDate()) return Take(TokenKind.Date, _at + DateShape.Length);
        if (char.IsAsciiDigit(text[_at])) return Number();
        if (char.IsAsciiLetter(text[_at])) return Word();
        foreach (string symbol in Symbols)
        {
            if (string.CompareOrdinal(text, _at, symbol, 0, symbol.Length) == 0)
            {
                return Take(TokenKind.Symbol, _at + symbol.Length);
            }
        }
        throw Unexpected();
    }

    /// <summary>An argument that is not an expression: all up to a space, a comma or a bracket; may be empty.</summary>
    public Argument Argument()
    {
        SkipSpace();
        int end = _at;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && !",()[]".Contains(text[end])) end++;
        Token token = Take(TokenKind.Word, end);
        return new Argument(token.Text, token.Start);
    }

    /// <summary>A text for a message: what is not plain ASCII is shown by its code; cut when long.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder();
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (quoted.Length >= QuotedLength) return quoted.Append("...").ToString();
            if (rune.Value is >= ' ' and <= '~') quoted.Append((char)rune.Value);
            else quoted.Append($"U+{rune.Value:X4}");
        }
        return quoted.ToString();
    }

    private void SkipSpace()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at])) _at++;
    }

    private Token Take(TokenKind kind, int end)
    {
        int start = _at;
        _at = end;
        return new Token(kind, text[start..end], start);
    }

    private bool IsDate()
    {
        int end = _at + DateShape.Length;
        if (end > text.Length || (end < text.Length && char.IsAsciiDigit(text[end]))) return false;
        for (int i = 0; i < DateShape.Length; i++)
        {
            char c = text[_at + i];
            if (DateShape[i] == 'd' ? !char.IsAsciiDigit(c) : c != '-') return false;
        }
        return true;
    }

    private Token Number()
    {
        int end = Digits(_at);
        if (end < text.Length - 1 && text[end] == '.' && char.IsAsciiDigit(text[end + 1])) end = Digits(end + 1);
        if (end < text.Length && text[end] is 'e' or 'E')
        {
            int exponent = end + 1 < text.Length && text[end + 1] is '+' or '-' ? end + 2 : end + 1;
            if (exponent < text.Length && char.IsAsciiDigit(text[exponent])) end = Digits(exponent);
        }
        return Take(TokenKind.Number, end);
    }

    private int Digits(int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        return at;
    }

    private Token Word()
    {
        int end = _at;
        while (IsNamePart(end) || (end < text.Length && text[end] == '-' && IsNamePart(end + 1))) end++;
        Token word = Take(TokenKind.Word, end);
        if (Kebab.IsId(word.Text)) return word;
        string meant = word.Text.ToLowerInvariant().Replace('_', '-');
        throw new ExpressionException(
            $"'{Quote(word.Text)}' is not a name: a name is lower-case letters, digits and single hyphens, at most 64.",
            word.Start,
            meant != word.Text && Kebab.IsId(meant) ? $"Did you mean '{meant}'?" : null);
    }

    private bool IsNamePart(int at) => at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '_');

    private ExpressionException Unexpected()
    {
        Rune.DecodeFromUtf16(text.AsSpan(_at), out Rune rune, out int length);
        string? hint = text.Substring(_at, length) switch
        {
            "=" => "Equality is written ==.",
            "!" => "Write not, or != for unequal.",
            "&" => "Write and.",
            "|" => "Write or.",
            "%" => "Write a fraction: 0.2 for twenty per cent.",
            "." => "Write a digit on each side of the point, for example 0.5.",
            "\u2212" or "\u2013" => "Write the minus as -.",
            "\u2264" => "Write <=.",
            "\u2265" => "Write >=.",
            "\u2260" => "Write !=.",
            _ => null,
        };
        return new ExpressionException(
            $"'{Quote(rune.ToString())}' has no meaning in an expression; names, numbers, dates and these do: "
            + "+ - * / == != < <= > >= ( ) [ ] ,",
            _at,
            hint);
    }
}
