using System.Globalization;

namespace NatoIraq.Core.Expressions;

internal enum TokenKind
{
    End,
    Number,
    Date,
    Word,
    Symbol,
}

internal readonly record struct Token(TokenKind Kind, string Text, int Start)
{
    public bool Is(string text) => Kind is TokenKind.Symbol or TokenKind.Word && Text == text;

    public Syntax.Number ToNumber()
    {
        if (Text.Length > 1 && Text[0] == '0' && char.IsAsciiDigit(Text[1]))
        {
            throw new ExpressionException(
                $"'{Lexer.Quote(Text)}' begins with a zero.",
                Start,
                "Write 8000 without a comma, and a date as yyyy-MM-dd.");
        }
        double value = double.Parse(Text, NumberStyles.Float, CultureInfo.InvariantCulture);
        return double.IsFinite(value)
            ? new Syntax.Number(value, Start)
            : throw new ExpressionException($"'{Lexer.Quote(Text)}' is too large for a number.", Start);
    }

    public Syntax.DateLiteral ToDate() =>
        DateOnly.TryParseExact(Text, "yyyy-MM-dd", out DateOnly day)
            ? new Syntax.DateLiteral(day, Start)
            : throw new ExpressionException($"There is no day {Text}: a date is yyyy-MM-dd.", Start);
}
